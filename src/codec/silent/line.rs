//! The line that goes back.
//!
//! ```text
//! line   = "estimate" first *(";" answer) "#" check
//! first  = risk "." column name ":" estimate
//! answer = risk "." column ":" estimate
//! ```
//! The check is the first 30 bits of the CRC-32 (ISO-HDLC, the one of zip files) of what stands between
//! "estimate" and itself, with single spaces, in the letters of an id.

use crate::codec::silent::estimate::{column_of, said};
use crate::document::Said;
use crate::document::records::values::id::Id;
use crate::document::rounds::Figure;
use crate::grammar::texts::one_line;

/// What begins a line.
pub const BEGINS: &str = "estimate";

/// Writes the line of somebody, with at least one answer as a cell shows it.
pub fn write(who: &str, answers: &[(Figure, String)]) -> String {
    let mut text = String::new();
    for (at, (Figure { risk, column }, estimate)) in answers.iter().enumerate() {
        // What parts two answers is not part of a name.
        let whose = match at {
            0 => format!(" {}", who.replace(';', ",")),
            _ => String::new(),
        };
        let parted = if at == 0 { "" } else { "; " };
        text += &format!("{parted}{risk}.{}{whose}: {estimate}", column.key());
    }
    let check = check(&text);
    format!("{BEGINS} {text} #{check}")
}

/// The words of a line from its first risk on, wherever it begins: a chat puts its own before it, such as the
/// time or who sent it.
pub fn find<'a, 'b>(words: &'a [&'b str]) -> Option<&'a [&'b str]> {
    let begins =
        |at: &usize| words[at - 1].eq_ignore_ascii_case(BEGINS) && words[*at].contains('.');
    let at = (1..words.len()).find(begins)?;
    Some(&words[at..])
}

/// Reads what was [found](find): what one person says of each figure.
///
/// # Errors
/// That it is damaged, or what is wrong with an estimate.
pub fn read(words: &[&str]) -> Result<Vec<(Figure, Said)>, String> {
    let damaged = || "it is damaged or cut off: ask for it again, in full.".to_owned();
    let (last, before) = words.split_last().ok_or_else(damaged)?;
    let text = before.join(" ");
    let given = last.strip_prefix('#').ok_or_else(damaged)?;
    if !given.eq_ignore_ascii_case(&check(&text)) {
        return Err(damaged());
    }
    let mut who = String::new();
    let mut heard = Vec::new();
    for (at, answer) in text.split(';').enumerate() {
        // A name may have a colon; an estimate never has.
        let (place, estimate) = answer.trim().rsplit_once(':').ok_or_else(damaged)?;
        let (place, name) = place.split_once(' ').unwrap_or((place, ""));
        if at == 0 {
            who = one_line(name);
        }
        let figure = figure(place).ok_or_else(damaged)?;
        heard.push((figure, said(who.clone(), estimate, figure.column)?));
    }
    Ok(heard)
}

/// Whether a text names a figure, as each answer begins.
pub fn is_place(text: &str) -> bool {
    figure(text).is_some()
}

fn figure(place: &str) -> Option<Figure> {
    let (risk, column) = place.split_once('.')?;
    Some(Figure {
        risk: risk.parse().ok()?,
        column: column_of(column)?,
    })
}

/// The check of a line's text.
fn check(text: &str) -> String {
    let mut crc = u32::MAX;
    for byte in text.bytes() {
        crc ^= u32::from(byte);
        for _ in 0..8 {
            let carry = if crc & 1 == 1 { 0xEDB8_8320 } else { 0 };
            crc = crc >> 1 ^ carry;
        }
    }
    Id::<6>::from_random(&(!crc).to_be_bytes()).to_string()
}
