//! The document in a link, made small: short ids that repeat, nothing that says nothing, and no more than a
//! reader takes in.

use serde_json::Value;

use crate::document::RowId;

/// The keys under which a row is named.
const LINKS: [&str; 14] = [
    "id",
    "chosenTarget",
    "scope",
    "target",
    "journey",
    "journeys",
    "interaction",
    "interactions",
    "risk",
    "risks",
    "systemic",
    "fixes",
    "from",
    "to",
];

/// Gives rows short ids that repeat from link to link: random ones don't deflate.
pub(crate) fn renumber(file: &mut Value) {
    let mut known = Vec::new();
    collect_ids(file, &mut known);
    rename(file, "", &known);
}

fn collect_ids(part: &Value, known: &mut Vec<String>) {
    match part {
        Value::Object(fields) => {
            if let Some(Value::String(id)) = fields.get("id")
                && id.parse::<RowId>().is_ok()
            {
                known.push(id.clone());
            }
            fields.values().for_each(|field| collect_ids(field, known));
        }
        Value::Array(items) => items.iter().for_each(|item| collect_ids(item, known)),
        _ => {}
    }
}

fn rename(part: &mut Value, key: &str, known: &[String]) {
    match part {
        Value::Object(fields) => {
            for (key, field) in fields {
                rename(field, key, known);
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| rename(item, key, known)),
        Value::String(id) if LINKS.contains(&key) => {
            if let Some(place) = known.iter().position(|known| known == id) {
                let number = u32::try_from(place).unwrap_or_default().to_be_bytes();
                *id = RowId::from_random(&[0, number[0], number[1], number[2], number[3]])
                    .to_string();
            }
        }
        _ => {}
    }
}

/// Takes out what reading puts back by itself: empty texts, lists and cells, and links to nothing.
pub(crate) fn strip(part: &mut Value) {
    match part {
        Value::Object(fields) => {
            fields.values_mut().for_each(strip);
            fields.retain(|_, field| !is_nothing(field));
        }
        Value::Array(items) => items.iter_mut().for_each(strip),
        _ => {}
    }
}

fn is_nothing(field: &Value) -> bool {
    match field {
        Value::Null => true,
        Value::String(text) => text.is_empty(),
        Value::Array(items) => items.is_empty(),
        Value::Object(fields) => {
            fields.is_empty()
                || (fields.len() == 1
                    && fields.get("kind").and_then(Value::as_str) == Some("empty"))
        }
        Value::Bool(_) | Value::Number(_) => false,
    }
}

/// The most values, in the sense of JSON, in a link: a full table of 5 000 risks has fewer.
const MOST_VALUES: usize = 200_000;

/// The deepest nesting in a link; the document itself goes down ten.
const MOST_DEPTH: usize = 40;

/// Whether a text, should it be JSON, has no more values and no deeper nesting than a link may: one look at
/// each byte, before a parser builds anything of them.
pub(crate) fn is_within(text: &[u8]) -> bool {
    let (mut values, mut depth) = (0, 0_usize);
    let (mut quoted, mut escaped) = (false, false);
    for byte in text {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = quoted,
            b'"' => quoted = !quoted,
            _ if quoted => {}
            b'[' | b'{' => {
                values += 1;
                depth += 1;
                if depth > MOST_DEPTH {
                    return false;
                }
            }
            b']' | b'}' => depth = depth.saturating_sub(1),
            b',' => values += 1,
            _ => {}
        }
    }
    values <= MOST_VALUES
}
