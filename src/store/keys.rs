//! The keys under which everything is kept.

use super::storage::{Storage, StorageError};
use crate::document::EngagementId;

/// What all keys of this program begin with.
pub const PREFIX: &str = "bad-minutes/";
const RECORD: &str = "bad-minutes/e/";
const GIVEN: &str = "bad-minutes/given/";
const LEFT: &str = "bad-minutes/left/";
const UNREAD: &str = "bad-minutes/unread/";

/// The key of the index, which can be rebuilt from the records.
pub const INDEX_KEY: &str = "bad-minutes/index";

/// The key of an engagement's record.
pub fn record_key(id: EngagementId) -> String {
    format!("{RECORD}{id}")
}

/// The key of the version of an engagement that was last given out or taken in.
pub(super) fn given_key(id: EngagementId) -> String {
    format!("{GIVEN}{id}")
}

/// The key of what a page left for the journal, by the journal's key for it.
pub(super) fn left_key(name: &str) -> String {
    format!("{LEFT}{name}")
}

/// The journal's key of what a page left under a key.
pub(super) fn left_name(key: &str) -> Option<&str> {
    key.strip_prefix(LEFT)
}

/// The engagement whose record is kept under a key.
pub fn record_id(key: &str) -> Option<EngagementId> {
    key.strip_prefix(RECORD)?.parse().ok()
}

/// Whether a key holds somebody's work, readable or not.
pub(super) fn is_kept(key: &str) -> bool {
    is_record(key) || is_unread(key)
}

/// Whether a key holds a version that was given out or taken in.
pub(super) fn is_given(key: &str) -> bool {
    key.starts_with(GIVEN)
}

/// Whether a key is meant for a record, even if it names no engagement.
pub(super) fn is_record(key: &str) -> bool {
    key.starts_with(RECORD)
}

/// Whether a key holds what was set aside.
pub(super) fn is_unread(key: &str) -> bool {
    key.starts_with(UNREAD)
}

/// Keeps what is under `key`, which holds `raw`, under a key of its own, unless that was
/// done before: a save that fails after this is tried again.
pub(super) fn set_aside(
    storage: &dyn Storage,
    key: &str,
    raw: &str,
    now: &str,
) -> Result<(), StorageError> {
    let mut taken = Vec::new();
    for known in storage.keys()?.into_iter().filter(|key| is_unread(key)) {
        if storage.get(&known)?.as_deref() == Some(raw) {
            return Ok(());
        }
        taken.push(known);
    }
    let mut place = format!("{UNREAD}{now}");
    while taken.contains(&place) {
        place.push('+');
    }
    storage.copy(key, &place)
}
