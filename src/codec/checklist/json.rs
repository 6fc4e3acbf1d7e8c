//! A checklist as JSON: `{"format": "bad-minutes-checklist", "version": 1, "items": [...]}`. The built-in
//! list is one without answers.

use serde::Serialize;
use serde_json::Value;

use crate::codec::checklist::joined::{Line, lines};
use crate::codec::checklist::taken::{FIELDS, Field, Given};
use crate::document::{Answer, Area, Column, Level, Readiness, ReadinessItem};

/// The value of the key `format`.
const FORMAT: &str = "bad-minutes-checklist";

/// The version written, and the newest one read.
const VERSION: u64 = 1;

/// A checklist as it is written.
#[derive(Serialize)]
struct File<'a> {
    format: &'a str,
    version: u64,
    items: Vec<Item<'a>>,
}

/// An item as it is written: what is asked, and what was said.
#[derive(Serialize)]
struct Item<'a> {
    key: String,
    area: Area,
    level: Level,
    question: &'a str,
    #[serde(flatten)]
    told: Option<Told<'a>>,
    answer: &'a str,
    reason: &'a str,
    evidence: &'a str,
    owner: &'a str,
    due: &'a str,
    hidden: bool,
}

/// What the built-in list tells of an item.
#[derive(Serialize)]
struct Told<'a> {
    why: &'a str,
    convinces: &'a str,
    lowers: &'a str,
    column: Column,
}

/// Writes all items with what was said about them, the hidden ones too.
pub fn write(readiness: &Readiness) -> String {
    let all = lines(readiness);
    let file = File {
        format: FORMAT,
        version: VERSION,
        items: all.iter().map(written).collect(),
    };
    // Texts and choices, which always have a notation.
    let mut text = serde_json::to_string_pretty(&file).unwrap_or_default();
    text.push('\n');
    text
}

fn written<'a>(line: &'a Line) -> Item<'a> {
    let said = |pick: fn(&ReadinessItem) -> &str| line.said.map_or("", pick);
    let answer = line.said.and_then(|said| said.answer);
    Item {
        key: line.key(),
        area: line.area(),
        level: line.level(),
        question: line.typed_question(),
        told: line.asked.map(|asked| Told {
            why: &asked.why,
            convinces: &asked.convinces,
            lowers: &asked.lowers,
            column: asked.column,
        }),
        answer: answer.map_or("", Answer::name),
        reason: said(|one| &one.reason),
        evidence: said(|one| &one.evidence),
        owner: said(|one| &one.owner),
        due: said(|one| &one.due),
        hidden: line.is_hidden(),
    }
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
