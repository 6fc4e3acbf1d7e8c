//! The cells of a mitigation, as people write them.

use crate::document::{Column, Entry, MitigationCell, Unit, reading};
use crate::grammar::cell;
use crate::grammar::number::{plain, read_number};

/// Reads a cell: a factor ("x0.5", "half", "-50%") or a new estimate as in the risk's own column;
/// person-weeks for the effort. What is neither is kept as `Unread`.
pub fn read(cell: MitigationCell, text: &str) -> Entry {
    let column = match cell {
        // "3d" is a figure with a unit there too.
        MitigationCell::Effort => Column::Ettd,
        MitigationCell::Change(column) => column,
    };
    let entry = match factor(cell, text) {
        Some(number) => Entry::Point {
            number,
            unit: Some(Unit::Times),
        },
        None => cell::read(column, text),
    };
    match reading::check_mitigation(cell, &entry) {
        Ok(()) => entry,
        Err(_) => Entry::Unread {
            text: text.to_owned(),
        },
    }
}

fn factor(cell: MitigationCell, text: &str) -> Option<f64> {
    let lower = text.trim().to_ascii_lowercase();
    let number = |text: &str| match read_number(text.trim()) {
        Ok((number, "")) => Some(number),
        _ => None,
    };
    if let Some(rest) = lower.strip_prefix(['x', '\u{d7}', '*']) {
        return number(rest);
    }
    // Half the time between failures would be twice as often: too easily meant the other way.
    if matches!(
        cell,
        MitigationCell::Effort | MitigationCell::Change(Column::Ettf)
    ) {
        return None;
    }
    if matches!(lower.as_str(), "half" | "halved") {
        return Some(0.5);
    }
    let less = lower.strip_prefix(['-', '\u{2212}'])?.strip_suffix('%')?;
    // Rounded at the twelfth decimal, since 1 - 0.9 is not 0.1 in binary.
    let left = number(less).map(|less| ((1.0 - less / 100.0) * 1e12).round() / 1e12);
    left.filter(|left| *left >= 0.0)
}

/// What a cell shows while nobody types in it.
pub fn show(cell: MitigationCell, entry: &Entry) -> String {
    match (cell, entry) {
        (
            _,
            Entry::Point {
                number,
                unit: Some(Unit::Times),
            },
        ) => format!("x{}", plain(*number)),
        (MitigationCell::Effort, entry) => cell::show(Column::Ettd, entry),
        (MitigationCell::Change(column), entry) => cell::show(column, entry),
    }
}
