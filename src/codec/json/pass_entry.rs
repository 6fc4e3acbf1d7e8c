//! A cell in the pass: what is no entry stays readable as text, marked and out of every figure.

use serde_json::Value;

use crate::codec::json::document::MOST_CHARACTERS;
use crate::codec::json::layout::compact;
use crate::codec::json::pass::Pass;
use crate::codec::json::repair::{cut, join};
use crate::document::{Column, Entry, MitigationCell, Shape, Unit, Worsening, reading};
use crate::grammar::{cell, measures, worsening};

/// Whose cell it is: what it takes, and how it reads what people type.
#[derive(Clone, Copy)]
pub enum Cell {
    /// An estimate of a risk.
    Estimate(Column),
    /// A figure of a systemic risk.
    Worsening(Worsening),
    /// A cell of a mitigation.
    Mitigation(MitigationCell),
}

impl Cell {
    fn name(self) -> &'static str {
        match self {
            Self::Estimate(column) => column.name(),
            Self::Worsening(what) => what.name(),
            Self::Mitigation(cell) => cell.name(),
        }
    }

    fn read(self, text: &str) -> Entry {
        match self {
            Self::Estimate(column) => cell::read(column, text),
            Self::Worsening(what) => worsening::read(what, text),
            Self::Mitigation(cell) => measures::read(cell, text),
        }
    }

    fn takes(self, entry: &Entry) -> bool {
        match self {
            Self::Estimate(column) => reading::check(column, entry).is_ok(),
            Self::Worsening(what) => reading::worsening(what, entry).is_ok(),
            Self::Mitigation(cell) => reading::check_mitigation(cell, entry).is_ok(),
        }
    }
}

impl Pass<'_> {
    /// What a person entered in a cell.
    pub fn entry(&mut self, key: &'static str, cell: Cell, entry: &mut Entry) {
        if !self.reads() {
            self.write_entry(key, cell, entry);
        } else if let Some(value) = self.find(key) {
            *entry = self.read_entry(key, cell, value);
        }
    }

    fn write_entry(&mut self, key: &'static str, cell: Cell, entry: &Entry) {
        let (kind, numbers, unit) = match *entry {
            Entry::Empty => ("empty", [None, None], None),
            Entry::Point { number, unit } => ("point", [Some(("number", number)), None], unit),
            Entry::Range {
                low, high, unit, ..
            } => ("range", [Some(("low", low)), Some(("high", high))], unit),
            Entry::Unread { .. } => ("unread", [None, None], None),
        };
        self.out.key(key);
        self.out.open('{');
        self.out.put("kind", &Value::from(kind));
        for (key, number) in numbers.into_iter().flatten() {
            if !number.is_finite() {
                self.note_not_finite(cell.name());
            }
            self.out.put(key, &Value::from(number));
        }
        if let Some(unit) = unit {
            self.out.put("unit", &Value::from(unit.name()));
        }
        match entry {
            Entry::Range { shape, .. } => self.out.put("shape", &Value::from(shape.name())),
            Entry::Unread { text } => self.out.put("text", &Value::from(text.as_str())),
            Entry::Empty | Entry::Point { .. } => {}
        }
        self.out.close('}');
    }

    fn read_entry(&mut self, key: &'static str, cell: Cell, value: &Value) -> Entry {
        let typed = match value {
            Value::Null => return Entry::Empty,
            Value::String(text) => Some(text.clone()),
            Value::Number(_) => Some(compact(value)),
            _ => None,
        };
        if let Some(typed) = typed {
            self.note(key, "expected an object; read as typed text.");
            return cell.read(cut(&typed, MOST_CHARACTERS));
        }
        let Some((mut found, keys)) = parts(value).filter(|(found, _)| match found {
            Entry::Unread { .. } => true,
            found => cell.takes(found),
        }) else {
            let name = cell.name();
            self.note(
                key,
                &format!("not an estimate that {name} takes; kept as text."),
            );
            let text = cut(&compact(value), MOST_CHARACTERS).to_owned();
            return Entry::Unread { text };
        };
        self.note_others(key, value, keys);
        if let Entry::Unread { text } = &mut found {
            *text = self.short(&join(key, "text"), text);
        }
        found
    }
}

/// The entry that an object spells, and the keys it has.
fn parts(value: &Value) -> Option<(Entry, &'static [&'static str])> {
    let text = |key| value.get(key).and_then(Value::as_str);
    let number = |key| value.get(key).and_then(Value::as_f64);
    let kind = text("kind")?;
    if kind == "unread" {
        let text = text("text")?.to_owned();
        return Some((Entry::Unread { text }, &["kind", "text"]));
    }
    let unit = match value.get("unit") {
        None | Some(Value::Null) => None,
        Some(unit) => Some(Unit::ALL.into_iter().find(|one| *unit == one.name())?),
    };
    Some(match kind {
        "empty" => (Entry::Empty, &["kind"]),
        "point" => {
            let number = number("number")?;
            (Entry::Point { number, unit }, &["kind", "number", "unit"])
        }
        "range" => {
            let (low, high, shape) = (number("low")?, number("high")?, text("shape")?);
            let shape = Shape::ALL.into_iter().find(|one| one.name() == shape)?;
            let range = Entry::Range {
                low,
                high,
                unit,
                shape,
            };
            (range, &["kind", "low", "high", "unit", "shape"])
        }
        _ => return None,
    })
}
