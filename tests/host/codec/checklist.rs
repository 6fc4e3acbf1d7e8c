//! The built-in checklist, and checklists out and in.

use bad_minutes::codec::checklist::asked::built_in;
use bad_minutes::codec::checklist::joined::{Which, change, lines, web_address};
use bad_minutes::codec::checklist::taken::{Taken, take};
use bad_minutes::codec::checklist::{csv, json};
use bad_minutes::document::common::COMMON;
use bad_minutes::document::{Answer, Area, Column, Level, Readiness, ReadinessItem, RowId};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

fn id(number: u16) -> RowId {
    let [high, low] = number.to_be_bytes();
    RowId::from_random(&[high, low, 0, 0, 1])
}

/// Ids that no generated item has.
fn new_ids() -> impl FnMut() -> RowId {
    let mut next = 40_000;
    move || {
        next += 1;
        id(next)
    }
}

fn taken(text: &str, into: &Readiness) -> Taken {
    take(csv::read(text).unwrap(), into, new_ids())
}

#[test]
fn the_list_is_whole() {
    let items = built_in();
    assert!((60..=90).contains(&items.len()), "{} items", items.len());
    let written = include_str!("../../../checklist/production-readiness.json");
    let keys = written.matches("\"key\":").count();
    assert_eq!(items.len(), keys, "an item lacks something");
    for (at, item) in items.iter().enumerate() {
        let key = &item.key;
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        assert!(key.chars().all(plain) && !key.starts_with("own-"), "{key}");
        assert!(
            items.iter().skip(at + 1).all(|one| one.key != *key),
            "{key}"
        );
        for text in [&item.question, &item.why, &item.convinces, &item.lowers] {
            assert!(text.trim() == text && text.len() > 9, "{key}: {text:?}");
        }
        assert!(item.question.chars().count() <= 160, "{key}");
        assert!(item.question.ends_with('?'), "{key}");
        assert!(
            item.why.ends_with('.') && item.convinces.ends_with('.'),
            "{key}"
        );
    }
    for area in Area::ALL {
        let own: Vec<_> = items.iter().filter(|one| one.area == area).collect();
        assert!((6..=10).contains(&own.len()), "{area:?}: {}", own.len());
        for level in Level::ALL {
            assert!(
                own.iter().any(|one| one.level == level),
                "{area:?} {level:?}"
            );
        }
    }
    for common in COMMON {
        let named = |one: &&_| bad_minutes::codec::checklist::asked::Asked::systemic(one).is_some();
        let mut items = items.iter().filter(named);
        assert!(
            items.any(|one| one.lowers == common.name),
            "{}",
            common.name
        );
    }
    for column in Column::ALL {
        assert!(items.iter().any(|one| one.column == column), "{column:?}");
    }
}

#[test]
fn an_item_of_which_nothing_is_said_any_more_leaves_no_record() {
    let blank = Readiness::default();
    let first = Which::BuiltIn(0);
    let answered = change(&blank, first, id(1), |one| one.answer = Some(Answer::No));
    assert_eq!(answered.items.len(), 1);
    let twice = change(&answered, first, id(2), |one| one.owner = "Ann".to_owned());
    assert_eq!(twice.items.len(), 1, "the record it has is changed");
    assert_eq!(twice.items[0].id, id(1));
    let cleared = change(&answered, first, id(3), |one| one.answer = None);
    assert_eq!(cleared, blank);
    let nowhere = change(&blank, Which::BuiltIn(5000), id(4), |one| one.hidden = true);
    assert_eq!(nowhere, blank);
}

#[test]
fn only_addresses_of_the_web_are_links() {
    let check = |text: &str, link: Option<&str>| assert_eq!(web_address(text), link, "{text:?}");
    check(" https://wiki/x?a=1 ", Some("https://wiki/x?a=1"));
    check("HTTP://wiki", Some("HTTP://wiki"));
    check("https://", None);
    check("javascript:alert(1)", None);
    check("https://wiki and more", None);
    check("see https://wiki", None);
    check("java\u{a}script:https://x", None);
    check("", None);
    check("ü", None);
}

