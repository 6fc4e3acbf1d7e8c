//! Acceptances and mitigations from any JSON, with their links.

use super::measures;
use super::repair::{
    Ids, Links, Notes, Object, RowIds, flag, join, link, links, object_of, rows, text,
};
use super::restore_entry::entry_of;
use super::restore_links::{Known, scope};
use crate::model::{Acceptance, Engagement, Mitigation, MitigationCell, Risk, reading};

/// The most acceptances of one risk, and mitigations, that one document holds.
const MOST_PLANS: usize = 5_000;

/// Reads for what a risk is accepted.
pub fn accepted(
    object: &Object,
    place: &str,
    risk: &mut Risk,
    targets: &Links,
    known: &Known,
    notes: &mut Notes,
) {
    for (at, value) in rows(object, place, "accepted", MOST_PLANS, notes) {
        let place = format!("{place}.accepted[{at}]");
        let Some(object) = object_of(value, &place, notes) else {
            continue;
        };
        let keys = ["target", "journey", "who", "why", "review"];
        notes.unknown_keys(object, &place, |key| keys.contains(&key));
        let target = link(object, &place, "target", targets, notes);
        let journey = link(object, &place, "journey", &known.journeys, notes);
        // One for a journey that is not here is not one for the whole service.
        let lost = journey.is_none() && object.get("journey").is_some_and(|one| !one.is_null());
        let Some(target) = target.filter(|_| !lost) else {
            notes.at(
                &place,
                "not for a target and journey that are here; left out.",
            );
            continue;
        };
        if risk.is_accepted_for(target, journey) {
            notes.at(&place, "a second time; left out.");
            continue;
        }
        let mut acceptance = Acceptance::new(target, journey);
        acceptance.who = text(object, &place, "who", "", notes);
        acceptance.why = text(object, &place, "why", "", notes);
        acceptance.review = text(object, &place, "review", "", notes);
        risk.accept(acceptance);
    }
}

/// Reads the mitigations. `systemic` and `risks` name what the file calls so.
pub fn mitigations(
    object: &Object,
    fresh: &mut Engagement,
    known: &Known,
    risks: &Links,
    systemic: &Links,
    ids: &mut Ids,
    notes: &mut Notes,
) {
    let mut seen = RowIds::default();
    for (at, value) in rows(object, "engagement", "mitigations", MOST_PLANS, notes) {
        let place = format!("engagement.mitigations[{at}]");
        let Some(row) = object_of(value, &place, notes) else {
            continue;
        };
        let keys = [
            "id", "name", "ettd", "ettr", "impact", "ettf", "effort", "on", "scope", "fixes",
        ];
        notes.unknown_keys(row, &place, |key| keys.contains(&key));
        let mut read = Mitigation::blank(ids.row(row, &place, &mut seen, notes));
        read.name = text(row, &place, "name", "", notes);
        for (cell, key) in MitigationCell::ALL.into_iter().zip(&keys[2..7]) {
            if let Some(value) = row.get(*key) {
                let place = join(&place, key);
                let typed = |text: &str| measures::read(cell, text);
                let takes = |entry: &_| reading::check_mitigation(cell, entry).is_ok();
                *read.entry_mut(cell) = entry_of(cell.name(), value, &place, &typed, &takes, notes);
            }
        }
        read.on = flag(row, &place, "on", false, notes);
        if let Some(value) = row.get("scope") {
            read.scope = scope(value, &join(&place, "scope"), known, risks, notes);
        }
        read.fixes = links(row, &place, "fixes", systemic, notes);
        fresh.mitigations.push(read);
    }
}
