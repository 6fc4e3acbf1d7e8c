//! What became of each row between two states of an engagement.

use crate::analysis::comparison::{ChangedRisk, Comparison, Move, Side, Turn, fewer};
use crate::document::names::{mitigation_name, row_name, systemic_name};
use crate::document::{Column, RowId};
use crate::grammar::cell;
use crate::math::Minutes;
use crate::text::figures::figure;

/// What stands where nothing is counted.
pub const NOT_COUNTED: &str = "not counted";

/// What moved the total, as the chart shows it: what it is, and by how much: "+13.1".
pub fn moved(comparison: &Comparison, one: &Move) -> (String, String) {
    let name = match one.risk {
        None => "the others together".to_owned(),
        Some(id) if comparison.retired.contains(&id) => {
            format!("{}, retired", risk_name(id, &comparison.before))
        }
        Some(id) if comparison.added.contains(&id) => {
            format!("{}, added", risk_name(id, &comparison.after))
        }
        Some(id) => risk_name(id, &comparison.after),
    };
    (name, signed(one.by))
}

/// A change of minutes with its sign.
pub fn signed(by: f64) -> String {
    match by < 0.0 {
        true => format!("\u{2212}{}", figure(-by)),
        false => format!("+{}", figure(by)),
    }
}

/// The chart of what moved the total, in words.
pub fn fall_described(
    comparison: &Comparison,
    moves: &[Move],
    before: &str,
    after: &str,
) -> String {
    let total = |side: &Side| minutes(side.total());
    let (was, is) = (total(&comparison.before), total(&comparison.after));
    let mut text = format!("From {was} in {before} to {is} in {after}.");
    for one in moves {
        let (name, by) = moved(comparison, one);
        text += &format!(" {name}: {by}.");
    }
    if comparison.is_switched_on(true) {
        let then = minutes(comparison.after.mitigated());
        text += &format!(" With the mitigations that are on: {then}.");
    }
    text
}

/// One thing that is different.
#[derive(Clone, Debug, PartialEq)]
pub struct Different {
    /// What happened to it: "retired".
    pub kind: &'static str,
    /// Whether less fails now because of it, or more; `None` where neither is said.
    pub good: Option<bool>,
    /// Its name.
    pub name: String,
    /// What about it.
    pub said: String,
    /// Its figure.
    pub figure: String,
}

/// All that is different, one line each.
pub fn differences(comparison: &Comparison) -> Vec<Different> {
    let (before, after) = (&comparison.before, &comparison.after);
    let cost = |side: &Side, id| minutes(side.minutes(id));
    let mut all = Vec::new();
    for id in &comparison.retired {
        all.push(Different {
            kind: "retired",
            good: Some(true),
            name: risk_name(*id, before),
            said: String::new(),
            figure: format!("{} a year less", cost(before, *id)),
        });
    }
    for id in &comparison.added {
        all.push(Different {
            kind: "added",
            good: None,
            name: risk_name(*id, after),
            said: String::new(),
            figure: format!("{} a year", cost(after, *id)),
        });
    }
    for one in &comparison.changed {
        all.push(Different {
            kind: "changed",
            good: None,
            name: risk_name(one.id, after),
            said: changes(one, comparison),
            figure: match costs_same(one.id, comparison) {
                true => cost(after, one.id),
                false => format!("{} \u{2192} {}", cost(before, one.id), cost(after, one.id)),
            },
        });
    }
    let names = (&before.engagement, &after.engagement);
    for (id, turn) in &comparison.mitigations {
        let name = first_of(mitigation_name(*id, names.1), mitigation_name(*id, names.0));
        all.push(turn_of(*turn, name, "mitigation"));
    }
    for (id, turn) in &comparison.systemic {
        let name = first_of(systemic_name(*id, names.1), systemic_name(*id, names.0));
        all.push(turn_of(*turn, name, "systemic risk"));
    }
    all
}

fn turn_of(turn: Turn, name: String, what: &str) -> Different {
    Different {
        kind: turned(turn),
        good: match turn {
            Turn::SwitchedOn | Turn::Fixed => Some(true),
            Turn::SwitchedOff | Turn::Reopened | Turn::Added => Some(false),
            Turn::Removed => None,
        },
        name,
        said: what.to_owned(),
        figure: String::new(),
    }
}

/// Minutes, or that nothing is counted.
pub fn minutes(minutes: Option<Minutes>) -> String {
    minutes.map_or(NOT_COUNTED.to_owned(), |one| figure(one.get()))
}

/// A risk's name, where it still or already stands.
pub fn risk_name(id: RowId, side: &Side) -> String {
    row_name(id, &side.engagement)
}

