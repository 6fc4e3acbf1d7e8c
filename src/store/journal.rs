//! A second place for records, which is on disk when it says so. The browser writes what
//! [`Storage`] holds to disk late, so what was stored there can be gone after a crash; what the
//! journal has done is not. It holds the newest record of each line of writing, with the record by
//! somebody else that the line goes on from, and a start puts back into the storage what a crash took
//! out of it.

use super::bases::{Bases, Known};
use super::entry::{BASE, Entry, base_key, entry_key};
use super::keys::{record_key, set_aside};
use super::outcome::Failure;
use super::record::includes;
use super::session::{Session, copy_of};
use super::shelf::{Held, read};
use super::storage::Storage;
use crate::codec::json::{Refusal, Stamp};
use crate::codec::merge::{Merged, merge};
use crate::document::{Engagement, EngagementId};

/// What a start did with the journal.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Folded {
    /// The engagements whose records were put back.
    pub restored: Vec<EngagementId>,
    /// Where that was brought together with what was stored, and both had changed the same.
    pub clashed: Vec<(EngagementId, Merged)>,
    /// What was stored beside a record, since nothing is known that both grew from: the record's engagement
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
pub fn entry(storage: &dyn Storage, id: EngagementId, raw: &str) -> Option<Entry> {
    let held = storage.reading().ok()?.record(id, raw);
    let stamp = held.ok()?.stamp.unwrap_or_default();
    Some(Entry {
        key: entry_key(id, &stamp),
        text: raw.into(),
        base: None,
        replaces: Vec::new(),
    })
}

/// The engagement, the writer, and the revision or [`BASE`] of an entry.
fn parted(key: &str) -> Option<(EngagementId, &str, &str)> {
    let (id, tag) = key.split_once(' ')?;
    let (writer, revision) = tag.rsplit_once(':')?;
    Some((id.parse().ok()?, writer, revision))
}

/// Whether a key is that of what a writer goes on from.
fn is_base(key: &str) -> bool {
    parted(key).is_some_and(|(.., revision)| revision == BASE)
}

/// Those keys of the journal whose records are not what the storage has, and what their lines go on
/// from: the rest of the journal need not be read.
pub fn to_read(storage: &dyn Storage, keys: Vec<String>) -> Vec<String> {
    let is_stored = |key: &String| {
        let (id, writer, revision) = parted(key)?;
        let raw = storage.get(&record_key(id)).ok()??;
        // As `json::write_record` begins.
        let start = raw.split_once("\"engagement\":")?.0;
        let writer = serde_json::to_string(writer).ok()?;
        let written = format!("\"revision\":{revision},\"writer\":{writer},");
        Some(start.contains(&written))
    };
    let is_other = |key: &String| !is_base(key) && !is_stored(key).unwrap_or_default();
    let others: Vec<&str> = keys
        .iter()
        .filter(|key| is_other(key))
        .map(|key| of_engagement(key))
        .collect();
    let is_wanted = |key: &String| match is_base(key) {
        true => others.contains(&of_engagement(key)),
        false => is_other(key),
    };
    keys.iter().filter(|key| is_wanted(key)).cloned().collect()
}

fn of_engagement(key: &str) -> &str {
    key.split(' ').next().unwrap_or_default()
}

/// Puts back into the storage what a crash took out of it. `journal` holds keys and records, as
/// [`to_read`] chose them; `now` is the time, `writer` names this tab, and `new_id` makes ids for copies. Nothing
/// in the storage is written over but by a record that includes it. What finds no room stays in the journal for the
/// next start.
pub fn fold(
    storage: &dyn Storage,
    journal: &[(String, String)],
    now: &str,
    writer: &str,
    new_id: &mut dyn FnMut() -> EngagementId,
) -> Folded {
    let read_entry = |(key, raw): &(String, String)| {
        let (id, ..) = parted(key)?;
        // What a newer program has put there stays as it is.
        let held = read(id, raw).ok()?;
        Some((id, key.clone(), held))
    };
    let mut held: Vec<_> = journal.iter().filter_map(read_entry).collect();
    // Of one line the last one has to stand.
    held.sort_by_key(|(.., held)| held.stamp.as_ref().map(|stamp| stamp.revision));
    let (bases, entries): (Vec<_>, Vec<_>) = held.into_iter().partition(|(_, key, _)| is_base(key));
    let mut fold = Fold {
        storage,
        bases: bases.into_iter().map(|(id, _, held)| (id, held)).collect(),
        now,
        writer,
        new_id,
        folded: Folded::default(),
    };
    for (id, key, held) in entries {
        // An entry for which there is no room stays in the journal.
        fold.put_back(id, key, held).unwrap_or_default();
    }
    fold.folded
}

