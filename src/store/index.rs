//! What the library shows of each record, kept so that it need not read them all. Nothing
//! depends on it: a missing, stale or damaged index is made again from the records, by whoever lists
//! them. A save leaves it alone: the figures of a large table take longer than all the rest of a save.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::keys::INDEX_KEY;
use super::storage::{Storage, StorageError};
use crate::analysis::analyse;
use crate::document::{Engagement, EngagementId, Status};

/// One engagement as the library shows it.
#[derive(Clone, Debug, PartialEq)]
pub struct Listed {
    /// Which engagement.
    pub id: EngagementId,
    /// Its name.
    pub name: String,
    /// The headline's target, in decimal percent as typed.
    pub target: String,
    /// Bad minutes a year; `None` when no risk is counted.
    pub total: Option<f64>,
    /// What the target allows, in minutes a year; `None` when it cannot be read.
    pub budget: Option<f64>,
    /// How many risks are counted.
    pub risks: usize,
    /// When it was last saved, as an ISO time.
    pub edited: String,
    /// How far it is.
    pub status: Status,
    /// Its first day and its last, as ISO dates; empty while nobody has said.
    pub days: [String; 2],
}

impl Listed {
    /// What to show of an engagement saved at a time.
    pub(super) fn new(id: EngagementId, engagement: &Engagement, edited: &str) -> Self {
        let whole = engagement.of_whole_service();
        let analysis = analyse(&whole);
        let total = analysis.total.get();
        let counts = analysis.counted > 0 && total.is_finite();
        let target = whole.chosen().map(|target| target.percent.clone());
        let budget = analysis.chosen().map(|chosen| chosen.rank.budget.get());
        Self {
            id,
            name: engagement.name.clone(),
            target: target.unwrap_or_default(),
            total: counts.then_some(total),
            budget,
            risks: analysis.counted,
            edited: edited.to_owned(),
            status: engagement.charter.status,
            days: [&engagement.charter.start, &engagement.charter.end].map(String::clone),
        }
    }
}

/// The entries in the order of their ids, each with the fingerprint of the record it was made from.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Index(Vec<(u64, Listed)>);

/// An entry as it is stored.
#[derive(Deserialize, Serialize)]
struct Kept {
    record: u64,
    name: String,
    target: String,
    total: Option<f64>,
    budget: Option<f64>,
    risks: usize,
    edited: String,
    status: Status,
    start: String,
    end: String,
}

impl Kept {
    fn new(record: u64, listed: &Listed) -> Self {
        let [start, end] = listed.days.clone();
        Self {
            record,
            name: listed.name.clone(),
            target: listed.target.clone(),
            total: listed.total,
            budget: listed.budget,
            risks: listed.risks,
            edited: listed.edited.clone(),
            status: listed.status,
            start,
            end,
        }
    }

    fn listed(self, id: EngagementId) -> Listed {
        Listed {
            id,
            name: self.name,
            target: self.target,
            total: self.total,
            budget: self.budget,
            risks: self.risks,
            edited: self.edited,
            status: self.status,
            days: [self.start, self.end],
        }
    }
}

/// A text that is not an index.
pub(super) struct Damaged;

impl Index {
    /// Reads an index; an entry that lacks something is left out.
    pub(super) fn read(text: &str) -> Result<Self, Damaged> {
        let kept: BTreeMap<String, Value> = serde_json::from_str(text).map_err(|_| Damaged)?;
        let mut index = Self::default();
        for (id, entry) in kept {
            if let (Ok(id), Ok(kept)) = (id.parse(), Kept::deserialize(entry)) {
                index.insert(kept.record, kept.listed(id));
            }
        }
        Ok(index)
    }

    /// The text to store.
    pub(super) fn write(&self) -> String {
        let kept = |(record, listed): &(u64, Listed)| (listed.id, Kept::new(*record, listed));
        let kept: BTreeMap<EngagementId, Kept> = self.0.iter().map(kept).collect();
        // Texts and finite numbers, which always have a notation.
        serde_json::to_string(&kept).unwrap_or_default()
    }

    /// The entry made from exactly this record.
    pub(super) fn find(&self, id: EngagementId, raw: &str) -> Option<&Listed> {
        let (record, listed) = &self.0[self.place(id).ok()?];
        (*record == fingerprint(raw)).then_some(listed)
    }

    /// Notes what a record shows.
    pub(super) fn put(&mut self, raw: &str, listed: Listed) {
        self.insert(fingerprint(raw), listed);
    }

    fn insert(&mut self, record: u64, listed: Listed) {
        match self.place(listed.id) {
            Ok(at) => self.0[at] = (record, listed),
            Err(at) => self.0.insert(at, (record, listed)),
        }
    }

    fn place(&self, id: EngagementId) -> Result<usize, usize> {
        self.0.binary_search_by_key(&id, |(_, listed)| listed.id)
    }
}

/// Takes one engagement out of the stored index. A damaged index is left for the next listing, which sets it aside.
pub(super) fn remove(storage: &dyn Storage, id: EngagementId) -> Result<(), StorageError> {
    let stored = storage.get(INDEX_KEY)?;
    if let Some(Ok(mut index)) = stored.as_deref().map(Index::read) {
        index.0.retain(|(_, listed)| listed.id != id);
        storage.set(INDEX_KEY, &index.write())?;
    }
    Ok(())
}

/// FNV-1a over the record's bytes: tells a changed record, whoever wrote it.
fn fingerprint(raw: &str) -> u64 {
    raw.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}
