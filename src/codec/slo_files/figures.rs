//! Targets, windows and spans as the files of other tools write them.

use crate::document::Span;
use crate::math::{Days, Minutes, Percent};

/// The windows that roll, of which one stands for any other length.
const ROLLING: [Span; 4] = [Span::Days7, Span::Days28, Span::Days30, Span::Days90];

/// A share below 1 as a percentage, moved in decimal: 0.9995 is 99.95.
pub(super) fn percent_of_share(text: &str) -> Option<String> {
    let share: f64 = text.trim().parse().ok()?;
    if !(0.0..1.0).contains(&share) {
        return None;
    }
    // Without an exponent, and no digit that is not needed.
    let plain = format!("{share}");
    let (_, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
    let fraction = format!("{fraction:0<2}");
    let (whole, rest) = fraction.split_at(2);
    percent(&format!("{whole}.{rest}"))
}

/// A percentage between 0 and 100, in its shortest form.
pub(super) fn percent(text: &str) -> Option<String> {
    let text = text.trim();
    let number: f64 = text.parse().ok()?;
    let plain = format!("{number}");
    let percent: Percent = plain.parse().ok()?;
    (!percent.is_extreme()).then(|| percent.to_string())
}

/// How long a span such as `5m`, `1h30m` or `4w` is. A month (`M`) is counted as 30 days, a quarter (`Q`) as 90, a
/// year (`y`, `Y`) as 365.
pub(super) fn span(text: &str) -> Option<Minutes> {
    let mut rest = text.trim();
    let mut minutes = 0.0;
    if rest.is_empty() {
        return None;
    }
    while !rest.is_empty() {
        let digits = rest.find(|mark: char| !mark.is_ascii_digit())?;
        let number: f64 = rest[..digits].parse().ok()?;
        let unit = &rest[digits..];
        let end = unit.find(|mark: char| mark.is_ascii_digit());
        let (unit, after) = unit.split_at(end.unwrap_or(unit.len()));
        let day = 1440.0;
        minutes += number
            * match unit {
                "ms" => 1.0 / 60_000.0,
                "s" => 1.0 / 60.0,
                "m" => 1.0,
                "h" => 60.0,
                "d" | "D" => day,
                "w" | "W" => 7.0 * day,
                "M" => 30.0 * day,
                "Q" => 90.0 * day,
                "y" | "Y" => 365.0 * day,
                _ => return None,
            };
        rest = after;
    }
    // Longer than any window, and still a number.
    (minutes > 0.0 && minutes < 1e9).then_some(Minutes::new(minutes))
}

/// The window that rolls over so many days, or the one nearest to it in proportion.
pub(super) fn rolling(length: Minutes) -> (Span, bool) {
    let days = length.get() / Days::new(1.0).minutes().get();
    let off = |span: &Span| (span.days().get() / days).ln().abs();
    let nearest = ROLLING.into_iter().min_by(|a, b| off(a).total_cmp(&off(b)));
    let nearest = nearest.unwrap_or_default();
    (nearest, nearest.days().get() == days)
}

/// A span as somebody types it in an alert: "72 h", "5 min".
pub(super) fn typed(span: Minutes) -> String {
    let (number, unit) = match span.get() / 60.0 {
        hours if hours < 1.0 => (span.get(), "min"),
        hours => (hours, "h"),
    };
    format!("{} {unit}", tidy(number))
}

/// A number without the noise of dividing.
pub(super) fn tidy(number: f64) -> f64 {
    (number * 1e9).round() / 1e9
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_become_percentages_in_decimal() {
        let check = |text: &str, expected: Option<&str>| {
            assert_eq!(percent_of_share(text).as_deref(), expected, "{text}");
        };
        check("0.999", Some("99.9"));
        check("0.9995", Some("99.95"));
        check("0.99999", Some("99.999"));
        check("0.9", Some("90"));
        check("0.07", Some("7"));
        check(".5", Some("50"));
        check("9.99e-1", Some("99.9"));
        check("0.123456789012", Some("12.3456789012"));
        check("0.000001", Some("0.0001"));
        check("0", None);
        check("1", None);
        check("1.5", None);
        check("-0.5", None);
        check("NaN", None);
        check("inf", None);
        check("99.9%", None);
        check("", None);
    }

    #[test]
    fn percentages_are_between_nothing_and_all() {
        let check = |text: &str, expected: Option<&str>| {
            assert_eq!(percent(text).as_deref(), expected, "{text}");
        };
        check("99.9", Some("99.9"));
        check("99.90", Some("99.9"));
        check("99", Some("99"));
        check("100", None);
        check("0", None);
        check("1e2", None);
        check("1e300", None);
        check("nan", None);
        check("99.9999999999999", None);
    }

    #[test]
    fn spans_have_a_unit() {
        let check = |text: &str, expected: Option<f64>| {
            assert_eq!(span(text).map(Minutes::get), expected, "{text}");
        };
        check("5m", Some(5.0));
        check("1h30m", Some(90.0));
        check("28d", Some(40_320.0));
        check("4w", Some(40_320.0));
        check("1M", Some(43_200.0));
        check("1Q", Some(129_600.0));
        check("1y", Some(525_600.0));
        check("90s", Some(1.5));
        check("0h", None);
        check("", None);
        check("5", None);
        check("m", None);
        check("5 m", None);
        check("-5m", None);
        check("5m!", None);
        check(&format!("{}d", "9".repeat(400)), None);
        check("5ü", None);
    }

    #[test]
    fn a_window_is_the_nearest_here() {
        let check = |text: &str, expected: (Span, bool)| {
            assert_eq!(rolling(span(text).expect(text)), expected, "{text}");
        };
        check("28d", (Span::Days28, true));
        check("4w", (Span::Days28, true));
        check("720h", (Span::Days30, true));
        check("1w", (Span::Days7, true));
        check("90d", (Span::Days90, true));
        check("14d", (Span::Days7, false));
        check("60d", (Span::Days90, false));
        check("1h", (Span::Days7, false));
        check("1y", (Span::Days90, false));
    }
}
