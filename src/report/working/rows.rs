//! The bad minutes of one risk.

use super::formula::{Part, formula};
use super::{CountsAs, Formula, Known, Line, Place, Section, Working};
use crate::analysis::working::{Behind, BehindRow};
use crate::analysis::{Row, marked_from};
use crate::document::names::{journey_name, mitigation_name, row_name, systemic_name};
use crate::document::{Column, Risk, RowId};
use crate::grammar::cell;
use crate::grammar::number::plain;
use crate::math::{Estimate, Frequency, Means};
use crate::text::figures::{figure, grouped_in, percent};
use crate::text::systemic_words::effect;
use crate::text::words::mark;

pub(super) fn minutes(id: RowId, known: &Known, behind: &Behind) -> Option<Working> {
    let risks = &known.engagement.risks;
    let place = risks.iter().position(|risk| risk.id == id)?;
    let (risk, row) = (&risks[place], known.analysis.rows.get(place)?);
    let shown = row.figures()?;
    let of_row = behind.row(place)?;
    let minutes = figure(shown.bad_minutes.get());
    Some(Working {
        title: format!("{minutes} bad minutes a year"),
        of: of(id, known),
        formula: Some(product(id, &of_row.now, minutes)),
        says: says(risk, known),
        cells: Column::ALL
            .into_iter()
            .filter_map(|column| counts_as(column, risk, row, &of_row, known))
            .collect(),
        sections: [looked_at(risk, &of_row, known), share(row, place, known)]
            .into_iter()
            .flatten()
            .collect(),
        then: then(id, row, &of_row),
    })
}

/// Which risk, and for which journey.
fn of(id: RowId, known: &Known) -> String {
    let name = row_name(id, known.engagement);
    match known.engagement.scope {
        Some(journey) => format!("{name}, for {}", journey_name(journey, known.engagement)),
        None => name,
    }
}

/// (ETTD + ETTR) x impact x incidents.
fn product(id: RowId, means: &Means, shown: String) -> Formula {
    let cell = |column| Some(Place::Cell(id, column));
    let parts = vec![
        Part::Sign("("),
        Part::Number(means.ettd.get(), "ETTD, min".into(), cell(Column::Ettd)),
        Part::Sign("+"),
        Part::Number(means.ettr.get(), "ETTR, min".into(), cell(Column::Ettr)),
        Part::Sign(")"),
        Part::Sign("×"),
        Part::Share(means.impact.get(), "of users".into(), cell(Column::Impact)),
        Part::Sign("×"),
        Part::Number(
            means.incidents.get(),
            "incidents a year".into(),
            cell(Column::Ettf),
        ),
    ];
    formula(parts, shown, "bad min a year", &figure)
}

fn says(risk: &Risk, known: &Known) -> String {
    let guess = match risk.basis.kind {
        Some(kind) => format!(
            "It rests on {}.",
            crate::text::answer::answer_words::basis(kind)
        ),
        None => "Nobody has said what it rests on, so it counts as a guess.".to_owned(),
    };
    let year = known.engagement.year.length().days().get();
    format!("{guess} A year has {} days.", plain(year))
}

/// What a cell counts as, before systemic risks come on top.
fn counts_as(
    column: Column,
    risk: &Risk,
    row: &Row,
    behind: &BehindRow,
    known: &Known,
) -> Option<CountsAs> {
    let estimates = &behind.estimates;
    let journey = known.engagement.scope;
    let own_impact = journey.and_then(|journey| match risk.reaches(journey) {
        crate::document::Reached::With(impact) => Some(impact),
        _ => None,
    });
    let entry = match (column, own_impact) {
        (Column::Impact, Some(impact)) => impact,
        _ => risk.entry(column),
    };
    let (how, text) = match column {
        Column::Ettd => (
            shape(&estimates.ettd),
            minutes_text(estimates.ettd.mean().get()),
        ),
        Column::Ettr => (
            shape(&estimates.ettr),
            minutes_text(estimates.ettr.mean().get()),
        ),
        Column::Impact => {
            let share = estimates.impact.mean().get() * 100.0;
            (shape(&estimates.impact), format!("{}%", figure(share)))
        }
        Column::Ettf => {
            let year = known.engagement.year.length();
            let incidents = estimates.frequency.incidents_per_year(year).get();
            let how = match estimates.frequency {
                Frequency::Every(Estimate::Point(_)) => "a year divided by it",
                Frequency::Every(_) => "a year times the mean of 1 / ETTF",
                Frequency::Rate(Estimate::Point(_)) => "as typed",
                Frequency::Rate(_) => "the mean of the rate",
            };
            (how, format!("{} a year", figure(incidents)))
        }
    };
    debug_assert_eq!(row.id, risk.id);
    Some(CountsAs {
        column,
        risk: risk.id,
        typed: grouped_in(&cell::show(column, entry)),
        how,
        figure: text,
    })
}

