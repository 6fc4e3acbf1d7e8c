//! Two tabs on one engagement, and saves that fail.

use super::*;

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
fn the_later_of_two_tabs_stores_both() {
    for swapped in [false, true] {
        let (storage, one, two) = two_tabs();
        let (mut one, mut two) = if swapped { (two, one) } else { (one, two) };
        one.edit("from one");
        two.edit("from two");
        assert_eq!(one.save(), Saved::Stored { revision: 2 });
        let Saved::Merged(merged) = two.save() else {
            panic!("the second save has not seen the first");
        };
        assert_eq!(merged.clashes, []);
        let stored = open(&storage, id(1));
        assert_eq!(all_texts(&stored), ["first", "from one", "from two"]);
        assert_eq!(stored, two.document);
        assert!(matches!(one.hear_stored(), Incoming::TakeIn { .. }));
        assert_eq!(one.document, stored);
        one.edit("more");
        assert_eq!(one.save(), Saved::Stored { revision: 4 });
        assert_eq!(names(&storage), ["Shop"]);
    }
}

#[test]
fn what_grew_from_nothing_known_is_stored_apart() {
    let (storage, mut one, _) = two_tabs();
    let mut other = Session::new(id(1), "elsewhere".to_owned());
    let elsewhere = MemoryStorage::new();
    let mut theirs = engagement(1, "Shop");
    edit(&mut theirs, "from elsewhere");
    other.save(&elsewhere, &theirs, NOW, id(999));
    let raw = elsewhere.get(&record_key(id(1))).expect("works");
    storage
        .set(&one.session.key(), &raw.expect("stored"))
        .expect("room");
    one.edit("from one");
    let Saved::Forked { engagement } = one.save() else {
        panic!("nothing says what both grew from");
    };
    let name = format!("Shop (copy from another tab, {NOW})");
    assert_eq!(engagement.name, name);
    assert_eq!(texts(&open(&storage, id(1))), ["from elsewhere"]);
    let fork = open(&storage, one.session.id());
    assert_eq!(fork, *engagement);
    assert_eq!(texts(&fork), ["first", "from one"]);
    one.edit("more");
    assert_eq!(one.save(), Saved::Stored { revision: 2 });
    assert_eq!(names(&storage).len(), 2);
}

#[test]
fn of_two_values_of_one_field_the_later_stands_and_the_other_is_offered() {
    let (storage, mut one, mut two) = two_tabs();
    one.document.risks[0].name = "from one".to_owned();
    two.document.risks[0].name = "from two".to_owned();
    two.edit("more");
    one.save();
    let Saved::Merged(merged) = two.save() else {
        panic!("the second save has not seen the first");
    };
    assert_eq!(texts(&open(&storage, id(1))), ["from two", "more"]);
    let [clash] = merged.clashes.as_slice() else {
        panic!("one field: {merged:?}");
    };
    assert_eq!(
        (clash.field.as_str(), clash.row.as_str()),
        ("name", "from two")
    );
    assert_eq!(clash.other, "from one");
    two.edit("and more");
    let with_other = merged.with_others(&two.document).expect("there is one");
    assert_eq!(texts(&with_other), ["from one", "more", "and more"]);
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
fn a_tab_with_unsaved_edits_takes_the_others_in_and_stores_both() {
    let (storage, mut one, mut two) = two_tabs();
    one.edit("from one");
    two.edit("from two");
    one.save();
    assert!(matches!(two.hear_stored(), Incoming::TakeIn { .. }));
    assert_eq!(texts(&open(&storage, id(1))), ["first", "from one"]);
    assert_eq!(two.save(), Saved::Stored { revision: 3 });
    let stored = open(&storage, id(1));
    assert_eq!(all_texts(&stored), ["first", "from one", "from two"]);
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
fn a_tab_whose_saved_work_was_overwritten_stores_both() {
    let (storage, mut one, theirs) = overwritten();
    assert!(matches!(one.hear(Some(&theirs)), Incoming::TakeIn { .. }));
    let stored = open(&storage, id(1));
    assert_eq!(all_texts(&stored), ["first", "from one", "from two"]);
    assert_eq!(stored, one.document);
    assert_eq!(names(&storage), ["Shop"]);
}

#[test]
fn a_tab_that_overwrote_anothers_work_brings_it_back() {
    let (storage, mut one, theirs) = overwritten();
    let ours = one.session.take_entry().expect("stored").text;
    storage.set(&one.session.key(), &ours).expect("room");
    // The other tab is gone: all there is of its work is what this one hears.
    assert!(matches!(one.hear(Some(&theirs)), Incoming::TakeIn { .. }));
    let stored = open(&storage, id(1));
    assert_eq!(all_texts(&stored), ["first", "from one", "from two"]);
}

#[test]
fn an_overwrite_is_noticed_after_the_other_tab_has_gone_on() {
    let (storage, mut one, theirs) = overwritten();
    let mut two = Tab::open(&storage, 3);
    two.edit("later");
    two.save();
    two.edit("and later");
    two.save();
    let all = ["and later", "first", "from one", "from two", "later"];
    assert!(matches!(one.hear(Some(&theirs)), Incoming::TakeIn { .. }));
    assert_eq!(all_texts(&open(&storage, id(1))), all);
    let (storage, mut one, _) = overwritten();
    let mut two = Tab::open(&storage, 3);
    two.edit("later");
    two.save();
    assert!(matches!(one.hear_stored(), Incoming::TakeIn { .. }));
    assert_eq!(all_texts(&open(&storage, id(1))), all[1..]);
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
fn without_room_the_overwritten_work_stays_unsaved() {
    let (storage, mut one, theirs) = overwritten();
    storage.set_quota(Some(storage.used()));
    let full = Incoming::NotStored(StorageError::Full);
    assert_eq!(one.hear(Some(&theirs)), full);
    storage.set_quota(None);
    assert!(matches!(one.save(), Saved::Merged(_)));
}

#[test]
fn a_record_that_could_not_be_opened_again_is_not_stored() {
    let (_, mut one, _) = two_tabs();
    let before = one.raw();
    one.document.author = "x".repeat(5_000_000);
    assert_eq!(one.save(), Saved::NotStored(StorageError::TooLarge));
    assert_eq!(one.raw(), before);
}

#[test]
fn what_the_reader_would_cut_is_not_set_aside_with_each_save_of_its_tab() {
    let (storage, mut one, _) = two_tabs();
    one.document.risks[0].notes = "x".repeat(20_001);
    for text in ["one", "two", "three"] {
        one.edit(text);
        assert!(matches!(one.save(), Saved::Stored { .. }));
    }
    assert_eq!(set_aside(&storage), [""; 0]);
    // Another tab has only what could be read of it.
    let mut two = Tab::open(&storage, 3);
    two.edit("from two");
    two.save();
    assert_eq!(set_aside(&storage).len(), 1);
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
    assert!(matches!(two.save(), Saved::Merged(_)));
    let stored = open(&storage, id(1));
    assert_eq!(all_texts(&stored), ["first", "from one", "from two"]);
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
