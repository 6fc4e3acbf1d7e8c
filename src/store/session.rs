//! One tab's hold on one engagement: it never overwrites what it has not seen.

use std::sync::Arc;

use super::entry::{Entry, entry_key};
use super::index::{self, Listed};
use super::keys::{record_key, set_aside};
use super::record::{Lineage, after, lineage, tag};
use super::shelf::{Held, read};
use super::storage::{Storage, StorageError};
use crate::codec::json;
use crate::codec::json::{NotFinite, Refusal, Stamp};
use crate::document::{Engagement, EngagementId};

/// One tab's hold on one engagement.
#[derive(Clone, Debug, PartialEq)]
pub struct Session {
    id: EngagementId,
    writer: String,
    base: Option<Stamp>,
    /// The last record heard of that was made without having seen ours: what is built on
    /// it has not seen ours either.
    apart: Option<String>,
    /// What the journal does not have yet of what this tab has stored.
    entry: Option<Entry>,
    /// The record as this tab last wrote it: while it stands there, it need not be read again.
    written: Option<Arc<str>>,
}

/// What became of a save.
#[derive(Clone, Debug, PartialEq)]
pub enum Saved {
    /// The document is stored.
    Stored {
        /// Its record's revision.
        revision: u64,
    },
    /// Another tab has stored something this tab has not seen. That stays; this tab's
    /// document is stored as another engagement, with which the session goes on.
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
    /// The other tab's document continues this one's: show it.
    TakeIn {
        /// The other tab's document.
        engagement: Box<Engagement>,
        /// What was repaired while reading it.
        notes: Vec<String>,
    },
    /// The other tab has overwritten what this one had stored, without having seen it. This
    /// tab's document is stored as another engagement, with which the session goes on.
    Forked {
        /// The document under its new id and name, to go on with.
        engagement: Box<Engagement>,
    },
    /// As for `Forked`, but there is nowhere to store this tab's document: it counts as
    /// unsaved from now on, and the next save forks it.
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

impl Session {
    /// A hold on an engagement that is not stored yet. `writer` names this tab and no other.
    pub fn new(id: EngagementId, writer: String) -> Self {
        Self {
            id,
            writer,
            base: None,
            apart: None,
            entry: None,
            written: None,
        }
    }

    /// A hold on an engagement taken from its record.
    pub fn opened(id: EngagementId, writer: String, stamp: Option<Stamp>) -> Self {
        Self {
            id,
            writer,
            base: Some(stamp.unwrap_or_default()),
            apart: None,
            entry: None,
            written: None,
        }
    }

    /// The engagement held: another one after a fork.
    pub fn id(&self) -> EngagementId {
        self.id
    }

    /// The key of the record held, for storage events.
    pub fn key(&self) -> String {
        record_key(self.id)
    }

    /// When this tab last read or wrote the record, as its stamp says.
    pub fn saved(&self) -> Option<&str> {
        let base = self.base.as_ref();
        base.map(|stamp| stamp.saved.as_str())
    }

    /// Stores the document, or stores it apart under the unused `fork_id` when the record
    /// is not the one this tab last read or wrote.
    pub fn save(
        &mut self,
        storage: &dyn Storage,
        engagement: &Engagement,
        now: &str,
        fork_id: EngagementId,
    ) -> Saved {
        match self.try_save(storage, engagement, now, fork_id) {
            Ok(saved) => saved,
            Err(Failure::Storage(error)) => Saved::NotStored(error),
            Err(Failure::Refused(place)) => Saved::Refused(place),
        }
    }

    fn try_save(
        &mut self,
        storage: &dyn Storage,
        engagement: &Engagement,
        now: &str,
        fork_id: EngagementId,
    ) -> Result<Saved, Failure> {
        let key = self.key();
        let stored = storage.get(&key)?;
        if let Some(raw) = stored.filter(|raw| self.written.as_deref() != Some(raw)) {
            match read(self.id, &raw) {
                Err(refusal @ Refusal::Newer { .. }) => {
                    let version_text = refusal.to_string();
                    return Ok(Saved::Newer { version_text });
                }
                Err(_) => set_aside(storage, &key, &raw, now)?,
                Ok(held) => {
                    let stamp = held.stamp.unwrap_or_default();
                    let whole = held.notes.is_empty();
                    if whole && held.engagement == *engagement {
                        let revision = stamp.revision;
                        self.adopt(stamp, &raw);
                        return Ok(Saved::Stored { revision });
                    }
                    if self.base.as_ref() != Some(&stamp) {
                        let engagement = self.fork(storage, engagement, now, fork_id)?;
                        return Ok(Saved::Forked {
                            engagement: Box::new(engagement),
                        });
                    }
                    if !whole && stamp.writer != self.writer {
                        // What the repair left out would be gone; of its own record this tab has it.
                        set_aside(storage, &key, &raw, now)?;
                    }
                }
            }
        }
        let revision = self.write(storage, engagement, now)?;
        Ok(Saved::Stored { revision })
    }

