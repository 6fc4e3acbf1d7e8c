//! What a page leaves behind when it is closed before the journal has its last record. Two tabs that are closed at once
//! are two processes: each may write over what the other has just stored, and nobody is left to bring both together. So
//! each leaves its record under a key of its own, and the next start puts it into the journal.

use super::entry::{Entry, is_key_of};
use super::keys::{left_key, left_name};
use super::storage::{Storage, StorageError};
use crate::document::EngagementId;

/// Leaves an entry, with what its line goes on from.
///
/// # Errors
/// There is no room, or no storage; the record itself is stored all the same.
pub fn leave(storage: &dyn Storage, entry: &Entry) -> Result<(), StorageError> {
    let base = entry.base.as_ref().map(|(key, text)| (key, text));
    for (key, text) in base.into_iter().chain([(&entry.key, &entry.text)]) {
        storage.set(&left_key(key), text)?;
    }
    Ok(())
}

/// All that was left, for the journal.
pub fn all(storage: &dyn Storage) -> Vec<Entry> {
    let keys = storage.keys().unwrap_or_default();
    let entry = |key: String| {
        let name = left_name(&key)?.to_owned();
        let text = storage.get(&key).ok()??;
        Some(Entry {
            key: name,
            text: text.into(),
            base: None,
            replaces: Vec::new(),
        })
    };
    keys.into_iter().filter_map(entry).collect()
}

/// Takes away what the journal has now.
pub fn forget(storage: &dyn Storage, entries: &[Entry]) {
    for entry in entries {
        let base = entry.base.iter().map(|(key, _)| key);
        for key in base.chain([&entry.key]) {
            // What stays is put into the journal once more, which changes nothing.
            storage.remove(&left_key(key)).unwrap_or_default();
        }
    }
}

/// Takes away all that was left of an engagement.
pub(super) fn forget_engagement(
    storage: &dyn Storage,
    id: EngagementId,
) -> Result<(), StorageError> {
    let is_of = |key: &String| left_name(key).is_some_and(|name| is_key_of(name, id));
    for key in storage.keys()?.iter().filter(|key| is_of(key)) {
        storage.remove(key)?;
    }
    Ok(())
}
