//! What a frame and the page around it say to each other, version 1. docs/embedding.md describes it.
//!
//! ```text
//! {"bad-minutes": 1, "type": "load", "id": 7, "data": "1...."}      from the page
//! {"bad-minutes": 1, "type": "loaded", "id": 7, "notes": []}        from the frame
//! ```
//! Texts and values only: who may speak is decided where messages come in.

use std::mem;

use serde_json::{Map, Value};

use crate::codec::json;
use crate::codec::json::{NotFinite, Refusal};
use crate::codec::link::share::{Shared, Unreadable, unpack};
use crate::document::records::record::MOST_LINKS;

/// The version of the conversation that is spoken here.
pub const VERSION: u64 = 1;

/// The key that says that a message is meant for, or comes from, a frame; its value is the version.
pub const MARK: &str = "bad-minutes";

/// What a message may come to at most: the largest engagement, and what stands around it.
pub const MOST_BYTES: usize = json::MOST_BYTES + 1_000;

/// How deep lists and objects of a message may stand in each other; an engagement's stand less than ten deep.
pub const MOST_DEPTH: usize = 60;

/// How many items a list of a message may have: no list of an engagement holds more.
pub const MOST_ITEMS: usize = MOST_LINKS;

/// The longest text taken as the id of a message.
const MOST_ID: usize = 200;

/// What the page around asks.
#[derive(Clone, Debug, PartialEq)]
pub enum Asked {
    /// Show this in place of what is shown.
    Load(Box<Shared>),
    /// Give the document as it is in the frame.
    Get,
}

/// Why a message can't be followed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// Of another version.
    Version,
    /// Of a type that is not known.
    Type,
    /// A `load` with neither `engagement` nor `data`, or with both.
    Load,
    /// More than [`MOST_BYTES`].
    TooLarge,
    /// With a list of more than [`MOST_ITEMS`].
    TooLong,
    /// Deeper than [`MOST_DEPTH`], or without end.
    TooDeep,
    /// With something in it that JSON does not have.
    NotJson,
    /// An engagement that is refused.
    File(Refusal),
    /// A link's data that are refused.
    Link(Unreadable),
    /// Asked for a document before there is one.
    NothingShown,
    /// A document that can't be written.
    NotWritten(NotFinite),
}

impl Wrong {
    /// What to say about it.
    pub fn words(&self) -> String {
        match self {
            Self::Version => format!("This frame speaks version {VERSION}: \"{MARK}\": {VERSION}."),
            Self::Type => "The type should be \"load\" or \"get\".".to_owned(),
            Self::Load => "A load carries either \"engagement\", a file as an object or as text, or \"data\", the data of a link.".to_owned(),
            Self::TooLarge => format!("The message is larger than {} bytes, more than any engagement is.", json::MOST_BYTES),
            Self::TooLong => format!("The message holds a list of more than {MOST_ITEMS} items, such as risks: more than an engagement takes."),
            Self::TooDeep => format!("The message is more than {MOST_DEPTH} levels deep, or holds itself."),
            Self::NotJson => "The message holds something that JSON does not have. Send plain objects, lists, texts, finite numbers, true, false and null.".to_owned(),
            Self::File(refusal) => refusal.to_string(),
            Self::Link(unreadable) => unreadable.words(),
            Self::NothingShown => "Nothing is shown yet: send a load first.".to_owned(),
            Self::NotWritten(wrong) => wrong.to_string(),
        }
    }
}

/// Reads a message that carries [`MARK`].
///
/// # Errors
/// Why it can't be followed; nothing is ever followed in part.
pub fn read(message: &mut Value) -> Result<Asked, Wrong> {
    if message.get(MARK).and_then(Value::as_u64) != Some(VERSION) {
        return Err(Wrong::Version);
    }
    match message.get("type").and_then(Value::as_str) {
        Some("get") => Ok(Asked::Get),
        Some("load") => {
            let mut take = |key: &str| message.get_mut(key).map(mem::take);
            load(take("engagement"), take("data")).map(|shared| Asked::Load(Box::new(shared)))
        }
        _ => Err(Wrong::Type),
    }
}

fn load(engagement: Option<Value>, data: Option<Value>) -> Result<Shared, Wrong> {
    let opened = match (engagement, data) {
        (None, Some(Value::String(data))) => return unpack(&data).map_err(Wrong::Link),
        (Some(Value::String(text)), None) => json::read(&text),
        (Some(file @ Value::Object(_)), None) => json::open(file),
        _ => return Err(Wrong::Load),
    };
    let opened = opened.map_err(Wrong::File)?;
    Ok(Shared {
        by: opened.engagement.author.clone(),
        made: String::new(),
        engagement: opened.engagement,
        notes: opened.notes,
    })
}

/// The id that an answer repeats: a number or a short text.
pub fn id_of(value: Value) -> Option<Value> {
    match &value {
        Value::Number(_) => Some(value),
        Value::String(text) if text.len() <= MOST_ID => Some(value),
        _ => None,
    }
}

/// What the frame says.
#[derive(Clone, Debug, PartialEq)]
pub enum Told {
    /// Messages are taken from now on.
    Ready,
    /// How high the frame's content is, in CSS pixels.
    Height(u32),
    /// The document was edited; the file as text.
    Changed(String),
    /// The document as it is; the file as text.
    File(String),
    /// A load was followed; what was repaired in it.
    Loaded(Vec<String>),
    /// A message was not followed.
    Error(Wrong),
}

/// The message as JSON text.
pub fn write(told: Told, id: Option<Value>) -> String {
    let mut message = Map::new();
    let mut put = |key: &str, value: Value| drop(message.insert(key.to_owned(), value));
    put(MARK, Value::from(VERSION));
    put("type", Value::from(told.kind()));
    if let Some(id) = id {
        put("id", id);
    }
    let mut file = None;
    match told {
        Told::Ready => {}
        Told::Height(height) => put("height", Value::from(height)),
        Told::Changed(text) | Told::File(text) => file = Some(text),
        Told::Loaded(notes) => put("notes", Value::from(notes)),
        Told::Error(wrong) => {
            put("reason", Value::from(wrong.words()));
            if wrong == Wrong::Version {
                put("versions", Value::from(vec![VERSION]));
            }
        }
    }
    let mut text = Value::Object(message).to_string();
    // The file is JSON already, and may be long.
    if let Some(file) = file {
        text.pop();
        text += ",\"file\":";
        text += file.trim_end();
        text.push('}');
    }
    text
}

impl Told {
    fn kind(&self) -> &'static str {
        match self {
            Self::Ready => "ready",
            Self::Height(_) => "height",
            Self::Changed(_) => "changed",
            Self::File(_) => "file",
            Self::Loaded(_) => "loaded",
            Self::Error(_) => "error",
        }
    }
}
