//! The document in a link, made small: short ids that repeat, nothing that says nothing, and no more than a
//! reader takes in.

use std::collections::HashMap;

use serde_json::Value;

use crate::document::records::record::{Kind, Link, Record, Walk};
use crate::document::{Engagement, RowId};

/// Gives rows short ids that repeat from link to link: random ones don't deflate.
pub(crate) fn renumber(engagement: &mut Engagement) {
    engagement.links(&mut Renumbering::default());
}

/// Walks a document and numbers its rows. A link names a row that it came by before.
#[derive(Default)]
struct Renumbering {
    numbers: HashMap<(Kind, RowId), RowId>,
    count: u32,
}

impl Renumbering {
    fn number(&self, kinds: &[Kind], id: &mut RowId) {
        let mut kinds = kinds.iter();
        let number = kinds.find_map(|kind| self.numbers.get(&(*kind, *id)));
        *id = number.copied().unwrap_or(*id);
    }
}

impl Walk for Renumbering {
    fn link(&mut self, _: &'static str, kinds: &[Kind], link: Link<'_>) {
        match link {
            Link::Free(to) | Link::Bound(to) => to.iter_mut().for_each(|id| self.number(kinds, id)),
            Link::Needed(id) | Link::Chosen(id) => self.number(kinds, id),
            Link::List(list) => list.iter_mut().for_each(|id| self.number(kinds, id)),
        }
    }

    fn rows<T: Record>(&mut self, _: &'static str, rows: &mut Vec<T>) {
        for row in rows {
            if let Some((kind, id)) = row.id() {
                let [one, two, three, four] = self.count.to_be_bytes();
                let number = RowId::from_random(&[0, one, two, three, four]);
                self.numbers.insert((kind, *id), number);
                self.count += 1;
                *id = number;
            }
            row.links(self);
        }
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
