//! The journal beside the storage: "Saved" is said when it has the record, and a start puts back
//! what the browser had not written to disk when it ended.

use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use crate::app::browser::page;
use crate::app::route::Route;
use crate::app::state::held::{Action, SaveState};
use crate::app::state::keeping::records;
use crate::app::state::keeping::saving::RETRY_AFTER_MS;
use crate::app::state::workbook::{Screen, Workbook};
use crate::document::EngagementId;
use crate::grammar::texts::called;
use crate::store::journal::{Folded, to_read};
use crate::store::{Entry, left, record_key};

/// The journal is opened this long after the start, so that the first paint does not wait for it.
const OPEN_AFTER_MS: u32 = 50;
/// A browser that takes longer for the journal is not waited for.
const LATE_AFTER_MS: u32 = 3000;

impl Workbook {
    /// Says that what is on the workbook is saved once the journal has it.
    pub(in crate::app::state) fn confirm(&self, entry: Option<Entry>) {
        if !self.is_lasting() {
            return self.saved.set(SaveState::InTabOnly);
        }
        self.saved.set(SaveState::Saving);
        let workbook = *self;
        let mut state = self.state();
        state.saving.confirming += 1;
        let number = state.saving.confirming;
        let late = move || workbook.settle(number, SaveState::InBrowser);
        state.saving.late = Some(Timeout::new(LATE_AFTER_MS, late));
        state.saving.unconfirmed.clone_from(&entry);
        drop(state);
        self.hand_over(number, entry);
    }

    /// Hands the journal what a save has left for it.
    fn hand_over(&self, number: u64, entry: Option<Entry>) {
        let workbook = *self;
        let journal = self.state().saving.journal.clone();
        spawn_local(async move {
            match journal.put(entry.as_slice()).await {
                Ok(()) => workbook.settle(number, SaveState::Saved),
                Err(_) => {
                    let mut state = workbook.state();
                    state.session.return_entry(entry);
                    if state.saving.confirming == number {
                        // Nothing would read what is left for a journal that fails.
                        state.saving.unconfirmed = None;
                    }
                    drop(state);
                    workbook.settle(number, SaveState::InBrowser);
                    workbook.hand_over_later(number);
                }
            }
        });
    }

    /// Tries the journal again in a while, unless another save comes before: it may have slept with the machine.
    fn hand_over_later(&self, number: u64) {
        let workbook = *self;
        let mut state = self.state();
        if state.saving.confirming != number {
            return;
        }
        let again = move || {
            let entry = workbook.state().session.take_entry();
            if entry.is_some() {
                workbook.hand_over(number, entry);
            }
        };
        state.saving.late = Some(Timeout::new(RETRY_AFTER_MS, again));
    }

    /// What became of a save, unless something was typed or saved after it.
    fn settle(&self, number: u64, became: SaveState) {
        let mut state = self.state();
        if state.saving.confirming != number {
            return;
        }
        state.saving.late = None;
        let entry = match became {
            SaveState::Saved => state.saving.unconfirmed.take(),
            _ => None,
        };
        // A page that was left may be shown again.
        let is_left = entry.is_some() && std::mem::take(&mut state.saving.is_left);
        let is_dirty = state.saving.dirty;
        drop(state);
        if is_left {
            self.with_storage(|storage| left::forget(storage, entry.as_slice()));
        }
        let before = self.saved.get_untracked();
        if !is_dirty && matches!(before, SaveState::Saving | SaveState::InBrowser) {
            self.saved.set(became);
        }
    }

    /// Puts into the journal what was stored of an engagement that is not on the workbook.
    pub(in crate::app::state) fn put_in_journal(&self, entry: Option<Entry>) {
        if let (Some(entry), true) = (entry, self.is_lasting()) {
            let journal = self.state().saving.journal.clone();
            spawn_local(async move {
                // It is in the storage, and the next save tries again.
                let _ = journal.put(&[entry]).await;
            });
        }
    }

