//! Taking values out of any JSON: what is there, what was expected, and what was done instead.

use std::str::FromStr;

use serde_json::{Map, Value};

use super::layout;
use crate::model::RowId;

/// The most characters of one text.
pub const MOST_CHARACTERS: usize = 20_000;
/// The most links in one list.
const MOST_LINKS: usize = 5_000;
/// The most notes worth reading one by one.
const MOST_NOTES: usize = 200;

/// A JSON object.
pub type Object = Map<String, Value>;

/// What was repaired or ignored, in plain words.
#[derive(Debug, Default)]
pub struct Notes {
    list: Vec<String>,
    more: usize,
}

impl Notes {
    /// Adds a note, or only counts it when there are many already.
    pub fn add(&mut self, note: String) {
        if self.list.len() < MOST_NOTES {
            self.list.push(note);
        } else {
            self.more += 1;
        }
    }

    /// Adds a note about a place.
    pub fn at(&mut self, place: &str, what: &str) {
        self.add(format!("{place}: {what}"));
    }

    /// The notes, with a last one for those that were only counted.
    pub fn into_list(mut self) -> Vec<String> {
        if self.more > 0 {
            self.list.push(format!("And {} more repairs.", self.more));
        }
        self.list
    }

    /// One note for all keys of an object that this version does not know.
    pub fn unknown_keys(&mut self, object: &Object, place: &str, known: impl Fn(&str) -> bool) {
        let mut keys = object.keys().filter(|key| !known(key)).peekable();
        if keys.peek().is_some() {
            let keys: Vec<_> = keys.map(|key| cut(key, 100)).collect();
            self.add(format!("{place}: ignored {}.", keys.join(", ")));
        }
    }
}

/// A text under `key`; `usual` when it is missing or no text.
pub fn text(object: &Object, place: &str, key: &str, usual: &str, notes: &mut Notes) -> String {
    let at = || join(place, key);
    match object.get(key) {
        None => usual.to_owned(),
        Some(Value::String(text)) => {
            let short = cut(text, MOST_CHARACTERS);
            if short.len() < text.len() {
                let at = at();
                notes.add(format!("{at}: cut at {MOST_CHARACTERS} characters."));
            }
            short.to_owned()
        }
        Some(_) => {
            let used = if usual.is_empty() {
                "left empty".to_owned()
            } else {
                format!("{usual} is used")
            };
            notes.add(format!("{}: expected a text; {used}.", at()));
            usual.to_owned()
        }
    }
}

/// The first `most` items of a list; none when there is no list.
pub fn list<'a>(
    object: &'a Object,
    place: &str,
    key: &str,
    most: usize,
    notes: &mut Notes,
) -> &'a [Value] {
    match object.get(key) {
        None => &[],
        Some(Value::Array(items)) => {
            if items.len() > most {
                let (place, count) = (join(place, key), items.len());
                notes.add(format!(
                    "{place}: only the first {most} of {count} are kept."
                ));
            }
            &items[..items.len().min(most)]
        }
        Some(_) => {
            notes.at(&join(place, key), "expected a list; left out.");
            &[]
        }
    }
}

/// Rows by the id the file has for them; of two with the same one, the first counts.
pub type Links<'a> = Vec<(&'a str, RowId)>;

/// The row that the file calls so.
pub fn linked(links: &Links, id: &str) -> Option<RowId> {
    let found = links.iter().find(|(known, _)| *known == id);
    found.map(|(_, id)| *id)
}

/// The items of a list with their places.
pub fn rows<'a>(
    object: &'a Object,
    place: &str,
    key: &str,
    most: usize,
    notes: &mut Notes,
) -> impl Iterator<Item = (usize, &'a Value)> + use<'a> {
    list(object, place, key, most, notes).iter().enumerate()
}

/// A value as an object; a note when it is none.
pub fn object_of<'a>(value: &'a Value, place: &str, notes: &mut Notes) -> Option<&'a Object> {
    let object = value.as_object();
    if object.is_none() {
        notes.at(place, "expected an object; left out.");
    }
    object
}

