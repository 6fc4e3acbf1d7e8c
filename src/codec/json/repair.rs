//! What is said about a document that is read, and the ids its rows get.

use serde_json::{Map, Value};

use crate::document::RowId;

/// The most notes worth reading one by one.
const MOST_NOTES: usize = 200;

/// A JSON object; also the map for ids, since its code is there anyway.
pub type Object = Map<String, Value>;

/// What was repaired or ignored, in plain words.
#[derive(Debug, Default)]
pub struct Notes {
    list: Vec<String>,
    more: usize,
}

impl Notes {
    /// Where the next note stands.
    pub fn end(&self) -> usize {
        self.list.len()
    }

    /// Adds a note before those from `at` on, or only counts it when there are many already.
    pub fn insert(&mut self, at: usize, place: &str, what: &str) {
        if self.list.len() < MOST_NOTES {
            self.list.insert(at, format!("{place}: {what}"));
        } else {
            self.more += 1;
        }
    }

    /// One note for all keys of an object that are none of the known ones.
    pub fn unknown_keys(&mut self, at: usize, place: &str, object: &Value, known: &[&str]) {
        let mut others = String::new();
        let Some(object) = object.as_object() else {
            return;
        };
        for key in object.keys().filter(|key| !known.contains(&key.as_str())) {
            others.push_str(if others.is_empty() { "ignored " } else { ", " });
            others.push_str(cut(key, 100));
        }
        if !others.is_empty() {
            let place = if place.is_empty() { "the file" } else { place };
            others.push('.');
            self.insert(at, place, &others);
        }
    }

    /// The notes, with a last one for those that were only counted.
    pub fn into_list(mut self) -> Vec<String> {
        if self.more > 0 {
            self.list.push(format!("And {} more repairs.", self.more));
        }
        self.list
    }
}

/// The ids in a file, and replacements that none of its rows has.
#[derive(Default)]
pub struct Ids {
    taken: Object,
    salt: u64,
}

impl Ids {
    /// All ids in a file, wherever they stand.
    pub fn of(file: &Value) -> Self {
        let mut ids = Self::default();
        ids.take(file);
        ids
    }

    fn take(&mut self, value: &Value) {
        match value {
            Value::Array(items) => items.iter().for_each(|item| self.take(item)),
            Value::Object(object) => {
                if let Some(id) = object.get("id").and_then(Value::as_str) {
                    self.taken.insert(id.to_owned(), Value::Null);
                }
                object.values().for_each(|value| self.take(value));
            }
            _ => {}
        }
    }

    /// An id that no row of the file has: the same one at every reading of the same file.
    pub fn unused(&mut self, seed: &str) -> RowId {
        loop {
            self.salt += 1;
            let id = RowId::from_random(&hash(seed.as_bytes(), self.salt).to_be_bytes());
            if self.taken.insert(id.to_string(), Value::Null).is_none() {
                return id;
            }
        }
    }
}

/// FNV-1a, started from a salt: same bytes, same id.
pub fn hash(bytes: &[u8], salt: u64) -> u64 {
    let salt = salt.to_be_bytes();
    let mixed = salt.iter().chain(bytes).fold(0xcbf2_9ce4_8422_2325, mix);
    // FNV's high bits move little at the end; ids are spelled from the high bits.
    salt.iter().fold(mixed ^ (mixed >> 31), mix)
}

fn mix(state: u64, byte: &u8) -> u64 {
    (state ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
}

/// The first `most` characters of a text.
pub fn cut(text: &str, most: usize) -> &str {
    let end = text.char_indices().nth(most).map(|(at, _)| at);
    end.and_then(|end| text.get(..end)).unwrap_or(text)
}

/// A place inside a place.
pub fn join(place: &str, key: &str) -> String {
    let dot = if place.is_empty() || key.is_empty() {
        ""
    } else {
        "."
    };
    [place, dot, key].concat()
}
