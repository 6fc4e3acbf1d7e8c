//! Which record came from which: what a stamp tells.

use crate::codec::json::Stamp;

/// How a stored record stands to the one a tab last read or wrote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lineage {
    /// It is that one.
    Same,
    /// It was made later by somebody who, as far as the stamps tell, had seen ours.
    Later,
    /// It was made without having seen ours.
    Apart,
}

/// How many earlier writers a record names: more tabs than wrote to one engagement between two
/// moments at which the browser's storage was on disk.
const MOST_WRITERS: usize = 24;

/// The name of a record among those of its engagement.
pub(super) fn tag(stamp: &Stamp) -> String {
    format!("{}:{}", stamp.writer, stamp.revision)
}

/// What a successor of this record names: the record it was built on, then the last one of each
/// earlier writer of that line.
pub(super) fn after(stamp: &Stamp) -> String {
    let others = stamp.after.split(' ');
    let others = others.filter(|&other| {
        parted(other).is_some_and(|(writer, _)| !writer.is_empty() && writer != stamp.writer)
    });
    let mut after = tag(stamp);
    for other in others.take(MOST_WRITERS) {
        after.push(' ');
        after.push_str(other);
    }
    after
}

/// Whether the record stamped `one` is `other` or was built on it, however many records lie
/// between. False when it cannot be told.
pub(super) fn includes(one: &Stamp, other: &Stamp) -> bool {
    let is_it = |writer: &str, revision: u64| {
        !writer.is_empty() && writer == other.writer && revision >= other.revision
    };
    is_it(&one.writer, one.revision)
        || one
            .after
            .split(' ')
            .filter_map(parted)
            .any(|(writer, revision)| is_it(writer, revision))
}

/// The writer and the revision of a tag.
fn parted(tag: &str) -> Option<(&str, u64)> {
    let (writer, revision) = tag.rsplit_once(':')?;
    Some((writer, revision.parse().ok()?))
}

/// How the record stamped `theirs` stands to `ours`; a tab without a record has seen none.
/// `apart` is the tag of a record known to be on another line.
pub(super) fn lineage(theirs: &Stamp, ours: Option<&Stamp>, apart: Option<&str>) -> Lineage {
    let Some(ours) = ours else {
        return Lineage::Apart;
    };
    if theirs == ours {
        return Lineage::Same;
    }
    let built_on = theirs.after.split(' ').next().unwrap_or_default();
    let has_seen = theirs.writer != ours.writer && includes(theirs, ours);
    if built_on == tag(ours) || has_seen {
        return Lineage::Later;
    }
    if apart == Some(built_on) {
        return Lineage::Apart;
    }
    // Revisions only grow along a line, so what was built on a record no newer than ours,
    // and other than ours, is on another line.
    match parted(built_on) {
        Some((_, revision)) if revision > ours.revision && theirs.revision > revision => {
            Lineage::Later
        }
        _ => Lineage::Apart,
    }
}
