//! A page in which what reads records is not loaded yet.

use std::cell::Cell;

use bad_minutes::store::Reading;

use super::*;

thread_local! {
    static LOADED: Cell<bool> = const { Cell::new(false) };
}

/// A storage whose records are read while [`LOADED`].
fn storage() -> MemoryStorage {
    LOADED.set(false);
    MemoryStorage::read_by(|| LOADED.get().then(Reading::whole))
}

#[test]
fn what_this_tab_alone_stores_needs_no_reading() {
    let storage = storage();
    let mut shop = engagement(1, "Shop");
    let mut session = Session::new(id(1), "ours".to_owned());
    for (revision, text) in [(1, "one"), (2, "two")] {
        edit(&mut shop, text);
        let saved = session.save(&storage, &shop, NOW, id(9));
        assert_eq!(saved, Saved::Stored { revision });
    }
    assert_eq!(
        store::open(&storage, id(1)),
        Err(StorageError::NoReading),
        "rather than none"
    );
    let listing = store::list(&storage, NOW).expect("the storage works");
    assert_eq!(listing.engagements.len(), 1, "the list is made anew");
    LOADED.set(true);
    assert_eq!(open(&storage, id(1)), shop);
}

#[test]
fn what_another_tab_stored_is_not_written_over_but_brought_in_once_it_can_be_read() {
    let storage = storage();
    let mut ours = engagement(1, "Shop");
    let mut session = Session::new(id(1), "ours".to_owned());
    session.save(&storage, &ours, NOW, id(9));

    LOADED.set(true);
    let held = store::open(&storage, id(1)).expect("the storage works");
    let held = held.expect("it is stored").expect("it can be read");
    let mut other = Session::opened(id(1), "theirs".to_owned(), &held);
    let mut theirs = held.engagement;
    edit(&mut theirs, "theirs");
    other.save(&storage, &theirs, NOW, id(9));
    LOADED.set(false);

    let stored = storage.get(&record_key(id(1))).expect("the storage works");
    edit(&mut ours, "ours");
    let incoming = session.incoming(stored.as_deref(), true, &ours, &storage, NOW, id(9));
    assert_eq!(incoming, Incoming::NotStored(StorageError::NoReading));
    let saved = session.save(&storage, &ours, LATER, id(9));
    assert_eq!(saved, Saved::NotStored(StorageError::NoReading));
    let still = storage.get(&record_key(id(1))).expect("the storage works");
    assert_eq!(still, stored);

    LOADED.set(true);
    let saved = session.save(&storage, &ours, LATER, id(9));
    assert!(matches!(saved, Saved::Merged(_)), "{saved:?}");
    assert_eq!(all_texts(&open(&storage, id(1))), ["ours", "theirs"]);
}