#[test]
fn what_a_file_says_goes_to_the_item_it_names() {
    let mut before = Readiness::default();
    before = change(&before, Which::BuiltIn(0), id(1), |one| {
        one.answer = Some(Answer::No);
        one.owner = "Ann".to_owned();
        one.evidence = "wiki".to_owned();
    });
    let key = &built_in()[0].key;
    let other = &built_in()[9].key;
    let text = format!(
        "Title of a sheet\nKey,Answer,Owner,Due\n{key},Yes,,2026-12-01\n{other},maybe,Bo,soon\nown-list-1,yes,,\n"
    );
    let taken = taken(&text, &before);
    let [first, second] = taken.readiness.items.as_slice() else {
        panic!("two items: {:?}", taken.readiness.items);
    };
    assert_eq!(first.answer, Some(Answer::Yes));
    assert_eq!(
        (first.owner.as_str(), first.evidence.as_str()),
        ("Ann", "wiki")
    );
    assert_eq!(first.due, "2026-12-01");
    assert_eq!((second.answer, second.owner.as_str()), (None, "Bo"));
    assert_eq!((taken.changed, taken.added), (2, 0));
    assert_eq!(
        taken.notes,
        [
            "Row 4, Answer: “maybe” is not one of yes, partly, no, n/a; left as it was.",
            "Row 4, Due: “soon” is not a day such as 2026-12-01; left as it was.",
            "Row 5, Question: expected what is asked, since the built-in checklist has no such key; left out.",
        ]
    );
}

#[test]
fn a_list_of_ones_own_is_added_once() {
    let text = "Area,Level,Question,Answer\nCapacity,A,Is there a spare?,partly\n,,Do we sleep?,\n";
    let first = taken(text, &Readiness::default());
    assert_eq!((first.changed, first.added, first.notes.len()), (0, 2, 0));
    let [spare, sleep] = first.readiness.items.as_slice() else {
        panic!("two items");
    };
    assert_eq!((spare.area, spare.level), (Area::Capacity, Level::A));
    assert_eq!((sleep.area, sleep.level), (Area::Architecture, Level::C));
    let again = taken(text, &first.readiness);
    assert_eq!((again.changed, again.added), (0, 0));
    let out = csv::write(&first.readiness);
    let elsewhere = taken(&out, &Readiness::default());
    let twice = taken(&out, &elsewhere.readiness);
    assert_eq!((elsewhere.added, twice.added, twice.changed), (2, 0, 0));
}

#[test]
fn what_is_no_checklist_says_what_to_do() {
    let check = |text: &str, says: &str| {
        let error = csv::read(text).unwrap_err();
        assert!(error.contains(says), "{text:?}: {error}");
    };
    check("", "no row of titles");
    check("Risk,ETTD\na,5\n", "no row of titles");
    check("PK\u{0}\u{1}", "Save the sheet as CSV");
    check("{", "not JSON");
    check("[1]", "no checklist");
    check("{\"format\": \"bad-minutes\"}", "Open file");
    let format = "{\"format\": \"bad-minutes-checklist\"";
    check(&format!("{format}}}"), "whole number from 1");
    check(&format!("{format}, \"version\": 2}}"), "newer");
    check(&format!("{format}, \"version\": 1}}"), "list of items");
    let odd =
        format!("{format}, \"version\": 1, \"items\": [7, {{\"key\": 3, \"hidden\": \"?\"}}]}}");
    let taken = taken(&odd, &Readiness::default());
    assert_eq!(taken.readiness, Readiness::default());
    assert_eq!(
        taken.notes,
        [
            "items[0]: expected an object; left out.",
            "items[1].key: expected a text; left as it was.",
            "items[1], Hidden: “?” is not one of yes, no; left as it was.",
            "items[1], Question: expected what is asked, since the built-in checklist has no such key; left out.",
        ]
    );
}

#[test]
fn a_file_without_end_is_read_as_far_as_a_review_goes() {
    let mut text = "Key,Question\n".to_owned();
    for number in 0..6000 {
        text.push_str(&format!("k-{number},Is it so {number}?\n"));
    }
    let taken = taken(&text, &Readiness::default());
    assert_eq!((taken.added, taken.readiness.items.len()), (5000, 5000));
    let says = "Row 5002 and what follows: only 5000 items are read; left out.";
    assert_eq!(taken.notes, [says]);
}

