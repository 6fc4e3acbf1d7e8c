//! What is said about a document that is read, and the ids its rows get.

use std::collections::HashSet;

use serde_json::Value;

use crate::document::RowId;
use crate::math::ordered;

/// The most notes worth reading one by one.
const MOST_NOTES: usize = 200;

/// What was repaired or ignored, in plain words.
#[derive(Debug, Default)]
pub struct Notes {
    /// Each with where it stands in the file.
    list: Vec<(Vec<usize>, String)>,
    more: usize,
}

impl Notes {
    /// Adds a note, or only counts it when there are many already.
    pub fn add(&mut self, order: &[usize], place: &str, what: &str) {
        if self.list.len() < MOST_NOTES {
            let place = if place.is_empty() { "the file" } else { place };
            self.list.push((order.to_vec(), format!("{place}: {what}")));
        } else {
            self.more += 1;
        }
    }

    /// The notes in the order of the file, with a last one for those that were only counted.
    pub fn into_list(self) -> Vec<String> {
        let order = ordered(self.list.len(), &|a, b| self.list[a].0.cmp(&self.list[b].0));
        let mut notes: Vec<_> = order.into_iter().map(|at| &self.list[at]).collect();
        // A record is read again without a choice that could not be read.
        notes.dedup();
        let mut list: Vec<String> = notes.into_iter().map(|(_, note)| note.clone()).collect();
        if self.more > 0 {
            list.push(format!("And {} more repairs.", self.more));
        }
        list
    }
}

/// What to say of all keys of an object that are none of the known ones.
pub fn unknown_keys(object: &Value, known: &[&str]) -> Option<String> {
    let keys = object.as_object()?.keys();
    let others = keys.filter(|key| !known.contains(&key.as_str()));
    let others: Vec<&str> = others.map(|key| cut(key, 100)).collect();
    (!others.is_empty()).then(|| format!("ignored {}.", others.join(", ")))
}

/// The ids in a file, and replacements that none of its rows has.
#[derive(Default)]
pub struct Ids {
    taken: HashSet<String>,
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
                    self.taken.insert(id.to_owned());
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
            if self.taken.insert(id.to_string()) {
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