    /// Takes note of a storage event for [`Session::key`]. `new_raw` is what the event
    /// says, `dirty` whether `ours` has changes that are not saved.
    pub fn incoming(
        &mut self,
        new_raw: Option<&str>,
        dirty: bool,
        ours: &Engagement,
        storage: &dyn Storage,
        now: &str,
        fork_id: EngagementId,
    ) -> Incoming {
        // The record may have been written again since the event was sent.
        let stored = storage.get(&self.key());
        let stored = stored.unwrap_or_else(|_| new_raw.map(str::to_owned));
        let current = stored.as_deref().map(|raw| read(self.id, raw));
        let event = new_raw
            .filter(|&raw| stored.as_deref() != Some(raw))
            .and_then(|raw| read(self.id, raw).ok())
            .filter(|held| self.stands_to(held) == Lineage::Apart);
        if let Some(stamp) = event.as_ref().and_then(|held| held.stamp.as_ref()) {
            self.apart = Some(tag(stamp));
        }
        if let Some(Ok(held)) = &current
            && (self.stands_to(held) == Lineage::Same || held.engagement == *ours)
        {
            let stamp = held.stamp.clone().unwrap_or_default();
            self.adopt(stamp, stored.as_deref().unwrap_or_default());
            return Incoming::Ignored;
        }
        // Whoever wrote a record sees to it that it is not lost.
        let is_own = |base: &Stamp| base.writer == self.writer;
        let overwritten = event.is_some() && self.base.as_ref().is_some_and(is_own);
        match current {
            Some(Err(refusal @ Refusal::Newer { .. })) => Incoming::Newer {
                version_text: refusal.to_string(),
            },
            Some(Err(refusal)) => Incoming::Unreadable {
                reason: refusal.to_string(),
            },
            _ if dirty => Incoming::Ignored,
            Some(Ok(held)) if !overwritten && self.stands_to(&held) == Lineage::Later => {
                self.base = held.stamp;
                self.written = None;
                Incoming::TakeIn {
                    engagement: Box::new(held.engagement),
                    notes: held.notes,
                }
            }
            None if !overwritten => Incoming::Removed,
            Some(Ok(_)) | None => match self.fork(storage, ours, now, fork_id) {
                Ok(engagement) => Incoming::Forked {
                    engagement: Box::new(engagement),
                },
                Err(Failure::Storage(error)) => Incoming::NotStored(error),
                Err(Failure::Refused(place)) => Incoming::Refused(place),
            },
        }
    }

    fn stands_to(&self, held: &Held) -> Lineage {
        let blank = Stamp::default();
        let stamp = held.stamp.as_ref().unwrap_or(&blank);
        lineage(stamp, self.base.as_ref(), self.apart.as_deref())
    }

    /// Stores the document as another engagement and goes on with that one.
    fn fork(
        &mut self,
        storage: &dyn Storage,
        ours: &Engagement,
        now: &str,
        fork_id: EngagementId,
    ) -> Result<Engagement, Failure> {
        let engagement = copy_of(ours, fork_id, now);
        let mut fork = Self::new(fork_id, self.writer.clone());
        fork.write(storage, &engagement, now)?;
        // The copy has what this tab had stored of the other one.
        let own = self.base.take_if(|base| base.writer == self.writer);
        if let (Some(entry), Some(own)) = (&mut fork.entry, own) {
            entry.replaces = Some(entry_key(self.id, &own));
        }
        *self = fork;
        Ok(engagement)
    }

    /// Takes a record that says what ours does for ours.
    fn adopt(&mut self, stamp: Stamp, raw: &str) {
        if self.base.as_ref() != Some(&stamp) {
            let key = entry_key(self.id, &stamp);
            self.put_entry(key, raw.into());
            self.base = Some(stamp);
            self.written = None;
        }
    }

    fn put_entry(&mut self, key: String, text: Arc<str>) {
        let replaces = self.base.as_ref().map(|base| entry_key(self.id, base));
        self.entry = Some(Entry {
            key,
            text,
            replaces,
        });
    }

    /// What the journal has to take in since this was last asked.
    pub fn take_entry(&mut self) -> Option<Entry> {
        self.entry.take()
    }

    /// Takes back an entry that the journal did not take in, unless there is a later one.
    pub fn return_entry(&mut self, entry: Option<Entry>) {
        let base = self.base.as_ref().map(|base| entry_key(self.id, base));
        let is_last = self.entry.is_none() && entry.as_ref().map(|one| &one.key) == base.as_ref();
        if is_last {
            self.entry = entry;
        }
    }

    pub(super) fn write(
        &mut self,
        storage: &dyn Storage,
        engagement: &Engagement,
        now: &str,
    ) -> Result<u64, Failure> {
        let base = self.base.as_ref();
        let revision = base.map_or(0, |stamp| stamp.revision).saturating_add(1);
        let stamp = Stamp {
            revision,
            writer: self.writer.clone(),
            after: base.map(after).unwrap_or_default(),
            saved: now.to_owned(),
        };
        let text = json::write_record(engagement, &stamp).map_err(Failure::Refused)?;
        if text.len() > json::MOST_BYTES {
            return Err(StorageError::TooLarge.into());
        }
        storage.set(&self.key(), &text)?;
        let text: Arc<str> = text.into();
        self.put_entry(entry_key(self.id, &stamp), text.clone());
        self.base = Some(stamp);
        let listed = Listed::new(self.id, engagement, now);
        index::update(storage, self.id, Some((&text, listed)));
        self.written = Some(text);
        Ok(revision)
    }
}

/// A document as another engagement, beside one that was changed at the same time.
pub(super) fn copy_of(ours: &Engagement, fork_id: EngagementId, now: &str) -> Engagement {
    let mut engagement = ours.clone();
    engagement.id = fork_id;
    engagement.name = format!("{} (copy from another tab, {now})", ours.name);
    engagement
}
