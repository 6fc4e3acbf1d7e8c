//! A link that carries an engagement: compact JSON, deflated, as base64 for addresses.
//!
//! `1.` and then base64url of a zlib stream, whose Adler-32 is the checksum. Inside is the file of
//! [`super::json`] without what says nothing, its ids renumbered, beside when it was made and by whom.
//! Saved versions stay at home.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use miniz_oxide::deflate::compress_to_vec_zlib;
use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_zlib_with_limit};
use serde_json::{Map, Value};

use super::figures::grouped;
use super::json::{self, Refusal, compact};
use crate::model::{Engagement, RowId};

/// The version of the link's outer form.
const FORM: &str = "1";

/// The most characters read of a link: what Chromium still loads.
pub const MOST_CHARACTERS: usize = 1_900_000;

/// The most bytes a link may inflate to.
const MOST_BYTES: usize = json::MOST_BYTES;

/// From this length on chat tools cut a link, so that a file is the better way.
pub const PRACTICAL_CHARACTERS: usize = 8_000;

/// What a link carries.
#[derive(Clone, Debug, PartialEq)]
pub struct Shared {
    /// The engagement as it was.
    pub engagement: Engagement,
    /// The day the link was made, as an ISO date.
    pub made: String,
    /// Who made it.
    pub by: String,
    /// What was repaired or ignored while reading.
    pub notes: Vec<String>,
}

/// Which of the parts that need not be there go along, in the order of [`Parts::NAMES`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Parts(pub [bool; 4]);

impl Parts {
    /// All of them.
    pub const ALL: Self = Self([true; 4]);

    /// None of them.
    pub const NONE: Self = Self([false; 4]);

    /// What they are called.
    pub const NAMES: [&str; 4] = ["Charter", "Readiness", "Activities", "Incidents"];

    /// The engagement with these parts alone.
    pub fn of(self, engagement: &Engagement) -> Engagement {
        let mut chosen = engagement.clone();
        let Self([charter, readiness, activities, evidence]) = self;
        if !charter {
            chosen.charter = Default::default();
        }
        if !readiness {
            chosen.readiness = Default::default();
        }
        if !activities {
            chosen.activities = Default::default();
        }
        if !evidence {
            chosen.evidence = Default::default();
        }
        chosen
    }
}

/// Why a link can't be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// Nothing stands in it.
    Empty,
    /// More characters than [`MOST_CHARACTERS`], or more bytes inside than a document has.
    TooLarge,
    /// Made by a newer version of this program.
    Newer,
    /// Cut off, or changed on its way.
    Damaged,
    /// Whole, but its content is refused.
    Refused(Refusal),
}

impl Unreadable {
    /// What to say, and to do.
    pub fn words(&self) -> String {
        match self {
            Self::Empty => "This link carries nothing. Ask for the whole link.".to_owned(),
            Self::TooLarge => {
                "This link holds more than any engagement does, so it was not opened.".to_owned()
            }
            Self::Newer => "This link was made by a newer version of Bad Minutes. Open it there, or reload this page to get that version.".to_owned(),
            Self::Damaged => "This link was cut off or changed on its way: some tools cut long links. Ask for it again, or for the file.".to_owned(),
            Self::Refused(refusal) => format!("This link can't be opened. {refusal}"),
        }
    }
}

/// The link's data for an engagement; `made` is an ISO date.
///
/// # Errors
/// The place of a number that can't be written.
pub fn pack(engagement: &Engagement, made: &str, by: &str) -> Result<String, json::NotFinite> {
    let mut engagement = engagement.clone();
    engagement.snapshots.clear();
    let text = json::write_compact(&engagement)?;
    // What was written just now is JSON.
    let mut file: Value = serde_json::from_str(&text).unwrap_or_default();
    renumber(&mut file);
    strip(&mut file);
    let mut whole = Map::new();
    whole.insert("made".to_owned(), Value::from(made));
    whole.insert("by".to_owned(), Value::from(by));
    whole.insert("file".to_owned(), file);
    let packed = compress_to_vec_zlib(compact(&Value::Object(whole)).as_bytes(), 10);
    Ok(format!("{FORM}.{}", URL_SAFE_NO_PAD.encode(packed)))
}

/// Reads the data of a link.
///
/// # Errors
/// Why it can't be read; nothing is ever read in part.
pub fn unpack(data: &str) -> Result<Shared, Unreadable> {
    if data.is_empty() {
        return Err(Unreadable::Empty);
    }
    if data.len() > MOST_CHARACTERS {
        return Err(Unreadable::TooLarge);
    }
    let (form, packed) = data.split_once('.').ok_or(Unreadable::Damaged)?;
    if form != FORM {
        let is_number = !form.is_empty() && form.bytes().all(|byte| byte.is_ascii_digit());
        return Err(if is_number {
            Unreadable::Newer
        } else {
            Unreadable::Damaged
        });
    }
    let packed = URL_SAFE_NO_PAD
        .decode(packed)
        .map_err(|_| Unreadable::Damaged)?;
    let bytes = decompress_to_vec_zlib_with_limit(&packed, MOST_BYTES);
    let bytes = bytes.map_err(|error| match error.status {
        TINFLStatus::HasMoreOutput => Unreadable::TooLarge,
        _ => Unreadable::Damaged,
    })?;
    // Nesting deeper than 128 is refused by serde_json itself.
    let mut whole: Value = serde_json::from_slice(&bytes).map_err(|_| Unreadable::Damaged)?;
    let text = |key: &str| {
        whole
            .get(key)
            .and_then(Value::as_str)
            .unwrap_or("")
            .to_owned()
    };
    let (made, by) = (text("made"), text("by"));
    let file = whole.get_mut("file").map(Value::take).unwrap_or_default();
    let opened = json::open(file).map_err(|refusal| match refusal {
        Refusal::Newer { .. } => Unreadable::Newer,
        other => Unreadable::Refused(other),
    })?;
    Ok(Shared {
        engagement: opened.engagement,
        made,
        by,
        notes: opened.notes,
    })
}

/// When and by whom a link was made, and what it is.
pub fn shared_line(made: &str, by: &str) -> String {
    let by = match by.trim() {
        "" => String::new(),
        by => format!(" by {by}"),
    };
    format!(
        "Shared on {made}{by}. This copy came with the link: nothing of it is stored here, and what you choose changes nothing for others."
    )
}

/// How long a link is, and whether it will arrive whole.
pub fn link_length(characters: usize) -> String {
    let length = grouped(characters as u64);
    if characters > PRACTICAL_CHARACTERS {
        format!(
            "{length} characters: many chat and mail programs cut a link that long. Send the file instead, or take parts out."
        )
    } else {
        format!("{length} characters.")
    }
}

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
fn renumber(file: &mut Value) {
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
fn strip(part: &mut Value) {
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
