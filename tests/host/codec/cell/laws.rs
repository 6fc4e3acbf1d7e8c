//! What holds for every text and every entry.

use bad_minutes::document::{Column, Entry, Shape, Unit, reading};
use bad_minutes::grammar::cell::{problem_of, read, show};
use proptest::prelude::*;

use super::{IMPACT, point, range};

/// Numbers as people write them, and awkward ones.
fn number() -> impl Strategy<Value = f64> {
    prop_oneof![
        (0..100_000u32).prop_map(f64::from),
        (0..100_000u32).prop_map(|hundredths| f64::from(hundredths) / 100.0),
        (1..5000u32).prop_map(|minutes| f64::from(minutes) / 60.0),
        (1..5000u32).prop_map(|parts| f64::from(parts) / 1440.0),
        any::<f64>().prop_map(f64::abs),
        0.0..1e9,
        0.0..1e-5,
    ]
}

fn entry() -> impl Strategy<Value = (Column, Entry)> {
    let unit = prop::option::of(prop::sample::select(Unit::ALL.to_vec()));
    let shape = prop::sample::select(vec![Shape::Lognormal, Shape::Exponential, Shape::Uniform]);
    let column = prop::sample::select(Column::ALL.to_vec());
    (column, number(), number(), unit, shape, any::<bool>()).prop_map(
        |(column, one, other, unit, shape, single)| {
            let entry = if single {
                point(one, unit)
            } else {
                range(one.min(other), one.max(other), unit, shape)
            };
            (column, entry)
        },
    )
}

/// Texts made of the grammar's own pieces, to come close to what it reads.
fn near_text() -> impl Strategy<Value = String> {
    let pieces = [
        "1", "5", "60", "1,440", "0.5", "1e3", "1e999", "0", "-", "–", " ", " to ", "..", "s", "m",
        "min", "h", "d", "w", "mo", "y", "%", "/", "month", "every ", "once ", "in", "a ", "times",
        "flat", " flat", "weekly", ",", ".", "\u{202f}", "two", "İ", "€", "x",
    ];
    prop::collection::vec(prop::sample::select(pieces.to_vec()), 0..7)
        .prop_map(|pieces| pieces.concat())
}

/// A bare impact that reading would mark as percent; no text means it.
fn is_bare_percent(column: Column, entry: &Entry) -> bool {
    column == IMPACT
        && match *entry {
            Entry::Point { number, unit: None } => number == 0.0 || number >= 1.0,
            Entry::Range {
                high, unit: None, ..
            } => high > 1.0,
            _ => false,
        }
}

fn check_any(column: Column, text: &str) {
    let entry = read(column, text);
    let finite = match entry {
        Entry::Empty => text.trim().is_empty(),
        Entry::Unread { text: ref kept } => kept == text && problem_of(column, text).is_some(),
        Entry::Point { number, .. } => number.is_finite() && number >= 0.0,
        Entry::Range { low, high, .. } => low >= 0.0 && low < high && high.is_finite(),
    };
    assert!(finite, "{text:?} read as {entry:?}");
    let shown = show(column, &entry);
    assert_eq!(read(column, &shown), entry, "{text:?} shown as {shown:?}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn shows_what_it_reads((column, entry) in entry()) {
        if reading::check(column, &entry).is_err() || is_bare_percent(column, &entry) {
            return Ok(());
        }
        let shown = show(column, &entry);
        prop_assert_eq!(read(column, &shown), entry, "shown as {}", shown);
    }

    #[test]
    fn a_bare_percent_comes_back_marked(number in 1.0..100.0) {
        let shown = show(IMPACT, &point(number, None));
        prop_assert_eq!(read(IMPACT, &shown), Entry::percent(number));
    }

    #[test]
    fn reads_any_text(text in any::<String>()) {
        for column in Column::ALL {
            check_any(column, &text);
        }
    }

    #[test]
    fn reads_any_text_near_the_grammar(text in near_text()) {
        for column in Column::ALL {
            check_any(column, &text);
        }
    }
}
