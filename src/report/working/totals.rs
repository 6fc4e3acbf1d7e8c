//! Sums over the risks, and how they stand against a budget.

use super::formula::{Part, exact, formula, number};
use super::{Formula, Known, Line, Place, Section, Working};
use crate::analysis::Row;
use crate::analysis::analyse::Standing;
use crate::document::RowId;
use crate::document::names::{journey_name, row_name};
use crate::grammar::number::plain;
use crate::math::units::MINUTES_PER_DAY;
use crate::math::{Mark, Minutes, ordered};
use crate::text::figures::{apart, figure, minutes_in_words, percent, shown};
use crate::text::words::count;

/// The most terms of a sum that are written out.
const MOST_TERMS: usize = 12;

/// What the figures are of: the whole service or a journey.
pub(super) fn scope(known: &Known) -> String {
    match known.engagement.scope {
        Some(journey) => journey_name(journey, known.engagement),
        None => "the whole service".to_owned(),
    }
}

/// A sum over risks, the largest first; the small ones together where there are many.
pub(super) fn sum(terms: Vec<(RowId, f64)>, shown: String, unit: &str, known: &Known) -> Formula {
    let order = ordered(terms.len(), &|a, b| terms[b].1.total_cmp(&terms[a].1));
    let several = if terms.len() > MOST_TERMS {
        MOST_TERMS - 1
    } else {
        terms.len()
    };
    let (first, rest) = order.split_at(several);
    let mut parts = Vec::new();
    let mut add = |part| {
        if !parts.is_empty() {
            parts.push(Part::Sign("+"));
        }
        parts.push(part);
    };
    for place in first {
        let (id, value) = terms[*place];
        let name = row_name(id, known.engagement);
        add(Part::Number(value, name, Some(Place::Risk(id))));
    }
    if !rest.is_empty() {
        let value = rest.iter().map(|place| terms[*place].1).sum();
        add(number(value, format!("{} others", rest.len())));
    }
    if parts.is_empty() {
        parts.push(exact("0", "no risk"));
    }
    formula(parts, shown, unit, &figure)
}

pub(super) fn terms(known: &Known, value: &dyn Fn(&Row) -> Option<f64>) -> Vec<(RowId, f64)> {
    let rows = known.analysis.rows.iter();
    rows.filter_map(|row| Some((row.id, value(row)?))).collect()
}

pub(super) fn costs(known: &Known) -> Vec<(RowId, f64)> {
    terms(known, &|row| Some(row.figures()?.bad_minutes.get()))
}

pub(super) fn counted(known: &Known) -> Option<usize> {
    Some(known.analysis.counted).filter(|counted| *counted > 0)
}

pub(super) fn total(known: &Known) -> Option<Working> {
    let counted = counted(known)?;
    let total = figure(known.analysis.total.get());
    let left_out = match known.analysis.left_out {
        0 => String::new(),
        rows => format!(" {rows} with a cell that cannot be read are left out."),
    };
    let risks = if counted == 1 { "risk" } else { "risks" };
    Some(Working {
        title: format!("{total} bad minutes a year"),
        of: scope(known),
        formula: Some(sum(costs(known), total, "bad min a year", known)),
        says: format!(
            "The sum of the {} {risks} that are counted. Incidents that overlap count one by one.{left_out}{}",
            count(counted),
            long(known.analysis.total)
        ),
        ..Working::default()
    })
}

/// Minutes in hours or days: " That is 15 h 51 min."
pub(super) fn long(minutes: Minutes) -> String {
    minutes_in_words(minutes).map_or(String::new(), |long| format!(" That is {long}."))
}

pub(super) fn incidents(known: &Known) -> Option<Working> {
    counted(known)?;
    let total = figure(known.analysis.incidents.get());
    let terms = terms(known, &|row| Some(row.figures()?.incidents.get()));
    Some(Working {
        title: format!("{total} incidents a year"),
        of: scope(known),
        formula: Some(sum(terms, total, "incidents a year", known)),
        says: "Each risk strikes once in its ETTF: a year divided by it.".to_owned(),
        ..Working::default()
    })
}

