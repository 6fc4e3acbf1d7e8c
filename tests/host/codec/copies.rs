//! Two people's copies, brought together by choices.

use proptest::prelude::*;

use crate::merge::{changed, changes, done, id, risk, shop};
use crate::support;
use bad_minutes::codec::link::adopt::adopt;
use bad_minutes::codec::link::share::{pack, unpack};
use bad_minutes::codec::merge::choices::{Copies, Difference, Side, What};
use bad_minutes::codec::merge::merge;
use bad_minutes::document::{Edit, Engagement, Entry, Journey, RowId};

fn held(
    base: Option<&Engagement>,
    here: &Engagement,
    there: &Engagement,
    newer: Option<Side>,
) -> Copies {
    Copies::new(base, here, there, newer).expect("figures that can be written")
}

/// What comes of one choice for everything.
fn all(copies: &Copies, side: Side) -> Engagement {
    let choices = vec![side; copies.differences.len()];
    copies.together(&choices).expect("a document").engagement
}

fn start(copies: &Copies) -> Engagement {
    copies.together(&[]).expect("a document").engagement
}

/// A difference as one line: where, what, here, there, and where to begin.
fn line(one: &Difference) -> String {
    let within = one.within.join("/");
    let place = [&one.part, &one.row, &within, &one.field].map(String::as_str);
    let place: Vec<&str> = place.into_iter().filter(|part| !part.is_empty()).collect();
    let short = |value: &serde_json::Value| match value {
        serde_json::Value::Object(fields) => fields
            .get("number")
            .or(fields.get("name"))
            .map_or("…".to_owned(), ToString::to_string),
        other => other.to_string(),
    };
    format!(
        "{:?} {}: {} | {} → {:?}",
        one.what,
        place.join(" › "),
        short(&one.here),
        short(&one.there),
        one.start
    )
}

fn check(copies: &Copies, expected: &[&str]) {
    let lines: Vec<String> = copies.differences.iter().map(line).collect();
    assert_eq!(lines, expected);
}

#[test]
fn what_only_one_has_changed_is_taken_from_it_and_of_both_the_newer() {
    let here = changed(|shop| {
        shop.risks[0].ettr = Entry::number(7.0);
        shop.risks[1].owner = "Ana".into();
        shop.charter.purpose = "here".into();
    });
    let there = changed(|shop| {
        shop.risks[0].ettr = Entry::number(9.0);
        shop.systemic[0].fixed = true;
    });
    let copies = held(Some(&shop()), &here, &there, Some(Side::There));
    check(
        &copies,
        &[
            "Field charter › purpose: \"here\" | \"\" → Here",
            "Field risks › one › ettr: 7.0 | 9.0 → There",
            "Field risks › two › owner: \"Ana\" | \"\" → Here",
            "Field systemic › fixed: false | true → There",
        ],
    );
    let both: Vec<_> = copies.differences.iter().map(|one| one.by_both).collect();
    assert_eq!(both, [Some(false), Some(true), Some(false), Some(false)]);
    let together = start(&copies);
    assert_eq!(together.risks[0].ettr, Entry::number(9.0));
    assert_eq!(together.risks[1].owner, "Ana");
    assert!(together.systemic[0].fixed);
    assert_eq!(together.charter.purpose, "here");
}

#[test]
fn a_choice_is_one_field() {
    let here = changed(|shop| {
        shop.risks[0].ettr = Entry::number(7.0);
        shop.risks[0].ettd = Entry::number(7.0);
    });
    let there = changed(|shop| shop.risks[0].ettr = Entry::number(9.0));
    let copies = held(None, &here, &there, None);
    let together = copies.together(&[Side::There, Side::Here]);
    let expected = changed(|shop| {
        shop.risks[0].ettd = Entry::Empty;
        shop.risks[0].ettr = Entry::number(7.0);
    });
    assert_eq!(together.expect("a document").engagement, expected);
}

