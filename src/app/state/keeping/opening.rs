//! What the workbook opens: by its address, from a file or a link, or afresh.

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use crate::app::browser::page;
use crate::app::route::{Page, Route};
use crate::app::state::held::{Action, Notice, SaveState};
use crate::app::state::keeping::records;
use crate::app::state::workbook::{Screen, Sought, Workbook, fresh_engagement, fresh_estimate};
use crate::codec::json::Stamp;
use crate::codec::table::grid::Grid;
use crate::codec::table::journeys::is_journeys;
use crate::document::{Engagement, EngagementId};
use crate::store::{self, Session, StorageError, given};

impl Workbook {
    /// Starts an engagement that is stored with its first edit.
    pub fn start_fresh(&self) {
        let engagement = fresh_estimate();
        let writer = self.writer();
        let session = Session::new(engagement.id, writer);
        self.lay_out(engagement, session, SaveState::Fresh, Page::RISKS);
    }

    /// Stores an engagement that came from outside and opens it.
    pub fn take_over(&self, engagement: Engagement) {
        self.take_over_from(engagement, None);
    }

    /// As [`Self::take_over`]; what is stored from now on goes on from the record with this stamp.
    pub fn take_over_from(&self, engagement: Engagement, stamp: Option<Stamp>) {
        let id = engagement.id;
        records::load_soon();
        // Whoever opens a file in place of unsaved work was asked before.
        self.take_unsaved(id);
        let writer = self.writer();
        let stored = self.with_storage(|storage| store::open(storage, id));
        let mut session = match stored {
            Ok(Some(Ok(held))) => Session::opened(id, writer, &held),
            _ => Session::new(id, writer),
        };
        if let Some(stamp) = stamp {
            session.learn(&stamp);
            self.with_storage(|storage| given::keep(storage, &engagement, &stamp));
        }
        self.lay_out(engagement, session, SaveState::Saving, Page::RISKS);
        self.state().saving.dirty = true;
        self.flush();
        page::go(&Route::risks(id).to_string());
    }

    /// Shows a table from a file in the paste dialog, over a fresh estimate when none is open.
    pub fn receive_table(&self, table: Grid) {
        self.show_page(match is_journeys(&table) {
            true => Page::Journeys,
            false => Page::RISKS,
        });
        self.table.set(Some(table));
    }

    /// Shows a page of what is open, or of a fresh estimate, before it is given what came from outside: the page that
    /// goes must not take that with it.
    pub fn show_page(&self, page: Page) {
        if !matches!(self.screen.get(), Screen::Workbook(..)) {
            self.start_fresh();
        }
        self.screen.set(Screen::Workbook(self.open_id(), page));
        page::replace_fragment(&Route::Workbook(self.open_id(), page).to_string());
    }

    /// Lets go of an engagement that changed on the shelf.
    pub fn forget_if_open(&self, id: EngagementId) {
        if self.open_id() == id {
            let engagement = fresh_engagement(String::new());
            let session = Session::new(engagement.id, self.writer());
            self.state().session = session;
            self.forget_history();
            self.saved.set(SaveState::Fresh);
            self.put(engagement);
        }
    }

    /// Puts an engagement on the workbook, as it stands in storage or about to be stored.
    pub(crate) fn lay_out(
        &self,
        engagement: Engagement,
        session: Session,
        saved: SaveState,
        page: Page,
    ) {
        self.flush();
        self.park_unsaved();
        let id = engagement.id;
        if id != self.document.with_untracked(|document| document.id) {
            self.sort.set(None);
        }
        let mut state = self.state();
        state.session = session;
        state.behind = None;
        drop(state);
        self.forget_history();
        self.put(engagement);
        self.saved.set(saved);
        self.screen.set(Screen::Workbook(id, page));
        self.opened.update(|count| *count += 1);
    }

    /// Follows the address.
    pub fn follow(&self, route: Route) {
        self.flush();
        if !self.shows(&route) {
            self.leave_notices();
        }
        match route {
            Route::Home if self.is_first_visit() => self.start_fresh(),
            Route::Home | Route::Library => self.screen.set(Screen::Library),
            Route::Quick => self.start_fresh(),
            Route::View(data) => self.screen.set(Screen::View(data)),
            Route::Embed(query) => self.screen.set(Screen::Embed(query)),
            Route::Slo(ask) => self.screen.set(Screen::Slo(ask)),
            Route::Estimate(query) => self.screen.set(Screen::Estimate(query)),
            Route::Workbook(id, page) => self.open(id, page),
            Route::Cell(id, row, column) => {
                self.open(id, Page::RISKS);
                self.sought.set(Some(Sought::Cell(row, column)));
            }
            Route::Unknown(fragment) => {
                let text = format!("There is no page at {}.", beginning(&fragment));
                self.screen.set(Screen::NotFound(text));
            }
        }
    }

    /// Whether the page of a route is shown already: an engagement just opened from a file has said what
    /// was repaired in it.
    fn shows(&self, route: &Route) -> bool {
        let Route::Workbook(id, page) = route else {
            return false;
        };
        let shown = self.screen.get_untracked();
        *id == self.open_id() && shown == Screen::Workbook(*id, *page)
    }

    /// Takes away what was said on the page that is left, but for what still waits for an answer.
    fn leave_notices(&self) {
        let parked = self.parked_ids();
        let lasts = |notice: &Notice| match notice.action {
            Some(Action::Update) => true,
            Some(Action::Open(id)) => parked.contains(&id),
            _ => false,
        };
        self.notices.update(|notices| notices.retain(lasts));
    }

    fn open(&self, id: EngagementId, page: Page) {
        if self.open_id() == id {
            self.screen.set(Screen::Workbook(id, page));
            return;
        }
        if self.take_up(id, page) {
            return;
        }
        let writer = self.writer();
        match self.with_storage(|storage| store::open(storage, id)) {
            Ok(Some(Ok(held))) => {
                let session = Session::opened(id, writer, &held);
                self.lay_out(held.engagement, session, SaveState::Saved, page);
                for note in held.notes {
                    self.notify(note, None);
                }
            }
            Ok(Some(Err(unreadable))) => self.screen.set(Screen::Unreadable {
                key: unreadable.key,
                reason: unreadable.reason,
            }),
            Ok(None) => self.screen.set(Screen::NotFound(
                "This engagement is not kept in this browser. It may have been deleted, or it was made in another one: ask for its file.".to_owned(),
            )),
            Err(StorageError::NoReading) => self.follow_once_readable(),
            Err(error) => self.screen.set(Screen::NotFound(error.to_string())),
        }
    }

    /// Another tab has stored the first record of this browser: follows the address once it can be read.
    fn follow_once_readable(&self) {
        let workbook = *self;
        spawn_local(async move {
            match records::load().await {
                Ok(()) => {
                    let Ok(route) = page::fragment().parse();
                    workbook.follow(route);
                }
                Err(_) => {
                    let error = StorageError::NoReading.to_string();
                    workbook.screen.set(Screen::NotFound(error));
                }
            }
        });
    }

    /// Whether nothing was ever kept here, readable or not.
    fn is_first_visit(&self) -> bool {
        self.with_storage(|storage| !store::holds_any(storage))
    }
}

/// As much of an address as a person reads.
fn beginning(fragment: &str) -> String {
    match fragment.char_indices().nth(80) {
        Some((end, _)) => format!("{}…", fragment.get(..end).unwrap_or_default()),
        None => fragment.to_owned(),
    }
}
