//! The JSON envelope: `{"format": "bad-minutes", "version": 1, "engagement": {...}}`.

mod entries;
mod fields;
mod layout;
mod log;
mod narrow;
mod place;
mod plain;
mod reader;
pub(crate) mod repair;

use std::fmt;

use serde::de::IgnoredAny;
use serde::{Deserialize, Serialize};
use serde_json::Value;

pub(crate) use crate::codec::json::layout::value_of;
use crate::codec::json::layout::{Layout, text_of};
use crate::codec::json::narrow::narrow;
use crate::codec::json::reader::Reader;
use crate::document::records::record::{Record, Walk};
use crate::document::records::values::cells::Cell;
use crate::document::{Engagement, Entry};

/// The format version written; every version up to it is read.
pub const VERSION: u64 = 1;

/// The largest text read, in bytes.
pub const MOST_BYTES: usize = 5_000_000;

/// The value of the key `format`.
pub(crate) const FORMAT: &str = "bad-minutes";

/// Turns a document of one version into the next version's.
pub type Migration = fn(Value) -> Value;

/// The steps from older versions: the first one leads from version 1 to version 2.
pub const MIGRATIONS: &[Migration] = &[];

const _: () = assert!(MIGRATIONS.len() as u64 + 1 == VERSION);

/// The keys that a stored record has beside the envelope's own.
const STAMP_KEYS: [&str; 4] = ["revision", "writer", "after", "saved"];

/// A file, or a stored record, as it is written.
#[derive(Serialize)]
struct File<'a> {
    format: &'a str,
    version: u64,
    #[serde(flatten)]
    stamp: Option<&'a Stamp>,
    engagement: &'a Engagement,
}

impl<'a> File<'a> {
    fn new(engagement: &'a Engagement, stamp: Option<&'a Stamp>) -> Self {
        Self {
            format: FORMAT,
            version: VERSION,
            stamp,
            engagement,
        }
    }
}

/// What stands around the engagement, as it is read.
#[derive(Default, Deserialize, Serialize)]
struct Envelope {
    format: String,
    version: u64,
    revision: u64,
    writer: String,
    after: String,
    saved: String,
    #[serde(rename = "engagement", skip_serializing)]
    _engagement: IgnoredAny,
}

impl Record for Envelope {}

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
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Stamp {
    /// Counts the writes of this record.
    pub revision: u64,
    /// Which tab wrote it.
    pub writer: String,
    /// The writing that this one followed, then the last one of each earlier writer: `writer:revision`,
    /// parted by spaces.
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

/// Writes an engagement for a file: indented, keys in a stable order.
pub fn write(engagement: &Engagement) -> Result<String, NotFinite> {
    write_file(engagement, None)
}

/// As [`write`], with what is known of its writing, so that a copy of the file that comes back can be told to be newer.
/// Where indents would make the file larger than what can be opened again, it goes without them.
pub fn write_file(engagement: &Engagement, stamp: Option<&Stamp>) -> Result<String, NotFinite> {
    let mut text = written(engagement, stamp, Layout::indented())?;
    if text.len() >= MOST_BYTES {
        text = written(engagement, stamp, Layout::line())?;
    }
    text.push('\n');
    Ok(text)
}

/// Writes an engagement on one line: for a link, or to be kept inside another one.
pub fn write_compact(engagement: &Engagement) -> Result<String, NotFinite> {
    written(engagement, None, Layout::line())
}

/// The JSON of an engagement's file, to be changed further.
pub(crate) fn to_value(engagement: &Engagement) -> Result<Value, NotFinite> {
    value_of(&File::new(engagement, None)).map_err(|_| NotFinite::of(engagement))
}

/// Writes an engagement for storage: compact, with its stamp, and in letters that the browser keeps in a byte each where
/// nearly all are.
pub fn write_record(engagement: &Engagement, stamp: &Stamp) -> Result<String, NotFinite> {
    written(engagement, Some(stamp), Layout::line()).map(narrow)
}

fn written(
    engagement: &Engagement,
    stamp: Option<&Stamp>,
    layout: Layout,
) -> Result<String, NotFinite> {
    text_of(&File::new(engagement, stamp), layout).map_err(|_| NotFinite::of(engagement))
}

/// Looks for a number that cannot be written.
#[derive(Default)]
struct Finder {
    /// The list and the place in it of the row that it is at.
    row: (&'static str, usize),
    found: Option<String>,
}

impl Walk for Finder {
    fn cell(&mut self, _: &'static str, cell: Cell, entry: &mut Entry) {
        let is_finite = match entry {
            Entry::Point { number, .. } => number.is_finite(),
            Entry::Range { low, high, .. } => low.is_finite() && high.is_finite(),
            Entry::Empty | Entry::Unread { .. } => true,
        };
        if !is_finite && self.found.is_none() {
            let (list, at) = self.row;
            let row = list.strip_suffix('s').unwrap_or(list);
            self.found = Some(format!("{} of {row} {}", cell.name(), at + 1));
        }
    }

    fn rows<T: Record>(&mut self, key: &'static str, rows: &mut Vec<T>) {
        let outside = self.row;
        for (at, row) in rows.iter_mut().enumerate() {
            self.row = (key, at);
            row.links(self);
        }
        self.row = outside;
    }
}

impl NotFinite {
    fn of(engagement: &Engagement) -> Self {
        let mut finder = Finder::default();
        // Walking is for what changes a document, so it wants one of its own.
        engagement.clone().links(&mut finder);
        let place = finder.found.unwrap_or_else(|| "a figure".to_owned());
        Self { place }
    }
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
    if !value.get("engagement").is_some_and(Value::is_object) {
        return Err(Refusal::Damaged {
            place: "engagement".to_owned(),
            expected: "an object with the engagement's name, targets and risks".to_owned(),
        });
    }
    let is_stamped = STAMP_KEYS.iter().any(|key| value.get(*key).is_some());
    let mut reader = Reader::new(&value);
    let envelope: Envelope = reader.envelope();
    let engagement = reader.engagement("engagement");
    let stamp = Stamp {
        revision: envelope.revision,
        writer: envelope.writer,
        after: envelope.after,
        saved: envelope.saved,
    };
    Ok(Opened {
        engagement,
        notes: reader.into_notes(),
        stamp: is_stamped.then_some(stamp),
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
