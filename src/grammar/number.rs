//! Numbers as people write them, and the words of units.

use serde_json::Number;

use crate::document::{Column, Problem, Unit};
use crate::grammar::texts::after;

/// What stands where no figure can.
pub const UNKNOWN: &str = "unknown";

/// Reads a number from 0 at the very start of `text` and returns it with what follows.
///
/// A point is a decimal mark. A comma before exactly three digits separates
/// thousands, unless only zeros stand before it; any other comma is a decimal mark.
/// Spaces of any kind and apostrophes separate thousands too. `1e3` is a thousand.
///
/// # Errors
/// `Negative` for a minus sign before a number, `TooLarge` for what no float holds, and
/// `NotUnderstood` for anything else, such as `1,5,5` or `1440,125`, where the comma could be either.
pub fn read_number(text: &str) -> Result<(f64, &str), Problem> {
    if let Some(rest) = text.strip_prefix(['-', '\u{2212}']) {
        let signed = rest.trim_start().starts_with(|c: char| c.is_ascii_digit());
        return Err(if signed {
            Problem::Negative
        } else {
            Problem::NotUnderstood
        });
    }
    let (mut digits, mut rest) = whole(text);
    let before = digits.len();
    let mut grouped_by_comma = false;
    if let Some((group, mark, after)) = thousands(rest)
        && (1..=3).contains(&before)
        && digits.bytes().any(|byte| byte != b'0')
    {
        grouped_by_comma = mark == ',';
        digits.push_str(group);
        rest = after;
        while let Some((group, next, after)) = thousands(rest)
            && (next == ',') == grouped_by_comma
        {
            digits.push_str(group);
            rest = after;
        }
    }
    let fraction = match fraction(rest) {
        Some((',', ..)) if grouped_by_comma => return Err(Problem::NotUnderstood),
        Some((',', fraction, _)) if before > 3 && fraction.len() == 3 => {
            return Err(Problem::NotUnderstood);
        }
        Some((_, fraction, after)) => {
            rest = after;
            fraction
        }
        None => "",
    };
    if digits.is_empty() && fraction.is_empty() {
        return Err(Problem::NotUnderstood);
    }
    let (exponent, rest) = exponent(rest);
    let whole = match digits.trim_start_matches('0') {
        "" => "0",
        digits => digits,
    };
    Ok((float(&format!("{whole}.{fraction}0e{exponent}"))?, rest))
}

/// The nearest float to a number spelled out.
fn float(text: &str) -> Result<f64, Problem> {
    // The spelling is right, so only its size can be refused.
    let nearest = text.parse().ok().filter(|value: &f64| value.is_finite());
    nearest.ok_or(Problem::TooLarge)
}

/// Splits off the leading ASCII digits.
pub(crate) fn digits(text: &str) -> (&str, &str) {
    let end = text
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(text.len());
    text.split_at_checked(end).unwrap_or((text, ""))
}

fn whole(text: &str) -> (String, &str) {
    let (digits, rest) = digits(text);
    (digits.to_owned(), rest)
}

/// A separator and exactly three digits: the digits, the separator, and what follows.
fn thousands(text: &str) -> Option<(&str, char, &str)> {
    let mark = text.chars().next()?;
    let marks = [' ', '\u{a0}', '\u{2009}', '\u{202f}', '\'', '\u{2019}'];
    if mark != ',' && !marks.contains(&mark) {
        return None;
    }
    let (group, following) = digits(after(text, mark.len_utf8()));
    (group.len() == 3).then_some((group, mark, following))
}

/// A decimal mark with its digits. At the very end the digits may still be missing, for
/// somebody is typing.
fn fraction(text: &str) -> Option<(char, &str, &str)> {
    let mark = text
        .chars()
        .next()
        .filter(|mark| matches!(mark, '.' | ','))?;
    let (fraction, following) = digits(after(text, 1));
    (!fraction.is_empty() || following.is_empty()).then_some((mark, fraction, following))
}

/// `e` with its digits, or an exponent of 0.
fn exponent(text: &str) -> (&str, &str) {
    let Some(rest) = text.strip_prefix(['e', 'E']) else {
        return ("0", text);
    };
    let sign = usize::from(rest.starts_with(['-', '+']));
    let (power, following) = digits(after(rest, sign));
    match rest.get(..sign + power.len()) {
        Some(exponent) if !power.is_empty() => (exponent, following),
        _ => ("0", text),
    }
}

/// The number a lower-case English word stands for, up to twelve.
pub fn number_word(word: &str) -> Option<f64> {
    let place = COUNT_WORDS.iter().position(|known| *known == word)?;
    Some((place + 1) as f64)
}

/// One to twelve in words.
pub const COUNT_WORDS: [&str; 12] = [
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve",
];

