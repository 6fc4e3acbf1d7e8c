//! One mitigation of the document: how to read and change it.

use leptos::prelude::*;

use crate::app::browser::page;
use crate::app::state::workbook::Workbook;
use crate::document::{Edit, Mitigation, RowId};

/// Follows a mitigation; `None` once it is gone.
pub fn record(workbook: Workbook, id: RowId) -> Memo<Option<Mitigation>> {
    Memo::new(move |_| {
        workbook.with_document(|document| {
            let mut mitigations = document.mitigations.iter();
            mitigations.find(|one| one.id == id).cloned()
        })
    })
}

/// All of them as they are now, to change.
pub fn all(workbook: Workbook) -> Vec<Mitigation> {
    workbook
        .document
        .with_untracked(|document| document.mitigations.clone())
}

/// The edit that changes one.
pub fn change(workbook: Workbook, id: RowId, with: impl FnOnce(&mut Mitigation)) -> Edit {
    let mut mitigations = all(workbook);
    if let Some(one) = mitigations.iter_mut().find(|one| one.id == id) {
        with(one);
    }
    Edit::SetMitigations(mitigations)
}

/// Adds one at a place and goes to its name.
pub fn add(workbook: Workbook, at: usize, row: Mitigation) {
    let field = format!("#{} input", name_field(row.id));
    let mut mitigations = all(workbook);
    mitigations.insert(at.min(mitigations.len()), row);
    workbook.edit(Edit::SetMitigations(mitigations));
    // The row is there after the next frame.
    page::focus_soon(&field);
}

/// Switches these on and all others off, but for those that are given.
pub fn switch_on(workbook: Workbook, chosen: &[RowId]) {
    let mut mitigations = all(workbook);
    for one in &mut mitigations {
        one.on = chosen.contains(&one.id) || one.is_given();
    }
    workbook.edit(Edit::SetMitigations(mitigations));
}

/// The id of the field with its name.
pub fn name_field(id: RowId) -> String {
    format!("mitigation-{id}")
}