    /// Takes an engagement that was deleted out of the journal.
    pub(in crate::app::state) fn remove_from_journal(&self, id: EngagementId) {
        if self.is_lasting() {
            let mut state = self.state();
            // The next start is not to find what a page leaves that waits for the journal.
            state.saving.unconfirmed.take_if(|entry| entry.is_of(id));
            let journal = state.saving.journal.clone();
            drop(state);
            spawn_local(async move {
                // Without a journal there is nothing to take out.
                let _ = journal.remove(id).await;
            });
        }
    }

    /// Saves before the page goes, and leaves for the next start what the journal does not have yet.
    pub fn leave(&self) {
        self.flush();
        let unconfirmed = self.state().saving.unconfirmed.clone();
        if let Some(entry) = unconfirmed {
            let left = self.with_storage(|storage| left::leave(storage, &entry));
            self.state().saving.is_left = left.is_ok();
        }
    }

    /// Puts back, a moment after the start, what the storage lost when the browser ended.
    pub fn read_journal(&self) {
        let is_frame = matches!(self.screen.get_untracked(), Screen::Embed(_));
        if self.is_lasting() && !is_frame {
            let workbook = *self;
            let journal = self.state().saving.journal.clone();
            journal.when_closed(move || workbook.journal_again());
            let read = move || spawn_local(async move { workbook.fold_journal().await });
            Timeout::new(OPEN_AFTER_MS, read).forget();
        }
    }

    /// Puts what was last stored into the journal again, which may have lost it.
    fn journal_again(&self) {
        let saved = self.saved.get_untracked();
        if matches!(
            saved,
            SaveState::Saved | SaveState::InBrowser | SaveState::Saving
        ) {
            let mut state = self.state();
            state.session.journal_last();
            let entry = state.session.take_entry();
            drop(state);
            if entry.is_some() {
                self.confirm(entry);
            }
        }
    }

    async fn fold_journal(&self) {
        let journal = self.state().saving.journal.clone();
        let left = self.with_storage(left::all);
        if !left.is_empty() && journal.put(&left).await.is_ok() {
            self.with_storage(|storage| left::forget(storage, &left));
        }
        // Without a journal nothing was promised.
        let Ok(keys) = journal.keys().await else {
            return;
        };
        let keys = self.with_storage(|storage| to_read(storage, keys));
        if keys.is_empty() {
            return;
        }
        let Ok(entries) = journal.read(keys).await else {
            return;
        };
        // What is not put back now stays in the journal for the next start.
        if records::load().await.is_err() {
            return;
        }
        let Ok(entries) = records::put_back(*self, entries).await else {
            return;
        };
        // What is not put in now stays as it was, for the next start.
        let _ = journal.put(&entries).await;
    }

    /// Shows what was put back.
    pub(in crate::app::state) fn show_restored(&self, folded: Folded) {
        if folded.restored.is_empty() && folded.apart.is_empty() {
            return;
        }
        for &id in &folded.restored {
            let key = record_key(id);
            let raw = self.with_storage(|storage| storage.get(&key));
            self.storage_changed(Some(&key), raw.ok().flatten().as_deref());
        }
        self.shelf_changed.update(|count| *count += 1);
        // The address may lead to what was not there, or to a first visit that was none.
        let Ok(route) = page::fragment().parse();
        let is_lost = matches!(self.screen.get_untracked(), Screen::NotFound(_));
        let is_fresh = self.saved.get_untracked() == SaveState::Fresh;
        if is_lost || (is_fresh && route == Route::Home) {
            self.follow(route);
        }
        if !folded.restored.is_empty() {
            self.notify(
                "The browser ended before it had stored your last changes. They are back.",
                None,
            );
        }
        for (_, merged) in folded.clashed {
            self.offer_other(merged);
        }
        for (_, copy) in &folded.apart {
            let name = called(&copy.name);
            self.notify(
                format!("The browser ended before it had stored all of your changes. What it had not stored is back as {name}."),
                Some(Action::Open(copy.id)),
            );
        }
    }
}