/// A retired or new risk with its cost.
pub fn risk_line(id: RowId, side: &Side) -> String {
    let name = risk_name(id, side);
    match side.minutes(id) {
        Some(cost) => format!("{name}: {} bad minutes a year", figure(cost.get())),
        None => format!("{name}: {NOT_COUNTED}"),
    }
}

/// What became of a risk: "ETTD from 60 to 5".
pub fn changes(one: &ChangedRisk, comparison: &Comparison) -> String {
    let (before, after) = (&comparison.before, &comparison.after);
    let mut said = Vec::new();
    if one.renamed {
        said.push(format!("was called \"{}\"", risk_name(one.id, before)));
    }
    for column in &one.columns {
        let shown = |side: &Side| {
            let risk = side.engagement.risk(one.id);
            let text = risk.map_or(String::new(), |risk| {
                cell::show(*column, risk.entry(*column))
            });
            match text.is_empty() {
                true => "empty".to_owned(),
                false => with_unit(*column, text),
            }
        };
        said.push(format!(
            "{} from {} to {}",
            column.name(),
            shown(before),
            shown(after)
        ));
    }
    if let Some(accepted) = one.accepted {
        let target = after.engagement.chosen().map_or("", |one| &one.percent);
        let target = target.trim_end_matches('%');
        said.push(match accepted {
            true => format!("accepted at {target}%"),
            false => format!("no longer accepted at {target}%"),
        });
    }
    if one.columns.is_empty() && !costs_same(one.id, comparison) {
        said.push(
            "the same estimates; a systemic risk, a journey or the year is different".to_owned(),
        );
    }
    said.join("; ")
}

/// Whether a risk costs what it did, or was counted in neither.
fn costs_same(id: RowId, comparison: &Comparison) -> bool {
    let (before, after) = (comparison.before.minutes(id), comparison.after.minutes(id));
    before.is_some() == after.is_some() && fewer(before, after).unwrap_or(0.0) == 0.0
}

/// A bare number with the unit that the column's head says.
fn with_unit(column: Column, text: String) -> String {
    let bare = text.bytes().all(|one| one.is_ascii_digit() || one == b'.');
    match (bare, column) {
        (false, _) | (true, Column::Impact) => text,
        (true, Column::Ettf) => format!("{text} days"),
        (true, _) => format!("{text} min"),
    }
}

/// What became of mitigations and systemic risks, each in a line.
pub fn turns(comparison: &Comparison) -> Vec<String> {
    let (before, after) = (&comparison.before.engagement, &comparison.after.engagement);
    let mut lines = Vec::new();
    for (id, turn) in &comparison.mitigations {
        let name = first_of(mitigation_name(*id, after), mitigation_name(*id, before));
        lines.push(format!("Mitigation {}: {name}", turned(*turn)));
    }
    for (id, turn) in &comparison.systemic {
        let name = first_of(systemic_name(*id, after), systemic_name(*id, before));
        lines.push(format!("Systemic risk {}: {name}", turned(*turn)));
    }
    lines
}

fn first_of(after: String, before: String) -> String {
    match after.is_empty() {
        true => before,
        false => after,
    }
}

fn turned(turn: Turn) -> &'static str {
    match turn {
        Turn::SwitchedOn => "switched on",
        Turn::SwitchedOff => "switched off",
        Turn::Fixed => "fixed",
        Turn::Reopened => "no longer fixed",
        Turn::Added => "added",
        Turn::Removed => "removed",
    }
}

/// The risks that went, came or changed, each kind under its title; nothing of a kind that is not there.
pub fn lists(comparison: &Comparison) -> Vec<(&'static str, Vec<String>)> {
    let lines = |ids: &[RowId], side| ids.iter().map(|id| risk_line(*id, side)).collect();
    let changed = |one: &ChangedRisk| {
        let name = risk_name(one.id, &comparison.after);
        let said = changes(one, comparison);
        let (before, after) = (
            comparison.before.minutes(one.id),
            comparison.after.minutes(one.id),
        );
        match costs_same(one.id, comparison) {
            true => format!("{name}: {said}"),
            false => format!(
                "{name}: {said}; bad minutes a year from {} to {}",
                minutes(before),
                minutes(after)
            ),
        }
    };
    let mut lists = vec![
        (
            "Risks retired",
            lines(&comparison.retired, &comparison.before),
        ),
        ("Risks added", lines(&comparison.added, &comparison.after)),
        (
            "Risks changed",
            comparison.changed.iter().map(changed).collect(),
        ),
    ];
    lists.retain(|(_, lines): &(&str, Vec<String>)| !lines.is_empty());
    lists
}
