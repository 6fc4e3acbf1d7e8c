//! Two people's copies, brought together by choices.

use proptest::prelude::*;

use crate::merge::{changed, changes, done, id, risk, shop};
use crate::support;
use bad_minutes::codec::merge::choices::{Copies, Difference, Side, What};
use bad_minutes::codec::merge::merge;
use bad_minutes::document::{Edit, Engagement, Entry, Journey};

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
            "Field mitigations › drill › name: \"\" | \"drill\" → Here",
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

proptest! {
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
