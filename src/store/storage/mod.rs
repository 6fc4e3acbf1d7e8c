//! What the store needs of the place where it keeps its texts.

pub mod memory;
mod reading;

use std::fmt;

use crate::codec::json::{Opened, Refusal};
use crate::codec::merge::Merged;
use crate::codec::merge::steps::Carry;
use crate::document::Engagement;

/// Texts by key, as the browser keeps them.
pub trait Storage {
    /// The text under a key.
    fn get(&self, key: &str) -> Result<Option<String>, StorageError>;

    /// Puts a text under a key. On an error the old one is still there.
    fn set(&self, key: &str, value: &str) -> Result<(), StorageError>;

    /// Removes a key, if it is there.
    fn remove(&self, key: &str) -> Result<(), StorageError>;

    /// All keys, in any order, also those of others.
    fn keys(&self) -> Result<Vec<String>, StorageError>;

    /// What reads the records here, once it is loaded.
    fn reading(&self) -> Result<Reading, StorageError>;

    /// Puts what is under one key under another as well. A storage that can hold what
    /// is not a `String` (lone surrogates) copies it unchanged.
    fn copy(&self, from: &str, to: &str) -> Result<(), StorageError> {
        match self.get(from)? {
            Some(value) => self.set(to, &value),
            None => Ok(()),
        }
    }
}

/// What brings records back from their texts. It comes with the storage: a page in whose browser nothing is kept
/// starts without it, and loads it for the first thing that is.
#[derive(Clone, Copy, Debug)]
pub struct Reading {
    /// Reads a record.
    pub(in crate::store) read: fn(&str) -> Result<Opened, Refusal>,
    /// Brings two documents that grew from the first one together; of one field's two values the third's stands.
    pub(in crate::store) merge: fn(&Engagement, &Engagement, &Engagement) -> Option<Merged>,
    /// What undo takes back where something has come in since.
    pub carry: Carry,
}

/// Why the browser did not do what it was asked to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StorageError {
    /// There is no room for the text.
    Full,
    /// The browser gives this page no storage.
    Denied,
    /// The text is longer than what can be opened again.
    TooLarge,
    /// What reads records is not loaded, so nothing is written over one.
    NoReading,
}

impl fmt::Display for StorageError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Full => {
                "This browser's storage is full, so the last changes are not saved. \
                 Export this engagement as JSON to keep them, then delete what you no \
                 longer need from the library."
            }
            Self::Denied => {
                "This browser does not let the page store anything, so changes are lost \
                 when the page is closed. Export this engagement as JSON to keep them."
            }
            Self::TooLarge => {
                "This engagement is larger than 5 MB, more than can be opened again, so the last \
                 changes are not saved. Make long notes shorter, or delete saved versions or \
                 risks you no longer need."
            }
            Self::NoReading => {
                "The part of the page that reads what is stored could not be loaded. There is no \
                 network, or a newer version took its place: then reload the page."
            }
        })
    }
}

impl std::error::Error for StorageError {}
