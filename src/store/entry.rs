//! A record on its way to the journal.

use std::sync::Arc;

use super::record::tag;
use crate::codec::json::Stamp;
use crate::document::EngagementId;

/// A record on its way to the journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Where it is put: the engagement, the writer and the revision.
    pub key: String,
    /// The record as it stands in the storage.
    pub text: Arc<str>,
    /// The entry that this one includes, and that goes with the same transaction.
    pub replaces: Option<String>,
}

/// The key of the record with this stamp.
pub(super) fn entry_key(id: EngagementId, stamp: &Stamp) -> String {
    format!("{id} {}", tag(stamp))
}
