//! One tab's hold on one engagement: it never overwrites what it has not seen.

use std::sync::Arc;

use super::bases::{Bases, Known};
use super::entry::{Entry, base_key, entry_key};
use super::given::make_room;
use super::keys::{record_key, set_aside};
use super::outcome::{Failure, Saved};
use super::record::{Seen, is_plain};
use super::shelf::Held;
use super::storage::{Reading, Storage, StorageError};
use crate::codec::json;
use crate::codec::json::{Refusal, Stamp};
use crate::codec::merge::Merged;
use crate::document::{Engagement, EngagementId};

/// One tab's hold on one engagement.
#[derive(Clone, Debug, PartialEq)]
pub struct Session {
    pub(super) id: EngagementId,
    writer: String,
    /// Which records the tab's document includes.
    seen: Seen,
    /// The last of them, to bring together with it what grew from one of them.
    pub(super) bases: Bases,
    /// The last record by somebody else, until the journal gets it beside ours: others may build on it.
    base: Option<Arc<str>>,
    /// The entries that go with the next one.
    replaced: Vec<String>,
    /// What the journal does not have yet of what this tab has stored or taken in.
    entry: Option<Entry>,
}

impl Session {
    /// A hold on an engagement that is not stored yet. `writer` names this tab and no other.
    pub fn new(id: EngagementId, writer: String) -> Self {
        Self {
            id,
            writer,
            seen: Seen::default(),
            bases: Bases::default(),
            base: None,
            replaced: Vec::new(),
            entry: None,
        }
    }

    /// A hold on an engagement taken from its record.
    pub fn opened(id: EngagementId, writer: String, held: &Held) -> Self {
        let mut session = Self::new(id, writer);
        session.take_in(held);
        session
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
        let last = self.bases.last();
        last.map(|last| last.stamp.saved.as_str())
    }

    /// Stores the document. Where another tab has stored something that this one has not seen, both are brought
    /// together, or where that cannot be, the document is stored apart under the unused `fork_id`.
    pub fn save(
        &mut self,
        storage: &dyn Storage,
        engagement: &Engagement,
        now: &str,
        fork_id: EngagementId,
    ) -> Saved {
        let saved = self.try_save(storage, engagement, now, fork_id);
        saved.unwrap_or_else(Saved::from)
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
        let is_whole = self.bases.last().is_some_and(|last| last.is_whole);
        if let Some(raw) = &stored
            && !(is_whole && self.is_last(raw))
        {
            match storage.reading()?.record(self.id, raw) {
                Err(refusal @ Refusal::Newer { .. }) => {
                    let version_text = refusal.to_string();
                    return Ok(Saved::Newer { version_text });
                }
                Err(_) => set_aside(storage, &key, raw, now)?,
                Ok(held) => return self.save_onto(storage, engagement, &held, now, fork_id),
            }
        }
        let (stamp, text) = self.draft(engagement, now)?;
        // What somebody else wrote may say the same in another way.
        let says_the_same = |last: &&Known| {
            let same = || {
                let held = storage.reading().ok()?.record(self.id, &last.text);
                Some(held.ok()?.engagement == *engagement)
            };
            document_in(&last.text) == document_in(&text)
                || (last.stamp.writer != self.writer && same() == Some(true))
        };
        let last = self.bases.last().filter(|_| stored.is_some());
        if let Some(last) = last.filter(says_the_same) {
            let revision = last.stamp.revision;
            return Ok(Saved::Stored { revision });
        }
        let revision = self.put(storage, stamp, &text)?;
        Ok(Saved::Stored { revision })
    }

