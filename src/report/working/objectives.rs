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
use crate::math::error_budget;
use crate::text::figures::figure;
use crate::text::objectives::objective_words as words;
use crate::text::objectives::slo_words::span;
use crate::text::odds_words::probability;

fn find<'a>(id: RowId, known: &'a Known) -> Option<(&'a Objective, ObjectiveFigures)> {
    let objective = known.engagement.objective(id)?;
    Some((objective, figures(known.engagement, objective)))
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
    let formula = budget(
        target,
        found.window.get(),
        span(objective.window),
        found.budget()?,
        "min allowed",
    );
    Some(Working {
        title: format!(
            "{target}% holds in {shown} of {}",
            words::windows(objective.window)
        ),
        of: words::title(objective, known.engagement),
        says: format!(
            "{shown} is how likely the bad minutes of the risks that reach the journey stay at {} or less.",
            formula.result.text
        ),
        formula: Some(formula),
        sections: vec![method(known)],
        ..Working::default()
    })
}
