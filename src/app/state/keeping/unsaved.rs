//! Work that could not be stored: kept in this tab, and not let go of without a word.

use leptos::prelude::*;

use crate::app::browser::page;
use crate::app::route::Page;
use crate::app::state::held::{Action, SaveState, Unsaved};
use crate::app::state::workbook::Workbook;
use crate::document::{Engagement, EngagementId};
use crate::grammar::texts::called;
use crate::store::Saved;

impl Workbook {
    /// Whether something is in this tab alone, though it could be stored elsewhere.
    pub fn holds_unsaved(&self) -> bool {
        self.flush();
        let state = self.state();
        state.saving.dirty || !state.unsaved.is_empty()
    }

    /// What is in this tab alone as far as is known: on the workbook, or parked.
    pub fn unsaved(&self) -> Vec<Engagement> {
        let state = self.state();
        let parked = state.unsaved.iter().map(|one| one.engagement.clone());
        let open = state.saving.dirty.then(|| self.with_document(Clone::clone));
        parked.chain(open).collect()
    }

    /// Which engagements are parked.
    pub(crate) fn parked_ids(&self) -> Vec<EngagementId> {
        let state = self.state();
        state.unsaved.iter().map(|one| one.engagement.id).collect()
    }

    /// Parks an engagement that could not be stored, since another one is to be opened.
    pub(crate) fn park_unsaved(&self) {
        let is_unsaved = self.state().saving.dirty;
        let unsaved = is_unsaved.then(|| self.take_unsaved(self.open_id()));
        if let Some(unsaved) = unsaved.flatten() {
            self.keep(unsaved);
        }
    }

    /// Takes what is unsaved of an engagement out of the workbook's hands, with the messages about it.
    pub(crate) fn take_unsaved(&self, id: EngagementId) -> Option<Unsaved> {
        let is_open = self.open_id() == id;
        let mut state = self.state();
        let unsaved = if is_open && std::mem::take(&mut state.saving.dirty) {
            Unsaved {
                engagement: self.with_document(Clone::clone),
                session: state.session.clone(),
            }
        } else {
            let mut all = state.unsaved.iter();
            let at = all.position(|one| one.engagement.id == id)?;
            state.unsaved.remove(at)
        };
        drop(state);
        self.notices
            .update(|all| all.retain(|one| one.action != Some(Action::Open(id))));
        Some(unsaved)
    }

    fn keep(&self, unsaved: Unsaved) {
        let (id, name) = (unsaved.engagement.id, called(&unsaved.engagement.name));
        self.notify(
            format!("What you typed in {name} is not saved. It is kept in this tab."),
            Some(Action::Open(id)),
        );
        self.state().unsaved.push(unsaved);
        self.retry_soon();
        self.shelf_changed.update(|count| *count += 1);
    }

    /// Stores what is not on the workbook, or keeps it in this tab.
    pub(crate) fn save_apart(&self, mut unsaved: Unsaved) {
        if !self.store_apart(&mut unsaved) {
            self.keep(unsaved);
        }
        self.shelf_changed.update(|count| *count += 1);
    }

    /// Stores what is parked, as far as there is room by now. The rest stays as it is, without another word.
    pub(in crate::app::state) fn store_parked(&self) {
        let parked = self.state().unsaved.clone();
        for mut unsaved in parked {
            let id = unsaved.engagement.id;
            if self.store_apart(&mut unsaved) {
                self.take_unsaved(id);
                self.shelf_changed.update(|count| *count += 1);
            }
        }
        if !self.parked_ids().is_empty() {
            self.retry_soon();
        }
    }

    /// Whether an engagement that is not on the workbook was stored.
    fn store_apart(&self, unsaved: &mut Unsaved) -> bool {
        let Unsaved {
            engagement,
            session,
        } = unsaved;
        let saved = self.with_storage(|storage| {
            session.save(storage, engagement, &page::now(), page::new_id())
        });
        self.put_in_journal(session.take_entry());
        match saved {
            Saved::Stored { .. } => true,
            Saved::Merged(merged) => {
                self.offer_other(*merged);
                true
            }
            Saved::Forked { engagement: fork } => {
                self.notify(
                format!(
                    "Another tab changed {} at the same time. Both are kept: what you typed is now a copy of its own.",
                    called(&engagement.name)
                ),
                Some(Action::Open(fork.id)),
            );
                true
            }
            _ => false,
        }
    }

    /// Tries again to store everything.
    pub(crate) fn save_unsaved(&self) {
        self.flush();
        for id in self.parked_ids() {
            if let Some(unsaved) = self.take_unsaved(id) {
                self.save_apart(unsaved);
            }
        }
    }

    /// Goes on with an engagement that was parked, if this one was.
    pub(crate) fn take_up(&self, id: EngagementId, page: Page) -> bool {
        let Some(Unsaved {
            engagement,
            session,
        }) = self.take_unsaved(id)
        else {
            return false;
        };
        self.lay_out(engagement, session, SaveState::Saving, page);
        self.state().saving.dirty = true;
        self.flush();
        true
    }
}