    /// Stores the document where a record stands that is not the last one of this tab.
    fn save_onto(
        &mut self,
        storage: &dyn Storage,
        engagement: &Engagement,
        held: &Held,
        now: &str,
        fork_id: EngagementId,
    ) -> Result<Saved, Failure> {
        let is_whole = held.notes.is_empty();
        let mut next = self.clone();
        if is_whole && held.engagement == *engagement {
            next.take_in(held);
            next.journal_taken(held);
            *self = next;
            let revision = held.stamp.as_ref().map_or(0, |stamp| stamp.revision);
            return Ok(Saved::Stored { revision });
        }
        if self.has_seen(held) {
            let revision = next.overwrite(storage, engagement, held, now)?;
            *self = next;
            return Ok(Saved::Stored { revision });
        }
        let Some(merged) = self.merge_with(storage.reading()?, engagement, held, true) else {
            let engagement = self.fork(storage, engagement, now, fork_id)?;
            return Ok(Saved::Forked {
                engagement: Box::new(engagement),
            });
        };
        next.take_in(held);
        if is_whole && merged.engagement == held.engagement {
            next.journal_taken(held);
        } else {
            next.overwrite(storage, &merged.engagement, held, now)?;
        }
        *self = next;
        Ok(Saved::Merged(Box::new(merged)))
    }

    pub(super) fn merge_with(
        &self,
        reading: Reading,
        ours: &Engagement,
        held: &Held,
        is_later: bool,
    ) -> Option<Merged> {
        let theirs = held.stamp.clone().unwrap_or_default();
        let base = reading.record(self.id, &self.bases.of(&theirs)?.text);
        let base = base.ok()?.engagement;
        match is_later {
            true => (reading.merge)(&base, &held.engagement, ours),
            false => (reading.merge)(&base, ours, &held.engagement),
        }
    }

    pub(super) fn is_last(&self, raw: &str) -> bool {
        self.bases.last().is_some_and(|last| *last.text == *raw)
    }

    pub(super) fn has_seen(&self, held: &Held) -> bool {
        match &held.stamp {
            Some(stamp) if !stamp.writer.is_empty() => self.seen.holds(stamp),
            _ => self.bases.holds(&held.text),
        }
    }

    /// Takes note of another tab's record, which is in the document now.
    pub(super) fn take_in(&mut self, held: &Held) {
        let stamp = held.stamp.clone().unwrap_or_default();
        self.seen.join(&stamp);
        self.replaced.push(entry_key(self.id, &stamp));
        self.base = Some(held.text.clone());
        self.rest_on(held);
    }

    /// The document has what it is to have of a file: whatever is stored from now on goes on from that.
    pub fn learn(&mut self, stamp: &Stamp) {
        if is_plain(stamp) {
            self.seen.join(stamp);
        }
    }

    /// A record that the document includes is the one that stands in the storage.
    pub(super) fn rest_on(&mut self, held: &Held) {
        if !self.is_last(&held.text) {
            self.bases.push(Known {
                stamp: held.stamp.clone().unwrap_or_default(),
                text: held.text.clone(),
                is_whole: held.notes.is_empty(),
            });
        }
    }

    /// Whether a record includes all that this tab has seen.
    pub(super) fn is_all_in(&self, stamp: &Stamp) -> bool {
        self.seen.is_all_in(stamp)
    }

    /// The journal has to have another tab's record that is all of the document now.
    pub(super) fn journal_taken(&mut self, held: &Held) {
        let stamp = held.stamp.clone().unwrap_or_default();
        self.put_entry(entry_key(self.id, &stamp), held.text.clone(), None);
    }

    /// The journal has to have again what this tab last stored or took in: it was taken out with the record.
    pub fn journal_last(&mut self) {
        if let Some(last) = self.bases.last().cloned() {
            self.put_entry(entry_key(self.id, &last.stamp), last.text, None);
        }
    }

    /// Stores the document as another engagement and goes on with that one.
    pub(super) fn fork(
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
        let own = self.bases.last().map(|last| &last.stamp);
        let own = own.filter(|stamp| stamp.writer == self.writer);
        if let (Some(entry), Some(own)) = (&mut fork.entry, own) {
            entry.replaces.push(entry_key(self.id, own));
            entry.replaces.push(base_key(self.id, &self.writer));
        }
        *self = fork;
        Ok(engagement)
    }

