//! A record on its way to the journal.

use std::sync::Arc;

use super::record::tag;
use crate::codec::json::Stamp;
use crate::document::EngagementId;

/// What stands where a record's revision does in the key of what its line goes on from.
pub(super) const BASE: &str = "base";

/// A record on its way to the journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Where it is put: the engagement, the writer and the revision.
    pub key: String,
    /// The record as it stands in the storage.
    pub text: Arc<str>,
    /// The record that the writer goes on from, and where it is put, where that is another one now.
    pub base: Option<(String, Arc<str>)>,
    /// The entries that this one includes, and that go with the same transaction.
    pub replaces: Vec<String>,
}

impl Entry {
    /// Whether it holds a record of this engagement.
    pub fn is_of(&self, id: EngagementId) -> bool {
        is_key_of(&self.key, id)
    }

    /// Takes over what an earlier entry was to do, which never came to it.
    pub(super) fn join(&mut self, before: Self) {
        self.replaces.push(before.key);
        self.replaces.extend(before.replaces);
        self.replaces.retain(|replaced| *replaced != self.key);
        self.base = self.base.take().or(before.base);
    }
}

/// Whether something is put there of this engagement.
pub(super) fn is_key_of(key: &str, id: EngagementId) -> bool {
    key.strip_prefix(&id.to_string())
        .is_some_and(|rest| rest.starts_with(' '))
}

/// The key of the record with this stamp.
pub(super) fn entry_key(id: EngagementId, stamp: &Stamp) -> String {
    format!("{id} {}", tag(stamp))
}

/// The key of the record by somebody else that a writer goes on from.
pub(super) fn base_key(id: EngagementId, writer: &str) -> String {
    format!("{id} {writer}:{BASE}")
}
