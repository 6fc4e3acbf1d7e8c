//! The figures of a systemic risk, as people write them.

use crate::document::{Column, Entry, Worsening, reading};
use crate::grammar::cell;
use crate::grammar::number::{plain, read_number};

/// Reads a figure of a systemic risk: minutes as in ETTD and ETTR, or an increase in percent.
pub fn read(what: Worsening, text: &str) -> Entry {
    if what != Worsening::MoreOften {
        return cell::read(Column::Ettd, text);
    }
    let unread = || Entry::Unread {
        text: text.to_owned(),
    };
    let trimmed = text.trim();
    let number = trimmed.strip_suffix('%').unwrap_or(trimmed).trim_end();
    if trimmed.is_empty() {
        return Entry::Empty;
    }
    match read_number(number) {
        Ok((number, "")) => {
            let entry = Entry::Point { number, unit: None };
            if reading::worsening(what, &entry).is_ok() {
                entry
            } else {
                unread()
            }
        }
        _ => unread(),
    }
}

/// What such a cell shows while nobody types in it.
pub fn show(what: Worsening, entry: &Entry) -> String {
    match (what, entry) {
        (Worsening::MoreOften, Entry::Point { number, .. }) => plain(*number) + "%",
        (_, entry) => cell::show(Column::Ettd, entry),
    }
}
