//! The JSON envelope: `{"format": "bad-minutes", "version": 1, "engagement": {...}}`.

use std::fmt;

use serde::Serialize;
use serde_json::Value;

pub use super::layout::compact;
use super::layout::written;
use super::repair::{self, Notes};
use super::restore;
use crate::model::{Column, Engagement, Entry};

/// The format version written; every version up to it is read.
pub const VERSION: u64 = 1;

/// The largest text read, in bytes.
pub const MOST_BYTES: usize = 5_000_000;

/// The value of the key `format`.
const FORMAT: &str = "bad-minutes";

/// Turns a document of one version into the next version's.
pub type Migration = fn(Value) -> Value;

/// The steps from older versions: the first one leads from version 1 to version 2.
pub const MIGRATIONS: &[Migration] = &[];

const _: () = assert!(MIGRATIONS.len() as u64 + 1 == VERSION);

/// The keys that a stored record has beside the envelope's own.
const STAMP_KEYS: [&str; 4] = ["revision", "writer", "after", "saved"];

/// A document that was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Opened {
    /// The document, repaired where that was needed.
    pub engagement: Engagement,
    /// What was repaired or ignored, naming the place in the JSON.
    pub notes: Vec<String>,
    /// The stored record's stamp, when the text has one.
    pub stamp: Option<Stamp>,
}

/// What a stored record knows about its own writing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stamp {
    /// Counts the writes of this record.
    pub revision: u64,
    /// Which tab wrote it.
    pub writer: String,
    /// The writing that this one followed.
    pub after: String,
    /// When, as an ISO time.
    pub saved: String,
}

/// Why a text cannot be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// More bytes than [`MOST_BYTES`].
    TooLarge {
        /// How many.
        bytes: usize,
    },
    /// Not well-formed JSON.
    NotJson {
        /// Line of the fault, from 1.
        line: usize,
        /// Column of the fault, from 1.
        column: usize,
        /// Whether the text simply ends too early.
        cut_off: bool,
    },
    /// JSON, but not from this program.
    NotOurs,
    /// Made by a newer version of this program.
    Newer {
        /// Its format version.
        version: u64,
    },
    /// The envelope is ours, but a part nothing can be read without is not there.
    Damaged {
        /// Which part.
        place: String,
        /// What should be there.
        expected: String,
    },
}

/// A number that JSON has no way to write: infinite, or not a number at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotFinite {
    /// Where it stands.
    pub place: String,
}

#[derive(Serialize)]
struct Envelope<'a> {
    format: &'a str,
    version: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    revision: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    writer: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    after: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    saved: Option<&'a str>,
    engagement: &'a Engagement,
}

/// Writes an engagement for a file: indented, keys in a stable order.
pub fn write(engagement: &Engagement) -> Result<String, NotFinite> {
    let envelope = envelope(engagement, None)?;
    let mut text = written(&envelope, true).ok_or_else(NotFinite::elsewhere)?;
    text.push('\n');
    Ok(text)
}

/// Writes an engagement for storage: compact, with its stamp.
pub fn write_record(engagement: &Engagement, stamp: &Stamp) -> Result<String, NotFinite> {
    let envelope = envelope(engagement, Some(stamp))?;
    written(&envelope, false).ok_or_else(NotFinite::elsewhere)
}

fn envelope<'a>(
    engagement: &'a Engagement,
    stamp: Option<&'a Stamp>,
) -> Result<Envelope<'a>, NotFinite> {
    check_finite(engagement)?;
    Ok(Envelope {
        format: FORMAT,
        version: VERSION,
        revision: stamp.map(|stamp| stamp.revision),
        writer: stamp.map(|stamp| stamp.writer.as_str()),
        after: stamp.map(|stamp| stamp.after.as_str()),
        saved: stamp.map(|stamp| stamp.saved.as_str()),
        engagement,
    })
}

/// serde_json would write infinity as `null`: a silent save and a failed load.
fn check_finite(engagement: &Engagement) -> Result<(), NotFinite> {
    for (at, risk) in engagement.risks.iter().enumerate() {
        for column in Column::ALL {
            let finite = match *risk.entry(column) {
                Entry::Point { number, .. } => number.is_finite(),
                Entry::Range { low, high, .. } => low.is_finite() && high.is_finite(),
                Entry::Empty | Entry::Unread { .. } => true,
            };
            if !finite {
                let place = format!("{} of risk {}", column.name(), at + 1);
                return Err(NotFinite { place });
            }
        }
    }
    Ok(())
}

