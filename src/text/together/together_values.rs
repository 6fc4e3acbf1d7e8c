//! What two copies of one engagement have where they differ, in words.

use serde::Deserialize;
use serde_json::Value;

use crate::codec::merge::choices::{Copies, Difference, Side, What};
use crate::document::{Column, Entry, MitigationCell, Worsening};
use crate::grammar::{cell, measures, worsening};
use crate::text::words::count;

/// A longer text is cut where it stands beside another.
pub(super) const MOST_SHOWN: usize = 160;
/// Characters shown before the first that differs.
const BEFORE: usize = 40;

/// The estimate that differs, if it is one.
pub(super) fn column(one: &Difference) -> Option<Column> {
    let mut all = Column::ALL.into_iter();
    all.find(|column| column.key() == one.field)
}

/// What each copy has there: here, then there.
pub fn values(copies: &Copies, one: &Difference) -> [String; 2] {
    cut([Side::Here, Side::There].map(|side| value(copies, one, side)))
}

fn value(copies: &Copies, one: &Difference, side: Side) -> String {
    let (value, place) = match side {
        Side::Here => (&one.here, "here"),
        Side::There => (&one.there, "there"),
    };
    match (one.what, value) {
        (What::Row, Value::Null) => format!("is not {place}"),
        (What::Row, _) => format!("is {place}"),
        (What::Order, _) => format!("as {place}"),
        (What::Link, Value::Null) => "no".to_owned(),
        (What::Link, _) => "yes".to_owned(),
        (What::Field, value) => shown(copies, one, value),
    }
}

fn shown(copies: &Copies, one: &Difference, value: &Value) -> String {
    match value {
        Value::Null => "nothing".to_owned(),
        Value::Bool(is_so) => if *is_so { "yes" } else { "no" }.to_owned(),
        Value::Number(number) => number.to_string(),
        Value::String(text) if text.trim().is_empty() => "empty".to_owned(),
        Value::String(text) => copies.name(text).unwrap_or(text).to_owned(),
        Value::Array(rows) => match rows.len() {
            0 => "none".to_owned(),
            1 => format!("1 entry: {}", entries(copies, one, rows)),
            many => format!("{} entries: {}", count(many), entries(copies, one, rows)),
        },
        Value::Object(_) => match Entry::deserialize(value) {
            Ok(Entry::Empty) => "empty".to_owned(),
            Ok(entry) => shown_cell(one, &entry),
            Err(_) => value.to_string(),
        },
    }
}

/// What stands in a list that is one value.
fn entries(copies: &Copies, one: &Difference, rows: &[Value]) -> String {
    let row = |row: &Value| match row {
        Value::Object(fields) if Entry::deserialize(row).is_err() => {
            let fields = fields.iter().filter(|(key, _)| *key != "id");
            let fields = fields.map(|(_, field)| shown(copies, one, field));
            fields.collect::<Vec<_>>().join(", ")
        }
        row => shown(copies, one, row),
    };
    rows.iter().map(row).collect::<Vec<_>>().join("; ")
}

fn shown_cell(one: &Difference, entry: &Entry) -> String {
    let column = column(one);
    match (one.part.as_str(), one.field.as_str()) {
        ("systemic", "moreOften") => worsening::show(Worsening::MoreOften, entry),
        ("mitigations", "effort") => measures::show(MitigationCell::Effort, entry),
        ("mitigations", _) => {
            let cell = MitigationCell::Change(column.unwrap_or_default());
            measures::show(cell, entry)
        }
        (_, "share") => cell::show(Column::Impact, entry),
        _ => cell::show(column.unwrap_or_default(), entry),
    }
}

/// As much of two texts as shows where they differ.
fn cut(texts: [String; 2]) -> [String; 2] {
    let is_long = |text: &String| text.chars().nth(MOST_SHOWN).is_some();
    if !texts.iter().any(is_long) {
        return texts;
    }
    let [here, there] = [0, 1].map(|at: usize| texts[at].chars());
    let same = here.zip(there).take_while(|(a, b)| a == b).count();
    let start = match same + BEFORE < MOST_SHOWN {
        true => 0,
        false => same - BEFORE,
    };
    texts.map(|text| {
        let mut rest = text.chars().skip(start);
        let shown: String = rest.by_ref().take(MOST_SHOWN).collect();
        let mark = |is_cut| if is_cut { "…" } else { "" };
        format!("{}{shown}{}", mark(start > 0), mark(rest.next().is_some()))
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::document::{Engagement, EngagementId, RowId};

    #[test]
    fn texts_are_cut_where_they_differ() {
        let check = |texts: [String; 2], expected: [String; 2]| assert_eq!(cut(texts), expected);
        let same = "s".repeat(300);
        let shown = "s".repeat(BEFORE);
        check(
            [format!("{same}one"), format!("{same}two")],
            [format!("…{shown}one"), format!("…{shown}two")],
        );
        let short = || ["a".to_owned(), "b".to_owned()];
        check(short(), short());
    }

    #[test]
    fn a_list_is_said_with_what_stands_in_it() {
        let here = Engagement::new(EngagementId::from_random(&[1]), "Shop".into(), || {
            RowId::from_random(&[2])
        });
        let mut there = here.clone();
        there.name = "Other".to_owned();
        let copies = Copies::new(None, &here, &there, None).expect("finite");
        let mut one = copies.differences[0].clone();
        one.here = json!([{"id": "a", "burn": "14.4", "pages": true}, {"burn": "6"}]);
        one.there = json!([]);
        assert_eq!(values(&copies, &one), ["two entries: 14.4, yes; 6", "none"]);
    }
}