/// What a total has become, from the figures as they are shown.
pub(super) fn fewer(before: f64, after: f64) -> Line {
    let name = if shown(after) > shown(before) {
        "More than as it is"
    } else {
        "Fewer than as it is"
    };
    Line::worked_out(name, &difference(after, before))
}

pub(super) fn mitigated(known: &Known) -> Option<Working> {
    let mitigated = known.analysis.mitigated?;
    let total = figure(mitigated.total.get());
    let terms = terms(known, &|row| Some(row.mitigated?.get()));
    let on = known.engagement.mitigations.iter().filter(|one| one.on);
    let lines = on.map(|one| Line {
        name: crate::document::names::mitigation_name(one.id, known.engagement),
        place: Some(Place::Mitigations),
        ..Line::default()
    });
    let (before, after) = (known.analysis.total.get(), mitigated.total.get());
    let mut against = vec![fewer(before, after)];
    if let Some(standing) = known.analysis.chosen() {
        let name = format!("The budget of {}", percent(&standing.percent));
        let difference = difference(after, standing.rank.budget.get());
        against.push(Line::worked_out(name, &difference));
    }
    Some(Working {
        title: format!("{total} bad minutes a year"),
        of: format!("{}, with what is switched on", scope(known)),
        formula: Some(sum(terms, total, "bad min a year", known)),
        says: long(mitigated.total).trim_start().to_owned(),
        sections: vec![
            Section {
                title: "Switched on".to_owned(),
                lines: lines.collect(),
            },
            Section {
                title: "Against".to_owned(),
                lines: against,
            },
        ],
        ..Working::default()
    })
}

/// (100% - target) x days x 1 440 minutes.
pub(super) fn budget(
    target: crate::math::Percent,
    days: f64,
    span: &str,
    budget: Minutes,
    unit: &str,
) -> Formula {
    let parts = vec![
        exact(
            format!("{}%", plain(target.complement_of(100.0))),
            format!("not {}", percent(&target)),
        ),
        Part::Sign("×"),
        days_of(days, span),
        Part::Sign("×"),
        exact(plain(MINUTES_PER_DAY), "minutes a day"),
    ];
    formula(parts, figure(budget.get()), unit, &figure)
}

/// The days of a span, which says so itself where it is called by them: "28: days", "91.25: days, a quarter".
pub(super) fn days_of(days: f64, span: &str) -> Part {
    let days = plain(days);
    let label = match span == format!("{days} days") {
        true => "days".to_owned(),
        false => format!("days, {span}"),
    };
    exact(days, label)
}

pub(super) fn budget_of(standing: &Standing, known: &Known) -> Formula {
    let days = known.engagement.year.length().days().get();
    let rank = standing.rank;
    budget(standing.percent, days, "a year", rank.budget, "min allowed")
}

/// What a total is over a budget or leaves of it: the difference of what is shown, which is what the screen says.
pub(super) fn difference(total: f64, budget: f64) -> Formula {
    let (word, parts) = match shown(total) > shown(budget) {
        true => ("over", [(total, "bad min a year"), (budget, "min allowed")]),
        false => ("left", [(budget, "min allowed"), (total, "bad min a year")]),
    };
    let gap = apart(total, budget);
    let [first, second] = parts.map(|(value, label)| match figure(value) {
        text if text.starts_with(['<', '>']) => number(value, label),
        text => exact(text, label),
    });
    let parts = vec![first, Part::Sign("−"), second];
    formula(parts, gap.clone(), word, &|_| gap.clone())
}

pub(super) fn gap(known: &Known) -> Option<Working> {
    gap_of(known.analysis.chosen()?, known)
}

