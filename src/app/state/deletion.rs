//! Deleting with a way back.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::state::workbook::Workbook;
use crate::document::links::ids;
use crate::document::{Edit, Engagement};

/// A way back from a deletion.
pub type PutBack = Arc<dyn Fn() + Send + Sync>;

impl Workbook {
    /// Applies an edit that deletes something. What it gives takes the deletion back: by undoing it while
    /// nothing else was done since, and by `put_back` after that. It does nothing where what was deleted is there again.
    pub fn delete_with_way_back(
        &self,
        delete: Edit,
        put_back: impl Fn(&Engagement) -> Edit + Send + Sync + 'static,
    ) -> PutBack {
        let workbook = *self;
        let mut gone = workbook.document.with_untracked(ids);
        workbook.edit(delete);
        let after = workbook.document.get_untracked();
        for id in ids(&after) {
            gone.remove(&id);
        }
        Arc::new(move || {
            let now = workbook.document.get_untracked();
            if now == after {
                workbook.undo();
            } else if ids(&now).is_disjoint(&gone) {
                workbook.edit(put_back(&now));
            }
        })
    }
}
