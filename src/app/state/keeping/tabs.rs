//! What the workbook does when another tab changes what is stored, or has a newer program.

use leptos::prelude::*;

use crate::app::browser::{offline, page};
use crate::app::route::Route;
use crate::app::state::held::{Action, SaveState};
use crate::app::state::keeping::records;
use crate::app::state::workbook::{Screen, Workbook};
use crate::document::Engagement;
use crate::store::{self, Entry, Incoming};

impl Workbook {
    /// Another tab wrote to storage, or cleared it if there is no key.
    pub fn storage_changed(&self, key: Option<&str>, value: Option<&str>) {
        // Other programs of the same host keep things there, too.
        if key.is_some_and(|key| !key.starts_with(store::PREFIX)) {
            return;
        }
        records::load_soon();
        self.shelf_changed.update(|count| *count += 1);
        let id = self.open_id();
        if self.saved.get() == SaveState::Fresh
            || key.is_some_and(|key| key != store::record_key(id))
        {
            return;
        }
        let state = self.state();
        let (storage, dirty) = (state.kept.storage.clone(), state.saving.dirty);
        let mut session = state.session.clone();
        drop(state);
        let incoming = self.with_document(|ours| {
            session.incoming(value, dirty, ours, &*storage, &page::now(), page::new_id())
        });
        let entry = session.take_entry();
        self.state().session = session;
        match incoming {
            // What the other tab stored is what is here, or what was deleted is back as it was.
            Incoming::Ignored if !dirty && entry.is_some() => self.confirm(entry),
            Incoming::Ignored => self.put_in_journal(entry),
            Incoming::TakeIn { merged, .. } => {
                self.show_merged(*merged);
                match dirty {
                    // The next save brings it to the journal.
                    true => self.put_in_journal(entry),
                    false => self.confirm(entry),
                }
            }
            Incoming::Forked { engagement } => self.show_fork(*engagement, entry),
            Incoming::Removed if key.is_none() => {
                self.state().saving.dirty = true;
                self.flush();
                self.notify(
                    "The storage of this browser was cleared. This engagement is stored again.",
                    None,
                );
            }
            Incoming::Removed => {
                // The journal does not have it any more either.
                self.state().session.return_entry(entry);
                self.saved.set(SaveState::Deleted);
                self.notify(
                    "Another tab deleted this engagement. It stays open here, and your next change stores it again.",
                    None,
                );
            }
            Incoming::Unreadable { reason } => self.notify(
                format!("What another tab stored cannot be read here: {reason}"),
                None,
            ),
            Incoming::Newer { .. } => self.offer_newer(),
            Incoming::NotStored(error) => self.keep_unsaved(error.to_string()),
            Incoming::Refused(error) => self.keep_unsaved(error.to_string()),
        }
    }

    /// Goes on with our side of a conflict; the other side stays as it is.
    pub(crate) fn show_fork(&self, fork: Engagement, entry: Option<Entry>) {
        let other = self.open_id();
        let id = fork.id;
        self.put(fork);
        self.confirm(entry);
        self.forget_history();
        let page = self.page();
        page::replace_fragment(&Route::Workbook(id, page).to_string());
        self.screen.set(Screen::Workbook(id, page));
        self.notify(
            "Another tab changed this engagement at the same time. Both are kept: this one is now a copy of its own.",
            Some(Action::Open(other)),
        );
    }

    /// A newer program has stored the open engagement, which this one must not write over.
    pub(crate) fn stay_behind(&self) {
        self.keep_unsaved(
            "A newer Bad Minutes has stored this engagement. Export what you typed here, then reload."
                .to_owned(),
        );
        self.offer_newer();
    }

    /// Says so once while it is open: the newer program may go on storing, and this one trying.
    fn offer_newer(&self) {
        let open = Some(self.open_id());
        if std::mem::replace(&mut self.state().behind, open) == open {
            return;
        }
        self.notify(
            "A newer Bad Minutes has stored this engagement, so this tab stores nothing more of it.",
            Some(Action::Update),
        );
    }

    /// Loads the page again as the newest version, with all that is stored. Where something is not, the
    /// browser asks first; whoever stays has it still, and gets the newest version at the next load.
    pub fn update(&self) {
        self.flush();
        offline::update();
    }
}
