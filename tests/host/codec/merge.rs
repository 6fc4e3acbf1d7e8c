//! Two documents that grew from one, brought together.

use proptest::prelude::*;

use bad_minutes::codec::merge::merge;
use bad_minutes::document::links::remove_systemic;
use bad_minutes::document::{
    Acceptance, Column, Edit, Engagement, EngagementId, Entry, Journey, Mitigation, Risk, RowId,
    Systemic,
};

pub fn id(number: u8) -> RowId {
    RowId::from_random(&[number, 1, 2, 3, 4])
}

pub fn risk(number: u8, name: &str) -> Risk {
    let mut risk = Risk::blank(id(number));
    risk.name = name.to_owned();
    risk.ettr = Entry::number(f64::from(number));
    risk
}

/// Three risks, two journeys, a systemic risk and a mitigation.
pub fn shop() -> Engagement {
    let mut next = 100;
    let mut shop = Engagement::new(EngagementId::from_random(&[1]), "Shop".into(), || {
        next += 1;
        id(next)
    });
    shop.risks = vec![risk(1, "one"), risk(2, "two"), risk(3, "three")];
    shop.journeys = vec![Journey::blank(id(11)), Journey::blank(id(12))];
    shop.systemic = vec![Systemic::blank(id(21))];
    shop.mitigations = vec![Mitigation::blank(id(31))];
    shop
}

pub fn changed(change: impl FnOnce(&mut Engagement)) -> Engagement {
    let mut shop = shop();
    change(&mut shop);
    shop
}

/// What comes of two documents that never changed the same.
fn both(one: &Engagement, other: &Engagement) -> Engagement {
    let merged = merge(&shop(), one, other).expect("they go together");
    assert_eq!(merged.clashes, []);
    merged.engagement
}

fn names(document: &Engagement) -> Vec<&str> {
    document
        .risks
        .iter()
        .map(|risk| risk.name.as_str())
        .collect()
}

#[test]
fn other_fields_of_one_row_are_both_kept() {
    let one = changed(|shop| shop.risks[0].ettr = Entry::number(7.0));
    let other = changed(|shop| shop.risks[0].owner = "Ana".into());
    let merged = both(&one, &other);
    let expected = changed(|shop| {
        shop.risks[0].ettr = Entry::number(7.0);
        shop.risks[0].owner = "Ana".into();
    });
    assert_eq!(merged, expected);
}

#[test]
fn a_cell_is_one_value() {
    let range = |high| Entry::Range {
        low: 1.0,
        high,
        unit: None,
        shape: bad_minutes::document::Shape::Lognormal,
    };
    let one = changed(|shop| shop.risks[0].ettr = range(9.0));
    let other = changed(|shop| shop.risks[0].ettr = Entry::number(5.0));
    let merged = merge(&shop(), &one, &other).expect("they go together");
    assert_eq!(merged.engagement.risks[0].ettr, Entry::number(5.0));
    assert_eq!(
        (
            merged.clashes[0].field.as_str(),
            merged.clashes[0].row.as_str()
        ),
        ("ettr", "one")
    );
    assert_eq!(merged.other.expect("offered").risks[0].ettr, range(9.0));
}

#[test]
fn a_row_that_one_removed_and_the_other_changed_stays() {
    let mut one = shop();
    one.apply(Edit::RemoveRisks(vec![id(2), id(3)]))
        .expect("there");
    let other = changed(|shop| shop.risks[1].notes = "seen last week".into());
    for merged in [both(&one, &other), both(&other, &one)] {
        assert_eq!(names(&merged), ["one", "two"]);
        assert_eq!(merged.risks[1].notes, "seen last week");
    }
}

#[test]
fn a_row_that_something_new_names_stays() {
    let mut one = shop();
    let removed = remove_systemic(&one, id(21));
    one.apply(removed).expect("there");
    let other = changed(|shop| shop.mitigations[0].fixes = vec![id(21)]);
    let merged = both(&one, &other);
    assert_eq!(merged.systemic, shop().systemic);
    assert_eq!(merged.mitigations, other.mitigations);
}

#[test]
fn rows_that_were_moved_stay_moved_and_new_ones_stand_where_they_were_put() {
    let one = changed(|shop| shop.risks.rotate_left(1));
    let other = changed(|shop| shop.risks.insert(1, risk(9, "new")));
    for merged in [both(&one, &other), both(&other, &one)] {
        assert_eq!(names(&merged), ["two", "three", "one", "new"]);
    }
}

#[test]
fn acceptances_and_cells_of_journeys_are_told_apart_by_what_they_name() {
    let target = shop().chosen_target;
    let one = changed(|shop| shop.risks[0].accept(Acceptance::new(target, None)));
    let other = changed(|shop| {
        shop.risks[0].accept(Acceptance::new(target, Some(id(11))));
        shop.risks[0].reach.set(id(12), Some(Entry::percent(5.0)));
    });
    let third = changed(|shop| shop.risks[0].reach.set(id(11), Some(Entry::percent(9.0))));
    let merged = both(&both(&one, &other), &third);
    assert_eq!(merged.risks[0].accepted.len(), 2);
    assert_eq!(merged.risks[0].reach.journeys.len(), 2);
}

