//! What the workbook does with engagements that are not on it: shelf, files, copies.

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use crate::app::browser::{files, page};
use crate::app::route::Page;
use crate::app::state::held::{Action, Came, Deleted};
use crate::app::state::keeping::records;
use crate::app::state::workbook::{Workbook, fresh_engagement};
use crate::app::ui::{NOT_LOADED, lazy_part};
use crate::codec::json;
use crate::codec::json::Opened;
use crate::codec::table::grid;
use crate::codec::table::journeys::is_journeys;
use crate::codec::table::paste::may_hold_risks;
use crate::document::{Edit, Engagement, EngagementId};
use crate::store::{self, Saved, Session, StorageError, given};

impl Workbook {
    /// Deletes an engagement and what is unsaved of it, and offers it back.
    pub fn delete(&self, id: EngagementId, name: &str) {
        let removed = self.with_storage(|storage| store::remove(storage, id));
        if let Some(Some(raw)) = self.report(removed) {
            self.remove_from_journal(id);
            let deleted = Deleted {
                key: store::record_key(id),
                raw,
                unsaved: self.take_unsaved(id),
            };
            self.forget_if_open(id);
            self.notify(
                format!("Deleted {name}."),
                Some(Action::PutBack(Box::new(deleted))),
            );
            // It may have stood in the way of something.
            self.save_unsaved();
        }
        self.shelf_changed.update(|count| *count += 1);
    }

    /// Puts back what was deleted.
    pub fn put_back(&self, deleted: &Deleted) {
        let Deleted { key, raw, unsaved } = deleted;
        match self.with_storage(|storage| store::put_back(storage, key, raw)) {
            Ok(is_back) => {
                let id = store::record_id(key).filter(|_| is_back);
                self.put_in_journal(id.and_then(|id| {
                    self.with_storage(|storage| store::journal::entry(storage, id, raw))
                }));
                if let Some(work) = unsaved {
                    self.save_apart(work.clone());
                }
            }
            Err(error) => self.notify(
                error.to_string(),
                Some(Action::PutBack(Box::new(deleted.clone()))),
            ),
        }
        self.shelf_changed.update(|count| *count += 1);
    }

    /// Shows a storage error, if it is one.
    pub fn report<T>(&self, result: Result<T, StorageError>) -> Option<T> {
        result.map_err(|error| self.fail(error.to_string())).ok()
    }

    /// Offers the open engagement as a JSON file.
    pub fn export_json(&self) {
        let engagement = self.with_document(Clone::clone);
        self.export(&engagement);
    }

    /// Offers an engagement as a JSON file.
    pub fn export(&self, engagement: &Engagement) {
        self.flush();
        let stamp = self.with_storage(|storage| given::stamp_of(storage, engagement));
        match json::write_file(engagement, stamp.as_ref()) {
            Ok(text) => {
                if let Some(stamp) = stamp {
                    self.with_storage(|storage| given::keep(storage, engagement, &stamp));
                }
                let name = files::file_name(&engagement.name, "bad-minutes.json");
                self.try_browser(files::download(&name, "application/json", &text));
            }
            Err(error) => self.fail(error.to_string()),
        }
    }

    /// The engagement kept under this id, with what is unsaved of it, if it can be read.
    pub fn kept(&self, id: EngagementId) -> Option<Engagement> {
        self.flush();
        if let Some(unsaved) = self.unsaved().into_iter().find(|one| one.id == id) {
            return Some(unsaved);
        }
        let held = self.report(self.with_storage(|storage| store::open(storage, id)))??;
        held.ok().map(|held| held.engagement)
    }

    /// Whether a record of this engagement is here.
    pub fn has(&self, id: EngagementId) -> bool {
        let record = self.with_storage(|storage| storage.get(&store::record_key(id)));
        matches!(record, Ok(Some(_)))
    }

    /// Edits an engagement on the shelf.
    pub fn change_kept(&self, id: EngagementId, edit: Edit) {
        self.flush();
        if let Some(mut unsaved) = self.take_unsaved(id) {
            // Stored in one piece or not at all: a record changed by itself would look like another tab's.
            unsaved.engagement.apply(edit).ok();
            self.forget_if_open(id);
            return self.save_apart(unsaved);
        }
        let held = self.report(self.with_storage(|storage| store::open(storage, id)));
        if let Some(Some(Ok(held))) = held {
            let session = Session::opened(id, self.writer(), &held);
            let mut engagement = held.engagement;
            if engagement.apply(edit).is_ok() {
                self.put_on_shelf(session, &engagement);
                self.forget_if_open(id);
            }
        }
    }

