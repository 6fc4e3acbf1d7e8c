//! Deleting with a way back.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::state::workbook::Workbook;
use crate::document::{Edit, Engagement};

/// A way back from a deletion.
pub type PutBack = Arc<dyn Fn() + Send + Sync>;

impl Workbook {
    /// Applies an edit that deletes something. What it gives takes the deletion back: by undoing it while
    /// nothing else was done since, and by `put_back` after that: `None` where what was deleted is there again.
    pub fn delete_with_way_back(
        &self,
        delete: Edit,
        put_back: impl Fn(&Engagement) -> Option<Edit> + Send + Sync + 'static,
    ) -> PutBack {
        let workbook = *self;
        workbook.edit(delete);
        let after = workbook.document.get_untracked();
        Arc::new(move || {
            let same = workbook.document.with_untracked(|now| *now == after);
            match same {
                true => workbook.undo(),
                false => {
                    let edit = workbook.document.with_untracked(&put_back);
                    edit.into_iter().for_each(|edit| workbook.edit(edit));
                }
            }
        })
    }
}
