//! Saving: the document goes to storage a moment after an edit, and the bar says whether it is there.

use gloo_timers::callback::Timeout;
use leptos::prelude::*;

use crate::app::browser::page;
use crate::app::route::Route;
use crate::app::state::held::SaveState;
use crate::app::state::keeping::records;
use crate::app::state::workbook::Workbook;
use crate::store::Saved;

/// Typing may pause this long before a save; a save of a large document costs milliseconds.
const SAVE_AFTER_MS: u32 = 400;
/// While typing goes on without a pause, a save comes at least this long after the first edit.
const SAVE_WITHIN_MS: f64 = 800.0;
/// What could not be stored is tried again this often: there may be room by then.
pub(in crate::app::state) const RETRY_AFTER_MS: u32 = 5000;

impl Workbook {
    /// Saves soon, and names the engagement in the address.
    pub(in crate::app::state) fn touch(&self) {
        if self.state().apart {
            return;
        }
        let saved = self.saved.get();
        if saved == SaveState::Fresh {
            records::load_soon();
            let route = Route::Workbook(self.open_id(), self.page());
            page::replace_fragment(&route.to_string());
        }
        if saved != SaveState::Saving {
            self.saved.set(SaveState::Saving);
        }
        let workbook = *self;
        let mut state = self.state();
        state.saving.dirty = true;
        let now = page::milliseconds();
        let since = *state.saving.dirty_since.get_or_insert(now);
        let left = (since + SAVE_WITHIN_MS - now).max(0.0) as u32;
        let wait = left.min(SAVE_AFTER_MS);
        state.saving.timer = Some(Timeout::new(wait, move || workbook.flush()));
    }

    /// Saves now what is not saved yet.
    pub fn flush(&self) {
        let mut state = self.state();
        state.saving.timer = None;
        state.saving.dirty_since = None;
        if !std::mem::take(&mut state.saving.dirty) {
            return;
        }
        let storage = state.kept.storage.clone();
        let mut session = state.session.clone();
        drop(state);
        let now = page::now();
        let outcome =
            self.with_document(|document| session.save(&*storage, document, &now, page::new_id()));
        let entry = session.take_entry();
        let was_failing = matches!(self.saved.get_untracked(), SaveState::NotSaved(_));
        self.state().session = session;
        match outcome {
            Saved::Stored { .. } => self.confirm(entry),
            Saved::Merged(merged) => {
                self.show_merged(*merged);
                self.confirm(entry);
            }
            Saved::Forked { engagement } => self.show_fork(*engagement, entry),
            Saved::NotStored(error) => self.keep_unsaved(error.to_string()),
            Saved::Newer { .. } => self.stay_behind(),
            Saved::Refused(error) => self.keep_unsaved(error.to_string()),
        }
        // Nothing has changed while what failed goes on failing.
        if !(was_failing && matches!(self.saved.get_untracked(), SaveState::NotSaved(_))) {
            self.shelf_changed.update(|count| *count += 1);
        }
    }

    /// What is on the workbook is not in storage, and why.
    pub(crate) fn keep_unsaved(&self, why: String) {
        self.state().saving.dirty = true;
        self.saved.set(SaveState::NotSaved(why));
        self.retry_soon();
    }

    /// Tries again in a while to store all that is in this tab alone.
    pub(in crate::app::state) fn retry_soon(&self) {
        let workbook = *self;
        let retry = move || {
            workbook.state().saving.retry = None;
            workbook.flush();
            workbook.store_parked();
        };
        self.state().saving.retry = Some(Timeout::new(RETRY_AFTER_MS, retry));
    }
}
