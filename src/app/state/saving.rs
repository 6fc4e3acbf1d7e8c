//! Saving: the document goes to storage a moment after an edit, and the bar says whether it is there.

use gloo_timers::callback::Timeout;
use leptos::prelude::*;

use crate::app::browser::page;
use crate::app::browser::storage::Kept;
use crate::app::route::Route;
use crate::app::state::workbook::Workbook;
use crate::store::Saved;

/// Typing may pause this long before a save; a save of a large document costs milliseconds.
const SAVE_AFTER_MS: u32 = 400;

/// Whether the person's work is in storage.
#[derive(Clone, Debug, PartialEq)]
pub enum SaveState {
    /// Nothing entered yet.
    Fresh,
    /// All of it.
    Saved,
    /// Soon.
    Saving,
    /// Kept in this tab only, since the browser denies storage.
    InTabOnly,
    /// Not: why, and what to do.
    NotSaved(String),
}

impl Workbook {
    /// Saves soon, and names the engagement in the address.
    pub(super) fn touch(&self) {
        if self.state().apart {
            return;
        }
        let saved = self.saved.get();
        if saved == SaveState::Fresh {
            let route = Route::Workbook(self.open_id(), self.page());
            page::replace_fragment(&route.to_string());
        }
        if saved != SaveState::Saving {
            self.saved.set(SaveState::Saving);
        }
        let workbook = *self;
        let mut state = self.state();
        state.dirty = true;
        state.timer = Some(Timeout::new(SAVE_AFTER_MS, move || workbook.flush()));
    }

    /// Saves now what is not saved yet.
    pub fn flush(&self) {
        let mut state = self.state();
        state.timer = None;
        if !std::mem::take(&mut state.dirty) {
            return;
        }
        let Kept { storage, lasting } = state.kept.clone();
        let mut session = state.session.clone();
        drop(state);
        let now = page::now();
        let outcome =
            self.with_document(|document| session.save(&*storage, document, &now, page::new_id()));
        self.state().session = session;
        match outcome {
            Saved::Stored { .. } if lasting => self.saved.set(SaveState::Saved),
            Saved::Stored { .. } => self.saved.set(SaveState::InTabOnly),
            Saved::Forked { engagement } => self.show_fork(*engagement),
            Saved::NotStored(error) => self.keep_unsaved(error.to_string()),
            Saved::Newer { .. } => self.stay_behind(),
            Saved::Refused(error) => self.keep_unsaved(error.to_string()),
        }
        self.shelf_changed.update(|count| *count += 1);
    }

    /// What is on the workbook is not in storage, and why.
    pub(crate) fn keep_unsaved(&self, why: String) {
        self.state().dirty = true;
        self.saved.set(SaveState::NotSaved(why));
    }
}
