//! One entry from any JSON.

use serde_json::Value;

use super::cell;
use super::repair::{MOST_CHARACTERS, Notes, Object, cut, text, written};
use crate::model::{Column, Entry, Shape, Unit, reading};

/// One cell of a column. What is no entry stays readable as text, marked and out of every figure.
pub fn entry(column: Column, value: &Value, place: &str, notes: &mut Notes) -> Entry {
    let read = |text: &str| cell::read(column, text);
    let takes = |entry: &Entry| reading::check(column, entry).is_ok();
    entry_of(column.name(), value, place, &read, &takes, notes)
}

/// One entry that `read` reads and `takes` accepts.
pub fn entry_of(
    name: &str,
    value: &Value,
    place: &str,
    read: &dyn Fn(&str) -> Entry,
    takes: &dyn Fn(&Entry) -> bool,
    notes: &mut Notes,
) -> Entry {
    let typed = match value {
        Value::Null => return Entry::Empty,
        Value::String(text) => Some(text.clone()),
        Value::Number(_) => Some(written(value)),
        _ => None,
    };
    if let Some(typed) = typed {
        notes.at(place, "expected an object; read as typed text.");
        return read(cut(&typed, MOST_CHARACTERS));
    }
    let nothing = Object::new();
    let object = value.as_object().unwrap_or(&nothing);
    if object.get("kind").and_then(Value::as_str) == Some("unread")
        && object.get("text").is_some_and(Value::is_string)
    {
        notes.unknown_keys(object, place, |key| ["kind", "text"].contains(&key));
        let text = text(object, place, "text", "", notes);
        return Entry::Unread { text };
    }
    let found = parts(object).filter(takes);
    let Some(found) = found else {
        notes.add(format!(
            "{place}: not an estimate that {name} takes; kept as text."
        ));
        let text = cut(&written(value), MOST_CHARACTERS).to_owned();
        return Entry::Unread { text };
    };
    let keys: &[&str] = match found {
        Entry::Point { .. } => &["kind", "number", "unit"],
        Entry::Range { .. } => &["kind", "low", "high", "unit", "shape"],
        Entry::Empty | Entry::Unread { .. } => &["kind"],
    };
    notes.unknown_keys(object, place, |key| keys.contains(&key));
    found
}

fn parts(object: &Object) -> Option<Entry> {
    let number = |key| object.get(key).and_then(Value::as_f64);
    let unit = match object.get("unit") {
        None | Some(Value::Null) => None,
        Some(name) => Some(named(&Unit::ALL, Unit::name, name)?),
    };
    Some(match object.get("kind")?.as_str()? {
        "empty" => Entry::Empty,
        "point" => Entry::Point {
            number: number("number")?,
            unit,
        },
        "range" => Entry::Range {
            low: number("low")?,
            high: number("high")?,
            unit,
            shape: match object.get("shape")?.as_str()? {
                "lognormal" => Shape::Lognormal,
                "exponential" => Shape::Exponential,
                "uniform" => Shape::Uniform,
                _ => return None,
            },
        },
        _ => return None,
    })
}

fn named<T: Copy>(all: &[T], name: impl Fn(T) -> &'static str, wanted: &Value) -> Option<T> {
    let wanted = wanted.as_str()?;
    all.iter().copied().find(|&one| name(one) == wanted)
}
