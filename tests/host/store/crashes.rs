//! The browser may end between any two calls, and forgets then what its storage had not written
//! to disk. Whatever the journal had is found again.

use proptest::prelude::*;

use super::*;
use bad_minutes::store::Entry;
use bad_minutes::store::journal::{self};

/// What can happen to two tabs and the browser around them.
#[derive(Clone, Debug)]
enum Step {
    Edit(usize),
    Save(usize),
    Hear(usize),
    /// The oldest write on its way to the journal arrives.
    Journal,
    /// The storage writes everything to disk.
    Flush,
    Crash,
    Reload(usize),
    /// A tab that was opened has read the journal.
    Fold(usize),
}

fn step() -> impl Strategy<Value = Step> {
    (0..15, 0..2usize).prop_map(|(kind, tab)| match kind {
        0..3 => Step::Edit(tab),
        3..6 => Step::Save(tab),
        6..8 => Step::Hear(tab),
        8..10 => Step::Journal,
        10 => Step::Flush,
        11 => Step::Crash,
        12 => Step::Reload(tab),
        _ => Step::Fold(tab),
    })
}

/// A browser with two tabs, its storage in memory and on disk, and its journal.
struct Browser {
    storage: MemoryStorage,
    disk: Vec<(String, String)>,
    journal: Vec<(String, String)>,
    /// On its way to the journal, with the edits that are in it.
    on_way: Vec<(Entry, Vec<String>)>,
    tabs: [Tab; 2],
    events: [Vec<Option<String>>; 2],
    /// What was said to be saved.
    promised: Vec<String>,
    numbers: u16,
}

impl Browser {
    fn start() -> Self {
        let (storage, one, two) = two_tabs();
        let mut browser = Self {
            disk: Vec::new(),
            journal: Vec::new(),
            on_way: Vec::new(),
            tabs: [one, two],
            events: [Vec::new(), Vec::new()],
            promised: vec!["first".to_owned()],
            numbers: 10,
            storage,
        };
        browser.flush();
        browser
    }

    fn flush(&mut self) {
        let keys = self.storage.keys().expect("works").into_iter();
        let text = |key: String| {
            let text = self.storage.get(&key).expect("works").expect("there");
            (key, text)
        };
        self.disk = keys.map(text).collect();
    }

    /// Sends on what a tab has stored since the last time.
    fn send(&mut self, tab: usize) {
        let edits = texts(&self.tabs[tab].document).into_iter();
        let edits = edits.map(str::to_owned).collect();
        if let Some(entry) = self.tabs[tab].session.take_entry() {
            self.on_way.push((entry, edits));
        }
    }

    fn arrive(&mut self, entry: Entry) {
        put(&mut self.journal, entry);
    }

    fn journal(&mut self) {
        if !self.on_way.is_empty() {
            let (entry, edits) = self.on_way.remove(0);
            self.arrive(entry);
            self.promised.extend(edits);
        }
    }

    fn save(&mut self, tab: usize) {
        if self.tabs[tab].dirty {
            let key = record_key(id(1));
            let before = self.storage.get(&key).expect("works");
            self.tabs[tab].save();
            self.send(tab);
            let after = self.storage.get(&key).expect("works");
            if after != before {
                self.events[1 - tab].push(after);
            }
        }
    }

    fn hear(&mut self, tab: usize) {
        if !self.events[tab].is_empty() {
            let raw = self.events[tab].remove(0);
            // After a fork the page no longer listens to the old key.
            if self.tabs[tab].session.id() == id(1) {
                self.tabs[tab].hear(raw.as_deref());
                self.send(tab);
            }
        }
    }

    /// A tab reads the journal, a moment after it was opened.
    fn fold(&mut self, tab: usize) {
        let keys = self.journal.iter().map(|(key, _)| key.clone()).collect();
        let keys = journal::to_read(&self.storage, keys);
        let entries = self.journal.iter().filter(|(key, _)| keys.contains(key));
        let entries: Vec<_> = entries.cloned().collect();
        let numbers = &mut self.numbers;
        let mut new_id = || {
            *numbers += 1;
            id(30_000 + *numbers)
        };
        let writer = format!("fold{}", self.tabs[tab].forks);
        let folded = journal::fold(&self.storage, &entries, NOW, &writer, &mut new_id);
        for entry in folded.entries {
            self.on_way.push((entry, Vec::new()));
        }
        if !folded.restored.is_empty() {
            let raw = self.storage.get(&record_key(id(1))).expect("works");
            self.events[1 - tab].push(raw.clone());
            self.events[tab].insert(0, raw);
            self.hear(tab);
        }
    }

