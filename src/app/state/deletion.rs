//! Deleting with a way back.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::state::workbook::Workbook;
use crate::document::links::{Named, is_there};
use crate::document::{Edit, Engagement};

/// A way back from a deletion.
pub type PutBack = Arc<dyn Fn() + Send + Sync>;

impl Workbook {
    /// Applies an edit that deletes a record. What it gives takes the deletion back: by undoing it while
    /// nothing else was done since, and by `put_back` after that, unless the record is there again.
    pub fn delete_with_way_back(
        &self,
        gone: Named,
        delete: Edit,
        put_back: impl Fn(&Engagement) -> Edit + Send + Sync + 'static,
    ) -> PutBack {
        let workbook = *self;
        workbook.edit(delete);
        let after = workbook.document.get_untracked();
        Arc::new(move || {
            let now = workbook.document.get_untracked();
            if now == after {
                workbook.undo();
            } else if !is_there(&now, gone) {
                workbook.edit(put_back(&now));
            }
        })
    }
}
