//! Keeping documents: records, the index, two tabs on one engagement, and what goes wrong.

use bad_minutes::model::{Engagement, EngagementId, Entry, Risk, RowId};
use bad_minutes::store::{
    self, INDEX_KEY, Incoming, MemoryStorage, Saved, Session, Storage, StorageError, record_key,
};
use proptest::prelude::*;

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
    let mut risk = Risk::blank(row(100 + document.risks.len() as u16));
    risk.name = text.to_owned();
    document.risks.push(risk);
}

fn texts(document: &Engagement) -> Vec<&str> {
    let risks = document.risks.iter();
    risks.map(|risk| risk.name.as_str()).collect()
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
            session: Session::opened(id(1), format!("tab{number}"), held.stamp),
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
            Saved::Forked { engagement } => {
                self.document = engagement.clone();
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
            Incoming::TakeIn { engagement, .. } | Incoming::Forked { engagement } => {
                self.document = engagement.clone();
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

#[test]
fn a_saved_engagement_opens_equal() {
    let storage = shop();
    assert_eq!(texts(&open(&storage, id(1))), ["first"]);
    assert_eq!(store::open(&storage, id(2)), Ok(None));
}

#[test]
fn saving_again_counts_revisions_and_names_the_one_before() {
    let storage = shop();
    let mut tab = Tab::open(&storage, 1);
    tab.edit("second");
    assert_eq!(tab.save(), Saved::Stored { revision: 2 });
    let held = store::open(&storage, id(1)).expect("works");
    let held = held.expect("stored").expect("readable");
    let stamp = held.stamp.expect("stamped");
    assert_eq!(stamp.after, "tab0:1");
    assert_eq!(stamp.writer, "tab1");
    assert_eq!(stamp.saved, NOW);
}

#[test]
fn saving_what_is_stored_already_writes_nothing() {
    let (_, mut one, _) = two_tabs();
    let before = one.raw();
    assert_eq!(one.save(), Saved::Stored { revision: 1 });
    assert_eq!(one.raw(), before);
}

#[test]
fn the_later_of_two_tabs_forks() {
    for swapped in [false, true] {
        let (storage, one, two) = two_tabs();
        let (mut one, mut two) = if swapped { (two, one) } else { (one, two) };
        one.edit("from one");
        two.edit("from two");
        assert_eq!(one.save(), Saved::Stored { revision: 2 });
        let Saved::Forked { engagement } = two.save() else {
            panic!("the second save has not seen the first");
        };
        assert_eq!(
            engagement.name,
            format!("Shop (copy from another tab, {NOW})")
        );
        assert_eq!(texts(&open(&storage, id(1))), ["first", "from one"]);
        let fork = open(&storage, two.session.id());
        assert_eq!(fork, engagement);
        assert_eq!(texts(&fork), ["first", "from two"]);
        two.edit("more");
        assert_eq!(two.save(), Saved::Stored { revision: 2 });
        one.edit("more");
        assert_eq!(one.save(), Saved::Stored { revision: 3 });
        assert_eq!(names(&storage).len(), 2);
    }
}

#[test]
fn a_reloaded_tab_saves_onto_the_others_work() {
    for swapped in [false, true] {
        let (storage, one, two) = two_tabs();
        let mut one = if swapped { two } else { one };
        one.edit("from one");
        one.save();
        let mut two = Tab::open(&storage, 3);
        two.edit("from two");
        assert_eq!(two.save(), Saved::Stored { revision: 3 });
        let stored = open(&storage, id(1));
        assert_eq!(texts(&stored), ["first", "from one", "from two"]);
    }
}

#[test]
fn a_tab_without_unsaved_edits_takes_the_others_in() {
    let (storage, mut one, mut two) = two_tabs();
    one.edit("from one");
    one.save();
    assert!(matches!(two.hear_stored(), Incoming::TakeIn { .. }));
    assert_eq!(two.document, one.document);
    assert_eq!(two.hear_stored(), Incoming::Ignored);
    two.edit("from two");
    assert_eq!(two.save(), Saved::Stored { revision: 3 });
    assert!(matches!(one.hear_stored(), Incoming::TakeIn { .. }));
    assert_eq!(names(&storage), ["Shop"]);
}

#[test]
fn a_tab_with_unsaved_edits_waits_and_forks_when_it_saves() {
    let (_, mut one, mut two) = two_tabs();
    one.edit("from one");
    two.edit("from two");
    one.save();
    assert_eq!(two.hear_stored(), Incoming::Ignored);
    assert!(matches!(two.save(), Saved::Forked { .. }));
}

#[test]
fn the_same_document_from_two_tabs_is_no_conflict() {
    let (storage, mut one, mut two) = two_tabs();
    one.edit("same");
    two.edit("same");
    one.save();
    assert_eq!(two.save(), Saved::Stored { revision: 2 });
    two.edit("more");
    assert_eq!(two.save(), Saved::Stored { revision: 3 });
    assert_eq!(names(&storage), ["Shop"]);
}

/// Both tabs save without seeing each other, as two processes can; the second one wins.
fn overwritten() -> (MemoryStorage, Tab, String) {
    let (storage, mut one, mut two) = two_tabs();
    let start = one.raw().expect("stored");
    two.edit("from two");
    two.save();
    let theirs = two.raw().expect("stored");
    storage.set(&one.session.key(), &start).expect("room");
    one.edit("from one");
    one.save();
    storage.set(&one.session.key(), &theirs).expect("room");
    (storage, one, theirs)
}

#[test]
fn a_tab_whose_saved_work_was_overwritten_stores_it_apart() {
    let (storage, mut one, theirs) = overwritten();
    assert!(matches!(one.hear(Some(&theirs)), Incoming::Forked { .. }));
    assert_eq!(texts(&open(&storage, id(1))), ["first", "from two"]);
    let fork = open(&storage, one.session.id());
    assert_eq!(texts(&fork), ["first", "from one"]);
    assert_eq!(fork, one.document);
}

#[test]
fn an_overwrite_is_noticed_after_the_other_tab_has_gone_on() {
    let (storage, mut one, theirs) = overwritten();
    let mut two = Tab::open(&storage, 3);
    two.edit("later");
    two.save();
    two.edit("and later");
    two.save();
    assert!(matches!(one.hear(Some(&theirs)), Incoming::Forked { .. }));
    assert_eq!(
        texts(&open(&storage, one.session.id())),
        ["first", "from one"]
    );
    let (storage, mut one, _) = overwritten();
    let mut two = Tab::open(&storage, 3);
    two.edit("later");
    two.save();
    assert!(matches!(one.hear_stored(), Incoming::Forked { .. }));
}

#[test]
fn a_late_event_about_an_overwritten_record_changes_nothing() {
    let (_, mut one, mut two) = two_tabs();
    one.edit("from one");
    one.save();
    let old = one.raw();
    two.hear_stored();
    two.edit("from two");
    two.save();
    assert_eq!(two.hear(old.as_deref()), Incoming::Ignored);
    assert!(matches!(one.hear(old.as_deref()), Incoming::TakeIn { .. }));
}

#[test]
fn without_room_for_a_copy_the_overwritten_work_stays_unsaved() {
    let (storage, mut one, theirs) = overwritten();
    storage.set_quota(Some(storage.used()));
    let full = Incoming::NotStored(StorageError::Full);
    assert_eq!(one.hear(Some(&theirs)), full);
    storage.set_quota(None);
    assert!(matches!(one.save(), Saved::Forked { .. }));
}

#[test]
fn a_save_that_fails_for_room_succeeds_when_there_is_some() {
    let (storage, mut one, mut two) = two_tabs();
    let before = one.raw();
    storage.set_quota(Some(storage.used()));
    one.edit("from one");
    assert_eq!(one.save(), Saved::NotStored(StorageError::Full));
    assert_eq!(one.raw(), before);
    storage.set_quota(None);
    assert_eq!(one.save(), Saved::Stored { revision: 2 });
    two.edit("from two");
    storage.set_quota(Some(storage.used()));
    assert_eq!(two.save(), Saved::NotStored(StorageError::Full));
    assert_eq!(two.session.id(), id(1));
    storage.set_quota(None);
    assert!(matches!(two.save(), Saved::Forked { .. }));
    assert_eq!(texts(&open(&storage, id(1))), ["first", "from one"]);
}

#[test]
fn a_record_without_room_for_the_index_is_stored_all_the_same() {
    let storage = shop();
    let mut tab = Tab::open(&storage, 1);
    tab.document.name = "A much longer name".to_owned();
    let grown = 2 * "A much longer name".len();
    storage.remove(INDEX_KEY).expect("works");
    storage.set_quota(Some(storage.used() + grown));
    assert_eq!(tab.save(), Saved::Stored { revision: 2 });
    assert_eq!(storage.get(INDEX_KEY), Ok(None));
    assert_eq!(names(&storage), ["A much longer name"]);
}

#[test]
fn what_cannot_be_read_is_kept_byte_for_byte() {
    for garbage in [
        "",
        "\u{0}",
        "{\"format\":\"bad-minutes\",",
        "\u{feff}[1]\n",
        "ü\t",
    ] {
        let (storage, mut one, mut two) = two_tabs();
        storage.set(&one.session.key(), garbage).expect("room");
        let heard = two.hear_stored();
        assert!(matches!(heard, Incoming::Unreadable { .. }), "{heard:?}");
        let listing = store::list(&storage, NOW).expect("works");
        assert_eq!(listing.unreadable[0].key, one.session.key());
        assert_eq!(listing.unreadable[0].bytes, garbage.len());
        assert_eq!(one.raw().as_deref(), Some(garbage));
        let found = store::open(&storage, id(1)).expect("works");
        assert!(found.expect("there").is_err());
        one.edit("from one");
        storage.set_quota(Some(storage.used()));
        assert_eq!(one.save(), Saved::NotStored(StorageError::Full));
        assert_eq!(one.raw().as_deref(), Some(garbage));
        storage.set_quota(None);
        assert_eq!(one.save(), Saved::Stored { revision: 2 });
        assert_eq!(set_aside(&storage), [garbage]);
        let listing = store::list(&storage, NOW).expect("works");
        let kept = &listing.unreadable[0];
        let raw = store::raw(&storage, &kept.key).expect("works");
        assert_eq!(raw.as_deref(), Some(garbage));
        assert_eq!(texts(&open(&storage, id(1))), ["first", "from one"]);
    }
}

#[test]
fn things_set_aside_at_the_same_time_do_not_meet() {
    let (storage, mut one, _) = two_tabs();
    for garbage in ["one", "two", "one"] {
        storage.set(&one.session.key(), garbage).expect("room");
        one.edit(garbage);
        assert!(matches!(one.save(), Saved::Stored { .. }));
    }
    let mut kept = set_aside(&storage);
    kept.sort();
    assert_eq!(kept, ["one", "two"]);
}

#[test]
fn a_key_that_names_no_engagement_is_listed_and_left() {
    let storage = shop();
    let key = "bad-minutes/e/?";
    let raw = storage.get(&record_key(id(1))).expect("works");
    storage.set(key, &raw.expect("stored")).expect("room");
    storage.set("others", "text").expect("room");
    let listing = store::list(&storage, NOW).expect("works");
    assert_eq!(listing.engagements.len(), 1);
    assert_eq!(listing.unreadable.len(), 1);
    assert_eq!(listing.unreadable[0].key, key);
}

#[test]
fn a_newer_record_stops_the_tab() {
    let (storage, mut one, mut two) = two_tabs();
    let newer = one.raw().expect("stored");
    let newer = newer.replace("\"version\":1", "\"version\":999");
    storage.set(&one.session.key(), &newer).expect("room");
    one.edit("from one");
    let Saved::Newer { version_text } = one.save() else {
        panic!("an older program must not write");
    };
    assert!(version_text.contains("999"), "{version_text}");
    assert!(matches!(two.hear_stored(), Incoming::Newer { .. }));
    assert_eq!(one.raw(), Some(newer));
    assert_eq!(set_aside(&storage), [""; 0]);
    let listing = store::list(&storage, NOW).expect("works");
    assert_eq!(listing.engagements, []);
    assert!(listing.unreadable[0].reason.contains("999"));
}

#[test]
fn a_number_that_cannot_be_written_is_refused() {
    let (_, mut one, _) = two_tabs();
    let before = one.raw();
    one.document.risks[0].ettd = Entry::number(f64::INFINITY);
    assert!(matches!(one.save(), Saved::Refused(_)));
    assert_eq!(one.raw(), before);
    one.document.risks[0].ettd = Entry::number(5.0);
    assert_eq!(one.save(), Saved::Stored { revision: 2 });
}

#[test]
fn the_listing_shows_the_last_edited_first_with_its_total() {
    let storage = shop();
    let mut document = engagement(2, "Bank");
    edit(&mut document, "outage");
    let risk = &mut document.risks[0];
    risk.ettd = Entry::number(10.0);
    risk.ettr = Entry::number(20.0);
    risk.impact = Entry::percent(50.0);
    risk.ettf = Entry::number(365.0);
    let mut session = Session::new(id(2), "tab0".to_owned());
    session.save(&storage, &document, LATER, id(999));
    let listing = store::list(&storage, NOW).expect("works");
    let [bank, shop] = listing.engagements.as_slice() else {
        panic!("two engagements are stored");
    };
    assert_eq!((bank.id, bank.name.as_str()), (id(2), "Bank"));
    assert_eq!((bank.target.as_str(), bank.total), ("99.9", Some(15.0)));
    assert_eq!(bank.edited, LATER);
    assert_eq!((shop.name.as_str(), shop.total), ("Shop", None));
}

#[test]
fn an_index_that_is_missing_stale_or_partial_is_made_again() {
    let storage = shop();
    let good = store::list(&storage, NOW).expect("works");
    let index = storage.get(INDEX_KEY).expect("works").expect("stored");
    let mut tab = Tab::open(&storage, 1);
    tab.document.name = "Renamed".to_owned();
    tab.save();
    let now = store::list(&storage, NOW).expect("works");
    assert_eq!(now.engagements[0].name, "Renamed");
    assert_ne!(now, good);
    let newer = storage.get(INDEX_KEY).expect("works");
    storage.set(INDEX_KEY, &index).expect("room");
    assert_eq!(store::list(&storage, NOW).as_ref(), Ok(&now));
    assert_eq!(storage.get(INDEX_KEY), Ok(newer.clone()));
    storage.remove(INDEX_KEY).expect("works");
    assert_eq!(store::list(&storage, NOW).as_ref(), Ok(&now));
    assert_eq!(storage.get(INDEX_KEY), Ok(newer.clone()));
    let partial = format!("{{\"{}\":{{\"name\":7}},\"x\":1}}", id(1));
    storage.set(INDEX_KEY, &partial).expect("room");
    assert_eq!(store::list(&storage, NOW).as_ref(), Ok(&now));
    assert_eq!(set_aside(&storage), [""; 0]);
}

#[test]
fn a_damaged_index_is_set_aside_and_made_again() {
    for damaged in ["", "[]", "{\"a\":"] {
        let storage = shop();
        storage.set(INDEX_KEY, damaged).expect("room");
        let mut tab = Tab::open(&storage, 1);
        tab.edit("second");
        assert_eq!(tab.save(), Saved::Stored { revision: 2 });
        assert_eq!(storage.get(INDEX_KEY), Ok(Some(damaged.to_owned())));
        assert_eq!(names(&storage), ["Shop"]);
        assert_eq!(set_aside(&storage), [damaged]);
        assert_ne!(storage.get(INDEX_KEY), Ok(Some(damaged.to_owned())));
    }
}

#[test]
fn what_was_removed_can_be_put_back() {
    let storage = shop();
    let key = record_key(id(1));
    let raw = store::remove(&storage, id(1)).expect("works");
    let raw = raw.expect("it was stored");
    assert_eq!(names(&storage), [""; 0]);
    assert_eq!(store::remove(&storage, id(1)), Ok(None));
    assert_eq!(store::put_back(&storage, &key, &raw), Ok(true));
    assert_eq!(names(&storage), ["Shop"]);
    assert_eq!(storage.get(&key), Ok(Some(raw.clone())));
    storage.set(&key, "other").expect("room");
    assert_eq!(store::put_back(&storage, &key, &raw), Ok(false));
    assert_eq!(storage.get(&key), Ok(Some("other".to_owned())));
}

#[test]
fn a_tab_stores_again_what_another_removed() {
    let (storage, mut one, mut two) = two_tabs();
    store::remove(&storage, id(1)).expect("works");
    assert_eq!(two.hear_stored(), Incoming::Removed);
    one.edit("from one");
    assert_eq!(one.hear_stored(), Incoming::Ignored);
    assert_eq!(one.save(), Saved::Stored { revision: 2 });
    assert_eq!(texts(&open(&storage, id(1))), ["first", "from one"]);
    assert!(matches!(two.hear_stored(), Incoming::TakeIn { .. }));
}

#[test]
fn a_storage_that_is_denied_says_what_to_do() {
    for error in [StorageError::Full, StorageError::Denied] {
        assert!(error.to_string().contains("Export"), "{error}");
    }
}

/// What can happen to two tabs.
#[derive(Clone, Debug)]
enum Step {
    Edit(usize),
    Save(usize),
    Hear(usize),
    Reload(usize),
}

fn step() -> impl Strategy<Value = Step> {
    (0..4, 0..2usize).prop_map(|(kind, tab)| match kind {
        0 => Step::Edit(tab),
        1 => Step::Save(tab),
        2 => Step::Hear(tab),
        _ => Step::Reload(tab),
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_edit_is_lost_between_two_tabs(steps in prop::collection::vec(step(), 0..40)) {
        let (storage, one, two) = two_tabs();
        let mut tabs = [one, two];
        let mut events: [Vec<Option<String>>; 2] = [Vec::new(), Vec::new()];
        let mut written = vec!["first".to_owned()];
        let mut writers = 2;
        // The last steps are those of closing both tabs.
        let closing = [Step::Save(0), Step::Save(1)];
        for (at, step) in steps.iter().chain(&closing).enumerate() {
            match *step {
                Step::Edit(tab) => {
                    let text = format!("edit {at}");
                    tabs[tab].edit(&text);
                    written.push(text);
                }
                Step::Save(tab) if !tabs[tab].dirty => {}
                Step::Save(tab) => {
                    let key = record_key(id(1));
                    let before = storage.get(&key).expect("works");
                    let saved = tabs[tab].save();
                    let stored = matches!(saved, Saved::Stored { .. } | Saved::Forked { .. });
                    prop_assert!(stored, "{saved:?}");
                    let after = storage.get(&key).expect("works");
                    if after != before {
                        events[1 - tab].push(after);
                    }
                }
                Step::Hear(tab) => {
                    if !events[tab].is_empty() {
                        let raw = events[tab].remove(0);
                        // After a fork the page no longer listens to the old key.
                        if tabs[tab].session.id() == id(1) {
                            tabs[tab].hear(raw.as_deref());
                        }
                    }
                }
                Step::Reload(tab) => {
                    // A page saves its pending edits before it goes.
                    if tabs[tab].dirty {
                        tabs[tab].save();
                        let after = storage.get(&record_key(id(1))).expect("works");
                        events[1 - tab].push(after);
                    }
                    events[tab].clear();
                    writers += 1;
                    tabs[tab] = Tab::open(&storage, writers);
                }
            }
        }
        let listing = store::list(&storage, NOW).expect("works");
        prop_assert_eq!(listing.unreadable.len(), 0);
        let kept: Vec<Engagement> = listing
            .engagements
            .iter()
            .map(|listed| open(&storage, listed.id))
            .collect();
        for text in &written {
            let found = kept.iter().any(|document| texts(document).contains(&text.as_str()));
            prop_assert!(found, "{text} is in no stored engagement");
        }
    }
}