/// What files carry: all but the links to rows and the ids.
fn carried(readiness: &Readiness) -> Vec<String> {
    let carry = |line: &bad_minutes::codec::checklist::joined::Line| {
        let blank = ReadinessItem::blank(id(0));
        let said = line.said.unwrap_or(&blank);
        let texts = (&said.reason, &said.evidence, &said.owner, &said.due);
        let head = (line.key(), line.area(), line.level(), line.question());
        format!("{head:?} {:?} {} {texts:?}", said.answer, said.hidden)
    };
    lines(readiness).iter().map(carry).collect()
}

fn review() -> impl Strategy<Value = Readiness> {
    let text = || "['=+@|;,\"\t\r\n ü-]{0,3}\\PC{0,4}";
    let texts = (text(), text(), text(), text());
    let due = select(vec!["", "2026-12-01", "2028-02-29"]);
    let answer = select(vec![None, Some(0), Some(1), Some(2), Some(3)]);
    let item = (
        0..200_usize,
        texts,
        due,
        answer,
        (0..9_usize, 0..3_usize),
        any::<bool>(),
    );
    vec(item, 0..8).prop_map(|items| {
        let mut readiness = Readiness::default();
        for (number, (place, texts, due, answer, own, hidden)) in items.into_iter().enumerate() {
            let mut one = ReadinessItem::blank(id(number as u16 + 1));
            match built_in().get(place) {
                Some(asked) => {
                    one.item.clone_from(&asked.key);
                    (one.area, one.level) = (asked.area, asked.level);
                }
                None => {
                    one.question = format!("{} {number}?", texts.0);
                    (one.area, one.level) = (Area::ALL[own.0], Level::ALL[own.1]);
                }
            }
            (one.reason, one.evidence, one.owner) = (texts.1, texts.2, texts.3);
            (one.due, one.hidden) = (due.to_owned(), hidden);
            one.answer = answer.map(|at| Answer::ALL[at]);
            let is_new = |known: &ReadinessItem| one.item.is_empty() || known.item != one.item;
            if readiness.items.iter().all(is_new) {
                readiness.items.push(one);
            }
        }
        readiness
    })
}

proptest! {
    #[test]
    fn a_checklist_goes_out_and_comes_in_equal(readiness in review()) {
        for text in [csv::write(&readiness), json::write(&readiness)] {
            let elsewhere = taken(&text, &Readiness::default());
            prop_assert_eq!(&elsewhere.notes, &Vec::<String>::new());
            prop_assert_eq!(carried(&elsewhere.readiness), carried(&readiness));
            let here = taken(&text, &readiness);
            prop_assert_eq!(here.readiness, readiness.clone(), "reading it here changes nothing");
        }
    }

    #[test]
    fn no_text_is_too_odd(text in "\\PC{0,40}", inside in "[\\[{}\\]\",;:|\t\n a-z0-9]{0,60}") {
        for text in [text, format!("Key,Question\n{inside}"), format!("{{\"format\": \"bad-minutes-checklist\", \"version\": 1, \"items\": [{inside}]}}")] {
            if let Ok(given) = csv::read(&text) {
                let taken = take(given, &Readiness::default(), new_ids());
                prop_assert!(taken.readiness.items.len() <= 40);
            }
        }
    }
}

#[test]
fn no_cell_of_the_csv_runs_as_a_formula() {
    let readiness = change(&Readiness::default(), Which::BuiltIn(0), id(1), |one| {
        (one.reason, one.owner) = ("=1+1".to_owned(), "@ann".to_owned());
        one.question = "-1, or \"more\"?".to_owned();
    });
    let text = csv::write(&readiness);
    let row = text.lines().nth(1).unwrap();
    let begin =
        "drawing,Architecture and dependencies,C,\"'-1, or \"\"more\"\"?\",,'=1+1,,'@ann,,no,";
    assert!(row.starts_with(begin), "{row}");
}
