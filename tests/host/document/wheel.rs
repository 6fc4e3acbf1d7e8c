//! The Wheel of Misfortune: a fair draw that anybody can check, and what is kept of a drill.

use bad_minutes::analysis::analyse;
use bad_minutes::analysis::practice::wheel::{
    Sector, Weighting, place_on, sectors, spin, split_mix,
};
use bad_minutes::document::{Column, Edit, Engagement, EngagementId, Entry, Incident, Risk, RowId};
use bad_minutes::drawing::activities::wheel_words::{
    cannot, chance, drawn_now, practised, seed, slices, taken, watch, watched_minutes,
};
use bad_minutes::grammar::cell;
use bad_minutes::text::risks::observed::{observed, time};
use proptest::prelude::*;

fn id(number: u8) -> RowId {
    RowId::from_random(&[number; 8])
}

/// An engagement with risks: name, ETTD, ETTR, impact, ETTF.
fn with_risks(risks: &[[&str; 5]]) -> Engagement {
    let mut next = 100;
    let mut document = Engagement::new(EngagementId::from_random(&[1; 17]), String::new(), || {
        next += 1;
        id(next)
    });
    for (at, [name, figures @ ..]) in risks.iter().enumerate() {
        let mut risk = Risk::blank(id(at as u8));
        risk.name = (*name).to_owned();
        for (column, text) in Column::ALL.into_iter().zip(figures) {
            *risk.entry_mut(column) = cell::read(column, text);
        }
        document.risks.push(risk);
    }
    document
}

fn drill(number: u8, risk: u8, date: &str, resolve: &str) -> Incident {
    Incident {
        risk: Some(id(risk)),
        drill: true,
        date: date.to_owned(),
        resolve: cell::read(Column::Ettr, resolve),
        ..Incident::blank(id(number))
    }
}

fn weights(document: &Engagement, by: Weighting) -> Vec<f64> {
    let sectors = sectors(document, &analyse(document), by);
    sectors.iter().map(|one| one.weight).collect()
}

#[test]
fn the_generator_is_split_mix() {
    // As printed by Vigna's splitmix64.c for these states.
    assert_eq!(split_mix(0), 0xe220_a839_7b1d_cdaf);
    assert_eq!(split_mix(1_234_567), 6_457_827_717_110_365_317);
}

#[test]
fn a_draw_is_in_proportion_to_the_weights() {
    // 24.322 is the 0.999 quantile of chi-square with 7 degrees of freedom (NIST/SEMATECH e-Handbook of
    // Statistical Methods, 1.3.6.7.4). The seeds are fixed, so that this holds always or never.
    let weights = [156.4, 41.7, 1.0, 12.5, 90.0, 90.0, 300.0, 7.25];
    let sum: f64 = weights.iter().sum();
    for first in [0, 1 << 40] {
        let draws = 100_000_u32;
        let mut counts = [0_u32; 8];
        for number in 0..u64::from(draws) {
            counts[spin(&weights, first + number).expect("there are weights")] += 1;
        }
        let square: f64 = weights
            .iter()
            .zip(counts)
            .map(|(weight, count)| {
                let expected = f64::from(draws) * weight / sum;
                (f64::from(count) - expected).powi(2) / expected
            })
            .sum();
        assert!(square < 24.322, "chi-square {square} of {counts:?}");
    }
}

#[test]
fn what_has_no_weight_is_never_drawn() {
    let check = |weights: &[f64], expected: &[usize]| {
        let mut drawn: Vec<usize> = (0..2000).filter_map(|seed| spin(weights, seed)).collect();
        drawn.sort_unstable();
        drawn.dedup();
        assert_eq!(drawn, expected, "{weights:?}");
    };
    check(&[0.0, 1.0, 0.0, 3.0, 0.0], &[1, 3]);
    check(&[1.0, -5.0, f64::NAN, f64::INFINITY, 1.0], &[0, 4]);
    check(&[f64::MAX, f64::MAX], &[0, 1]);
    check(&[f64::MIN_POSITIVE], &[0]);
    check(&[0.0, 0.0], &[]);
    check(&[], &[]);
}