#[test]
fn what_was_chosen_stays_when_what_is_here_changes() {
    let there = changed(|shop| {
        shop.risks[0].ettr = Entry::number(9.0);
        shop.charter.purpose = "there".to_owned();
    });
    let before = held(None, &shop(), &there, Some(Side::Here));
    let own = |one: &Difference| match one.field.as_str() {
        "purpose" => one.start,
        _ => match one.start {
            Side::Here => Side::There,
            Side::There => Side::Here,
        },
    };
    let chosen: Vec<Side> = before.differences.iter().map(own).collect();
    // Another tab fills in a cell above it.
    let here = changed(|shop| shop.risks[0].ettd = Entry::number(7.0));
    let after = held(None, &here, &there, Some(Side::Here));
    let choices = after.choices(&before.differences, &chosen);
    let fields = after.differences.iter().map(|one| one.field.as_str());
    let found: Vec<(&str, Side)> = fields.zip(choices).collect();
    let ettr = |of: &Copies| of.differences.iter().position(|one| one.field == "ettr");
    let ettr = chosen[ettr(&before).expect("differs")];
    assert!(found.contains(&("ettr", ettr)), "{found:?}");
    let start = |name: &str| {
        let one = after.differences.iter().find(|one| one.field == name);
        one.map(|one| one.start).expect("differs")
    };
    assert!(found.contains(&("purpose", start("purpose"))), "{found:?}");
    assert!(found.contains(&("ettd", start("ettd"))), "{found:?}");
}

#[test]
fn without_a_common_version_no_row_is_left_out_unasked() {
    let here = changed(|shop| shop.risks.push(risk(8, "mine")));
    let there = changed(|shop| {
        shop.risks.remove(0);
        shop.risks.push(risk(9, "theirs"));
    });
    for newer in [None, Some(Side::Here), Some(Side::There)] {
        let copies = held(None, &here, &there, newer);
        check(
            &copies,
            &[
                "Row risks › one: \"one\" | null → Here",
                "Row risks › mine: \"mine\" | null → Here",
                "Row risks › theirs: null | \"theirs\" → There",
            ],
        );
        assert_eq!(start(&copies).risks.len(), 5);
    }
}

#[test]
fn a_row_that_one_removed_stays_where_the_other_changed_it() {
    let here = changed(|shop| shop.risks[0].notes = "seen".into());
    let mut there = shop();
    let gone = Edit::RemoveRisks(vec![id(1), id(2)]);
    there.apply(gone).expect("there");
    let copies = held(Some(&shop()), &here, &there, Some(Side::There));
    check(
        &copies,
        &[
            "Row risks › one: \"one\" | null → Here",
            "Row risks › two: \"two\" | null → There",
        ],
    );
}

#[test]
fn links_are_chosen_one_by_one() {
    let here = changed(|shop| shop.mitigations[0].fixes = vec![id(21)]);
    let there = changed(|shop| shop.mitigations[0].name = "drill".into());
    let copies = held(None, &here, &there, None);
    let link = format!(
        "Link mitigations › drill › fixes: \"{}\" | null → Here",
        id(21)
    );
    check(
        &copies,
        &[
            &link,
            "Field mitigations › drill › name: \"\" | \"drill\" → There",
        ],
    );
}

#[test]
fn the_order_is_a_choice_of_its_own() {
    let here = changed(|shop| shop.risks.push(risk(8, "mine")));
    let there = changed(|shop| shop.risks.rotate_left(1));
    let copies = held(Some(&shop()), &here, &there, None);
    assert_eq!(copies.differences[0].what, What::Order);
    assert_eq!(copies.differences[0].start, Side::There);
    let names = |document: &Engagement| -> Vec<String> {
        document
            .risks
            .iter()
            .map(|risk| risk.name.clone())
            .collect()
    };
    assert_eq!(names(&start(&copies)), ["two", "three", "mine", "one"]);
}

#[test]
fn what_names_a_row_that_is_left_out_goes_with_it_and_is_said() {
    let here = shop();
    let there = changed(|shop| {
        shop.journeys.push(Journey::blank(id(13)));
        shop.scope = Some(id(13));
    });
    let copies = held(None, &here, &there, None);
    let journey = copies
        .differences
        .iter()
        .position(|one| one.what == What::Row);
    let mut choices = vec![Side::There; copies.differences.len()];
    choices[journey.expect("a row")] = Side::Here;
    let opened = copies.together(&choices).expect("a document");
    assert_eq!(opened.engagement, here);
    assert_eq!(opened.notes.len(), 1, "{:?}", opened.notes);
}

#[test]
fn what_only_one_has_filled_in_is_kept_where_nothing_is_known_of_before() {
    let here = changed(|shop| {
        shop.charter.purpose = "here".into();
        shop.risks[0].ettd = Entry::number(5.0);
    });
    let there = changed(|shop| shop.charter.sponsor = "there".into());
    for newer in [None, Some(Side::Here), Some(Side::There)] {
        let together = start(&held(None, &here, &there, newer));
        assert_eq!(together.charter.purpose, "here");
        assert_eq!(together.charter.sponsor, "there");
        assert_eq!(together.risks[0].ettd, Entry::number(5.0));
    }
}

