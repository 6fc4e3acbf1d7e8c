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

/// What a successor of this record names as the one it was built on.
pub(super) fn tag(stamp: &Stamp) -> String {
    format!("{}:{}", stamp.writer, stamp.revision)
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
    if theirs.after == tag(ours) {
        return Lineage::Later;
    }
    if apart == Some(theirs.after.as_str()) {
        return Lineage::Apart;
    }
    // Revisions only grow along a line, so what was built on a record no newer than ours,
    // and other than ours, is on another line.
    let built_on = theirs.after.rsplit_once(':');
    let built_on = built_on.and_then(|(_, revision)| revision.parse::<u64>().ok());
    match built_on {
        Some(revision) if revision > ours.revision && theirs.revision > revision => Lineage::Later,
        _ => Lineage::Apart,
    }
}
