//! Journeys, the matrix and systemic risks from any JSON, with their links.

use serde_json::Value;

use super::repair::{
    Ids, Links, Notes, Object, RowIds, flag, join, link, links, note_id, object_of, rows, text,
};
use super::restore_entry::{entry, entry_of};
use super::worsening;
use crate::model::{
    Basis, BasisKind, Column, Engagement, Interaction, Journey, Risk, Scope, Systemic, Worsening,
    reading,
};

/// The most journeys, and interactions of one journey, that one document holds.
const MOST_JOURNEYS: usize = 200;
/// The most systemic risks one document holds.
pub const MOST_SYSTEMIC: usize = 200;

/// The journeys and interactions by the ids the file has for them.
#[derive(Default)]
pub struct Known<'a> {
    /// Journeys.
    pub journeys: Links<'a>,
    interactions: Links<'a>,
}

/// Reads the journeys and the scope.
pub fn journeys<'a>(
    object: &'a Object,
    fresh: &mut Engagement,
    targets: &Links,
    ids: &mut Ids,
    notes: &mut Notes,
) -> Known<'a> {
    let mut known = Known::default();
    let (mut seen, mut seen_inside) = (RowIds::default(), RowIds::default());
    for (at, value) in rows(object, "engagement", "journeys", MOST_JOURNEYS, notes) {
        let place = format!("engagement.journeys[{at}]");
        let Some(journey) = object_of(value, &place, notes) else {
            continue;
        };
        let keys = ["id", "name", "target", "interactions"];
        notes.unknown_keys(journey, &place, |key| keys.contains(&key));
        let mut read = Journey::blank(ids.row(journey, &place, &mut seen, notes));
        read.name = text(journey, &place, "name", "", notes);
        read.target = link(journey, &place, "target", targets, notes);
        note_id(journey, read.id, &mut known.journeys);
        for (at, value) in rows(journey, &place, "interactions", MOST_JOURNEYS, notes) {
            let place = format!("{place}.interactions[{at}]");
            let Some(object) = object_of(value, &place, notes) else {
                continue;
            };
            let keys = ["id", "request", "validEvent", "impact"];
            notes.unknown_keys(object, &place, |key| keys.contains(&key));
            let mut one = Interaction::blank(ids.row(object, &place, &mut seen_inside, notes));
            one.request = text(object, &place, "request", "", notes);
            one.valid_event = text(object, &place, "validEvent", "", notes);
            if let Some(impact) = object.get("impact") {
                one.impact = entry(Column::Impact, impact, &join(&place, "impact"), notes);
            }
            note_id(object, one.id, &mut known.interactions);
            read.interactions.push(one);
        }
        fresh.journeys.push(read);
    }
    fresh.scope = link(object, "engagement", "scope", &known.journeys, notes);
    known
}

/// Reads what a risk reaches.
pub fn reach(object: &Object, place: &str, risk: &mut Risk, known: &Known, notes: &mut Notes) {
    risk.interactions = links(object, place, "interactions", &known.interactions, notes);
    risk.basis = basis(object, &join(place, "basis"), notes);
    let place = join(place, "reach");
    let Some(reach) = object.get("reach") else {
        return;
    };
    let Some(reach) = object_of(reach, &place, notes) else {
        return;
    };
    notes.unknown_keys(reach, &place, |key| ["all", "journeys"].contains(&key));
    risk.reach.all = flag(reach, &place, "all", true, notes);
    for (at, value) in rows(reach, &place, "journeys", MOST_JOURNEYS, notes) {
        let place = format!("{place}.journeys[{at}]");
        let Some(cell) = object_of(value, &place, notes) else {
            continue;
        };
        notes.unknown_keys(cell, &place, |key| ["journey", "impact"].contains(&key));
        if let Some(journey) = link(cell, &place, "journey", &known.journeys, notes) {
            let impact = cell.get("impact").unwrap_or(&Value::Null);
            let impact = entry(Column::Impact, impact, &join(&place, "impact"), notes);
            risk.reach.set(journey, Some(impact));
        }
    }
}

fn basis(risk: &Object, place: &str, notes: &mut Notes) -> Basis {
    let Some(value) = risk.get("basis") else {
        return Basis::default();
    };
    let Some(object) = object_of(value, place, notes) else {
        return Basis::default();
    };
    notes.unknown_keys(object, place, |key| ["kind", "who", "when"].contains(&key));
    let kind = object.get("kind").filter(|kind| !kind.is_null());
    let known = kind.and_then(Value::as_str).and_then(BasisKind::named);
    if kind.is_some() && known.is_none() {
        notes.add(format!(
            "{place}.kind: expected guess, incidents, drill or vendor; left out."
        ));
    }
    Basis {
        kind: known,
        who: text(object, place, "who", "", notes),
        when: text(object, place, "when", "", notes),
    }
}

/// Reads the systemic risks. Returns them by the ids the file has for them.
pub fn systemic<'a>(
    object: &'a Object,
    fresh: &mut Engagement,
    known: &Known,
    risks: &Links,
    ids: &mut Ids,
    notes: &mut Notes,
) -> Links<'a> {
    let mut links = Links::new();
    let mut seen = RowIds::default();
    for (at, value) in rows(object, "engagement", "systemic", MOST_SYSTEMIC, notes) {
        let place = format!("engagement.systemic[{at}]");
        let Some(row) = object_of(value, &place, notes) else {
            continue;
        };
        let keys = [
            "id",
            "name",
            "ettd",
            "ettr",
            "moreOften",
            "included",
            "fixed",
            "scope",
        ];
        notes.unknown_keys(row, &place, |key| keys.contains(&key));
        let mut read = Systemic::blank(ids.row(row, &place, &mut seen, notes));
        read.name = text(row, &place, "name", "", notes);
        for (what, key) in Worsening::ALL.into_iter().zip(&keys[2..5]) {
            if let Some(value) = row.get(*key) {
                let place = join(&place, key);
                let typed = |text: &str| worsening::read(what, text);
                let takes = |entry: &_| reading::worsening(what, entry).is_ok();
                *read.entry_mut(what) = entry_of(what.name(), value, &place, &typed, &takes, notes);
            }
        }
        read.included = flag(row, &place, "included", true, notes);
        read.fixed = flag(row, &place, "fixed", false, notes);
        if let Some(scope) = row.get("scope") {
            read.scope = self::scope(scope, &join(&place, "scope"), known, risks, notes);
        }
        note_id(row, read.id, &mut links);
        fresh.systemic.push(read);
    }
    links
}

/// A choice of risks.
pub fn scope(value: &Value, place: &str, known: &Known, risks: &Links, notes: &mut Notes) -> Scope {
    let Some(object) = object_of(value, place, notes) else {
        return Scope::default();
    };
    let keys = ["all", "risks", "journeys"];
    notes.unknown_keys(object, place, |key| keys.contains(&key));
    Scope {
        all: flag(object, place, "all", true, notes),
        risks: links(object, place, "risks", risks, notes),
        journeys: links(object, place, "journeys", &known.journeys, notes),
    }
}
