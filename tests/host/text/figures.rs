//! Figures as the screen shows them.

use bad_minutes::math::{Minutes, Percent};
use bad_minutes::text::figures::{figure, minutes_in_words, percent};
use proptest::prelude::*;

#[test]
fn shows_figures() {
    for (value, expected) in [
        (0.0, "0"),
        (-0.0, "0"),
        (0.004, "< 0.01"),
        (0.009_999, "< 0.01"),
        (0.01, "0.01"),
        (0.25, "0.25"),
        (9.99, "9.99"),
        (9.994, "9.99"),
        (9.999, "10.0"),
        (17.38, "17.4"),
        (22.99, "23.0"),
        (41.71, "41.7"),
        (52.14, "52.1"),
        (99.94, "99.9"),
        (99.96, "100"),
        (156.43, "156"),
        (198.4, "198"),
        (999.6, "1\u{202f}000"),
        (1440.0, "1\u{202f}440"),
        (525_600.0, "525\u{202f}600"),
        (12_345_678.9, "12\u{202f}345\u{202f}679"),
        (
            1e300,
            "> 1\u{202f}000\u{202f}000\u{202f}000\u{202f}000\u{202f}000",
        ),
        (-1.0, "unknown"),
        (f64::NAN, "unknown"),
        (f64::INFINITY, "unknown"),
        (f64::NEG_INFINITY, "unknown"),
    ] {
        assert_eq!(figure(value), expected, "{value}");
    }
}

#[test]
fn shows_long_times_in_words() {
    for (minutes, expected) in [
        (0.0, None),
        (120.0, None),
        (120.2, Some("2 h")),
        (706.3, Some("11 h 46 min")),
        (2879.4, Some("47 h 59 min")),
        (2879.7, Some("2 d")),
        (3060.0, Some("2 d 3 h")),
        (4319.0, Some("3 d")),
        (2_000_000.0, Some("1\u{202f}388 d 21 h")),
        (f64::NAN, None),
        (f64::INFINITY, None),
    ] {
        let words = minutes_in_words(Minutes::new(minutes));
        assert_eq!(words.as_deref(), expected, "{minutes}");
    }
}

#[test]
fn keeps_all_the_nines() {
    for text in ["99.95", "99.9995", "99", "0.1"] {
        let parsed: Option<Percent> = text.parse().ok();
        assert_eq!(parsed.as_ref().map(percent), Some(format!("{text}%")));
    }
}

proptest! {
    #[test]
    fn never_shows_what_is_no_figure(value in any::<f64>()) {
        let text = figure(value);
        let digits = |c: char| c.is_ascii_digit() || "<>. \u{202f}".contains(c);
        prop_assert!(text == "unknown" || text.chars().all(digits), "{}", text);
    }

    #[test]
    fn stays_within_half_a_last_digit(value in 0.01..1e9) {
        let plain: String = figure(value).chars().filter(|c| *c != '\u{202f}').collect();
        let shown: f64 = plain.parse().unwrap_or(f64::NAN);
        prop_assert!((shown - value).abs() <= (value * 0.0051).max(0.0051), "{} for {}", plain, value);
    }
}
