//! Which record includes which: what a stamp tells.

use crate::codec::json::Stamp;
use crate::math::ordered;

/// How many earlier writers a record names: more tabs than wrote to one engagement between two
/// moments at which the browser's storage was on disk.
const MOST_WRITERS: usize = 24;

/// The name of a record among those of its engagement.
pub(super) fn tag(stamp: &Stamp) -> String {
    format!("{}:{}", stamp.writer, stamp.revision)
}

/// What a document includes: the last record of each writer, the newest first.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Seen(Vec<(String, u64)>);

impl Seen {
    /// Adds a record and all that it includes.
    pub(super) fn join(&mut self, stamp: &Stamp) {
        let own = (stamp.writer.as_str(), stamp.revision);
        let earlier = stamp.after.split(' ').filter_map(parted);
        for (writer, revision) in [own].into_iter().chain(earlier) {
            match self.0.iter_mut().find(|(known, _)| known == writer) {
                Some((_, last)) => *last = revision.max(*last),
                None => self.0.push((writer.to_owned(), revision)),
            }
        }
        let seen = &self.0;
        let newest = ordered(seen.len(), &|a, b| seen[b].1.cmp(&seen[a].1));
        self.0 = newest
            .into_iter()
            .map(|place| seen[place].clone())
            .collect();
    }

    /// Whether a record is included. False when that cannot be told.
    pub(super) fn holds(&self, stamp: &Stamp) -> bool {
        let is_it = |(writer, last): &(String, u64)| {
            !writer.is_empty() && *writer == stamp.writer && *last >= stamp.revision
        };
        self.0.iter().any(is_it)
    }

    /// Whether a record includes all of this.
    pub(super) fn is_all_in(&self, stamp: &Stamp) -> bool {
        let mut theirs = Self::default();
        theirs.join(stamp);
        self.0.iter().all(|own| {
            let is_later = |(writer, last): &(String, u64)| *writer == own.0 && *last >= own.1;
            theirs.0.iter().any(is_later)
        })
    }

    /// The revision of a record that includes all of this: later than any of them.
    pub(super) fn next_revision(&self) -> u64 {
        let last = self.0.first().map_or(0, |(_, last)| *last);
        last.saturating_add(1)
    }

    /// What such a record names.
    pub(super) fn after(&self) -> String {
        let tags = self.0.iter().take(MOST_WRITERS);
        let tags = tags.map(|(writer, last)| format!("{writer}:{last}"));
        tags.collect::<Vec<String>>().join(" ")
    }
}

/// Whether the record stamped `one` is `other` or was built on it, however many records lie
/// between. False when it cannot be told.
pub(super) fn includes(one: &Stamp, other: &Stamp) -> bool {
    let mut seen = Seen::default();
    seen.join(one);
    seen.holds(other)
}

/// As [`includes`], and also where `other` has no stamp, as long as only one such record can be meant.
pub(super) fn grew_from(one: &Stamp, other: &Stamp) -> bool {
    let blank = Stamp::default();
    includes(one, other) || (*other == blank && one.after.split(' ').any(|tag| tag == ":0"))
}

/// The highest revision that a stamp from outside may have: more than anybody writes, and far from the last there is.
const MOST_REVISIONS: u64 = 1_000_000_000;

/// The longest name of a writer.
const MOST_LETTERS: usize = 26;

/// Whether a stamp from outside can be one of ours.
pub(super) fn is_plain(stamp: &Stamp) -> bool {
    let is_ours = |writer: &str, revision| {
        let is_name = writer.bytes().all(|byte| byte.is_ascii_alphanumeric());
        is_name && writer.len() <= MOST_LETTERS && revision <= MOST_REVISIONS
    };
    let mut tags = stamp.after.split(' ').filter(|tag| !tag.is_empty());
    !stamp.writer.is_empty()
        && is_ours(&stamp.writer, stamp.revision)
        && stamp.after.split(' ').count() <= MOST_WRITERS
        && tags.all(|tag| parted(tag).is_some_and(|(writer, revision)| is_ours(writer, revision)))
}

/// The writer and the revision of a tag.
fn parted(tag: &str) -> Option<(&str, u64)> {
    let (writer, revision) = tag.rsplit_once(':')?;
    Some((writer, revision.parse().ok()?))
}
