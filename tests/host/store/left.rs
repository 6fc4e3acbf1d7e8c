//! Tabs that are closed before the journal has their last records: each leaves its own, and the next start brings
//! them together.

use super::crashes::put;
use super::*;
use bad_minutes::store::{journal, left};

/// What another process sees of a storage: what was in it a moment ago.
fn seen(storage: &MemoryStorage) -> MemoryStorage {
    let seen = MemoryStorage::default();
    copy(storage, &seen);
    seen
}

fn copy(from: &MemoryStorage, to: &MemoryStorage) {
    for key in from.keys().expect("works") {
        let text = from.get(&key).expect("works").expect("there");
        to.set(&key, &text).expect("works");
    }
}

fn left_keys(storage: &MemoryStorage) -> usize {
    let keys = storage.keys().expect("works").into_iter();
    keys.filter(|key| key.starts_with("bad-minutes/left/"))
        .count()
}

/// Two tabs that have seen all of each other, and what the journal has.
fn in_step() -> ([Tab; 2], Vec<(String, String)>) {
    let (_, mut one, mut two) = two_tabs();
    let mut kept = Vec::new();
    one.edit("before");
    one.save();
    put(&mut kept, one.session.take_entry().expect("it was stored"));
    two.hear_stored();
    two.session
        .take_entry()
        .into_iter()
        .for_each(|entry| put(&mut kept, entry));
    ([one, two], kept)
}

/// Closes a tab right after an edit: it saves, and the journal never has it.
fn close(mut tab: Tab, text: &str) -> MemoryStorage {
    tab.edit(text);
    tab.save();
    let entry = tab.session.take_entry().expect("it was stored");
    left::leave(&tab.storage, &entry).expect("there is room");
    tab.storage
}

/// A start: what was left goes to the journal, and what the storage does not have comes out of it.
fn start(storage: &MemoryStorage, kept: &mut Vec<(String, String)>) -> journal::Folded {
    let left = left::all(storage);
    left.iter().for_each(|entry| put(kept, entry.clone()));
    left::forget(storage, &left);
    let keys = journal::to_read(storage, kept.iter().map(|(key, _)| key.clone()).collect());
    let entries = kept.iter().filter(|(key, _)| keys.contains(key));
    let entries: Vec<_> = entries.cloned().collect();
    journal::fold(storage, &entries, LATER, "tab9", &mut || id(77))
}

#[test]
fn two_tabs_that_close_without_seeing_each_other_lose_nothing() {
    for order in [[0, 1], [1, 0]] {
        let ([mut one, mut two], mut kept) = in_step();
        one.storage = seen(&one.storage);
        two.storage = seen(&one.storage);
        let closed = [close(one, "left"), close(two, "right")];
        // Either process may write last.
        let disk = MemoryStorage::default();
        order.iter().for_each(|&at| copy(&closed[at], &disk));
        let folded = start(&disk, &mut kept);
        assert_eq!(folded.apart, []);
        let names = open(&disk, id(1));
        assert_eq!(all_texts(&names), ["before", "first", "left", "right"]);
        assert_eq!(left_keys(&disk), 0);
    }
}

#[test]
fn what_was_left_and_is_stored_changes_nothing() {
    let ([one, _], mut kept) = in_step();
    let disk = close(one, "last");
    let before = disk.get(&record_key(id(1)));
    let folded = start(&disk, &mut kept);
    assert_eq!(folded.restored, []);
    assert_eq!(disk.get(&record_key(id(1))), before);
}

#[test]
fn what_was_left_goes_with_its_engagement() {
    let ([one, _], _) = in_step();
    let disk = close(one, "last");
    assert!(left_keys(&disk) > 0);
    store::remove(&disk, id(1)).expect("works");
    assert_eq!(left_keys(&disk), 0);
}
