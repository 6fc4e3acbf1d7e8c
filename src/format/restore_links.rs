//! Journeys, the matrix and systemic risks from any JSON, with their links.

use serde_json::Value;

use super::repair::{Ids, Links, Notes, Object, RowIds, join, linked, list, text};
use super::restore_entry::{entry, entry_of};
use super::worsening;
use crate::model::{
    Basis, BasisKind, Column, Engagement, Interaction, Journey, Risk, RowId, Scope, Systemic,
    Worsening, reading,
};

/// The most journeys, and interactions of one journey, that one document holds.
const MOST_JOURNEYS: usize = 200;
/// The most systemic risks one document holds.
const MOST_SYSTEMIC: usize = 200;
/// The most links in one list.
const MOST_LINKS: usize = 5_000;

/// The journeys and interactions by the ids the file has for them.
#[derive(Default)]
pub struct Known<'a> {
    journeys: Links<'a>,
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
pub fn reach(value: &Value, place: &str, risk: &mut Risk, known: &Known, notes: &mut Notes) {
    let Some(object) = value.as_object() else {
        return;
    };
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

/// Reads the systemic risks.
pub fn systemic(
    object: &Object,
    fresh: &mut Engagement,
    known: &Known,
    risks: &Links,
    ids: &mut Ids,
    notes: &mut Notes,
) {
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
        fresh.systemic.push(read);
    }
}

fn scope(value: &Value, place: &str, known: &Known, risks: &Links, notes: &mut Notes) -> Scope {
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

fn rows<'a>(
    object: &'a Object,
    place: &str,
    key: &str,
    most: usize,
    notes: &mut Notes,
) -> impl Iterator<Item = (usize, &'a Value)> + use<'a> {
    list(object, place, key, most, notes).iter().enumerate()
}

fn object_of<'a>(value: &'a Value, place: &str, notes: &mut Notes) -> Option<&'a Object> {
    let object = value.as_object();
    if object.is_none() {
        notes.at(place, "expected an object; left out.");
    }
    object
}

fn note_id<'a>(object: &'a Object, id: RowId, links: &mut Links<'a>) {
    if let Some(known) = object.get("id").and_then(Value::as_str) {
        links.push((known, id));
    }
}

fn flag(object: &Object, place: &str, key: &str, usual: bool, notes: &mut Notes) -> bool {
    match object.get(key) {
        None => usual,
        Some(Value::Bool(flag)) => *flag,
        Some(_) => {
            let place = join(place, key);
            notes.add(format!("{place}: expected true or false; {usual} is used."));
            usual
        }
    }
}

/// The record that a text under `key` names; `None` when there is no link.
fn link(
    object: &Object,
    place: &str,
    key: &str,
    known: &Links,
    notes: &mut Notes,
) -> Option<RowId> {
    let value = object.get(key).filter(|value| !value.is_null())?;
    let found = value.as_str().and_then(|id| linked(known, id));
    if found.is_none() {
        let place = join(place, key);
        notes.at(&place, "names nothing that is here; left out.");
    }
    found
}

fn links(object: &Object, place: &str, key: &str, known: &Links, notes: &mut Notes) -> Vec<RowId> {
    let mut found = Vec::new();
    for (at, value) in rows(object, place, key, MOST_LINKS, notes) {
        match value.as_str().and_then(|id| linked(known, id)) {
            Some(id) if !found.contains(&id) => found.push(id),
            Some(_) => {}
            None => notes.add(format!(
                "{}[{at}]: names nothing that is here; left out.",
                join(place, key)
            )),
        }
    }
    found
}