proptest! {
    #[test]
    fn any_draw_has_a_weight(weights in prop::collection::vec(prop::num::f64::ANY, 0..20), seed: u64) {
        match spin(&weights, seed) {
            Some(at) => prop_assert!(weights[at] > 0.0 && weights[at].is_finite()),
            None => prop_assert!(!weights.iter().any(|one| *one > 0.0 && one.is_finite())),
        }
        prop_assert_eq!(spin(&weights, seed), spin(&weights, seed));
    }

    #[test]
    fn a_stopwatch_never_says_nothing(milliseconds in prop::num::f64::ANY) {
        prop_assert!(!watch(milliseconds).is_empty());
        let typed = watched_minutes(milliseconds);
        prop_assert!(matches!(taken(&typed), Ok(Entry::Point { number, .. }) if number > 0.0), "{}", typed);
    }
}

#[test]
fn weights_come_from_the_table() {
    let mut document = with_risks(&[
        ["deployment downtime", "0", "3", "100%", "7"],
        ["minor defect", "60", "60", "2%", "21"],
        ["unknown", "", "", "", ""],
        ["", "", "", "", ""],
    ]);
    let minutes = weights(&document, Weighting::BadMinutes);
    assert_eq!(
        minutes.len(),
        3,
        "a row nobody has typed in is not on the wheel"
    );
    assert!((minutes[0] - 3.0 * 365.0 / 7.0).abs() < 1e-9);
    assert_eq!(minutes[2], 0.0);
    assert_eq!(weights(&document, Weighting::Equal), [1.0, 1.0, 1.0]);
    let check = |document: &Engagement, expected: [f64; 3]| {
        assert_eq!(weights(document, Weighting::LeastPractised), expected);
    };
    check(&document, [1.0, 1.0, 1.0]);
    let incidents = &mut document.evidence.incidents;
    incidents.push(drill(50, 0, "2026-03-01", "10"));
    check(&document, [1.0, 2.0, 2.0]);
    let incidents = &mut document.evidence.incidents;
    incidents.push(drill(51, 1, "2026-02-01", "10"));
    check(&document, [1.0, 2.0, 3.0]);
    let incidents = &mut document.evidence.incidents;
    incidents.push(drill(52, 1, "2026-01-01", "10"));
    check(&document, [2.0, 1.0, 3.0]);
    // What really happened is no rehearsal.
    document.evidence.incidents[1].drill = false;
    document.evidence.incidents[2].drill = false;
    check(&document, [1.0, 2.0, 2.0]);
}

#[test]
fn what_cannot_come_up_is_said() {
    let check = |risks: &[[&str; 5]], expected: Option<&str>| {
        let document = with_risks(risks);
        let sectors = sectors(&document, &analyse(&document), Weighting::BadMinutes);
        let said = cannot(&sectors, &document);
        match expected {
            Some(text) => assert!(
                said.as_ref().is_some_and(|one| one.contains(text)),
                "{said:?}"
            ),
            None => assert_eq!(said, None),
        }
    };
    check(&[], Some("No risk is in the table yet"));
    check(
        &[["a", "", "", "", ""]],
        Some("No risk has bad minutes yet"),
    );
    let full = ["b", "1", "1", "100%", "7"];
    check(
        &[["a", "", "soon", "", ""], full],
        Some("cannot come up: a."),
    );
    check(&[full], None);
}

#[test]
fn a_draw_says_when_the_weights_changed() {
    let document = with_risks(&[["a", "1", "2", "3%", "4"], ["b", "1", "2", "3%", "4"]]);
    let check = |now: Option<u8>, expected: &str| {
        let said = drawn_now(id(0), 7, Weighting::Equal, now.map(id), &document);
        assert_eq!(said, format!("Seed 7, weighed by all alike: a{expected}"));
    };
    check(Some(0), "");
    check(
        Some(1),
        ". The weights have changed since: this seed draws b now",
    );
    check(
        None,
        ". The weights have changed since: nothing is drawn now",
    );
    assert_eq!(place_on(&document, id(1)), Some(1));
    assert_eq!(place_on(&document, id(9)), None);
}

#[test]
fn seeds() {
    let check = |text: &str, expected: Option<u64>| {
        let read = seed(text);
        assert_eq!(read.as_ref().ok().copied(), expected, "{text}: {read:?}");
        if let Err(said) = read {
            assert!(said.contains("18446744073709551615"), "{said}");
        }
    };
    check("0", Some(0));
    check(" 42 ", Some(42));
    check("007", Some(7));
    check("18446744073709551615", Some(u64::MAX));
    check("18446744073709551616", None);
    check("", None);
    check("-1", None);
    check("+1", None);
    check("1.5", None);
    check("1e3", None);
    check("now", None);
}

