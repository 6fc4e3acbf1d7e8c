//! Figures as the screen shows them.

use crate::grammar::number::UNKNOWN;
use crate::math::{Minutes, Percent};

/// A narrow no-break space between thousands.
const THIN: char = '\u{202f}';

/// The largest figure written out.
const MOST: f64 = 1e15;

/// A figure in whatever unit stands beside it: below 0.01 "< 0.01", below 10 two
/// decimals, below 100 one, above none. A negative or non-finite value is "unknown".
pub fn figure(value: f64) -> String {
    if !value.is_finite() || value < 0.0 {
        UNKNOWN.to_owned()
    } else if value == 0.0 {
        "0".to_owned()
    } else if value < 0.01 {
        "< 0.01".to_owned()
    } else if value > MOST {
        format!("> {}", grouped(MOST as u64))
    } else {
        // Rounded before the size is judged, so that 9.999 becomes 10.0 and not 10.00.
        let hundredths = (value * 100.0).round() as u64;
        let tenths = (value * 10.0).round() as u64;
        if hundredths < 1000 {
            format!("{}.{:02}", hundredths / 100, hundredths % 100)
        } else if tenths < 1000 {
            format!("{}.{}", tenths / 10, tenths % 10)
        } else {
            grouped(value.round() as u64)
        }
    }
}

/// A value as rounded as [`figure`] shows it, so that figures that stand together add up as shown.
pub fn shown(value: f64) -> f64 {
    if !value.is_finite() || !(0.01..=MOST).contains(&value) {
        return value;
    }
    let hundredths = (value * 100.0).round();
    let tenths = (value * 10.0).round();
    if hundredths < 1000.0 {
        hundredths / 100.0
    } else if tenths < 1000.0 {
        tenths / 10.0
    } else {
        value.round()
    }
}

/// How far two values are apart, as the difference of what is shown of them and no more exact than
/// the rougher of the two: "425" for 951 and 526. "0" where both show the same.
pub fn apart(value: f64, other: f64) -> String {
    let difference = (shown(value) - shown(other)).abs();
    let decimals = |value: f64| match shown(value) {
        0.0 => 2,
        value if value < 10.0 => 2,
        value if value < 100.0 => 1,
        _ => 0,
    };
    let decimals = decimals(value).min(decimals(other));
    // Not the noise of binary.
    let text = format!("{difference:.decimals$}");
    match text.parse::<f64>() {
        Ok(0.0) => "0".to_owned(),
        Ok(rounded) if rounded < 1000.0 => text,
        _ => figure(difference),
    }
}

/// A whole number with its thousands apart.
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() * 2);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(THIN);
        }
        text.push(digit);
    }
    text
}

/// What somebody typed as an estimate, with the thousands of its whole numbers apart as in every figure.
pub fn grouped_in(typed: &str) -> String {
    let mut text = String::with_capacity(typed.len());
    let mut rest = typed;
    while let Some(start) = rest.find(|c: char| c.is_ascii_digit()) {
        let (before, number) = rest.split_at(start);
        let end = number.find(|c: char| !c.is_ascii_digit());
        let (digits, after) = number.split_at(end.unwrap_or(number.len()));
        text.push_str(before);
        match digits.parse() {
            Ok(whole) if !digits.starts_with('0') && !text.ends_with(['.', ',']) => {
                text += &grouped(whole);
            }
            _ => text.push_str(digits),
        }
        rest = after;
    }
    text + rest
}

/// Minutes above 120 as "11 h 46 min", from 48 hours as "2 d 3 h"; `None` for fewer, and
/// for what no figure can be made of.
pub fn minutes_in_words(minutes: Minutes) -> Option<String> {
    let value = minutes.get();
    if !value.is_finite() || value <= 120.0 || value > MOST {
        return None;
    }
    let minutes = value.round() as u64;
    Some(if minutes < 48 * 60 {
        two_parts(minutes / 60, "h", minutes % 60, "min")
    } else {
        let hours = (value / 60.0).round() as u64;
        two_parts(hours / 24, "d", hours % 24, "h")
    })
}

fn two_parts(large: u64, large_unit: &str, small: u64, small_unit: &str) -> String {
    let large = grouped(large);
    if small == 0 {
        format!("{large} {large_unit}")
    } else {
        format!("{large} {large_unit} {small} {small_unit}")
    }
}

/// A percentage with all its digits: "99.95%".
pub fn percent(percent: &Percent) -> String {
    format!("{percent}%")
}

/// The days of an engagement, first and last: "2026-11-02 to 2026-12-11"; empty while nobody has said.
pub fn period([start, end]: &[String; 2]) -> String {
    match (start.trim(), end.trim()) {
        ("", "") => String::new(),
        (start, "") => format!("from {start}"),
        ("", end) => format!("to {end}"),
        (start, end) => format!("{start} to {end}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn differences_are_those_of_the_figures_shown() {
        let check = |value: f64, other: f64, text: &str| {
            assert_eq!(apart(value, other), text, "{value} {other}");
            assert_eq!(apart(other, value), text, "{other} {value}");
        };
        check(950.6, 525.6, "425");
        check(951.4, 525.6, "425");
        check(950.9, 885.4, "66");
        check(94.06, 22.34, "71.8");
        check(9.994, 0.5, "9.49");
        check(99.96, 1.0, "99");
        check(525.6, 24.4, "502");
        check(0.0, 0.0, "0");
        check(526.4, 525.6, "0");
        check(5256.0, 24.4, "5\u{202f}232");
        check(f64::NAN, 1.0, "unknown");
    }

    #[test]
    fn typed_thousands_are_set_apart() {
        let check = |typed: &str, text: &str| assert_eq!(grouped_in(typed), text);
        check("240 to 1080", "240 to 1\u{202f}080");
        check("1460 d", "1\u{202f}460 d");
        check("99.12345%", "99.12345%");
        check("0001", "0001");
        check("1,0800", "1,0800");
        check("99999999999999999999999", "99999999999999999999999");
        check("", "");
        check("later", "later");
    }
}
