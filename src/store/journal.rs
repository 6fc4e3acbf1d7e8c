//! A second place for records, which is on disk when it says so. The browser writes what
//! [`Storage`] holds to disk late, so what was stored there can be gone after a crash; what the
//! journal has done is not. It holds the newest record of each line of writing, and a start
//! puts back into the storage what a crash took out of it.

use super::entry::{Entry, entry_key};
use super::keys::{record_key, set_aside};
use super::record::includes;
use super::session::{Failure, Session, copy_of};
use super::shelf::{Held, read};
use super::storage::Storage;
use crate::codec::json::{Refusal, Stamp};
use crate::document::{Engagement, EngagementId};

/// What a start did with the journal.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Folded {
    /// The engagements whose records were put back.
    pub restored: Vec<EngagementId>,
    /// What was stored beside a record made without having seen it: the record's engagement
    /// and the copy.
    pub apart: Vec<(EngagementId, Engagement)>,
    /// What the journal has to take in now.
    pub entries: Vec<Entry>,
}

/// The keys of all entries of an engagement lie between these two.
pub fn bounds(id: EngagementId) -> [String; 2] {
    // The sign after the space.
    [format!("{id} "), format!("{id}!")]
}

/// The entry for a record that stands in the storage; `None` when it cannot be read.
pub fn entry(id: EngagementId, raw: &str) -> Option<Entry> {
    let stamp = read(id, raw).ok()?.stamp.unwrap_or_default();
    Some(Entry {
        key: entry_key(id, &stamp),
        text: raw.into(),
        replaces: None,
    })
}

/// Those keys of the journal whose records are not what the storage has: the rest of the
/// journal need not be read.
pub fn to_read(storage: &dyn Storage, keys: Vec<String>) -> Vec<String> {
    let is_stored = |key: &String| {
        let (id, tag) = key.split_once(' ')?;
        let raw = storage.get(&record_key(id.parse().ok()?)).ok()??;
        let (writer, revision) = tag.rsplit_once(':')?;
        // As `json::write_record` begins.
        let start = raw.split_once("\"engagement\":")?.0;
        let writer = serde_json::to_string(writer).ok()?;
        let written = format!("\"revision\":{revision},\"writer\":{writer},");
        Some(start.contains(&written))
    };
    let is_other = |key: &String| !is_stored(key).unwrap_or_default();
    keys.into_iter().filter(is_other).collect()
}

/// Puts back into the storage what a crash took out of it. `journal` holds keys and records, as
/// [`to_read`] chose them; `now` is the time and `new_id` makes ids for copies. Nothing in the
/// storage is written over but by a record that includes it. What finds no room stays in the
/// journal for the next start.
pub fn fold(
    storage: &dyn Storage,
    journal: &[(String, String)],
    now: &str,
    new_id: &mut dyn FnMut() -> EngagementId,
) -> Folded {
    let read_entry = |(key, raw): &(String, String)| {
        let (id, _) = key.split_once(' ')?;
        let id = id.parse().ok()?;
        // What a newer program has put there stays as it is.
        let held = read(id, raw).ok()?;
        Some((id, key.clone(), raw.clone(), held))
    };
    let mut entries: Vec<_> = journal.iter().filter_map(read_entry).collect();
    // Of one line the last one has to stand.
    entries.sort_by_key(|(.., held)| held.stamp.as_ref().map(|stamp| stamp.revision));
    let mut fold = Fold {
        storage,
        now,
        new_id,
        folded: Folded::default(),
    };
    for (id, key, raw, held) in entries {
        // An entry for which there is no room stays in the journal.
        fold.put_back(id, key, &raw, held).unwrap_or_default();
    }
    fold.folded
}

struct Fold<'a> {
    storage: &'a dyn Storage,
    now: &'a str,
    new_id: &'a mut dyn FnMut() -> EngagementId,
    folded: Folded,
}

impl Fold<'_> {
    /// Brings one entry and what the storage has of its engagement together.
    fn put_back(
        &mut self,
        id: EngagementId,
        key: String,
        raw: &str,
        held: Held,
    ) -> Result<(), Failure> {
        let storage_key = record_key(id);
        let stored = self.storage.get(&storage_key)?;
        let ours = held.stamp.unwrap_or_default();
        match stored.as_deref().map(|stored| (stored, read(id, stored))) {
            None => {}
            Some((_, Err(Refusal::Newer { .. }))) => return Ok(()),
            Some((stored, Err(_))) => set_aside(self.storage, &storage_key, stored, self.now)?,
            Some((stored, Ok(there))) => {
                let theirs = there.stamp.unwrap_or_default();
                if includes(&theirs, &ours) || there.engagement == held.engagement {
                    let stored_key = entry_key(id, &theirs);
                    self.folded.entries.push(Entry {
                        replaces: (key != stored_key).then_some(key),
                        key: stored_key,
                        text: stored.into(),
                    });
                    return Ok(());
                }
                if !includes(&ours, &theirs) {
                    return self.keep_apart(id, key, &ours, &held.engagement);
                }
                if !there.notes.is_empty() {
                    // What the repair left out would be gone.
                    set_aside(self.storage, &storage_key, stored, self.now)?;
                }
            }
        }
        self.storage.set(&storage_key, raw)?;
        if !self.folded.restored.contains(&id) {
            self.folded.restored.push(id);
        }
        Ok(())
    }

    /// Stores an entry as an engagement of its own: it and the record there have not seen each other.
    fn keep_apart(
        &mut self,
        id: EngagementId,
        key: String,
        ours: &Stamp,
        engagement: &Engagement,
    ) -> Result<(), Failure> {
        let copy = copy_of(engagement, (self.new_id)(), self.now);
        let mut session = Session::new(copy.id, ours.writer.clone());
        session.write(self.storage, &copy, self.now)?;
        if let Some(entry) = session.take_entry() {
            self.folded.entries.push(Entry {
                replaces: Some(key),
                ..entry
            });
        }
        self.folded.apart.push((id, copy));
        Ok(())
    }
}
