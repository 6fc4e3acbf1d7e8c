//! Keeping documents: records, the index, two tabs on one engagement, and what goes wrong.

use std::hash::{DefaultHasher, Hash, Hasher};

use bad_minutes::document::{Engagement, EngagementId, Entry, Risk, RowId, Status};
use bad_minutes::store::{
    self, INDEX_KEY, Incoming, MemoryStorage, Saved, Session, Storage, StorageError, record_key,
};

mod crashes;
mod interleavings;
mod left;
mod shelf;
mod tabs;
mod unloaded;

const NOW: &str = "2026-03-04T05:06:07Z";
const LATER: &str = "2026-03-04T06:00:00Z";

fn id(number: u16) -> EngagementId {
    EngagementId::from_random(&number.to_be_bytes())
}

fn row(number: u16) -> RowId {
    RowId::from_random(&number.to_be_bytes())
}

fn engagement(number: u16, name: &str) -> Engagement {
    let mut next = 0;
    Engagement::new(id(number), name.to_owned(), || {
        next += 1;
        row(next)
    })
}

/// Adds a risk named `text`: an edit that can be found again.
fn edit(document: &mut Engagement, text: &str) {
    // As with a random one, two tabs make the same id only of the same edit.
    let mut hash = DefaultHasher::new();
    (document.risks.len(), text).hash(&mut hash);
    let mut risk = Risk::blank(RowId::from_random(&hash.finish().to_be_bytes()));
    risk.name = text.to_owned();
    document.risks.push(risk);
}

fn texts(document: &Engagement) -> Vec<&str> {
    let risks = document.risks.iter();
    risks.map(|risk| risk.name.as_str()).collect()
}

/// The same in the order of the alphabet: where rows of two tabs stand among each other is chance.
fn all_texts(document: &Engagement) -> Vec<&str> {
    let mut all = texts(document);
    all.sort_unstable();
    all
}

fn open(storage: &dyn Storage, id: EngagementId) -> Engagement {
    let found = store::open(storage, id).expect("the storage works");
    let held = found.expect("it is stored").expect("it can be read");
    assert_eq!(held.notes, [""; 0]);
    held.engagement
}

fn set_aside(storage: &dyn Storage) -> Vec<String> {
    let keys = storage.keys().expect("the storage works").into_iter();
    keys.filter(|key| key.starts_with("bad-minutes/unread/"))
        .filter_map(|key| storage.get(&key).expect("the storage works"))
        .collect()
}

fn names(storage: &dyn Storage) -> Vec<String> {
    let listing = store::list(storage, NOW).expect("the storage works");
    let listed = listing.engagements.into_iter();
    listed.map(|listed| listed.name).collect()
}

/// One open page: what it shows, its hold on the record, and whether edits are unsaved.
struct Tab {
    storage: MemoryStorage,
    session: Session,
    document: Engagement,
    dirty: bool,
    forks: u16,
}

impl Tab {
    /// Opens engagement 1; `number` tells the tabs apart.
    fn open(storage: &MemoryStorage, number: u16) -> Self {
        let held = store::open(storage, id(1)).expect("the storage works");
        let held = held.expect("it is stored").expect("it can be read");
        Self {
            storage: storage.clone(),
            session: Session::opened(id(1), format!("tab{number}"), &held),
            document: held.engagement,
            dirty: false,
            forks: number * 1000,
        }
    }

    fn edit(&mut self, text: &str) {
        edit(&mut self.document, text);
        self.dirty = true;
    }

    fn save(&mut self) -> Saved {
        self.forks += 1;
        let fork = id(self.forks);
        let saved = self.session.save(&self.storage, &self.document, NOW, fork);
        match &saved {
            Saved::Stored { .. } => self.dirty = false,
            Saved::Merged(merged) => {
                self.document = merged.engagement.clone();
                self.dirty = false;
            }
            Saved::Forked { engagement } => {
                self.document = (**engagement).clone();
                self.dirty = false;
            }
            Saved::NotStored(_) | Saved::Newer { .. } | Saved::Refused(_) => {}
        }
        saved
    }

    fn hear(&mut self, raw: Option<&str>) -> Incoming {
        self.forks += 1;
        let fork = id(self.forks);
        let storage = &self.storage;
        let incoming = self
            .session
            .incoming(raw, self.dirty, &self.document, storage, NOW, fork);
        match &incoming {
            Incoming::TakeIn { merged, .. } => self.document = merged.engagement.clone(),
            Incoming::Forked { engagement } => {
                self.document = (**engagement).clone();
            }
            Incoming::NotStored(_) | Incoming::Refused(_) => self.dirty = true,
            _ => {}
        }
        incoming
    }

    /// Hears of what is stored now.
    fn hear_stored(&mut self) -> Incoming {
        let raw = self.raw();
        self.hear(raw.as_deref())
    }

    fn raw(&self) -> Option<String> {
        self.storage
            .get(&self.session.key())
            .expect("the storage works")
    }
}

/// A storage with engagement 1, "Shop", which has one risk.
fn shop() -> MemoryStorage {
    let storage = MemoryStorage::new();
    let mut document = engagement(1, "Shop");
    edit(&mut document, "first");
    let mut session = Session::new(id(1), "tab0".to_owned());
    let saved = session.save(&storage, &document, NOW, id(999));
    assert_eq!(saved, Saved::Stored { revision: 1 });
    storage
}

fn two_tabs() -> (MemoryStorage, Tab, Tab) {
    let storage = shop();
    let (one, two) = (Tab::open(&storage, 1), Tab::open(&storage, 2));
    (storage, one, two)
}
