//! What becomes of a save, and of what another tab stored.

use super::storage::StorageError;
use crate::codec::json::NotFinite;
use crate::codec::merge::Merged;
use crate::document::Engagement;

/// What became of a save.
#[derive(Clone, Debug, PartialEq)]
pub enum Saved {
    /// The document is stored.
    Stored {
        /// Its record's revision.
        revision: u64,
    },
    /// Another tab has stored something this tab has not seen. Both are stored as one now.
    Merged(Box<Merged>),
    /// Another tab has stored something this tab has not seen, and nothing is known that both grew from. That
    /// stays; this tab's document is stored as another engagement, with which the session goes on.
    Forked {
        /// The document under its new id and name, to go on with.
        engagement: Box<Engagement>,
    },
    /// Nothing was stored and nothing has changed; a later save can succeed.
    NotStored(StorageError),
    /// A newer version of this program wrote the record. It stays; nothing was stored.
    Newer {
        /// What to tell the person.
        version_text: String,
    },
    /// The document holds a number that cannot be written.
    Refused(NotFinite),
}

/// What a change of the record by another tab means for this one.
#[derive(Clone, Debug, PartialEq)]
pub enum Incoming {
    /// Nothing to do now.
    Ignored,
    /// The other tab's changes are in the document now: show it. It is stored unless this tab has changes that are
    /// not saved, which it holds as well.
    TakeIn {
        /// The document.
        merged: Box<Merged>,
        /// What was repaired while reading the other tab's.
        notes: Vec<String>,
    },
    /// The other tab has stored something else, and nothing is known that both grew from. This
    /// tab's document is stored as another engagement, with which the session goes on.
    Forked {
        /// The document under its new id and name, to go on with.
        engagement: Box<Engagement>,
    },
    /// There is nowhere to store this tab's document: it counts as unsaved from now on, and the next save
    /// brings it together with the other tab's.
    NotStored(StorageError),
    /// As for `NotStored`, because the document holds a number that cannot be written.
    Refused(NotFinite),
    /// The engagement was removed from the shelf. The next save puts it there again.
    Removed,
    /// What stands there now cannot be read. The next save sets it aside.
    Unreadable {
        /// Why not, in plain words.
        reason: String,
    },
    /// A newer version of this program wrote the record: stop writing, ask for a reload.
    Newer {
        /// What to tell the person.
        version_text: String,
    },
}

/// Why a document is not stored.
pub(super) enum Failure {
    Storage(StorageError),
    Refused(NotFinite),
}

impl From<StorageError> for Failure {
    fn from(error: StorageError) -> Self {
        Self::Storage(error)
    }
}

impl From<Failure> for Saved {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Storage(error) => Self::NotStored(error),
            Failure::Refused(place) => Self::Refused(place),
        }
    }
}

impl From<Failure> for Incoming {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Storage(error) => Self::NotStored(error),
            Failure::Refused(place) => Self::Refused(place),
        }
    }
}
