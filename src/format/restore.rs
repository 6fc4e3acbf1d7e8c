//! The one door for documents from outside: takes any JSON, repairs what it can and says what
//! it repaired.

use std::str::FromStr;

use serde_json::{Map, Value};

use super::{cell, json};
use crate::model::{
    Column, Engagement, EngagementId, Entry, Risk, RowId, Shape, Target, Unit, Year, reading,
};

/// The most risks one document holds.
pub const MOST_RISKS: usize = 5_000;
/// The most targets one document holds.
pub const MOST_TARGETS: usize = 100;
/// The most characters of one text.
pub const MOST_CHARACTERS: usize = 20_000;
/// The most notes worth reading one by one.
const MOST_NOTES: usize = 200;

const ENGAGEMENT_KEYS: [&str; 8] = [
    "id",
    "name",
    "author",
    "year",
    "tooBigPercent",
    "targets",
    "chosenTarget",
    "risks",
];
const RISK_KEYS: [&str; 9] = [
    "id", "name", "ettd", "ettr", "impact", "ettf", "owner", "notes", "accepted",
];

type Object = Map<String, Value>;

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

/// An engagement from any JSON.
pub fn engagement(value: &Value, notes: &mut Notes) -> Engagement {
    let nothing = Object::new();
    let object = value.as_object().unwrap_or(&nothing);
    let place = "engagement";
    notes.unknown_keys(object, place, |key| ENGAGEMENT_KEYS.contains(&key));
    let mut ids = Ids::of(object);
    let id = text(object, place, "id", "", notes);
    let id = EngagementId::from_str(&id).unwrap_or_else(|_| {
        notes.add("engagement.id: expected 26 characters a-z and 2-7; a new id is used.".into());
        let text = written(value);
        let [one, two] = [hash(text.as_bytes(), 1), hash(text.as_bytes(), 2)];
        EngagementId::from_random(&[one.to_be_bytes(), two.to_be_bytes()].concat())
    });
    let name = text(object, place, "name", "", notes);
    let mut fresh = Engagement::new(id, name, || ids.unused("target"));
    fresh.author = text(object, place, "author", "", notes);
    fresh.year = year(object, notes);
    fresh.too_big_percent = text(object, place, "tooBigPercent", "25", notes);
    let links = targets(object, &mut fresh, &mut ids, notes);
    let mut seen = RowIds::default();
    fresh.risks = list(object, place, "risks", MOST_RISKS, notes)
        .iter()
        .enumerate()
        .map(|(at, value)| {
            let place = format!("engagement.risks[{at}]");
            risk(value, &place, &links, &mut ids, &mut seen, notes)
        })
        .collect();
    fresh
}

fn year(object: &Object, notes: &mut Notes) -> Year {
    let Some(value) = object.get("year") else {
        return Year::default();
    };
    let known = |year: &Year| value.as_str() == Some(year.name());
    Year::ALL.into_iter().find(known).unwrap_or_else(|| {
        notes.add("engagement.year: expected \"365\" or \"365.25\"; 365 is used.".to_owned());
        Year::default()
    })
}

/// Reads the targets and the chosen one. Returns the targets by the id the file has for them.
fn targets<'a>(
    object: &'a Object,
    fresh: &mut Engagement,
    ids: &mut Ids,
    notes: &mut Notes,
) -> Links<'a> {
    let mut links = Links::new();
    let mut seen = RowIds::default();
    let mut targets = Vec::new();
    for (at, value) in list(object, "engagement", "targets", MOST_TARGETS, notes)
        .iter()
        .enumerate()
    {
        let place = format!("engagement.targets[{at}]");
        let Some(target) = value.as_object() else {
            notes.add(format!("{place}: expected an object; left out."));
            continue;
        };
        notes.unknown_keys(target, &place, |key| ["id", "percent"].contains(&key));
        let id = ids.row(target, &place, &mut seen, notes);
        if let Some(known) = target.get("id").and_then(Value::as_str) {
            links.push((known, id));
        }
        let percent = text(target, &place, "percent", "", notes);
        targets.push(Target { id, percent });
    }
    let chosen = object.get("chosenTarget").and_then(Value::as_str);
    let chosen = chosen.and_then(|id| linked(&links, id));
    if let Some(first) = targets.first() {
        fresh.chosen_target = chosen.unwrap_or_else(|| {
            notes.add(
                "engagement.chosenTarget: names none of the targets; the first is used.".into(),
            );
            first.id
        });
        fresh.targets = targets;
    } else {
        notes.add("engagement.targets: there are none; the usual four are used.".to_owned());
    }
    links
}

