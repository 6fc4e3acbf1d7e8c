//! What is said about odds, and the arithmetic of their chart.

use bad_minutes::analysis::above;
use bad_minutes::analysis::odds::Told;
use bad_minutes::document::Window;
use bad_minutes::drawing::odds::chart::Scale;
use bad_minutes::math::YearLength;
use bad_minutes::text::odds_words::{
    error, holds, nine_in_ten, probability, target_for, windows_of, would_hold_in,
};
use proptest::prelude::*;

#[test]
fn probabilities_in_percent() {
    #[track_caller]
    fn check(p: f64, expected: &str) {
        assert_eq!(probability(p), expected, "{p}");
    }
    check(0.0, "0%");
    check(1.0, "100%");
    check(0.32531, "33%");
    check(0.5, "50%");
    check(0.0997, "10%");
    check(0.0312, "3.1%");
    check(0.95544, "95.5%");
    check(0.99952, ">\u{a0}99.9%");
    check(1e-9, "<\u{a0}0.1%");
    check(0.999, "99.9%");
    check(1.0 - 1e-12, ">\u{a0}99.9%");
    check(f64::NAN, "unknown");
    check(1.5, "unknown");
}

#[test]
fn windows_in_words() {
    #[track_caller]
    fn check(p: f64, window: Window, expected: &str) {
        assert_eq!(windows_of(p, window), expected, "{p}");
    }
    check(0.32531, Window::Year, "33 of 100 years");
    check(0.851, Window::Year, "85 of 100 years");
    check(0.884, Window::Year, "9 of 10 years");
    check(0.5975, Window::Days30, "6 of 10 spans of 30 days");
    check(0.9, Window::Quarter, "9 of 10 quarters");
    check(0.1, Window::Days28, "1 of 10 spans of 28 days");
    check(0.97, Window::Year, "97 of 100 years");
    check(0.034, Window::Year, "3 of 100 years");
    check(0.9999, Window::Year, "more than 99 of 100 years");
    check(0.0, Window::Year, "fewer than 1 of 100 years");
    assert_eq!(
        holds("99.9", 0.32531, Window::Year),
        "99.9% holds in 33 of 100 years"
    );
}

#[test]
fn what_would_hold_is_rounded_down() {
    #[track_caller]
    fn check(share: f64, expected: Option<&str>) {
        assert_eq!(target_for(share).as_deref(), expected, "{share}");
    }
    // 1143.9 minutes of a year, which one year in ten of the catalogue goes beyond.
    check(1143.9 / 525_600.0, Some("99.78"));
    check(0.001, Some("99.9"));
    check(368.172 / 525_960.0, Some("99.93"));
    check(0.000_100_1, Some("99.989"));
    check(0.5, Some("50"));
    check(0.123, Some("87"));
    check(0.995, None);
    check(1.0, None);
    check(0.0, Some("100"));
    check(1e-12, Some("99.99999999"));
    let told = Told {
        quantiles: vec![None, None, Some(1143.9), None, None, Some(1143.9)],
        ..Told::default()
    };
    assert_eq!(
        would_hold_in(&told, 0.9, Window::Year, YearLength::Days365),
        "99.78% would hold in 90% of years."
    );
    assert_eq!(
        nine_in_ten(&told, Window::Year).as_deref(),
        Some("Nine years in ten cost at most 1\u{202f}144 bad minutes (19 h 4 min).")
    );
    let still = Told {
        quantiles: vec![Some(0.0); 6],
        ..Told::default()
    };
    assert_eq!(
        would_hold_in(&still, 0.9, Window::Days28, YearLength::Days365),
        "No bad minute in 90% of spans of 28 days."
    );
    assert_eq!(
        nine_in_ten(&still, Window::Days28).as_deref(),
        Some("Nine spans of 28 days in ten cost no bad minutes.")
    );
    assert_eq!(
        would_hold_in(&Told::default(), 0.9, Window::Days30, YearLength::Days365),
        "What would hold in 90% of spans of 30 days lies beyond what is computed."
    );
}