/// A copy as a link carries it.
fn linked(engagement: &Engagement) -> Engagement {
    let data = pack(engagement, "2026-01-01", "").expect("small");
    unpack(&data).expect("whole").engagement
}

/// A copy that came by a link, with the ids of what is here.
fn adopted(there: &Engagement, here: &Engagement) -> Engagement {
    let mut came = linked(there);
    let mut next = 200;
    adopt(&mut came, here, || {
        next += 1;
        id(next)
    });
    came
}

#[test]
fn a_link_names_its_rows_as_they_are_here() {
    let here = changed(|shop| shop.mitigations[0].fixes = vec![id(21)]);
    assert_eq!(adopted(&here, &here), here);
    // A row between, one less, one renamed, and another value.
    let there = changed(|shop| {
        shop.mitigations[0].fixes = vec![id(21)];
        shop.risks.insert(0, risk(9, "new"));
        shop.risks[1].ettr = Entry::number(7.0);
        shop.risks.remove(2);
    });
    let copies = held(None, &here, &adopted(&there, &here), None);
    check(
        &copies,
        &[
            "Field risks › one › ettr: 1.0 | 7.0 → Here",
            "Row risks › two: \"two\" | null → Here",
            "Row risks › new: null | \"new\" → There",
        ],
    );
    let renamed = changed(|shop| {
        shop.mitigations[0].fixes = vec![id(21)];
        shop.risks[1].name = "second".into();
    });
    let copies = held(None, &here, &adopted(&renamed, &here), None);
    check(
        &copies,
        &["Field risks › two › name: \"two\" | \"second\" → Here"],
    );
}

proptest! {
    #[test]
    fn a_link_of_what_is_here_is_the_same(one in support::engagement()) {
        let mut one = one;
        one.snapshots.clear();
        let Ok(data) = pack(&one, "", "") else { return Ok(()) };
        let mut came = unpack(&data).expect("whole").engagement;
        let mut next = 0_u32;
        adopt(&mut came, &one, || {
            next += 1;
            RowId::from_random(&[&[255][..], &next.to_be_bytes()].concat())
        });
        // A field that a link leaves out may be read as what it usually is; rows and links are the same.
        let copies = held(None, &one, &came, None);
        let fields = copies.differences.iter().all(|one| one.what == What::Field);
        prop_assert!(fields, "{:?}", copies.differences);
    }

    #[test]
    fn all_from_one_side_is_that_side(here in changes(), there in changes(), has_base: bool) {
        let (here, there) = (done(0, &here), done(1, &there));
        let base = has_base.then(shop);
        let copies = held(base.as_ref(), &here, &there, None);
        prop_assert_eq!(all(&copies, Side::Here), here);
        prop_assert_eq!(all(&copies, Side::There), there);
    }

    #[test]
    fn all_from_one_side_is_that_side_of_any_documents(
        here in support::engagement(), there in support::engagement(), choices in prop::collection::vec(any::<bool>(), 40),
    ) {
        let there = Engagement { id: here.id, ..there };
        let copies = held(None, &here, &there, None);
        prop_assert_eq!(all(&copies, Side::Here), here);
        prop_assert_eq!(all(&copies, Side::There), there);
        // Whatever is chosen comes to a document that can be written and read.
        let choices: Vec<Side> = choices.iter().map(|one| if *one { Side::Here } else { Side::There }).collect();
        let mixed = copies.together(&choices).expect("a document").engagement;
        let text = bad_minutes::codec::json::write(&mixed).expect("finite");
        prop_assert_eq!(bad_minutes::codec::json::read(&text).expect("ours").engagement, mixed);
    }

    #[test]
    fn what_is_the_same_is_no_difference(one in support::engagement()) {
        prop_assert_eq!(held(None, &one, &one, None).differences, []);
    }

    #[test]
    fn to_begin_with_it_is_what_two_tabs_would_come_to(here in changes(), there in changes()) {
        let (here, there) = (done(0, &here), done(1, &there));
        let merged = merge(&shop(), &here, &there).expect("they go together");
        prop_assume!(merged.clashes.is_empty());
        let in_order = |mut document: Engagement| {
            document.risks.sort_by_key(|risk| risk.id);
            document.journeys.sort_by_key(|journey| journey.id);
            document
        };
        let copies = held(Some(&shop()), &here, &there, None);
        prop_assert_eq!(in_order(start(&copies)), in_order(merged.engagement));
    }
}
