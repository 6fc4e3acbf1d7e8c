//! What people type about an objective: amounts, spans of time, counts of answers, alerts.

use crate::document::{Alert, Column, reading};
use crate::grammar::cell;
use crate::grammar::number::read_number;
use crate::math::slo::{Counts, Rule};
use crate::math::{Estimate, Minutes, Percent, Share};

/// Codes that a valid event or a count names at most; more are no list of codes.
const MOST_CODES: usize = 100;

/// An amount from 0 up; `None` for no text.
///
/// # Errors
/// What was expected, in words.
pub fn amount(text: &str) -> Result<Option<f64>, String> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    match read_number(text.trim()) {
        Ok((number, rest)) if rest.trim().is_empty() => Ok(Some(number)),
        _ => Err(format!("\"{}\" is not a number from 0 up.", text.trim())),
    }
}

/// A span of time, in minutes unless it names a unit; `None` for no text.
///
/// # Errors
/// What was expected, in words.
pub fn span(text: &str) -> Result<Option<Minutes>, String> {
    match reading::duration(&cell::read(Column::Ettd, text)) {
        Ok(None) => Ok(None),
        Ok(Some(Estimate::Point(minutes))) => Ok(Some(minutes)),
        _ => Err(format!(
            "\"{}\" is not one span of time, such as 5, 5 min or 1 h.",
            text.trim()
        )),
    }
}

/// A share of good events as a percentage; `None` for no text.
///
/// # Errors
/// What was expected, in words.
pub fn ratio(text: &str) -> Result<Option<Share>, String> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    let percent = text.parse::<Percent>();
    let percent = percent.map_err(|_| {
        let text = text.trim();
        format!("\"{text}\" is not a percentage from 0 to 100, such as 99.85.")
    })?;
    Ok(Some(Share::new(percent.of(1.0))))
}

/// An alert as typed.
///
/// # Errors
/// What was expected of the first of its parts that cannot be read, in words.
pub fn rule(alert: &Alert) -> Result<Rule, String> {
    let missing = |what: &str| format!("The {what} is not said.");
    Ok(Rule {
        burn: amount(&alert.burn)?.ok_or_else(|| missing("burn rate"))?,
        long: span(&alert.long)?.ok_or_else(|| missing("long window"))?,
        short: span(&alert.short)?.ok_or_else(|| missing("short window"))?,
        pages: alert.pages,
    })
}

/// Answers that were counted: "97000 of 100000" good ones, or how many of each status code, such as
/// "301: 97 000; 500: 3 000", which are good where the valid event names their code. `None` for no text.
///
/// # Errors
/// What was expected, in words.
pub fn counts(text: &str, valid_event: &str) -> Result<Option<Counts>, String> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let found = if text.contains(':') {
        by_code(text, valid_event)?
    } else {
        let parts = text.split_once(" of ").or_else(|| text.split_once('/'));
        let number = |part: &str| amount(part).ok().flatten();
        let pair = parts.and_then(|(good, valid)| number(good).zip(number(valid)));
        let (good, valid) = pair.ok_or_else(|| {
            format!("\"{text}\": expected good of all, such as 97000 of 100000, or each status code's, such as 301: 97000; 500: 3000.")
        })?;
        Counts { good, valid }
    };
    if found.good > found.valid {
        return Err(format!("\"{text}\" has more good answers than answers."));
    }
    Ok(Some(found))
}

fn by_code(text: &str, valid_event: &str) -> Result<Counts, String> {
    let good = codes(valid_event);
    if good.is_empty() {
        return Err(
            "The valid event names no status code: say how many of all were good.".to_owned(),
        );
    }
    let mut sum = Counts::default();
    for part in text.split([';', '\n']).flat_map(|part| part.split(", ")) {
        if part.trim().is_empty() {
            continue;
        }
        let pair = part.split_once(':').and_then(|(code, count)| {
            let mut named = codes(code);
            let only = named.pop().filter(|_| named.is_empty())?;
            Some((only, amount(count).ok().flatten()?))
        });
        let (code, count) = pair.ok_or_else(|| {
            let part = part.trim();
            format!("\"{part}\": expected a status code and how many, such as 301: 97000.")
        })?;
        sum.valid += count;
        if good.iter().any(|one| covers(one, &code)) {
            sum.good += count;
        }
    }
    Ok(sum)
}

/// The status codes that a text names, such as 200, 2xx: not a number with a unit, such as "within 500 ms",
/// and none after "not" or "except".
pub fn codes(text: &str) -> Vec<String> {
    let is_code = |word: &str| {
        let mut marks = word.bytes();
        word.len() == 3
            && marks
                .next()
                .is_some_and(|mark| (b'1'..=b'5').contains(&mark))
            && marks.all(|mark| mark.is_ascii_digit() || mark.eq_ignore_ascii_case(&b'x'))
    };
    let words = text.split(|mark: char| !mark.is_ascii_alphanumeric());
    let mut words = words.filter(|word| !word.is_empty()).peekable();
    let mut found = Vec::new();
    while let Some(word) = words.next() {
        let says = |all: &[&str]| all.iter().any(|one| word.eq_ignore_ascii_case(one));
        if says(&["not", "except", "but"]) {
            break;
        }
        let measures = words.peek().is_some_and(|next| {
            let units = ["ms", "s", "sec", "seconds", "min", "B", "kB", "MB", "KiB"];
            units.iter().any(|unit| next.eq_ignore_ascii_case(unit))
        });
        if is_code(word) && !measures && found.len() < MOST_CODES {
            found.push(word.to_ascii_lowercase());
        }
    }
    found
}

/// Whether one code, in which x is any digit, is what another says.
fn covers(one: &str, code: &str) -> bool {
    let mut pairs = one.bytes().zip(code.bytes());
    pairs.all(|(a, b)| a == b || a == b'x')
}