#[test]
fn the_error_is_the_arithmetic_alone() {
    let mut told = Told {
        exact: true,
        ..Told::default()
    };
    assert!(error(&told, 1e-13).starts_with("The arithmetic is exact"));
    // Points on too fine a step are rounded, and other answers need not be exact.
    assert!(error(&told, 2e-5).starts_with("The arithmetic is off by at most 20 in a million"));
    told.exact = false;
    assert!(error(&told, 0.0214).contains("at most 2.2 percentage points"));
    assert!(error(&told, f64::INFINITY).contains("at most 100 percentage points"));
    told.beyond = 0.002;
    assert_eq!(
        error(&told, 3.2e-6),
        "The arithmetic is off by at most 4 in a million in any of these odds. 0.2% of the cases cost more than what is computed. How far off the estimates are is another matter."
    );
}

#[test]
fn ticks_are_round() {
    #[track_caller]
    fn check(most: f64, log: bool, expected: &[&str]) {
        let labels: Vec<String> = Scale::new(most, log)
            .ticks()
            .into_iter()
            .map(|tick| tick.label)
            .collect();
        assert_eq!(labels, expected, "{most}");
    }
    check(
        1100.0,
        false,
        &[
            "0",
            "200",
            "400",
            "600",
            "800",
            "1\u{202f}000",
            "1\u{202f}200",
        ],
    );
    check(
        3.0,
        false,
        &["0", "0.50", "1.00", "1.50", "2.00", "2.50", "3.00"],
    );
    check(2000.0, true, &["10.0", "100", "1\u{202f}000"]);
    check(0.0, false, &["0", "0.20", "0.40", "0.60", "0.80", "1.00"]);
    check(
        f64::NAN,
        false,
        &["0", "0.20", "0.40", "0.60", "0.80", "1.00"],
    );
    let certain = Scale::new(1.0, false).probability_ticks();
    assert_eq!(certain.len(), 5);
    assert_eq!(certain[4].label, "100%");
}

#[test]
fn a_narrow_drawing_has_fewer_ticks_and_none_outside() {
    #[track_caller]
    fn check(width: f64, most: f64, expected: &[&str]) {
        let scale = Scale::sized(most, false, (width, 200.0));
        let ticks = scale.ticks();
        let labels: Vec<&str> = ticks.iter().map(|tick| tick.label.as_str()).collect();
        assert_eq!(labels, expected, "{width}");
        assert!(ticks.iter().all(|tick| tick.at <= scale.end()), "{width}");
        assert!(scale.end() < width && scale.y(0.0) < 200.0);
    }
    check(296.0, 1100.0, &["0", "500", "1\u{202f}000", "1\u{202f}500"]);
    check(
        600.0,
        1100.0,
        &[
            "0",
            "200",
            "400",
            "600",
            "800",
            "1\u{202f}000",
            "1\u{202f}200",
        ],
    );
}

proptest! {
    #[test]
    fn a_scale_keeps_order_and_place(
        most in 0.001..1e9_f64,
        log in any::<bool>(),
        one in 0.0..1.0_f64,
        two in 0.0..1.0_f64,
    ) {
        let scale = Scale::new(most, log);
        let (low, high) = (f64::min(one, two) * most, f64::max(one, two) * most);
        prop_assert!(scale.x(low) <= scale.x(high));
        prop_assert!((48.0..=694.0).contains(&scale.x(low)));
        prop_assert!(scale.y(f64::min(one, two)) >= scale.y(f64::max(one, two)));
        let ticks = scale.ticks();
        prop_assert!((2..=14).contains(&ticks.len()), "{} ticks", ticks.len());
        prop_assert!(ticks.windows(2).all(|pair| pair[0].at < pair[1].at));
    }

    #[test]
    fn reading_a_curve_stays_within_it(minutes in 0.0..300.0_f64, stairs in any::<bool>()) {
        let curve = [(0.0, 0.9), (100.0, 0.5), (200.0, 0.1)];
        let read = above(&curve, stairs, minutes);
        prop_assert!((0.1..=0.9).contains(&read));
        prop_assert!(above(&curve, stairs, minutes + 1.0) <= read);
    }

    #[test]
    fn what_would_hold_leaves_no_less_than_it_takes(share in 0.0..0.99_f64) {
        if let Some(target) = target_for(share) {
            let percent: bad_minutes::math::Percent = target.parse().expect("a percentage");
            let left = 1.0 - percent.of(1.0);
            prop_assert!(left >= share - 1e-10, "{target} leaves {left} of {share}");
            prop_assert!(left <= share * 1.11 + 1e-9);
        }
    }
}
