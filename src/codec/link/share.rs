//! A link that carries an engagement: compact JSON, deflated, as base64 for addresses.
//!
//! `1.` and then base64url of a zlib stream, whose Adler-32 is the checksum. Inside is the file of
//! [`crate::codec::json`] without what says nothing, its ids renumbered, beside when it was made and by whom.
//! Saved versions stay at home. A locked link is `2.` and what [`crate::codec::link::lock`] describes.

use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use miniz_oxide::deflate::compress_to_vec_zlib;
use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_zlib_with_limit};
use serde_json::{Map, Value};

use crate::codec::json;
use crate::codec::json::Refusal;
use crate::codec::link::small::{is_within, renumber, strip};
use crate::document::Engagement;

/// The version of the link's outer form.
const FORM: &str = "1";
/// The version of the outer form of a locked link: `lock` describes it.
pub(super) const LOCKED_FORM: &str = "2";

/// The most characters read of a link: what Chromium still loads.
pub const MOST_CHARACTERS: usize = 1_900_000;

/// The most bytes a link may inflate to: less than a file may have, since a link opens without being asked for.
const MOST_BYTES: usize = 2_000_000;

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
    /// Locked with a passphrase.
    Locked,
    /// Locked as this program never does: too weakly, or so that opening it would take minutes.
    OddLock,
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
            Self::Locked => "This link is locked with a passphrase: open it in full.".to_owned(),
            Self::OddLock => "The lock of this link is none that Bad Minutes makes: it was changed on its way, or made by something else. Ask for the link again, or for the file.".to_owned(),
            Self::Refused(refusal) => format!("This link can't be opened. {refusal}"),
        }
    }
}

/// Why an engagement goes into no link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotPacked {
    /// It holds a number that can't be written.
    NotFinite(json::NotFinite),
    /// It holds more than is ever read from a link.
    TooLarge,
}

impl fmt::Display for NotPacked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotFinite(place) => place.fmt(f),
            Self::TooLarge => f.write_str(
                "This is more than a link can carry. Send the file instead, or take parts out.",
            ),
        }
    }
}

/// The link's data for an engagement; `made` is an ISO date.
///
/// # Errors
/// The place of a number that can't be written, or that there is too much of it.
pub fn pack(engagement: &Engagement, made: &str, by: &str) -> Result<String, NotPacked> {
    let packed = deflated(engagement, made, by)?;
    Ok(format!("{FORM}.{}", URL_SAFE_NO_PAD.encode(packed)))
}

/// What a link carries as a zlib stream, not yet as text: what a lock is put around.
///
/// # Errors
/// As [`pack`].
pub fn deflated(engagement: &Engagement, made: &str, by: &str) -> Result<Vec<u8>, NotPacked> {
    let mut engagement = engagement.clone();
    engagement.snapshots.clear();
    renumber(&mut engagement);
    let mut file = json::to_value(&engagement).map_err(NotPacked::NotFinite)?;
    strip(&mut file);
    let mut whole = Map::new();
    whole.insert("made".to_owned(), Value::from(made));
    whole.insert("by".to_owned(), Value::from(by));
    whole.insert("file".to_owned(), file);
    let text = Value::Object(whole).to_string();
    let packed = compress_to_vec_zlib(text.as_bytes(), 10);
    // Three bytes become four characters; a lock and the form need less than a hundred more.
    let is_short = packed.len() < (MOST_CHARACTERS - 100) / 4 * 3;
    if is_short && text.len() <= MOST_BYTES && is_within(text.as_bytes()) {
        Ok(packed)
    } else {
        Err(NotPacked::TooLarge)
    }
}

/// Reads the data of a link that is not locked.
///
/// # Errors
/// Why it can't be read; nothing is ever read in part.
pub fn unpack(data: &str) -> Result<Shared, Unreadable> {
    match parted(data)? {
        (FORM, packed) => inflated(&decoded(packed)?),
        (LOCKED_FORM, _) => Err(Unreadable::Locked),
        (form, _) => Err(of_no_form(form)),
    }
}

/// The form of a link's data, and what follows it.
pub(crate) fn parted(data: &str) -> Result<(&str, &str), Unreadable> {
    if data.is_empty() {
        return Err(Unreadable::Empty);
    }
    if data.len() > MOST_CHARACTERS {
        return Err(Unreadable::TooLarge);
    }
    data.split_once('.').ok_or(Unreadable::Damaged)
}

fn of_no_form(form: &str) -> Unreadable {
    let is_number = !form.is_empty() && form.bytes().all(|byte| byte.is_ascii_digit());
    match is_number {
        true => Unreadable::Newer,
        false => Unreadable::Damaged,
    }
}

/// The bytes at the start of a text. A mail, a chat or a campaign puts a full stop, a bracket or its own
/// parameters behind a link; what belongs to it is told by the checksum or the seal inside.
pub(crate) fn decoded(text: &str) -> Result<Vec<u8>, Unreadable> {
    let is_own = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    let own = text.split(|c| !is_own(c)).next().unwrap_or("");
    URL_SAFE_NO_PAD.decode(own).map_err(|_| Unreadable::Damaged)
}

/// Reads the zlib stream that a link carries, once a lock is off it: the one door for both.
///
/// # Errors
/// As [`unpack`].
pub fn inflated(packed: &[u8]) -> Result<Shared, Unreadable> {
    let bytes = decompress_to_vec_zlib_with_limit(packed, MOST_BYTES);
    let bytes = bytes.map_err(|error| match error.status {
        TINFLStatus::HasMoreOutput => Unreadable::TooLarge,
        _ => Unreadable::Damaged,
    })?;
    if !is_within(&bytes) {
        return Err(Unreadable::TooLarge);
    }
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
