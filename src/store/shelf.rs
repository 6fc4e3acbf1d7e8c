//! All engagements kept in one storage.

use std::cmp::Ordering;
use std::sync::Arc;

use super::index::{self, Index, Listed};
use super::keys::{
    INDEX_KEY, given_key, is_kept, is_record, is_unread, record_id, record_key, set_aside,
};
use super::left::forget_engagement;
use super::storage::{Reading, Storage, StorageError};
use crate::codec::json::{Refusal, Stamp};
use crate::document::{Engagement, EngagementId};
use crate::math::ordered;

/// What is kept.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Listing {
    /// The engagements, the last edited first.
    pub engagements: Vec<Listed>,
    /// What could not be read, as it was found.
    pub unreadable: Vec<Unreadable>,
}

/// Bytes that are no engagement this version can read. They stay as they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable {
    /// Where they are kept.
    pub key: String,
    /// Why they could not be read, in plain words.
    pub reason: String,
    /// How many there are.
    pub bytes: usize,
}

/// An engagement taken from its record.
#[derive(Clone, Debug, PartialEq)]
pub struct Held {
    /// The document.
    pub engagement: Engagement,
    /// What was repaired while reading it.
    pub notes: Vec<String>,
    /// What the record says about its writing.
    pub stamp: Option<Stamp>,
    /// The record.
    pub text: Arc<str>,
}

/// Everything kept in a storage. A damaged index is set aside at the time `now`, and an
/// index that does not fit the records is written again.
pub fn list(storage: &dyn Storage, now: &str) -> Result<Listing, StorageError> {
    let stored = storage.get(INDEX_KEY)?;
    let read = stored.as_deref().map_or(Ok(Index::default()), Index::read);
    let set_aside = match (&read, &stored) {
        (Err(_), Some(raw)) => set_aside(storage, INDEX_KEY, raw, now),
        _ => Ok(()),
    };
    let cached = read.unwrap_or_default();
    let mut fresh = Index::default();
    let mut listing = Listing::default();
    for key in storage.keys()? {
        if !is_record(&key) && !is_unread(&key) {
            continue;
        }
        // Another tab can have removed it since.
        let Some(raw) = storage.get(&key)? else {
            continue;
        };
        match entry(&cached, &key, &raw) {
            Ok(listed) => {
                fresh.put(&raw, listed.clone());
                listing.engagements.push(listed);
            }
            Err(reason) => listing.unreadable.push(Unreadable {
                bytes: raw.len(),
                key,
                reason,
            }),
        }
    }
    let latest =
        |one: &Listed, other: &Listed| (&other.edited, other.id).cmp(&(&one.edited, one.id));
    listing.engagements = in_order(&listing.engagements, latest);
    listing.unreadable = in_order(&listing.unreadable, |one, other| one.key.cmp(&other.key));
    if set_aside.is_ok() && (fresh != cached || stored.is_none()) {
        // Without room for it the next listing reads the records again.
        storage.set(INDEX_KEY, &fresh.write()).unwrap_or_default();
    }
    Ok(listing)
}

fn in_order<T: Clone>(all: &[T], compare: impl Fn(&T, &T) -> Ordering) -> Vec<T> {
    let order = ordered(all.len(), &|a, b| compare(&all[a], &all[b]));
    order.into_iter().map(|place| all[place].clone()).collect()
}

fn entry(cached: &Index, key: &str, raw: &str) -> Result<Listed, String> {
    if is_unread(key) {
        return Err("Set aside because it could not be read. Download it to keep it.".to_owned());
    }
    let Some(id) = record_id(key) else {
        return Err("Its key in the storage names no engagement.".to_owned());
    };
    if let Some(listed) = cached.find(id, raw) {
        return Ok(listed.clone());
    }
    let held = read(id, raw).map_err(|refusal| refusal.to_string())?;
    let edited = held.stamp.map(|stamp| stamp.saved).unwrap_or_default();
    Ok(Listed::new(id, &held.engagement, &edited))
}

/// Reads a record.
pub(super) fn read(id: EngagementId, raw: &str) -> Result<Held, Refusal> {
    Reading::whole().record(id, raw)
}

impl Reading {
    /// Reads a record. Its key says whose it is, whatever stands in it.
    pub(super) fn record(self, id: EngagementId, raw: &str) -> Result<Held, Refusal> {
        let opened = (self.read)(raw)?;
        let mut engagement = opened.engagement;
        engagement.id = id;
        Ok(Held {
            engagement,
            notes: opened.notes,
            stamp: opened.stamp,
            text: raw.into(),
        })
    }
}

/// Whether anything was ever kept here, readable or not.
pub fn holds_any(storage: &dyn Storage) -> bool {
    let keys = storage.keys();
    keys.is_ok_and(|keys| keys.iter().any(|key| is_kept(key)))
}

/// The text under a key, as it is, to download.
pub fn raw(storage: &dyn Storage, key: &str) -> Result<Option<String>, StorageError> {
    storage.get(key)
}

/// Takes an engagement from the shelf; `None` when it is not there.
pub fn open(
    storage: &dyn Storage,
    id: EngagementId,
) -> Result<Option<Result<Held, Unreadable>>, StorageError> {
    let key = record_key(id);
    let Some(raw) = storage.get(&key)? else {
        return Ok(None);
    };
    let held = storage.reading()?.record(id, &raw);
    Ok(Some(held.map_err(|refusal| Unreadable {
        key,
        reason: refusal.to_string(),
        bytes: raw.len(),
    })))
}

/// Removes an engagement and gives its record back, for [`put_back`].
pub fn remove(storage: &dyn Storage, id: EngagementId) -> Result<Option<String>, StorageError> {
    let key = record_key(id);
    let raw = storage.get(&key)?;
    if raw.is_some() {
        storage.remove(&key)?;
        // Of use beside the record alone.
        storage.remove(&given_key(id)).unwrap_or_default();
        // Else the next start would put it back.
        forget_engagement(storage, id).unwrap_or_default();
        // A listing notices what is not there any more.
        index::remove(storage, id).unwrap_or_default();
    }
    Ok(raw)
}

/// Puts a removed text back under its key. Says whether it is there now: what somebody
/// else has put there in the meantime stays.
pub fn put_back(storage: &dyn Storage, key: &str, raw: &str) -> Result<bool, StorageError> {
    match storage.get(key)? {
        Some(there) => Ok(there == raw),
        None => storage.set(key, raw).map(|()| true),
    }
}
