//! What a mitigation saves, and what fixing a systemic risk saves.

use super::formula::{Part, formula, number};
use super::{Formula, Known, Line, Place, Section, Working};
use crate::analysis::working::{Behind, Changed};
use crate::document::RowId;
use crate::document::names::{mitigation_name, row_name, systemic_name};
use crate::text::figures::{figure, percent};
use crate::text::odds_words::probability;
use crate::text::plans;

/// Before less after, over the risks that change.
fn difference(rows: &[Changed], shown: String, worse: bool) -> Formula {
    let before: f64 = rows.iter().map(|one| one.before.get()).sum();
    let after: f64 = rows.iter().map(|one| one.after.get()).sum();
    let before = number(before, "bad min of the risks it changes");
    let after = number(after, "bad min of them with it");
    let parts = match worse {
        true => vec![after, Part::Sign("−"), before],
        false => vec![before, Part::Sign("−"), after],
    };
    formula(parts, shown, if worse { "added" } else { "saved" }, &figure)
}

fn changes(rows: &[Changed], known: &Known) -> Section {
    let line = |one: &Changed| {
        let id = known.engagement.risks[one.place].id;
        Line {
            name: row_name(id, known.engagement),
            place: Some(Place::Risk(id)),
            text: String::new(),
            figure: format!("{} → {}", figure(one.before.get()), figure(one.after.get())),
        }
    };
    Section {
        title: "Bad minutes a year, before and after".to_owned(),
        lines: rows.iter().map(line).collect(),
    }
}

/// How often the chosen target holds without a mitigation and with it.
fn odds(id: RowId, known: &Known) -> Option<Section> {
    let target = known.engagement.chosen()?;
    let found = known
        .odds
        .before_and_after(known.engagement, id, target.id)?;
    let percent = percent(&known.analysis.chosen()?.percent);
    let line = |name: &str, kept| Line::new(name, "", probability(kept));
    Some(Section {
        title: format!("{percent} holds in"),
        lines: vec![line("Without it", found.0), line("With it", found.1)],
    })
}

pub(super) fn saved(id: RowId, known: &Known, behind: &Behind) -> Option<Working> {
    let engagement = known.engagement;
    let place = engagement.mitigations.iter().position(|one| one.id == id)?;
    let figures = known.analysis.mitigations.get(place)?;
    let saved = figures.saved?.get();
    let rows = behind.saved(place);
    let worse = saved < 0.0;
    let amount = figure(saved.abs());
    let worth = figures.per_week.zip(figures.effort).filter(|_| !worse);
    Some(Working {
        title: match plans::saved(figures).as_str() {
            text @ "nothing" => text.to_owned(),
            _ if worse => format!("adds {amount} bad minutes a year"),
            text => format!("{text} bad minutes a year saved"),
        },
        of: mitigation_name(id, engagement),
        formula: Some(difference(&rows, amount, worse)),
        says: "Counted with the others as they are switched now. Of several new estimates for one cell the cheapest counts, factors multiply, and systemic risks come after: the order never matters.".to_owned(),
        sections: [Some(changes(&rows, known)), odds(id, known)]
            .into_iter()
            .flatten()
            .collect(),
        then: worth.map(|(worth, weeks)| {
            let shown = figure(worth.get());
            let parts = vec![
                number(saved, "saved"),
                Part::Sign("/"),
                number(weeks, "person-weeks"),
            ];
            let formula = formula(parts, shown.clone(), "a person-week", &figure);
            (format!("Why {shown} a person-week"), formula)
        }),
        ..Working::default()
    })
}

pub(super) fn fixing(id: RowId, known: &Known, behind: &Behind) -> Option<Working> {
    let engagement = known.engagement;
    let place = engagement.systemic.iter().position(|one| one.id == id)?;
    let saved = known.analysis.systemic.get(place)?.saved?.get();
    let rows = behind.fixing(place);
    let amount = figure(saved);
    let counted = match engagement.systemic[place].included {
        true => {
            "The estimates include it: fixing takes its minutes out of them, never below 0, and divides the rate."
        }
        false => "It comes on top of the estimates: fixing takes away what it adds.",
    };
    Some(Working {
        title: format!("fixing saves {amount} bad minutes a year"),
        of: systemic_name(id, engagement),
        formula: Some(difference(&rows, amount, false)),
        says: format!(
            "{counted} All other systemic risks as they stand; savings overlap and do not add up."
        ),
        sections: vec![changes(&rows, known)],
        ..Working::default()
    })
}