    /// Keeps an engagement that is new here.
    pub fn store_new(&self, engagement: &Engagement) {
        self.put_on_shelf(Session::new(engagement.id, self.writer()), engagement);
    }

    fn put_on_shelf(&self, mut session: Session, engagement: &Engagement) {
        let saved = self.with_storage(|storage| {
            session.save(storage, engagement, &page::now(), page::new_id())
        });
        self.put_in_journal(session.take_entry());
        match saved {
            Saved::Stored { .. } | Saved::Forked { .. } => {}
            Saved::Merged(merged) => self.offer_other(*merged),
            Saved::NotStored(error) => self.fail(error.to_string()),
            Saved::Newer { version_text } => self.fail(version_text),
            Saved::Refused(error) => self.fail(error.to_string()),
        }
        self.shelf_changed.update(|count| *count += 1);
    }

    /// Starts an engagement that is kept from the start.
    pub fn take_over_new(&self) {
        self.take_over(fresh_engagement("New engagement".to_owned()));
    }

    /// Opens an example's file as an engagement of its own, at one of its pages.
    pub async fn open_example(self, address: &str, at: Page) {
        let Some(text) = files::load(address).await else {
            return self.fail("The example could not be loaded. Is there a network?");
        };
        match records::read_file(text).await {
            Err(_) => self.fail(NOT_LOADED),
            Ok(Ok(opened)) => {
                let mut engagement = opened.engagement;
                engagement.id = page::new_id();
                self.take_over(engagement);
                self.show_page(at);
            }
            Ok(Err(refusal)) => self.fail(refusal.to_string()),
        }
    }

    /// Reads the first file of a list and takes it in.
    pub fn receive_first(&self, list: Option<web_sys::FileList>) {
        let workbook = *self;
        if let Some(file) = files::first(list) {
            spawn_local(async move {
                let opened = files::read(file).await;
                if received(workbook, opened).await.is_err() {
                    workbook.fail(NOT_LOADED);
                }
            });
        }
    }

    /// A file or a drop came in: an engagement, a table of risks, or objectives of another tool.
    fn receive(&self, opened: files::Opened) {
        let name = &opened.name;
        let text = match opened.text {
            Ok(text) => text,
            Err(why) => return self.fail(format!("{name} was not opened. {why}")),
        };
        let ends = |all: [&str; 2]| {
            let name = name.to_ascii_lowercase();
            all.iter().any(|end| name.ends_with(end))
        };
        if grid::is_binary(&text) {
            return self.fail(format!("{name} was not opened. It is not text. Open a JSON file exported from Bad Minutes, or a table as CSV: spreadsheets download one. Nothing was changed."));
        }
        if let Some(note) = opened.note {
            self.notify(note, None);
        }
        if ends([".yaml", ".yml"]) {
            self.show_page(Page::Objectives);
            return self.objectives_file.set(Some((opened.name, text)));
        }
        if ends([".csv", ".tsv"]) {
            let table = grid::grid_of_file(text.trim_start_matches('\u{feff}'));
            if !is_journeys(&table) && !may_hold_risks(&table) {
                return self.fail(format!("{name} was not opened. It has no column of a table of risks: Risk, ETTD, ETTR, Impact, ETTF. Nothing was changed."));
            }
            return self.receive_table(table);
        }
        match json::read(&text) {
            Ok(opened) => self.receive_engagement(opened, name),
            Err(refusal) => self.fail(format!("{name} was not opened. {refusal}")),
        }
    }

    /// Never overwrites an engagement without asking.
    fn receive_engagement(&self, opened: Opened, file: &str) {
        let saved = opened.stamp.as_ref().map(|stamp| stamp.saved.clone());
        self.receive_copy(Came {
            engagement: opened.engagement,
            stamp: opened.stamp,
            file: file.to_owned(),
            saved: saved.unwrap_or_default(),
        });
        for note in opened.notes {
            self.notify(note, None);
        }
    }

    /// Opens what came from outside, or asks where it is here with other content.
    pub fn receive_copy(&self, came: Came) {
        match self.kept(came.engagement.id) {
            Some(known) if known != came.engagement => self.clash.set(Some(came)),
            _ => self.take_over_from(came.engagement, came.stamp),
        }
    }
}

lazy_part! {
    /// Takes in a file.
    fn received(workbook: Workbook, opened: files::Opened) -> (), in library {
        workbook.receive(opened);
    }
}