/// How the total stands against the budget of a target.
pub(super) fn gap_of(standing: &Standing, known: &Known) -> Option<Working> {
    counted(known)?;
    let (total, budget) = (known.analysis.total.get(), standing.rank.budget.get());
    let difference = difference(total, budget);
    let (gap, word) = (&difference.result.text, &difference.result.label);
    let title = format!("{gap} {word}");
    let targets = known.analysis.targets.iter();
    let budgets = targets.filter_map(|one| {
        let one = one.figures.as_ref().ok()?;
        Some(Line::worked_out(
            percent(&one.percent),
            &budget_of(one, known),
        ))
    });
    Some(Working {
        title,
        of: format!("{} against {}", scope(known), percent(&standing.percent)),
        formula: Some(difference),
        sections: vec![Section {
            title: "What each target allows in a year".to_owned(),
            lines: budgets.collect(),
        }],
        then: Some((
            format!("Why {}", figure(budget)),
            budget_of(standing, known),
        )),
        ..Working::default()
    })
}

pub(super) fn guessed(known: &Known) -> Option<Working> {
    let guessed = known.analysis.guessed?.get();
    let total = known.analysis.total.get();
    if total <= 0.0 {
        return None;
    }
    let all = costs(known);
    let is_guess = |id: RowId| {
        let risk = known.engagement.risk(id);
        risk.is_some_and(|risk| risk.basis.is_guess())
    };
    let terms = all.into_iter().filter(|(id, _)| is_guess(*id)).collect();
    let share = format!("{}%", plain((guessed / total * 100.0).round()));
    let whole = |value: f64| format!("{}%", plain((value * 100.0).round()));
    let parts = vec![
        number(guessed, "bad min that rest on guesses"),
        Part::Sign("/"),
        number(total, "bad min in all"),
    ];
    Some(Working {
        title: format!("{} of {} rest on guesses", figure(guessed), figure(total)),
        of: scope(known),
        formula: Some(sum(terms, figure(guessed), "bad min a year", known)),
        says: "A risk that nobody has said the source of counts as a guess.".to_owned(),
        then: Some((
            format!("Why {share}"),
            formula(parts, share, "of the total", &whole),
        )),
        ..Working::default()
    })
}

pub(super) fn left(known: &Known) -> Option<Working> {
    let standing = known.analysis.chosen()?;
    counted(known)?;
    let rank = standing.rank;
    let left = rank.left().get();
    let (text, word) = match left < 0.0 {
        true => (figure(-left), "over"),
        false => (figure(left), "left"),
    };
    let terms_of_left = match left < 0.0 {
        true => [
            number(rank.accepted.get(), "accepted"),
            number(rank.budget.get(), "min allowed"),
        ],
        false => [
            number(rank.budget.get(), "min allowed"),
            number(rank.accepted.get(), "accepted"),
        ],
    };
    let [first, second] = terms_of_left;
    let parts = vec![first, Part::Sign("−"), second];
    let rows = known.analysis.rows.iter().zip(&standing.marks);
    let (mut accepted, mut others) = (Vec::new(), Vec::new());
    for (row, mark) in rows {
        let Some((figures, mark)) = row.figures().zip(*mark) else {
            continue;
        };
        let of = if mark == Mark::Accepted {
            &mut accepted
        } else {
            &mut others
        };
        of.push((row.id, figures.bad_minutes.get()));
    }
    let sums = [
        ("Accepted", accepted, rank.accepted),
        ("The others need", others, rank.needed),
    ];
    let lines = sums.into_iter().map(|(name, terms, total)| Line {
        name: name.to_owned(),
        text: sum(terms, figure(total.get()), "", known).line(),
        figure: figure(total.get()),
        ..Line::default()
    });
    // What the screen says is to fix, where the others need more than is left.
    let mut lines: Vec<Line> = lines.collect();
    if left >= 0.0 && shown(rank.needed.get()) > shown(left) {
        let difference = difference(rank.needed.get(), left);
        lines.push(Line::worked_out("To fix", &difference));
    }
    Some(Working {
        title: format!(
            "{text} {word} of what {} allows",
            percent(&standing.percent)
        ),
        of: scope(known),
        formula: Some(formula(parts, text, word, &figure)),
        sections: vec![Section {
            title: "What is accepted, and what is not".to_owned(),
            lines,
        }],
        then: Some((
            format!("Why {}", figure(rank.budget.get())),
            budget_of(standing, known),
        )),
        ..Working::default()
    })
}