/// Remembers what the file calls a row.
pub fn note_id<'a>(object: &'a Object, id: RowId, links: &mut Links<'a>) {
    if let Some(known) = object.get("id").and_then(Value::as_str) {
        links.push((known, id));
    }
}

/// True or false under `key`.
pub fn flag(object: &Object, place: &str, key: &str, usual: bool, notes: &mut Notes) -> bool {
    match object.get(key) {
        None => usual,
        Some(Value::Bool(flag)) => *flag,
        Some(_) => {
            let place = join(place, key);
            notes.add(format!("{place}: expected true or false; {usual} is used."));
            usual
        }
    }
}

/// The record that a text under `key` names; `None` when there is no link.
pub fn link(
    object: &Object,
    place: &str,
    key: &str,
    known: &Links,
    notes: &mut Notes,
) -> Option<RowId> {
    let value = object.get(key).filter(|value| !value.is_null())?;
    let found = value.as_str().and_then(|id| linked(known, id));
    if found.is_none() {
        let place = join(place, key);
        notes.at(&place, "names nothing that is here; left out.");
    }
    found
}

/// The records that a list under `key` names, each once.
pub fn links(
    object: &Object,
    place: &str,
    key: &str,
    known: &Links,
    notes: &mut Notes,
) -> Vec<RowId> {
    let mut found = Vec::new();
    for (at, value) in rows(object, place, key, MOST_LINKS, notes) {
        match value.as_str().and_then(|id| linked(known, id)) {
            Some(id) if !found.contains(&id) => found.push(id),
            Some(_) => {}
            None => notes.add(format!(
                "{}[{at}]: names nothing that is here; left out.",
                join(place, key)
            )),
        }
    }
    found
}

/// A set of ids, in their order.
#[derive(Default)]
pub struct RowIds(Vec<RowId>);

impl RowIds {
    /// Adds an id; says whether it is new.
    pub fn insert(&mut self, id: RowId) -> bool {
        match self.0.binary_search(&id) {
            Ok(_) => false,
            Err(at) => {
                self.0.insert(at, id);
                true
            }
        }
    }
}

/// The ids of the rows: those in the file, and replacements that none of them has.
pub struct Ids {
    taken: RowIds,
    salt: u64,
}

impl Ids {
    /// All ids in a file.
    pub fn of(engagement: &Object) -> Self {
        let mut taken = RowIds::default();
        for key in ["targets", "journeys", "risks", "systemic", "mitigations"] {
            let rows = engagement.get(key).and_then(Value::as_array);
            for row in rows.into_iter().flatten() {
                let inner = row.get("interactions").and_then(Value::as_array);
                let rows = std::iter::once(row).chain(inner.into_iter().flatten());
                for id in rows.filter_map(|row| row.get("id")?.as_str()?.parse().ok()) {
                    taken.insert(id);
                }
            }
        }
        Self { taken, salt: 0 }
    }

    /// An id that no row of the file has: the same one at every reading of the same file.
    pub fn unused(&mut self, seed: &str) -> RowId {
        loop {
            self.salt += 1;
            let id = RowId::from_random(&hash(seed.as_bytes(), self.salt).to_be_bytes());
            if self.taken.insert(id) {
                return id;
            }
        }
    }

    /// A row's own id, or a replacement when it is none or another row of its list has it.
    pub fn row(
        &mut self,
        row: &Object,
        place: &str,
        seen: &mut RowIds,
        notes: &mut Notes,
    ) -> RowId {
        let id = row.get("id").and_then(Value::as_str);
        let fault = match id.map(RowId::from_str) {
            Some(Ok(id)) if seen.insert(id) => return id,
            Some(Ok(_)) => "another row has this id",
            Some(Err(_)) | None => "expected 8 characters a-z and 2-7",
        };
        notes.add(format!("{place}.id: {fault}; a new id is used."));
        let id = self.unused(place);
        seen.insert(id);
        id
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

/// JSON that was read, as text.
pub fn written(value: &Value) -> String {
    // JSON that was read can be written.
    layout::compact(value).unwrap_or_default()
}

/// A place inside a place.
pub fn join(place: &str, key: &str) -> String {
    if place.is_empty() {
        key.to_owned()
    } else {
        format!("{place}.{key}")
    }
}
