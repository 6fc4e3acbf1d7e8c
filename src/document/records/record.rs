//! What a record has beside texts, flags and choices: an id, links, cells, and records in it. Each names these in
//! one method, [`Record::links`]; reading, forgetting, renumbering, redaction and the search for a figure that
//! cannot be written follow from it.

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::document::records::values::cells::Cell;
use crate::document::records::values::entry::Entry;
use crate::document::records::values::id::RowId;

/// The most characters of one text.
pub const MOST_CHARACTERS: usize = 20_000;
/// The most links in one list.
pub const MOST_LINKS: usize = 5_000;

/// A struct of the document.
pub trait Record: Default + Serialize + DeserializeOwned {
    /// How many of them one list holds.
    const MOST: usize = 5_000;
    /// What to say when it is left out because a record it goes with is not there.
    const LOST: &'static str = "";
    /// A choice without which it says nothing, by its key.
    const NEEDS: &'static str = "";
    /// The keys whose texts tell it from the others in its list; none where only the list as a whole can be compared.
    const NAMED_BY: &'static [&'static str] = &["id"];
    /// Whether what cannot be read keeps its place in the list as an empty one.
    const KEEPS_ITS_PLACE: bool = false;

    /// One that nobody has filled yet: what a key that is missing in a file stands for.
    fn unfilled() -> Self {
        Self::default()
    }

    /// Its identity within the engagement.
    fn id(&mut self) -> Option<(Kind, &mut RowId)> {
        None
    }

    /// Names its links, its cells, and the records in it to whoever walks the document. In debug builds the reader
    /// panics on one that is not named here.
    fn links(&mut self, _walk: &mut impl Walk) {}

    /// Takes its place in a list; false when it says nothing new there.
    fn join(self, list: &mut Vec<Self>) -> bool {
        list.push(self);
        true
    }
}

/// Somebody who walks a document from record to record.
pub trait Walk: Sized {
    /// A link to a record of one of some kinds.
    fn link(&mut self, _key: &'static str, _kinds: &[Kind], _link: Link<'_>) {}

    /// A cell that a person fills.
    fn cell(&mut self, _key: &'static str, _cell: Cell, _entry: &mut Entry) {}

    /// A list of records.
    fn rows<T: Record>(&mut self, _key: &'static str, rows: &mut Vec<T>) {
        for row in rows {
            row.links(self);
        }
    }

    /// A record in the record.
    fn part<T: Record>(&mut self, _key: &'static str, part: &mut T) {
        part.links(self);
    }
}

/// A link, and what becomes of it when what it names goes.
pub enum Link<'a> {
    /// There need not be any: it names nothing then.
    Free(&'a mut Option<RowId>),
    /// There need not be any, but where there is, its record goes with what it names.
    Bound(&'a mut Option<RowId>),
    /// Its record goes with what it names.
    Needed(&'a mut RowId),
    /// There always is one: another one stands in.
    Chosen(&'a mut RowId),
    /// Any number, each once: they get fewer.
    List(&'a mut Vec<RowId>),
}

/// What a link names, and the list in which an id is used once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A target.
    Target,
    /// A journey.
    Journey,
    /// An interaction of any journey.
    Interaction,
    /// A risk.
    Risk,
    /// A systemic risk.
    Systemic,
    /// A mitigation.
    Mitigation,
    /// An objective.
    Objective,
    /// A signature.
    SignOff,
    /// An item of the readiness review.
    Item,
    /// A meeting in the log.
    LogEntry,
    /// Something to do.
    Action,
    /// An idea of a pre-mortem.
    Idea,
    /// Silent estimates.
    Round,
    /// A node of the causal map.
    Node,
    /// An incident.
    Incident,
    /// A saved version.
    Snapshot,
}
