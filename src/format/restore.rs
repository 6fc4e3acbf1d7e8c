//! The one door for documents from outside: takes any JSON, repairs what it can and says what
//! it repaired.

use std::str::FromStr;

use serde_json::Value;

pub use super::repair::MOST_CHARACTERS;
use super::repair::{Ids, Links, Notes, Object, RowIds, hash, join, linked, list, text, written};
use super::restore_entry::entry;
pub use super::restore_links::MOST_SYSTEMIC;
use super::{restore_links, restore_plans};
use crate::model::{Column, Doubt, Engagement, EngagementId, Risk, Target, Window, Year};

/// The most risks one document holds.
pub const MOST_RISKS: usize = 5_000;
/// The most targets one document holds.
pub const MOST_TARGETS: usize = 100;

const ENGAGEMENT_KEYS: [&str; 13] = [
    "id",
    "name",
    "author",
    "year",
    "tooBigPercent",
    "targets",
    "chosenTarget",
    "journeys",
    "scope",
    "risks",
    "systemic",
    "mitigations",
    "odds",
];
const RISK_KEYS: [&str; 12] = [
    "id",
    "name",
    "ettd",
    "ettr",
    "impact",
    "ettf",
    "owner",
    "notes",
    "basis",
    "reach",
    "interactions",
    "accepted",
];

/// An engagement from any JSON.
pub fn engagement(value: &Value, notes: &mut Notes) -> Engagement {
    let nothing = Object::new();
    let object = value.as_object().unwrap_or(&nothing);
    let place = "engagement";
    notes.unknown_keys(object, place, |key| ENGAGEMENT_KEYS.contains(&key));
    let mut ids = Ids::of(object);
    let id = text(object, place, "id", "", notes);
    let id = EngagementId::from_str(&id).unwrap_or_else(|_| {
        notes.add("engagement.id: expected 26 characters a-z and 2-7; a new id is used.".into());
        let text = written(value);
        let [one, two] = [hash(text.as_bytes(), 1), hash(text.as_bytes(), 2)];
        EngagementId::from_random(&[one.to_be_bytes(), two.to_be_bytes()].concat())
    });
    let name = text(object, place, "name", "", notes);
    let mut fresh = Engagement::new(id, name, || ids.unused("target"));
    fresh.author = text(object, place, "author", "", notes);
    fresh.year = year(object, notes);
    fresh.too_big_percent = text(object, place, "tooBigPercent", "25", notes);
    let links = targets(object, &mut fresh, &mut ids, notes);
    let known = restore_links::journeys(object, &mut fresh, &links, &mut ids, notes);
    let mut seen = RowIds::default();
    let mut risks = Links::new();
    for (at, value) in list(object, place, "risks", MOST_RISKS, notes)
        .iter()
        .enumerate()
    {
        let place = format!("engagement.risks[{at}]");
        let mut risk = risk(value, &place, &mut ids, &mut seen, notes);
        if let Some(object) = value.as_object() {
            restore_links::reach(object, &place, &mut risk, &known, notes);
            restore_plans::accepted(object, &place, &mut risk, &links, &known, notes);
        }
        if let Some(id) = value.get("id").and_then(Value::as_str) {
            risks.push((id, risk.id));
        }
        fresh.risks.push(risk);
    }
    let systemic = restore_links::systemic(object, &mut fresh, &known, &risks, &mut ids, notes);
    let ids = &mut ids;
    restore_plans::mitigations(object, &mut fresh, &known, &risks, &systemic, ids, notes);
    if let Some(odds) = object.get("odds").and_then(Value::as_object) {
        let named = |key: &str| odds.get(key).and_then(Value::as_str);
        let window = Window::ALL
            .into_iter()
            .find(|one| named("window") == Some(one.name()));
        fresh.odds.window = window.unwrap_or_default();
        let doubt = Doubt::ALL
            .into_iter()
            .find(|one| named("doubt") == Some(one.name()));
        fresh.odds.doubt = doubt.unwrap_or_default();
        fresh.odds.confidence = text(odds, "engagement.odds", "confidence", "90", notes);
    }
    fresh
}

fn year(object: &Object, notes: &mut Notes) -> Year {
    let Some(value) = object.get("year") else {
        return Year::default();
    };
    let known = |year: &Year| value.as_str() == Some(year.name());
    Year::ALL.into_iter().find(known).unwrap_or_else(|| {
        notes.add("engagement.year: expected \"365\" or \"365.25\"; 365 is used.".to_owned());
        Year::default()
    })
}

/// Reads the targets and the chosen one. Returns the targets by the id the file has for them.
fn targets<'a>(
    object: &'a Object,
    fresh: &mut Engagement,
    ids: &mut Ids,
    notes: &mut Notes,
) -> Links<'a> {
    let mut links = Links::new();
    let mut seen = RowIds::default();
    let mut targets = Vec::new();
    for (at, value) in list(object, "engagement", "targets", MOST_TARGETS, notes)
        .iter()
        .enumerate()
    {
        let place = format!("engagement.targets[{at}]");
        let Some(target) = value.as_object() else {
            notes.at(&place, "expected an object; left out.");
            continue;
        };
        notes.unknown_keys(target, &place, |key| ["id", "percent"].contains(&key));
        let id = ids.row(target, &place, &mut seen, notes);
        if let Some(known) = target.get("id").and_then(Value::as_str) {
            links.push((known, id));
        }
        let percent = text(target, &place, "percent", "", notes);
        targets.push(Target { id, percent });
    }
    let chosen = object.get("chosenTarget").and_then(Value::as_str);
    let chosen = chosen.and_then(|id| linked(&links, id));
    if let Some(first) = targets.first() {
        fresh.chosen_target = chosen.unwrap_or_else(|| {
            notes.add(
                "engagement.chosenTarget: names none of the targets; the first is used.".into(),
            );
            first.id
        });
        fresh.targets = targets;
    } else {
        notes.add("engagement.targets: there are none; the usual four are used.".to_owned());
    }
    links
}

fn risk(value: &Value, place: &str, ids: &mut Ids, seen: &mut RowIds, notes: &mut Notes) -> Risk {
    let nothing = Object::new();
    let object = value.as_object().unwrap_or_else(|| {
        notes.at(place, "expected an object; an empty row is used.");
        &nothing
    });
    notes.unknown_keys(object, place, |key| RISK_KEYS.contains(&key));
    let mut risk = Risk::blank(ids.row(object, place, seen, notes));
    risk.name = text(object, place, "name", "", notes);
    risk.owner = text(object, place, "owner", "", notes);
    risk.notes = text(object, place, "notes", "", notes);
    for (column, key) in Column::ALL.into_iter().zip(&RISK_KEYS[2..6]) {
        if let Some(value) = object.get(*key) {
            *risk.entry_mut(column) = entry(column, value, &join(place, key), notes);
        }
    }
    risk
}
