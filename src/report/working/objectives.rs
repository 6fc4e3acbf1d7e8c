//! The figures of an objective.

use super::formula::{Part, exact, formula, number};
use super::odds::{kept, method};
use super::totals::{self, budget, days_of};
use super::{Known, Line, Section, Working};
use crate::analysis::objective::{ObjectiveFigures, figures};
use crate::analysis::{Wanted, analyse};
use crate::document::{Objective, RowId};
use crate::grammar::chain::availability_text;
use crate::grammar::number::plain;
use crate::math::slo::allowed_failures;
use crate::math::units::MINUTES_PER_DAY;
use crate::math::{Minutes, error_budget};
use crate::text::figures::figure;
use crate::text::objectives::objective_words as words;
use crate::text::objectives::slo_words::{SHARES, minutes, span};
use crate::text::odds_words::{probability, stay_under, target_for};

fn find<'a>(id: RowId, known: &'a Known) -> Option<(&'a Objective, ObjectiveFigures)> {
    let objective = known.engagement.objective(id)?;
    Some((objective, figures(known.engagement, objective)))
}

/// What may fail, for how long, and how many events that is.
pub(super) fn allowance(id: RowId, known: &Known) -> Option<Working> {
    let (objective, found) = find(id, known)?;
    let target = *found.target.as_ref().ok()?;
    let of_window = |days, name| {
        let allowed = error_budget(target, days);
        (
            allowed,
            budget(target, days.get(), name, allowed, "min allowed"),
        )
    };
    let (allowed, formula) = of_window(found.window, span(objective.window));
    let outage = |allowed: Minutes, before: &str| {
        SHARES.map(|(share, users)| {
            let parts = vec![
                number(allowed.get(), "min allowed"),
                Part::Sign("/"),
                Part::Share(share, "of users".into(), None),
            ];
            let lasts = allowed.get() / share;
            let formula = self::formula(parts, figure(lasts), "min", &figure);
            let name = format!("{before}While it fails {users}");
            Line::new(name, formula.line(), minutes(Minutes::new(lasts)))
        })
    };
    let mut lines = outage(allowed, "").to_vec();
    let (shortest, longest) = objective.window.between();
    if shortest != longest {
        for (name, days) in [("At the shortest", shortest), ("At the longest", longest)] {
            let (allowed, formula) = of_window(days, name);
            lines.push(Line::worked_out(name, &formula));
            lines.extend(outage(allowed, &format!("{name}: ")));
        }
    }
    if let Ok(Some(events)) = found.events {
        let failures = allowed_failures(target, events);
        let parts = vec![
            number(events, "events"),
            Part::Sign("×"),
            exact(
                format!("{}%", plain(target.complement_of(100.0))),
                format!("not {target}%"),
            ),
        ];
        let formula = self::formula(parts, figure(failures), "may fail", &figure);
        lines.push(Line::worked_out(
            format!("Of {} events may fail", figure(events)),
            &formula,
        ));
    }
    Some(Working {
        title: format!("{} min may fail", formula.result.text),
        of: words::title(objective, known.engagement),
        formula: Some(formula),
        says: "An outage that fails only some of the users may last longer: the budget divided by their share."
            .to_owned(),
        sections: vec![Section {
            title: "How long an outage may last, and how many events it is".to_owned(),
            lines,
        }],
        ..Working::default()
    })
}

/// Failing share of the time measured, in minutes, over the budget of the window.
pub(super) fn spent(id: RowId, known: &Known) -> Option<Working> {
    let (objective, found) = find(id, known)?;
    let spent = words::spent(&found)?;
    let share = (*found.measured.share.as_ref().ok()?)?.get();
    let elapsed = found.measured.elapsed.as_ref().ok()?.get();
    let consumed = found.consumption()?;
    let target = *found.target.as_ref().ok()?;
    let window = found.window.get().max(elapsed);
    let of_budget = budget(
        target,
        window,
        span(objective.window),
        consumed.budget,
        "min allowed",
    );
    let show = |share: f64| format!("{}%", figure(share * 100.0));
    let parts = vec![
        Part::Share(1.0 - share, "failed of what was measured".into(), None),
        Part::Sign("×"),
        exact(plain(elapsed), "days measured"),
        Part::Sign("/"),
        Part::Sign("("),
        exact(
            format!("{}%", plain(target.complement_of(100.0))),
            format!("not {target}%"),
        ),
        Part::Sign("×"),
        days_of(window, span(objective.window)),
        Part::Sign(")"),
    ];
    let burn = vec![
        Part::Share(1.0 - share, "failed".into(), None),
        Part::Sign("/"),
        exact(
            format!("{}%", plain(target.complement_of(100.0))),
            format!("not {target}%"),
        ),
    ];
    let burn = formula(
        burn,
        figure(consumed.burn),
        "times the budget rate",
        &figure,
    );
    let allowed = number(consumed.budget.get(), "min allowed");
    let failed = number(consumed.failed.get(), "min failed");
    let (name, pieces) = match consumed.remaining.get() < 0.0 {
        true => ("Overspent", vec![failed, Part::Sign("−"), allowed]),
        false => ("Left", vec![allowed, Part::Sign("−"), failed]),
    };
    let rest = Minutes::new(consumed.remaining.get().abs());
    let left = formula(pieces, figure(rest.get()), "min", &figure);
    Some(Working {
        title: format!("{} of the budget spent", spent.share_text),
        of: words::title(objective, known.engagement),
        formula: Some(formula(
            parts,
            spent.share_text.clone(),
            "of the budget",
            &show,
        )),
        says: format!(
            "{}, {}. As if traffic were even over the time measured.",
            spent.minutes, spent.day
        ),
        sections: vec![Section {
            title: "Where its parts come from".to_owned(),
            lines: vec![
                Line {
                    name: "Budget".to_owned(),
                    text: of_budget.line(),
                    figure: format!("{} min", of_budget.result.text),
                    ..Line::default()
                },
                Line {
                    name: "Burn rate".to_owned(),
                    text: burn.line(),
                    figure: format!("{}×", burn.result.text),
                    ..Line::default()
                },
                Line::new(name, left.line(), minutes(rest)),
                Line::new(
                    "Gone at this burn in",
                    "what is left, by the minutes that fail in a minute",
                    consumed.exhausted_in.map_or("never".to_owned(), minutes),
                ),
            ],
        }],
        ..Working::default()
    })
}

