//! Forms that figures come in from elsewhere, told in the words of a cell's grammar.

use crate::document::{Column, Unit};
use crate::grammar::number::digits;

/// A cell's text in lower case, with digits of other scripts as our own and without an "about".
pub fn plain(text: &str) -> String {
    let text: String = text.trim().chars().map(own).collect();
    let text = text.to_ascii_lowercase();
    let about = [
        "~", "\u{2248}", "about ", "around ", "roughly ", "approx. ", "approx ", "circa ", "ca. ",
    ];
    let rest = about.iter().find_map(|word| text.strip_prefix(word));
    match rest.map(str::trim_start) {
        Some(rest) if !rest.is_empty() => rest.to_owned(),
        _ => text,
    }
}

/// `<10` as `0 to 10`. A time between failures has no such range.
pub fn at_most(column: Column, text: &str) -> Option<String> {
    let marks = [
        "<=",
        "<",
        "\u{2264}",
        "up to ",
        "under ",
        "below ",
        "less than ",
        "at most ",
    ];
    let rest = marks.iter().find_map(|mark| text.strip_prefix(mark))?;
    (column != Column::Ettf).then(|| format!("0 to {}", rest.trim_start()))
}

/// A digit or a mark of another script as the one we have.
fn own(c: char) -> char {
    const ZEROS: [char; 4] = ['\u{ff10}', '\u{660}', '\u{6f0}', '\u{966}'];
    let digit = ZEROS.iter().find_map(|zero| {
        let digit = u32::from(c).checked_sub(u32::from(*zero))?;
        char::from_digit(digit, 10)
    });
    digit.unwrap_or(match c {
        '\u{ff05}' | '\u{66a}' => '%',
        '\u{ff1a}' => ':',
        '\u{ff0e}' | '\u{66b}' => '.',
        '\u{ff0c}' => ',',
        '\u{3000}' => ' ',
        _ => c,
    })
}

/// `pt1h30m` as `1h30min`, by ISO 8601: an m is a month before the t, and a minute behind it.
pub fn iso(column: Column, text: &str) -> Option<String> {
    if column == Column::Impact {
        return None;
    }
    let text = text.strip_prefix('p')?;
    let known = |c: char| c.is_ascii_digit() || ".,ymwdths".contains(c);
    let (date, time) = text.split_once('t').unwrap_or((text, ""));
    let begins = |part: &str| part.starts_with(|c: char| c.is_ascii_digit());
    if !text.chars().all(known) || !(begins(date) || (date.is_empty() && begins(time))) {
        return None;
    }
    Some(format!(
        "{} {}",
        date.replace('m', "mo"),
        time.replace('m', "min")
    ))
}

/// `1:30` and `1:30:15` at the very start of a text: hours and minutes, and seconds, as spreadsheets show
/// a duration. Gives its number, its unit, and what follows.
pub fn clock(text: &str) -> Option<(f64, Unit, &str)> {
    let (hours, rest) = digits(text);
    let (minutes, mut rest) = sixty(rest)?;
    let hours: f64 = hours.parse().ok()?;
    let mut seconds = 0.0;
    if let Some((found, behind)) = sixty(rest) {
        (seconds, rest) = (found, behind);
    }
    if rest.starts_with(':') {
        return None;
    }
    let all = hours * 3600.0 + minutes * 60.0 + seconds;
    Some(match hours == 0.0 {
        true => (all / 60.0, Unit::Minute, rest),
        false => (all / 3600.0, Unit::Hour, rest),
    })
}

/// A colon with two digits below sixty, and what follows.
fn sixty(text: &str) -> Option<(f64, &str)> {
    let (found, rest) = digits(text.strip_prefix(':')?);
    let number: f64 = found.parse().ok()?;
    (found.len() == 2 && number < 60.0).then_some((number, rest))
}