fn risk(
    value: &Value,
    place: &str,
    links: &Links,
    ids: &mut Ids,
    seen: &mut RowIds,
    notes: &mut Notes,
) -> Risk {
    let nothing = Object::new();
    let object = value.as_object().unwrap_or_else(|| {
        notes.add(format!(
            "{place}: expected an object; an empty row is used."
        ));
        &nothing
    });
    notes.unknown_keys(object, place, |key| RISK_KEYS.contains(&key));
    let mut risk = Risk::blank(ids.row(object, place, seen, notes));
    risk.name = text(object, place, "name", "", notes);
    risk.owner = text(object, place, "owner", "", notes);
    risk.notes = text(object, place, "notes", "", notes);
    for (column, key) in Column::ALL.into_iter().zip(&RISK_KEYS[2..6]) {
        if let Some(value) = object.get(*key) {
            *risk.entry_mut(column) = entry(column, value, &join(place, key), notes);
        }
    }
    let accepted = list(object, place, "accepted", MOST_RISKS, notes);
    for (at, value) in accepted.iter().enumerate() {
        let place = format!("{place}.accepted[{at}]");
        if let Some(object) = value.as_object() {
            notes.unknown_keys(object, &place, |key| key == "target");
        }
        let target = value.get("target").and_then(Value::as_str);
        match target.and_then(|id| linked(links, id)) {
            Some(target) if !risk.is_accepted_for(target) => {
                risk.accept(target);
            }
            Some(_) => notes.add(format!("{place}: a second time; left out.")),
            None => notes.add(format!("{place}: names none of the targets; left out.")),
        }
    }
    risk
}

/// One cell. What is no entry stays readable as text, marked and out of every figure.
fn entry(column: Column, value: &Value, place: &str, notes: &mut Notes) -> Entry {
    let typed = match value {
        Value::Null => return Entry::Empty,
        Value::String(text) => Some(text.clone()),
        Value::Number(_) => Some(written(value)),
        _ => None,
    };
    if let Some(typed) = typed {
        notes.add(format!("{place}: expected an object; read as typed text."));
        return cell::read(column, cut(&typed, MOST_CHARACTERS));
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
    let found = parts(object).filter(|entry| reading::check(column, entry).is_ok());
    let Some(found) = found else {
        notes.add(format!(
            "{place}: not an estimate that {} takes; kept as text.",
            column.name()
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

/// The first `most` items of a list; none when there is no list.
fn list<'a>(
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
            notes.add(format!("{}: expected a list; left out.", join(place, key)));
            &[]
        }
    }
}

/// The targets by the id the file has for them; of two with the same one, the first counts.
type Links<'a> = Vec<(&'a str, RowId)>;

fn linked(links: &Links, id: &str) -> Option<RowId> {
    let found = links.iter().find(|(known, _)| *known == id);
    found.map(|(_, id)| *id)
}

/// A set of ids, in their order.
#[derive(Default)]
struct RowIds(Vec<RowId>);

impl RowIds {
    /// Adds an id; says whether it is new.
    fn insert(&mut self, id: RowId) -> bool {
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
struct Ids {
    taken: RowIds,
    salt: u64,
}

impl Ids {
    fn of(engagement: &Object) -> Self {
        let lists = ["targets", "risks"].map(|key| engagement.get(key).and_then(Value::as_array));
        let rows = lists.into_iter().flatten().flatten();
        let mut taken = RowIds::default();
        for id in rows.filter_map(|row| row.get("id")?.as_str()?.parse().ok()) {
            taken.insert(id);
        }
        Self { taken, salt: 0 }
    }

    /// An id that no row of the file has: the same one at every reading of the same file.
    fn unused(&mut self, seed: &str) -> RowId {
        loop {
            self.salt += 1;
            let id = RowId::from_random(&hash(seed.as_bytes(), self.salt).to_be_bytes());
            if self.taken.insert(id) {
                return id;
            }
        }
    }

    /// A row's own id, or a replacement when it is none or another row of its list has it.
    fn row(&mut self, row: &Object, place: &str, seen: &mut RowIds, notes: &mut Notes) -> RowId {
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
fn hash(bytes: &[u8], salt: u64) -> u64 {
    let salt = salt.to_be_bytes();
    let mixed = salt.iter().chain(bytes).fold(0xcbf2_9ce4_8422_2325, mix);
    // FNV's high bits move little at the end; ids are spelled from the high bits.
    salt.iter().fold(mixed ^ (mixed >> 31), mix)
}

fn mix(state: u64, byte: &u8) -> u64 {
    (state ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
}

/// The first `most` characters of a text.
fn cut(text: &str, most: usize) -> &str {
    let end = text.char_indices().nth(most).map(|(at, _)| at);
    end.and_then(|end| text.get(..end)).unwrap_or(text)
}

fn written(value: &Value) -> String {
    // JSON that was read can be written.
    json::compact(value).unwrap_or_default()
}

fn join(place: &str, key: &str) -> String {
    if place.is_empty() {
        key.to_owned()
    } else {
        format!("{place}.{key}")
    }
}