/// The unit a lower-case word names in a column, and how many of it: a quarter is three
/// months. `m` is minutes for durations and months for ETTF.
pub fn unit_word(column: Column, word: &str) -> Option<(f64, Unit)> {
    let unit = match word {
        "s" | "sec" | "secs" | "second" | "seconds" => Unit::Second,
        "m" if column == Column::Ettf => Unit::Month,
        "m" | "min" | "mins" | "minute" | "minutes" => Unit::Minute,
        "h" | "hr" | "hrs" | "hour" | "hours" => Unit::Hour,
        "d" | "day" | "days" => Unit::Day,
        "w" | "wk" | "wks" | "week" | "weeks" => Unit::Week,
        "mo" | "mos" | "month" | "months" => Unit::Month,
        "q" | "qtr" | "qtrs" | "quarter" | "quarters" => return Some((3.0, Unit::Month)),
        "fortnight" | "fortnights" => return Some((2.0, Unit::Week)),
        "y" | "yr" | "yrs" | "year" | "years" => Unit::Year,
        "%" | "percent" | "pct" => Unit::Percent,
        _ => return None,
    };
    Some((1.0, unit))
}

/// The time between failures that an adverb such as `weekly` names.
pub fn adverb(word: &str) -> Option<(f64, Unit)> {
    Some(match word {
        "hourly" => (1.0, Unit::Hour),
        "daily" => (1.0, Unit::Day),
        "weekly" => (1.0, Unit::Week),
        "fortnightly" => (2.0, Unit::Week),
        "monthly" => (1.0, Unit::Month),
        "quarterly" => (3.0, Unit::Month),
        "yearly" | "annually" => (1.0, Unit::Year),
        _ => return None,
    })
}

/// How many of the smaller unit make one of the larger, whatever the length of the
/// year; `None` when `small` is not the smaller or the answer needs that length.
pub fn ratio(large: Unit, small: Unit) -> Option<f64> {
    if (large, small) == (Unit::Year, Unit::Month) {
        return Some(12.0);
    }
    let ratio = seconds(large)? / seconds(small)?;
    (ratio > 1.0).then_some(ratio)
}

/// Seconds in a unit of fixed length.
pub fn seconds(unit: Unit) -> Option<f64> {
    Some(match unit {
        Unit::Second => 1.0,
        Unit::Minute => 60.0,
        Unit::Hour => 3600.0,
        Unit::Day => 86400.0,
        Unit::Week => 604_800.0,
        _ => return None,
    })
}

/// Both ends in the smaller of their units, so that whole numbers stay whole. Months and
/// years beside units of fixed length have 365 days to the year and become days or hours.
/// `None` when one is a rate and the other is not the same, or a percentage.
pub fn common(low: f64, low_unit: Unit, high: f64, high_unit: Unit) -> Option<(f64, f64, Unit)> {
    if low_unit == high_unit {
        return Some((low, high, low_unit));
    }
    if let Some(ratio) = ratio(high_unit, low_unit) {
        return Some((low, high * ratio, low_unit));
    }
    if let Some(ratio) = ratio(low_unit, high_unit) {
        return Some((low * ratio, high, high_unit));
    }
    let hours = low_unit == Unit::Hour || high_unit == Unit::Hour;
    let unit = if hours { Unit::Hour } else { Unit::Day };
    let scale = seconds(Unit::Day)? / seconds(unit)?;
    let converted = |number: f64, from: Unit| match from {
        Unit::Month => Some(number * 365.0 * scale / 12.0),
        Unit::Year => Some(number * 365.0 * scale),
        fixed => Some(number * (seconds(fixed)? / seconds(unit)?)),
    };
    Some((converted(low, low_unit)?, converted(high, high_unit)?, unit))
}

/// The rate of so many times in each `unit`, such as four a year for one a quarter;
/// `None` for units that no rate has.
pub fn rate(times: f64, per: (f64, Unit)) -> Option<(f64, Unit)> {
    let unit = match per {
        (3.0, Unit::Month) => return Some((times * 4.0, Unit::PerYear)),
        (2.0, Unit::Week) => return Some((times / 2.0, Unit::PerWeek)),
        (_, Unit::Hour) => Unit::PerHour,
        (_, Unit::Day) => Unit::PerDay,
        (_, Unit::Week) => Unit::PerWeek,
        (_, Unit::Month) => Unit::PerMonth,
        (_, Unit::Year) => Unit::PerYear,
        _ => return None,
    };
    Some((times, unit))
}

/// Whether the unit counts failures in a time instead of the time between them.
pub fn is_rate(unit: Unit) -> bool {
    matches!(
        unit,
        Unit::PerHour | Unit::PerDay | Unit::PerWeek | Unit::PerMonth | Unit::PerYear
    )
}

/// A number's shortest exact text, in digits or, when tiny or huge, with an exponent.
pub fn plain(number: f64) -> String {
    // Adding zero drops the sign of a negative zero.
    let Some(number) = Number::from_f64(number + 0.0) else {
        return UNKNOWN.to_owned();
    };
    let text = number.to_string();
    text.strip_suffix(".0").map(str::to_owned).unwrap_or(text)
}

/// What is written behind a number for its unit, such that the column reads it again.
pub fn suffix(column: Column, unit: Option<Unit>) -> &'static str {
    match unit {
        None => "",
        // In ETTF an m is a month.
        Some(Unit::Minute) if column != Column::Ettf => "m",
        Some(Unit::PerHour) => "/hour",
        Some(Unit::PerDay) => "/day",
        Some(Unit::PerWeek) => "/week",
        Some(Unit::PerMonth) => "/month",
        Some(Unit::PerYear) => "/year",
        Some(unit) => unit.name(),
    }
}
