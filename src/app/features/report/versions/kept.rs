//! Changes the saved versions.

use leptos::prelude::*;

use crate::app::state::workbook::Workbook;
use crate::document::{Edit, Snapshot};

/// Puts other versions in place of those that are there.
pub fn set_versions(workbook: Workbook, change: impl FnOnce(&mut Vec<Snapshot>)) {
    let mut all = workbook
        .document
        .with_untracked(|document| document.snapshots.clone());
    change(&mut all);
    workbook.edit(Edit::SetSnapshots(all));
}
