//! One systemic risk of the document: how to read and change it.

use leptos::prelude::*;

use crate::app::state::workbook::Workbook;
use crate::document::{Edit, RowId, Systemic};

/// Follows a systemic risk; `None` once it is gone.
pub fn record(workbook: Workbook, id: RowId) -> Memo<Option<Systemic>> {
    Memo::new(move |_| {
        workbook.with_document(|document| {
            let mut systemic = document.systemic.iter();
            systemic.find(|one| one.id == id).cloned()
        })
    })
}

/// The edit that changes one.
pub fn change(workbook: Workbook, id: RowId, with: impl FnOnce(&mut Systemic)) -> Edit {
    let mut systemic = workbook
        .document
        .with_untracked(|document| document.systemic.clone());
    if let Some(one) = systemic.iter_mut().find(|one| one.id == id) {
        with(one);
    }
    Edit::SetSystemic(systemic)
}

/// The id of the field with its name.
pub fn name_field(id: RowId) -> String {
    format!("systemic-{id}")
}
