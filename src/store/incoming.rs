//! What another tab stored, brought into this tab's document.

use super::outcome::Incoming;
use super::session::Session;
use super::shelf::Held;
use super::storage::{Reading, Storage};
use crate::codec::json::{Refusal, Stamp};
use crate::codec::merge::Merged;
use crate::document::{Engagement, EngagementId};

impl Session {
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
        let Some(stored) = stored else {
            return match dirty {
                true => Incoming::Ignored,
                false => {
                    self.journal_last();
                    Incoming::Removed
                }
            };
        };
        let reading = match storage.reading() {
            Ok(reading) => reading,
            Err(error) => return Incoming::NotStored(error),
        };
        let current = match reading.record(self.id, &stored) {
            Ok(held) => held,
            Err(refusal @ Refusal::Newer { .. }) => {
                let version_text = refusal.to_string();
                return Incoming::Newer { version_text };
            }
            Err(refusal) => {
                let reason = refusal.to_string();
                return Incoming::Unreadable { reason };
            }
        };
        let event = new_raw
            .filter(|&raw| *current.text != *raw)
            .and_then(|raw| reading.record(self.id, raw).ok());
        let mut next = self.clone();
        let mut taken: Option<Merged> = None;
        if let Some(event) = &event {
            // Whoever wrote it sees to it as well, but may be gone by now.
            next.bring_in(reading, event, dirty, ours, &mut taken);
        }
        if !next.bring_in(reading, &current, dirty, ours, &mut taken) {
            return match dirty {
                true => Incoming::Ignored,
                false => match self.fork(storage, ours, now, fork_id) {
                    Ok(engagement) => Incoming::Forked {
                        engagement: Box::new(engagement),
                    },
                    Err(failure) => failure.into(),
                },
            };
        }
        let document = taken.as_ref().map_or(ours, |taken| &taken.engagement);
        let is_as_before = taken.is_none() && self.is_last(&current.text);
        if !dirty && !is_as_before {
            if current.engagement != *document {
                if let Err(failure) = next.overwrite(storage, document, &current, now) {
                    return failure.into();
                }
            } else {
                next.rest_on(&current);
                if !self.has_seen(&current) {
                    next.journal_taken(&current);
                }
            }
        }
        *self = next;
        match taken {
            None => Incoming::Ignored,
            Some(merged) => Incoming::TakeIn {
                merged: Box::new(merged),
                notes: current.notes,
            },
        }
    }

    /// Brings another tab's record into the document. False when nothing is known that both grew from.
    fn bring_in(
        &mut self,
        reading: Reading,
        held: &Held,
        dirty: bool,
        ours: &Engagement,
        taken: &mut Option<Merged>,
    ) -> bool {
        let document = taken.as_ref().map_or(ours, |taken| &taken.engagement);
        if self.has_seen(held) {
            return true;
        }
        if held.engagement != *document {
            let theirs = held.stamp.clone().unwrap_or_default();
            // Where nothing is unsaved, the document is what came of the records seen.
            let is_all = !dirty && taken.is_none() && self.is_all_in(&theirs);
            let merged = if is_all {
                Merged::only(held.engagement.clone())
            } else {
                let is_later = dirty || self.is_later_than(&theirs);
                match self.merge_with(reading, document, held, is_later) {
                    Some(merged) => merged,
                    None => return false,
                }
            };
            *taken = Some(match taken.take() {
                Some(first) => merged.after(first),
                None => merged,
            });
        }
        self.take_in(held);
        true
    }

    /// Whether what this tab stored last was stored after a record, the same in both tabs.
    fn is_later_than(&self, theirs: &Stamp) -> bool {
        let when = |stamp: &Stamp| (stamp.saved.clone(), stamp.writer.clone());
        let last = self.bases.last();
        last.is_some_and(|last| when(&last.stamp) > when(theirs))
    }
}