fn minutes_text(minutes: f64) -> String {
    format!("{} min", figure(minutes))
}

/// How a range becomes one figure.
fn shape<U>(estimate: &Estimate<U>) -> &'static str {
    match estimate {
        Estimate::Point(_) => "as typed",
        Estimate::Lognormal { .. } => "9 of 10 fall in it, lognormal: its mean",
        Estimate::Exponential { .. } => "95 of 100 stay below its end, exponential: its mean",
        Estimate::Uniform { .. } => "all in it equally likely: its middle",
        Estimate::Capped { .. } => "all in it equally likely, held at 100%: its mean",
    }
}

/// The systemic risks that affect it, and the mitigations that are on.
fn looked_at(risk: &Risk, behind: &BehindRow, known: &Known) -> Option<Section> {
    let engagement = known.engagement;
    let mut lines = Vec::new();
    for (place, saved) in &behind.systemic {
        let one = &engagement.systemic[*place];
        let Some(effect) = effect(one, risk) else {
            continue;
        };
        let counted = match (one.included, one.fixed) {
            (true, false) => "in the estimates",
            (true, true) => "taken out of the estimates",
            (false, false) => "on top of the estimates",
            (false, true) => "does nothing any more",
        };
        let saves = saved.get() > 1e-9;
        lines.push(Line {
            name: systemic_name(one.id, engagement),
            place: Some(Place::Systemic),
            text: format!("{effect}, {counted}"),
            figure: match saves {
                true => format!("fixing saves {}", figure(saved.get())),
                false => String::new(),
            },
        });
    }
    let row = known.analysis.rows.iter().find(|row| row.id == risk.id)?;
    for (at, place) in behind.on.iter().enumerate() {
        let one = &engagement.mitigations[*place];
        let last = at + 1 == behind.on.len();
        lines.push(Line {
            name: mitigation_name(one.id, engagement),
            place: Some(Place::Mitigations),
            text: "is on".to_owned(),
            figure: match row.mitigated.filter(|_| last) {
                Some(then) => format!("then {}", figure(then.get())),
                None => String::new(),
            },
        });
    }
    (!lines.is_empty()).then(|| Section {
        title: "What else was looked at".to_owned(),
        lines,
    })
}

/// Its share of the budget, and what that is called.
fn share(row: &Row, place: usize, known: &Known) -> Option<Section> {
    let standing = known.analysis.chosen()?;
    let budget = standing.rank.budget;
    let marked = (*standing.marks.get(place)?)?;
    let (too_big, caution) = marked_from(known.engagement, budget);
    let cost = row.figures()?.bad_minutes.get();
    let share = cost / budget.get() * 100.0;
    let of_total = cost / known.analysis.total.get() * 100.0;
    let line = |text: String, figure: String| Line {
        text,
        figure,
        ..Line::default()
    };
    let mut lines = vec![line(
        format!(
            "{} of the {} that {} allows",
            figure(cost),
            figure(budget.get()),
            percent(&standing.percent)
        ),
        format!("{}%", figure(share)),
    )];
    if known.analysis.total.get() > 0.0 {
        lines.push(line(
            format!(
                "{} of {} in all",
                figure(cost),
                figure(known.analysis.total.get())
            ),
            format!("{}%", figure(of_total)),
        ));
    }
    lines.push(line(
        format!(
            "Too big from {}, caution from {}",
            figure(too_big.get()),
            figure(caution.get())
        ),
        mark(marked).to_owned(),
    ));
    Some(Section {
        title: "Its share".to_owned(),
        lines,
    })
}

/// What it becomes with the mitigations that are on.
fn then(id: RowId, row: &Row, behind: &BehindRow) -> Option<(String, Formula)> {
    let then = row.mitigated.filter(|_| !behind.on.is_empty())?;
    let shown = figure(then.get());
    Some((format!("Why {shown}"), product(id, &behind.then, shown)))
}