    fn open(&mut self, tab: usize) {
        self.events[tab].clear();
        self.numbers += 1;
        self.tabs[tab] = Tab::open(&self.storage, self.numbers);
    }

    fn crash(&mut self) {
        for key in self.storage.keys().expect("works") {
            self.storage.remove(&key).expect("works");
        }
        for (key, text) in &self.disk {
            self.storage.set(key, text).expect("works");
        }
        self.on_way.clear();
        self.open(0);
        self.open(1);
    }

    fn take(&mut self, at: usize, step: &Step) {
        match *step {
            Step::Edit(tab) => self.tabs[tab].edit(&format!("edit {at}")),
            Step::Save(tab) => self.save(tab),
            Step::Hear(tab) => self.hear(tab),
            Step::Journal => self.journal(),
            Step::Flush => self.flush(),
            Step::Crash => self.crash(),
            Step::Reload(tab) => {
                self.save(tab);
                self.open(tab);
            }
            Step::Fold(tab) => self.fold(tab),
        }
    }

    /// All that can be found.
    fn found(&self) -> Vec<String> {
        let listing = store::list(&self.storage, NOW).expect("works");
        assert_eq!(listing.unreadable.len(), 0);
        let kept = listing.engagements.iter();
        let kept: Vec<Engagement> = kept.map(|listed| open(&self.storage, listed.id)).collect();
        kept.iter().flat_map(texts).map(str::to_owned).collect()
    }
}

/// Does what the journal does with an entry.
pub(super) fn put(journal: &mut Vec<(String, String)>, entry: Entry) {
    let record = (entry.key, entry.text);
    journal.retain(|(key, _)| !entry.replaces.contains(key));
    for (key, text) in entry.base.into_iter().chain([record]) {
        journal.retain(|(known, _)| *known != key);
        journal.push((key, text.to_string()));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 512, ..ProptestConfig::default() })]

    #[test]
    fn what_was_said_to_be_saved_is_found_after_crashes(steps in prop::collection::vec(step(), 0..60)) {
        let mut browser = Browser::start();
        for (at, step) in steps.iter().enumerate() {
            browser.take(at, step);
        }
        browser.crash();
        browser.fold(0);
        let found = browser.found();
        for text in &browser.promised {
            prop_assert!(found.contains(text), "{text} is lost: {found:?}");
        }
    }
}

/// A tab that stored `edits` one after the other, each of them in the journal.
fn journaled(edits: &[&str]) -> (MemoryStorage, Vec<(String, String)>, Tab) {
    let storage = shop();
    let mut tab = Tab::open(&storage, 1);
    let mut kept: Vec<(String, String)> = Vec::new();
    for text in edits {
        tab.edit(text);
        tab.save();
        let entry = tab.session.take_entry().expect("it was stored");
        put(&mut kept, entry);
    }
    (storage, kept, tab)
}

/// The record itself among what the journal keeps of a line.
fn last(kept: &[(String, String)]) -> &(String, String) {
    let is_record = |(key, _): &&(String, String)| !key.ends_with(":base");
    kept.iter().find(is_record).expect("there is one")
}

fn fold(storage: &MemoryStorage, kept: &[(String, String)]) -> journal::Folded {
    journal::fold(storage, kept, LATER, "tab9", &mut || id(77))
}

#[test]
fn the_journal_keeps_one_record_of_a_line_and_what_it_goes_on_from() {
    let (_, kept, _) = journaled(&["one", "two", "three"]);
    assert_eq!(kept.len(), 2);
}

#[test]
fn an_older_record_is_brought_up_to_date_without_a_copy() {
    let (_, kept, _) = journaled(&["one", "two", "three"]);
    let crashed = shop();
    let folded = fold(&crashed, &kept);
    assert_eq!(folded.restored, [id(1)]);
    assert_eq!(folded.apart, []);
    let restored = open(&crashed, id(1));
    assert_eq!(texts(&restored), ["first", "one", "two", "three"]);
    assert_eq!(names(&crashed), ["Shop"]);
}

#[test]
fn an_engagement_that_never_reached_the_disk_comes_back() {
    let (_, kept, tab) = journaled(&["one"]);
    let crashed = MemoryStorage::new();
    assert_eq!(fold(&crashed, &kept).restored, [id(1)]);
    assert_eq!(open(&crashed, id(1)), tab.document);
}

