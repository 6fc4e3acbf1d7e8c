//! Reads the entry of a cell from any JSON.

use serde::Deserialize;
use serde_json::Value;

use crate::codec::json::log::Log;
use crate::codec::json::repair::{cut, unknown_keys};
use crate::document::Entry;
use crate::document::records::reading;
use crate::document::records::record::MOST_CHARACTERS;
use crate::document::records::values::cells::Cell;
use crate::grammar::{cell, measures, worsening};

/// What a person entered in a cell. What is no entry stays readable as text, marked and out of every figure.
pub fn read_entry(cell: Cell, value: &Value, log: &mut Log) -> Entry {
    let typed = match value {
        Value::Null => return Entry::Empty,
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    };
    if let Some(typed) = typed {
        log.note("expected an object; read as typed text.");
        return typed_in(cell, cut(&typed, MOST_CHARACTERS));
    }
    let entry = Entry::deserialize(value).ok();
    let entry = entry.filter(|entry| value.is_object() && reading::takes(cell, entry));
    let Some(mut entry) = entry else {
        let name = cell.name();
        log.note(&format!("not an estimate that {name} takes; kept as text."));
        let text = cut(&value.to_string(), MOST_CHARACTERS).to_owned();
        return Entry::Unread { text };
    };
    let known: &[&str] = match &entry {
        Entry::Empty => &["kind"],
        Entry::Point { .. } => &["kind", "number", "unit"],
        Entry::Range { .. } => &["kind", "low", "high", "unit", "shape"],
        Entry::Unread { .. } => &["kind", "text"],
    };
    if let Some(others) = unknown_keys(value, known) {
        log.note(&others);
    }
    if let Entry::Unread { text } = &mut entry {
        let outside = log.place.enter(known, "text");
        *text = log.short(text);
        log.place.leave(outside);
    }
    entry
}

/// A cell as somebody could have typed it.
fn typed_in(cell: Cell, text: &str) -> Entry {
    match cell {
        Cell::Estimate(column) => cell::read(column, text),
        Cell::Worsening(what) => worsening::read(what, text),
        Cell::Mitigation(cell) => measures::read(cell, text),
    }
}
