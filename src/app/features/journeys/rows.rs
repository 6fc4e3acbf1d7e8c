//! The journeys of the document: how to read and change one.

use leptos::prelude::*;

use crate::app::browser::page;
use crate::app::state::workbook::Workbook;
use crate::document::links::move_journey;
use crate::document::{Edit, Engagement, Interaction, Journey, RowId};

/// Follows a journey; `None` once it is gone.
pub fn record(workbook: Workbook, id: RowId) -> Memo<Option<Journey>> {
    Memo::new(move |_| workbook.with_document(|document| document.journey(id).cloned()))
}

/// The journeys as they are now.
pub fn all(workbook: Workbook) -> Vec<Journey> {
    workbook
        .document
        .with_untracked(|document| document.journeys.clone())
}

/// The edit that changes one journey.
pub fn change(workbook: Workbook, id: RowId, with: impl FnOnce(&mut Journey)) -> Edit {
    let mut journeys = all(workbook);
    if let Some(journey) = journeys.iter_mut().find(|journey| journey.id == id) {
        with(journey);
    }
    Edit::SetJourneys(journeys)
}

/// The edit that changes one interaction of a journey.
pub fn change_interaction(
    workbook: Workbook,
    journey: RowId,
    id: RowId,
    with: impl FnOnce(&mut Interaction),
) -> Edit {
    change(workbook, journey, |journey| {
        if let Some(one) = journey.interactions.iter_mut().find(|one| one.id == id) {
            with(one);
        }
    })
}

/// The id of the field with a journey's name.
pub fn name_field(id: RowId) -> String {
    format!("journey-{id}")
}

/// The id of the cell with an interaction's request.
pub fn request_cell(id: RowId) -> String {
    format!("request-{id}")
}

/// Adds an empty interaction to a journey, and goes to it.
pub fn add_interaction(workbook: Workbook, journey: RowId) {
    let id = page::new_id();
    workbook.edit(change(workbook, journey, |journey| {
        journey.interactions.push(Interaction::blank(id));
    }));
    page::focus_soon(&format!("#{} input", request_cell(id)));
}

/// Moves a journey to a place in the list without it.
pub fn move_to(workbook: Workbook, id: RowId, to: usize) {
    let edit = workbook
        .document
        .with_untracked(|document| move_journey(document, id, to));
    if let Some(edit) = edit {
        workbook.edit(edit);
    }
}

/// Moves a journey up or down; the focus stays at its name.
pub fn shift(workbook: Workbook, id: RowId, by: isize) {
    let place = |document: &Engagement| document.journeys.iter().position(|one| one.id == id);
    let count = all(workbook).len();
    let at = workbook.document.with_untracked(place);
    let to = at.and_then(|at| at.checked_add_signed(by));
    if let Some(to) = to.filter(|to| *to < count) {
        move_to(workbook, id, to);
    }
    page::focus_soon(&format!("#{}", name_field(id)));
}

/// The edit that brings a journey of `before` back, with its objectives and what each risk does to it.
pub fn bring_back(before: &Engagement, now: &Engagement, id: RowId) -> Edit {
    let Some(at) = before.journeys.iter().position(|one| one.id == id) else {
        return Edit::Batch(Vec::new());
    };
    let mut journeys = now.journeys.clone();
    journeys.insert(at.min(journeys.len()), before.journeys[at].clone());
    let mut objectives = now.objectives.clone();
    let own = before.objectives.iter();
    objectives.extend(own.filter(|one| one.journey == Some(id)).cloned());
    let mut edits = vec![Edit::SetJourneys(journeys), Edit::SetObjectives(objectives)];
    for risk in &now.risks {
        let cell = before.risk(risk.id).and_then(|risk| risk.reach.cell(id));
        if let Some(impact) = cell {
            let mut reach = risk.reach.clone();
            reach.set(id, Some(impact.clone()));
            edits.push(Edit::SetReach {
                risk: risk.id,
                reach,
            });
        }
    }
    Edit::Batch(edits)
}
