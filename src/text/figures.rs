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
