//! What is listed, what cannot be read, what is removed.

use super::*;

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
fn the_listing_shows_how_far_an_engagement_is() {
    let storage = shop();
    let listing = store::list(&storage, NOW).expect("works");
    let shop = &listing.engagements[0];
    assert_eq!(
        (shop.status, &shop.days),
        (Status::Draft, &["", ""].map(str::to_owned))
    );

    let mut document = engagement(2, "Bank");
    document.charter.status = Status::Active;
    document.charter.start = "2026-11-02".to_owned();
    document.charter.end = "next spring".to_owned();
    let mut session = Session::new(id(2), "tab0".to_owned());
    session.save(&storage, &document, LATER, id(999));
    // Once from the record, once from the index made of it.
    for _ in 0..2 {
        let listing = store::list(&storage, NOW).expect("works");
        let bank = &listing.engagements[0];
        assert_eq!(bank.status, Status::Active);
        assert_eq!(bank.days, ["2026-11-02", "next spring"]);
    }
}

#[test]
fn an_index_from_before_the_charter_is_made_again() {
    let storage = shop();
    let good = store::list(&storage, NOW).expect("works");
    let index = storage.get(INDEX_KEY).expect("works").expect("stored");
    let older = index.replace(",\"status\":\"draft\",\"start\":\"\",\"end\":\"\"", "");
    assert_ne!(older, index);
    for other in [older, index.replace("\"draft\"", "\"paused\"")] {
        storage.set(INDEX_KEY, &other).expect("room");
        assert_eq!(store::list(&storage, NOW).as_ref(), Ok(&good));
        assert_eq!(storage.get(INDEX_KEY), Ok(Some(index.clone())));
        assert_eq!(set_aside(&storage), [""; 0]);
    }
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
fn a_storage_that_is_denied_says_what_to_do() {
    for error in [StorageError::Full, StorageError::Denied] {
        assert!(error.to_string().contains("Export"), "{error}");
    }
}