struct Fold<'a> {
    storage: &'a dyn Storage,
    /// What the lines go on from, by their revisions.
    bases: Vec<(EngagementId, Held)>,
    now: &'a str,
    writer: &'a str,
    new_id: &'a mut dyn FnMut() -> EngagementId,
    folded: Folded,
}

impl Fold<'_> {
    /// Brings one entry and what the storage has of its engagement together.
    fn put_back(&mut self, id: EngagementId, key: String, held: Held) -> Result<(), Failure> {
        let storage_key = record_key(id);
        let stored = self.storage.get(&storage_key)?;
        let ours = held.stamp.clone().unwrap_or_default();
        match stored.as_deref().map(|stored| (stored, read(id, stored))) {
            None => {}
            Some((_, Err(Refusal::Newer { .. }))) => return Ok(()),
            Some((stored, Err(_))) => set_aside(self.storage, &storage_key, stored, self.now)?,
            Some((stored, Ok(there))) => {
                let theirs = there.stamp.clone().unwrap_or_default();
                if includes(&theirs, &ours) || there.engagement == held.engagement {
                    let stored_key = entry_key(id, &theirs);
                    let gone = [key, base_key(id, &ours.writer)];
                    self.folded.entries.push(Entry {
                        replaces: gone.into_iter().filter(|key| *key != stored_key).collect(),
                        key: stored_key,
                        text: stored.into(),
                        base: None,
                    });
                    return Ok(());
                }
                let together = match includes(&ours, &theirs) {
                    true => None,
                    false => match self.merged(id, &there, &held) {
                        Some(merged) => Some(merged),
                        None => return self.keep_apart(id, key, &ours, &held.engagement),
                    },
                };
                if !there.notes.is_empty() {
                    // What the repair left out would be gone.
                    set_aside(self.storage, &storage_key, stored, self.now)?;
                }
                if let Some(merged) = together {
                    return self.put_together(id, [&held, &there], merged);
                }
            }
        }
        self.storage.set(&storage_key, &held.text)?;
        self.is_restored(id);
        Ok(())
    }

    fn is_restored(&mut self, id: EngagementId) {
        if !self.folded.restored.contains(&id) {
            self.folded.restored.push(id);
        }
    }

    /// What the storage has and an entry that has not seen it, brought together; `None` when nothing is known that
    /// both grew from.
    fn merged(&self, id: EngagementId, there: &Held, entry: &Held) -> Option<Merged> {
        let stamp = |held: &Held| held.stamp.clone().unwrap_or_default();
        let mut known = Bases::default();
        for (_, base) in self.bases.iter().filter(|(of, _)| *of == id) {
            known.push(Known {
                stamp: stamp(base),
                text: base.text.clone(),
                is_whole: base.notes.is_empty(),
            });
        }
        let base = known.of_both(&stamp(there), &stamp(entry))?;
        let base = read(id, &base.text).ok()?.engagement;
        let when = |held: &Held| (stamp(held).saved, stamp(held).writer);
        match when(entry) > when(there) {
            true => merge(&base, &there.engagement, &entry.engagement),
            false => merge(&base, &entry.engagement, &there.engagement),
        }
    }

    /// Stores what came of an entry and a record.
    fn put_together(
        &mut self,
        id: EngagementId,
        both: [&Held; 2],
        merged: Merged,
    ) -> Result<(), Failure> {
        let mut session = Session::new(id, self.writer.to_owned());
        both.into_iter().for_each(|held| session.take_in(held));
        session.write(self.storage, &merged.engagement, self.now)?;
        for held in both {
            let writer = held.stamp.as_ref().map(|stamp| stamp.writer.as_str());
            session.replace(base_key(id, writer.unwrap_or_default()));
        }
        self.folded.entries.extend(session.take_entry());
        self.is_restored(id);
        if !merged.clashes.is_empty() {
            self.folded.clashed.push((id, merged));
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
                replaces: vec![key, base_key(id, &ours.writer)],
                ..entry
            });
        }
        self.folded.apart.push((id, copy));
        Ok(())
    }
}