#[test]
fn more_rows_than_a_list_holds_are_not_brought_together() {
    let filled = |from: u16| {
        changed(|shop| {
            for number in from..from + 2_600 {
                let id = RowId::from_random(&[&number.to_be_bytes()[..], &[7; 3]].concat());
                shop.risks.push(Risk::blank(id));
            }
        })
    };
    assert_eq!(merge(&shop(), &filled(10_000), &filled(20_000)), None);
}

/// What somebody may do to the shop. `who` tells two people's new rows, and the rows that they touch, apart.
fn change(shop: &mut Engagement, who: u8, what: u8, value: u8) {
    let row = id(1 + who);
    let risk = shop.risks.iter().position(|risk| risk.id == row);
    let text = format!("{who} said {value}");
    match what % 10 {
        0 => shop.risks.push(risk_of(who, value)),
        1 => shop.risks.insert(0, risk_of(who, value)),
        2 => shop
            .journeys
            .push(Journey::blank(id(150 + 50 * who + value % 50))),
        3 => shop.systemic[0].fixed |= who == 0,
        4 if who == 0 => shop.charter.purpose = text,
        4 => shop.charter.sponsor = text,
        5 if who == 0 => shop.author = text,
        5 => shop.readiness.level_reason = text,
        6 if who == 1 => shop.mitigations[0].name = text,
        _ => {
            if let Some(at) = risk {
                match what % 4 {
                    0 => *shop.risks[at].entry_mut(Column::Ettd) = Entry::number(f64::from(value)),
                    1 => shop.risks[at].name = text,
                    2 => shop.risks[at].notes = text,
                    _ => drop(shop.apply(Edit::RemoveRisks(vec![row]))),
                }
            }
        }
    }
    shop.journeys.dedup_by_key(|journey| journey.id);
}

fn risk_of(who: u8, value: u8) -> Risk {
    let mut new = risk(value, &format!("new {value}"));
    new.id = RowId::from_random(&[who, value, 9, 9, 9]);
    new
}

pub fn changes() -> impl Strategy<Value = Vec<(u8, u8)>> {
    prop::collection::btree_map(any::<u8>(), any::<u8>(), 0..12)
        .prop_map(|all| all.into_iter().map(|(value, what)| (what, value)).collect())
}

pub fn done(who: u8, changes: &[(u8, u8)]) -> Engagement {
    let mut shop = shop();
    for (what, value) in changes {
        change(&mut shop, who, *what, *value);
    }
    let mut seen = std::collections::HashSet::new();
    shop.journeys.retain(|journey| seen.insert(journey.id));
    shop
}

proptest! {
    #[test]
    fn it_does_not_matter_who_comes_first(one in changes(), other in changes()) {
        let (one, other) = (done(0, &one), done(1, &other));
        prop_assert_eq!(both(&one, &other), both(&other, &one));
    }

    #[test]
    fn nothing_of_either_is_lost(one in changes(), other in changes()) {
        let (one, other) = (done(0, &one), done(1, &other));
        let merged = both(&one, &other);
        for (mine, theirs) in [(&one, &other), (&other, &one)] {
            for risk in mine.risks.iter().filter(|risk| shop().risk(risk.id) != Some(risk)) {
                prop_assert_eq!(merged.risk(risk.id), Some(risk));
            }
            for gone in shop().risks.iter().filter(|risk| mine.risk(risk.id).is_none()) {
                prop_assert!(theirs.risk(gone.id) != Some(gone) || merged.risk(gone.id).is_none());
            }
            for journey in &mine.journeys {
                prop_assert!(merged.journey(journey.id).is_some());
            }
        }
        prop_assert_eq!(&merged.charter.purpose, &one.charter.purpose);
        prop_assert_eq!(&merged.charter.sponsor, &other.charter.sponsor);
        prop_assert_eq!(&merged.author, &one.author);
    }

    #[test]
    fn merging_twice_is_merging_once(one in changes(), other in changes()) {
        let (one, other) = (done(0, &one), done(1, &other));
        let merged = both(&one, &other);
        prop_assert_eq!(&both(&one, &merged), &merged);
        prop_assert_eq!(&both(&merged, &other), &merged);
        prop_assert_eq!(&both(&merged, &merged), &merged);
    }

    #[test]
    fn what_one_alone_changed_is_as_that_one_has_it(one in changes()) {
        let one = done(0, &one);
        prop_assert_eq!(&both(&one, &shop()), &one);
        prop_assert_eq!(&both(&shop(), &one), &one);
    }

    #[test]
    fn of_the_same_rows_the_later_values_stand_and_the_earlier_are_offered(one in changes(), other in changes()) {
        let (one, other) = (done(0, &one), done(0, &other));
        let merged = merge(&shop(), &one, &other).expect("they go together");
        let swapped = merge(&shop(), &other, &one).expect("they go together");
        if let Some(offered) = merged.other {
            let in_order = |mut document: Engagement| {
                document.risks.sort_by_key(|risk| risk.id);
                document.journeys.sort_by_key(|journey| journey.id);
                document
            };
            prop_assert_eq!(in_order(*offered), in_order(swapped.engagement));
        }
    }
}