pub(super) fn measured(id: RowId, known: &Known) -> Option<Working> {
    let (objective, found) = find(id, known)?;
    let (shown, counted) = words::measured_share(&found)?;
    let counts = found.measured.counts;
    let formula = counts.map(|counts| {
        let parts = vec![
            number(counts.good, "good"),
            Part::Sign("/"),
            number(counts.valid, "that count"),
        ];
        formula(parts, shown.clone(), "good", &|share| {
            availability_text(1.0 - share)
        })
    });
    Some(Working {
        title: format!("{shown} measured"),
        of: words::title(objective, known.engagement),
        says: match formula {
            Some(_) => format!("{counted}. Interactions whose impact is 0% do not count."),
            None => "Typed as a share.".to_owned(),
        },
        formula,
        ..Working::default()
    })
}

pub(super) fn risks_cost(id: RowId, known: &Known) -> Option<Working> {
    let (objective, found) = find(id, known)?;
    let scoped = known.engagement.scoped_to(objective.journey);
    let analysis = analyse(&scoped);
    let of_journey = Known {
        engagement: &scoped,
        analysis: &analysis,
        ..*known
    };
    let mut working = totals::total(&of_journey)?;
    working.of = words::title(objective, known.engagement);
    if let Ok(target) = found.target {
        let days = known.engagement.year.length().days();
        let allowed = error_budget(target, days);
        let name = format!("Against {target}%");
        let difference = totals::difference(analysis.total.get(), allowed.get());
        working.sections.push(Section {
            title: "Against its budget".to_owned(),
            lines: vec![Line::worked_out(name, &difference)],
        });
        working.then = Some((
            format!("Why {} are allowed", figure(allowed.get())),
            budget(target, days.get(), "a year", allowed, "min allowed"),
        ));
    }
    Some(working)
}

pub(super) fn holds(id: RowId, known: &Known) -> Option<Working> {
    let (objective, found) = find(id, known)?;
    let target = *found.target.as_ref().ok()?;
    let shown = probability(kept(known.odds, Wanted::Objective(id), objective.target?)?);
    let budget = budget(
        target,
        found.window.get(),
        span(objective.window),
        found.budget()?,
        "min allowed",
    );
    let allowed = allowed(objective, found.window.get(), known);
    Some(Working {
        title: format!(
            "{target}% holds in {shown} of {}",
            words::windows(objective.window)
        ),
        of: words::title(objective, known.engagement),
        says: format!(
            "{shown} is how likely the bad minutes of the risks that reach the journey stay at {} or less.",
            budget.result.text
        ),
        formula: Some(budget),
        sections: allowed.into_iter().chain([method(known)]).collect(),
        ..Working::default()
    })
}

/// The target that the risks of an objective's journey allow as often as wanted.
fn allowed(objective: &Objective, days: f64, known: &Known) -> Option<Section> {
    let told = known.told(Wanted::Objective(objective.id))?;
    let minutes = stay_under(told)?;
    let show = |value: f64| match target_for(1.0 - value) {
        Some(target) => format!("{target}%"),
        None => String::new(),
    };
    let shown = show(1.0 - minutes / (days * MINUTES_PER_DAY));
    let parts = vec![
        exact("1", "all of the time"),
        Part::Sign("−"),
        number(minutes, "min that they stay under"),
        Part::Sign("/"),
        Part::Sign("("),
        days_of(days, span(objective.window)),
        Part::Sign("×"),
        exact(plain(MINUTES_PER_DAY), "minutes a day"),
        Part::Sign(")"),
    ];
    let share = plain((known.engagement.odds.confidence() * 1e6).round() / 1e4);
    let name = format!("In {share}% of {}", words::windows(objective.window));
    let line = match shown.is_empty() {
        true => Line::new(name, "", "no target"),
        false => Line::worked_out(name, &formula(parts, shown, "rounded down", &show)),
    };
    Some(Section {
        title: "What its risks allow".to_owned(),
        lines: vec![line],
    })
}