    fn put_entry(&mut self, key: String, text: Arc<str>, base: Option<(String, Arc<str>)>) {
        let mut entry = Entry {
            key: key.clone(),
            text,
            base,
            replaces: std::mem::replace(&mut self.replaced, vec![key]),
        };
        if let Some(before) = self.entry.take() {
            entry.join(before);
        }
        entry.replaces.retain(|replaced| *replaced != entry.key);
        self.entry = Some(entry);
    }

    /// An entry that goes with the one that the journal has to take in.
    pub(super) fn replace(&mut self, key: String) {
        if let Some(entry) = &mut self.entry {
            entry.replaces.push(key);
        }
    }

    /// What the journal has to take in since this was last asked.
    pub fn take_entry(&mut self) -> Option<Entry> {
        self.entry.take()
    }

    /// Takes back an entry that the journal did not take in.
    pub fn return_entry(&mut self, entry: Option<Entry>) {
        let Some(entry) = entry else {
            return;
        };
        let last = self.bases.last();
        let last = last.map(|last| entry_key(self.id, &last.stamp));
        match &mut self.entry {
            Some(later) => later.join(entry),
            None if last.as_ref() == Some(&entry.key) => self.entry = Some(entry),
            None => {}
        }
    }

    /// Stores the document over a record that it includes.
    pub(super) fn overwrite(
        &mut self,
        storage: &dyn Storage,
        engagement: &Engagement,
        held: &Held,
        now: &str,
    ) -> Result<u64, Failure> {
        let writer = held.stamp.as_ref().map(|stamp| &stamp.writer);
        if !held.notes.is_empty() && writer != Some(&self.writer) {
            // What the repair left out would be gone; of its own record this tab has it.
            set_aside(storage, &self.key(), &held.text, now)?;
        }
        self.write(storage, engagement, now)
    }

    pub(super) fn write(
        &mut self,
        storage: &dyn Storage,
        engagement: &Engagement,
        now: &str,
    ) -> Result<u64, Failure> {
        let (stamp, text) = self.draft(engagement, now)?;
        self.put(storage, stamp, &text)
    }

    /// The next record.
    fn draft(&self, engagement: &Engagement, now: &str) -> Result<(Stamp, String), Failure> {
        let stamp = Stamp {
            revision: self.seen.next_revision(),
            writer: self.writer.clone(),
            after: self.seen.after(),
            saved: now.to_owned(),
        };
        let text = json::write_record(engagement, &stamp).map_err(Failure::Refused)?;
        if text.len() > json::MOST_BYTES {
            return Err(StorageError::TooLarge.into());
        }
        Ok((stamp, text))
    }

    /// Stores a record. The next listing sees that its entry in the index is of an older one.
    fn put(&mut self, storage: &dyn Storage, stamp: Stamp, text: &str) -> Result<u64, Failure> {
        match storage.set(&self.key(), text) {
            Err(StorageError::Full) if make_room(storage) => storage.set(&self.key(), text)?,
            stored => stored?,
        }
        let text: Arc<str> = text.into();
        let base = self.base.take();
        let base = base.map(|base| (base_key(self.id, &self.writer), base));
        self.put_entry(entry_key(self.id, &stamp), text.clone(), base);
        let revision = stamp.revision;
        self.seen.join(&stamp);
        self.bases.push(Known {
            stamp,
            text,
            is_whole: true,
        });
        Ok(revision)
    }
}

/// What a record has beside its stamp.
fn document_in(record: &str) -> Option<&str> {
    let (_, document) = record.split_once("\"engagement\":")?;
    Some(document)
}

/// A document as another engagement, beside one that was changed at the same time.
pub(super) fn copy_of(ours: &Engagement, fork_id: EngagementId, now: &str) -> Engagement {
    let mut engagement = ours.clone();
    engagement.id = fork_id;
    engagement.name = format!("{} (copy from another tab, {now})", ours.name);
    engagement
}
