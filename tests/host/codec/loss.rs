//! What a format cannot carry is said.

use bad_minutes::document::{
    Acceptance, Engagement, EngagementId, Entry, Journey, Mitigation, Risk, RowId, Systemic, Year,
};
use bad_minutes::text::share::loss::{Carrier, lost, sentence};
use proptest::prelude::*;

fn id(number: u8) -> RowId {
    RowId::from_random(&[number])
}

fn plain() -> Engagement {
    let mut next = 0;
    let mut engagement = Engagement::new(EngagementId::from_random(&[1]), "x".into(), || {
        next += 1;
        id(next)
    });
    let mut risk = Risk::blank(id(20));
    risk.name = "a".into();
    engagement.risks = vec![risk, Risk::blank(id(21))];
    engagement
}

#[track_caller]
fn check(change: impl Fn(&mut Engagement), risks: &[&str], journeys: &[&str], copy: &[&str]) {
    let mut engagement = plain();
    change(&mut engagement);
    assert_eq!(lost(Carrier::Risks, &engagement), risks, "risks");
    assert_eq!(lost(Carrier::Copy, &engagement), copy, "copy");
    let mut found = lost(Carrier::Journeys, &engagement);
    assert_eq!(found.remove(0), "1 risk");
    assert_eq!(found, journeys, "journeys");
}

#[test]
fn only_what_is_there_is_named() {
    check(|_| (), &[], &[], &[]);
    check(
        |one| one.journeys = vec![Journey::blank(id(30)), Journey::blank(id(31))],
        &["2 journeys"],
        &[],
        &["2 journeys"],
    );
    check(
        |one| {
            one.journeys = vec![Journey::blank(id(30))];
            one.journeys[0].target = Some(id(1));
            one.risks[0].reach.set(id(30), Some(Entry::percent(5.0)));
        },
        &["1 journey", "1 link of risks to journeys"],
        &["1 target of journeys"],
        &["1 journey", "1 link of risks to journeys"],
    );
    check(
        |one| one.systemic = vec![Systemic::blank(id(40))],
        &["1 systemic risk"],
        &["1 systemic risk"],
        &["1 systemic risk"],
    );
    // Two of the three are at targets the copy does not speak of.
    check(
        |one| (1..=3).for_each(|target| one.risks[0].accept(Acceptance::new(id(target), None))),
        &["3 acceptances"],
        &[],
        &["2 acceptances"],
    );
    // A mark does not say who, why or until when, and is for what the figures are for.
    check(
        |one| {
            let mut acceptance = Acceptance::new(id(3), None);
            acceptance.who = "the sponsor".into();
            one.risks[0].accept(acceptance);
            one.risks[0].accept(Acceptance::new(id(3), Some(id(30))));
        },
        &["2 acceptances"],
        &[],
        &["2 acceptances"],
    );
    check(
        |one| one.mitigations = vec![Mitigation::blank(id(50))],
        &["1 mitigation"],
        &["1 mitigation"],
        &["1 mitigation"],
    );
    check(
        |one| one.risks[0].basis.who = "all of us".into(),
        &["1 statement of what figures rest on"],
        &[],
        &["1 statement of what figures rest on"],
    );
    check(
        |one| {
            one.risks[0].owner = "B. Person".into();
            one.risks[0].notes = "see the runbook".into();
        },
        &[],
        &[],
        &["1 owner", "1 note"],
    );
    check(
        |one| one.chosen_target = id(4),
        &["the targets"],
        &["the targets"],
        &["the targets"],
    );
    check(
        |one| {
            one.targets[0].percent = "98".into();
            one.too_big_percent = "50".into();
            one.year = Year::Days365_25;
            one.author = "A. Person".into();
        },
        &[
            "your name",
            "the targets",
            "the line from which a risk is too big",
            "the length of the year",
        ],
        &[
            "your name",
            "the targets",
            "the line from which a risk is too big",
            "the length of the year",
        ],
        &[
            "the targets",
            "the line from which a risk is too big",
            "the length of the year",
        ],
    );
}

#[test]
fn a_sentence_names_the_file() {
    let mut engagement = plain();
    assert_eq!(sentence(Carrier::Risks, &engagement), None);
    engagement.systemic = vec![Systemic::blank(id(40)), Systemic::blank(id(41))];
    assert_eq!(
        sentence(Carrier::Risks, &engagement).as_deref(),
        Some("The CSV of risks does not hold: 2 systemic risks.")
    );
}

proptest! {
    #[test]
    fn a_table_that_loses_nothing_holds_nothing_more(engagement in crate::support::engagement()) {
        if lost(Carrier::Copy, &engagement).is_empty() {
            prop_assert!(engagement.journeys.is_empty() && engagement.systemic.is_empty());
        }
    }
}