/// Reads a file or a stored record. A byte order mark at the start is tolerated.
pub fn read(text: &str) -> Result<Opened, Refusal> {
    if text.len() > MOST_BYTES {
        return Err(Refusal::TooLarge { bytes: text.len() });
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let value: Value = serde_json::from_str(text).map_err(|error| Refusal::NotJson {
        line: error.line(),
        column: error.column(),
        cut_off: error.is_eof(),
    })?;
    open(value)
}

/// Reads an envelope that is JSON already.
pub fn open(value: Value) -> Result<Opened, Refusal> {
    if value.get("format").and_then(Value::as_str) != Some(FORMAT) {
        return Err(Refusal::NotOurs);
    }
    let value = migrate(value, MIGRATIONS)?;
    let Some(engagement) = value.get("engagement").filter(|part| part.is_object()) else {
        return Err(Refusal::Damaged {
            place: "engagement".to_owned(),
            expected: "an object with the engagement's name, targets and risks".to_owned(),
        });
    };
    let mut notes = Notes::default();
    let stamp = read_stamp(&value, &mut notes);
    let engagement = restore::engagement(engagement, &mut notes);
    Ok(Opened {
        engagement,
        notes: notes.into_list(),
        stamp,
    })
}

/// Brings an envelope to the newest version a table of migrations leads to, which is one
/// more than the table is long.
pub fn migrate(mut value: Value, table: &[Migration]) -> Result<Value, Refusal> {
    let newest = table.len() as u64 + 1;
    let version = value.get("version").and_then(Value::as_u64);
    let Some(version) = version.filter(|&version| version > 0) else {
        return Err(Refusal::Damaged {
            place: "version".to_owned(),
            expected: "a whole number from 1".to_owned(),
        });
    };
    if version > newest {
        return Err(Refusal::Newer { version });
    }
    let done = usize::try_from(version - 1).unwrap_or(usize::MAX);
    for (step, next) in table.iter().skip(done).zip(version + 1..) {
        value = step(value);
        if let Some(envelope) = value.as_object_mut() {
            envelope.insert("version".to_owned(), next.into());
        }
    }
    Ok(value)
}

fn read_stamp(value: &Value, notes: &mut Notes) -> Option<Stamp> {
    let envelope = value.as_object()?;
    let stamped = STAMP_KEYS.iter().any(|key| envelope.contains_key(*key));
    let known =
        |key: &str| ["format", "version", "engagement"].contains(&key) || STAMP_KEYS.contains(&key);
    notes.unknown_keys(envelope, "the file", known);
    stamped.then(|| {
        let revision = envelope.get("revision").and_then(Value::as_u64);
        if revision.is_none() {
            notes.add("revision: expected a whole number; 0 is used.".to_owned());
        }
        let mut text = |key| repair::text(envelope, "", key, "", notes);
        Stamp {
            revision: revision.unwrap_or(0),
            writer: text("writer"),
            after: text("after"),
            saved: text("saved"),
        }
    })
}

impl NotFinite {
    /// What else serde_json could refuse; a document has no such part.
    fn elsewhere() -> Self {
        let place = "something in it".to_owned();
        Self { place }
    }
}

impl fmt::Display for NotFinite {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let place = &self.place;
        write!(
            f,
            "Not written: {place} is not a finite number. Correct it and try again."
        )
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge { bytes } => write!(
                f,
                "The text has {bytes} bytes; at most {MOST_BYTES} are read. \
                 Open a file exported from Bad Minutes."
            ),
            Self::NotJson {
                line,
                column,
                cut_off: true,
            } => write!(
                f,
                "The text ends in the middle (line {line}, column {column}). \
                 Copy or download the whole file and open it again."
            ),
            Self::NotJson { line, column, .. } => write!(
                f,
                "The text is not JSON (line {line}, column {column}). \
                 Open a file exported from Bad Minutes, or paste a table into the risks instead."
            ),
            Self::NotOurs => write!(
                f,
                "This is JSON, but not a Bad Minutes file: it should begin with \
                 {{\"format\": \"{FORMAT}\"}}. Open a file exported from Bad Minutes."
            ),
            Self::Newer { version } => write!(
                f,
                "This was made by a newer Bad Minutes (format version {version}, this one reads \
                 up to {VERSION}). Reload the page to get the newest version, then open it again."
            ),
            Self::Damaged { place, expected } => write!(
                f,
                "The file is damaged: \u{201c}{place}\u{201d} should be {expected}. \
                 Open an earlier export, or repair that place in a text editor."
            ),
        }
    }
}

impl std::error::Error for Refusal {}

impl std::error::Error for NotFinite {}
