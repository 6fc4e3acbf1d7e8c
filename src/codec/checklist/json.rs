//! A checklist as JSON: `{"format": "bad-minutes-checklist", "version": 1, "items": [...]}`. The built-in
//! list is one without answers.

use serde_json::Value;

use crate::codec::checklist::joined::{Asked, lines};
use crate::codec::checklist::taken::{FIELDS, Field, Given};
use crate::codec::json::layout::Layout;
use crate::document::{Answer, Area, Column, Level, Readiness, ReadinessItem};

/// The value of the key `format`.
const FORMAT: &str = "bad-minutes-checklist";

/// The version written, and the newest one read.
const VERSION: u64 = 1;

/// The items of the built-in list. One that lacks something is left out, and a test says that none does.
pub(crate) fn asked(text: &str) -> Vec<Asked> {
    let file: Value = serde_json::from_str(text).unwrap_or_default();
    let items = file.get("items").and_then(Value::as_array);
    let items = items.map_or(&[][..], Vec::as_slice);
    items.iter().filter_map(item).collect()
}

fn item(item: &Value) -> Option<Asked> {
    let text = |key: &str| item.get(key).and_then(Value::as_str);
    let owned = |key: &str| text(key).map(str::to_owned);
    let (area, level, column) = (text("area")?, text("level")?, text("column")?);
    Some(Asked {
        key: owned("key")?,
        area: Area::ALL.into_iter().find(|one| one.name() == area)?,
        level: Level::ALL.into_iter().find(|one| one.name() == level)?,
        question: owned("question")?,
        why: owned("why")?,
        convinces: owned("convinces")?,
        lowers: owned("lowers")?,
        column: Column::ALL.into_iter().find(|one| one.key() == column)?,
    })
}

/// Writes all items with what was said about them, the hidden ones too.
pub fn write(readiness: &Readiness) -> String {
    let mut out = Layout::new(true);
    out.open('{');
    out.put("format", &Value::from(FORMAT));
    out.put("version", &Value::from(VERSION));
    out.key("items");
    out.open('[');
    for line in lines(readiness) {
        out.item();
        out.open('{');
        let said = |pick: fn(&ReadinessItem) -> &str| line.said.map_or("", pick);
        let mut put = |key: &str, text: &str| out.put(key, &Value::from(text));
        put("key", &line.key());
        put("area", line.area().name());
        put("level", line.level().name());
        put("question", line.typed_question());
        if let Some(asked) = line.asked {
            put("why", &asked.why);
            put("convinces", &asked.convinces);
            put("lowers", &asked.lowers);
            put("column", asked.column.key());
        }
        let answer = line.said.and_then(|said| said.answer);
        put("answer", answer.map_or("", Answer::name));
        put("reason", said(|one| &one.reason));
        put("evidence", said(|one| &one.evidence));
        put("owner", said(|one| &one.owner));
        put("due", said(|one| &one.due));
        out.put("hidden", &Value::from(line.is_hidden()));
        out.close('}');
    }
    out.close(']');
    out.close('}');
    let mut text = out.into_text();
    text.push('\n');
    text
}

/// Reads what a file gives, item by item.
///
/// # Errors
/// Says why it is no checklist, and what to do.
pub fn read(text: &str) -> Result<Vec<Given>, String> {
    let file: Value = serde_json::from_str(text).map_err(|error| {
        let (line, column) = (error.line(), error.column());
        format!("It is not JSON (line {line}, column {column}). Read a file exported from this page, as JSON or CSV.")
    })?;
    if file.get("format").and_then(Value::as_str) != Some(FORMAT) {
        return Err(format!(
            "It is JSON, but no checklist: it should begin with {{\"format\": \"{FORMAT}\"}}. A whole engagement opens with \u{201c}Open file\u{201d} at the top."
        ));
    }
    match file.get("version").and_then(Value::as_u64) {
        Some(1..=VERSION) => {}
        Some(newer) if newer > VERSION => {
            return Err(format!(
                "It was made by a newer Bad Minutes (version {newer}, this one reads up to {VERSION}). Reload the page, then read it again."
            ));
        }
        _ => {
            return Err("\u{201c}version\u{201d} should be a whole number from 1.".to_owned());
        }
    }
    let Some(items) = file.get("items").and_then(Value::as_array) else {
        return Err("\u{201c}items\u{201d} should be a list of items.".to_owned());
    };
    Ok(items.iter().enumerate().map(given).collect())
}

fn given((at, item): (usize, &Value)) -> Given {
    let mut given = Given::new(format!("items[{at}]"));
    if !item.is_object() {
        let place = &given.place;
        given
            .notes
            .push(format!("{place}: expected an object; left out."));
        return given;
    }
    for (field, key, _) in FIELDS {
        match item.get(key) {
            None | Some(Value::Null) => {}
            Some(Value::String(text)) => given.set(field, text.clone()),
            Some(Value::Bool(hidden)) if field == Field::Hidden => {
                given.set(field, if *hidden { "yes" } else { "no" }.to_owned());
            }
            Some(_) => {
                let place = &given.place;
                let what = if field == Field::Hidden {
                    "true or false"
                } else {
                    "a text"
                };
                given
                    .notes
                    .push(format!("{place}.{key}: expected {what}; left as it was."));
            }
        }
    }
    given
}