#[test]
fn times_of_a_drill() {
    let check = |text: &str, expected: Result<&str, &str>| match (taken(text), expected) {
        (Ok(entry), Ok(shown)) => assert_eq!(time(&entry), shown, "{text}"),
        (Err(said), Err(part)) => assert!(said.contains(part), "{said}"),
        (found, _) => panic!("{text}: {found:?}"),
    };
    check("42", Ok("42 minutes"));
    check("1", Ok("1 minute"));
    check("1h 10m", Ok("1h 10m"));
    check("", Err("Stop the timer or write minutes"));
    check("long", Err("\"long\" is not a time"));
    check("-3", Err("\"-3\" is not a time"));
    check("5 to 60", Err("one time, not a range"));
}

#[test]
fn stopwatch() {
    let check = |milliseconds: f64, shown: &str, typed: &str| {
        assert_eq!(watch(milliseconds), shown);
        assert_eq!(watched_minutes(milliseconds), typed);
    };
    check(0.0, "0:00", "0.1");
    check(59_999.0, "0:59", "1");
    check(2_520_000.0, "42:00", "42");
    check(2_538_000.0, "42:18", "42.3");
    check(3_727_000.0, "1:02:07", "62.1");
    check(-5.0, "0:00", "0.1");
    check(f64::NAN, "0:00", "0.1");
}

#[test]
fn what_was_observed_stands_beside_the_estimate() {
    let mut document = with_risks(&[["a", "1", "2", "3%", "4"], ["b", "1", "2", "3%", "4"]]);
    let risks = document.risks.clone();
    assert_eq!(observed(id(0), &document), None);
    let mut evidence = document.evidence.clone();
    evidence.incidents.push(drill(50, 0, "2026-11-24", "42"));
    let back = document
        .apply(Edit::SetEvidence(evidence))
        .expect("an edit");
    let said = observed(id(0), &document);
    let expected = "Observed: drill 2026-11-24, 42 minutes to resolve";
    assert_eq!(said.as_deref(), Some(expected));
    assert_eq!(observed(id(1), &document), None);
    assert_eq!(document.risks, risks, "evidence changes no estimate");
    let mut older = drill(51, 0, "2026-01-01", "");
    older.drill = false;
    document.evidence.incidents.push(older);
    let said = observed(id(0), &document);
    assert_eq!(said, Some(format!("{expected}; 1 more")));
    document.evidence.incidents.remove(0);
    let said = observed(id(0), &document);
    assert_eq!(said.as_deref(), Some("Observed: incident 2026-01-01"));
    document.apply(back).expect("an edit");
    assert_eq!(observed(id(0), &document), None);
}

#[test]
fn the_drawing_goes_round_once() {
    let sector = |weight: f64, number: u8| Sector {
        risk: id(number),
        weight,
        drills: 0,
        last: String::new(),
    };
    let all = [sector(1.0, 1), sector(0.0, 2), sector(3.0, 3)];
    let drawn = slices(&all);
    let places: Vec<usize> = drawn.iter().map(|one| one.at).collect();
    assert_eq!(places, [0, 2], "what cannot come up has no slice");
    assert_eq!(
        drawn[0].path,
        "M0 0L0 -100A100 100 0 0 1 70.7 -70.7A100 100 0 0 1 100 0Z"
    );
    assert_eq!(drawn[0].turn, 315.0);
    assert!((chance(&all[2], &all) - 75.0).abs() < 1e-12);
    assert_eq!(slices(&[sector(5.0, 1)]).len(), 1);
    assert_eq!(slices(&[sector(0.0, 1)]), []);
    assert_eq!(chance(&all[1], &all[1..2]), 0.0);
    let check = |drills: usize, last: &str, expected: &str| {
        let one = Sector {
            drills,
            last: last.to_owned(),
            ..sector(1.0, 1)
        };
        assert_eq!(practised(&one), expected);
    };
    check(0, "", "never");
    check(1, "2026-01-02", "1 drill, last 2026-01-02");
    check(3, "", "3 drills");
}