#[test]
fn a_record_of_several_writers_ago_is_known() {
    let (storage, mut kept, _) = journaled(&["one"]);
    for number in 2..9 {
        let mut tab = Tab::open(&storage, number);
        tab.edit("more");
        tab.save();
        let entry = tab.session.take_entry().expect("it was stored");
        put(&mut kept, entry);
    }
    let crashed = shop();
    let folded = fold(&crashed, &kept);
    assert_eq!((folded.restored.len(), folded.apart.len()), (1, 0));
    assert_eq!(open(&crashed, id(1)).risks.len(), 9);
}

#[test]
fn a_later_record_stays_and_goes_to_the_journal() {
    let (storage, kept, mut tab) = journaled(&["one"]);
    tab.edit("two");
    tab.save();
    let before = tab.raw();
    let folded = fold(&storage, &kept);
    assert_eq!(tab.raw(), before);
    assert_eq!(folded.restored, []);
    let [entry] = folded.entries.as_slice() else {
        panic!("one entry: {folded:?}");
    };
    assert!(kept.iter().all(|(key, _)| entry.replaces.contains(key)));
    assert_eq!(Some(&*entry.text), before.as_deref());
}

/// What the journal has of one dead tab, and a storage to which another one has written without having seen it.
fn two_lines() -> (MemoryStorage, Vec<(String, String)>) {
    let (_, kept, _) = journaled(&["one"]);
    let crashed = shop();
    let mut other = Tab::open(&crashed, 2);
    other.edit("other");
    other.save();
    (crashed, kept)
}

#[test]
fn a_record_that_was_made_without_the_journals_is_brought_together_with_it() {
    let (crashed, mut kept) = two_lines();
    let folded = fold(&crashed, &kept);
    assert_eq!((folded.restored, folded.apart), (vec![id(1)], vec![]));
    assert_eq!(all_texts(&open(&crashed, id(1))), ["first", "one", "other"]);
    assert_eq!(names(&crashed), ["Shop"]);
    let [entry] = folded.entries.try_into().expect("one entry");
    put(&mut kept, entry);
    assert_eq!(
        kept.len(),
        2,
        "the record and what it goes on from: {kept:?}"
    );
    assert_eq!(fold(&crashed, &kept).restored, []);
}

#[test]
fn without_what_both_grew_from_both_are_kept() {
    let (crashed, mut kept) = two_lines();
    kept.retain(|(key, _)| !key.ends_with(":base"));
    let folded = fold(&crashed, &kept);
    assert_eq!(folded.restored, []);
    assert_eq!(texts(&open(&crashed, id(1))), ["first", "other"]);
    assert_eq!(texts(&open(&crashed, id(77))), ["first", "one"]);
    let [entry] = folded.entries.as_slice() else {
        panic!("one entry: {folded:?}");
    };
    assert!(entry.replaces.contains(&kept[0].0));
}

#[test]
fn what_cannot_be_read_is_set_aside_and_what_is_newer_stays() {
    let (_, kept, tab) = journaled(&["one"]);
    let crashed = MemoryStorage::new();
    crashed.set(&record_key(id(1)), "{damaged").expect("room");
    fold(&crashed, &kept);
    assert_eq!(open(&crashed, id(1)), tab.document);
    assert_eq!(set_aside(&crashed), ["{damaged"]);

    let newer = last(&kept).1.replace("\"version\":1", "\"version\":99");
    crashed.set(&record_key(id(1)), &newer).expect("room");
    assert_eq!(fold(&crashed, &kept), journal::Folded::default());
}

#[test]
fn without_room_the_journal_keeps_it_and_the_next_start_puts_it_back() {
    let (_, kept, tab) = journaled(&["one"]);
    let crashed = MemoryStorage::new();
    crashed.set_quota(Some(10));
    assert_eq!(fold(&crashed, &kept), journal::Folded::default());
    crashed.set_quota(None);
    fold(&crashed, &kept);
    assert_eq!(open(&crashed, id(1)), tab.document);
}

#[test]
fn only_what_the_storage_does_not_have_is_read() {
    let (storage, kept, mut tab) = journaled(&["one"]);
    let keys = || kept.iter().map(|(key, _)| key.clone()).collect::<Vec<_>>();
    assert_eq!(journal::to_read(&storage, keys()), [""; 0]);
    tab.edit("two");
    tab.save();
    assert_eq!(journal::to_read(&storage, keys()), keys());
    let nothing = MemoryStorage::new();
    assert_eq!(journal::to_read(&nothing, keys()), keys());
}
