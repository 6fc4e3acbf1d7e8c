//! What really happened: incidents and drills, to hold the estimates against.

#[cfg(not(target_arch = "wasm32"))]
use schemars::JsonSchema;
use serde::Serialize;

use crate::document::records::entry::{Column, Entry};
use crate::document::records::id::RowId;

/// What was observed, and over which time.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema))]
pub struct Evidence {
    /// The first day watched, as an ISO date.
    pub from: String,
    /// The last day watched, as an ISO date.
    pub to: String,
    /// What happened, in the order entered.
    pub incidents: Vec<Incident>,
    /// The cells that rest on estimate and evidence together.
    pub taken: Vec<Taken>,
}

/// A cell that was filled with estimate and evidence together. It remembers the estimate, so that the same
/// evidence is not counted again.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema))]
pub struct Taken {
    /// Whose cell.
    pub risk: RowId,
    /// Which cell.
    pub column: Column,
    /// The estimate that stood there.
    pub before: Entry,
    /// What was taken over. As long as the cell says so, `before` is the estimate.
    pub after: Entry,
}

/// An incident, or a rehearsed one.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema))]
pub struct Incident {
    /// Identity within the engagement.
    pub id: RowId,
    /// The risk that struck; `None` when it is none of the list.
    pub risk: Option<RowId>,
    /// What happened, in words.
    pub name: String,
    /// Whether it was rehearsed: it tells how long people take, not how often it happens.
    pub drill: bool,
    /// When, as an ISO date.
    pub date: String,
    /// Time to detect; a bare number is in minutes.
    pub detect: Entry,
    /// Time to resolve; a bare number is in minutes.
    pub resolve: Entry,
    /// Share of users failed; a bare number is in percent.
    pub share: Entry,
    /// What else there is to say.
    pub notes: String,
}

impl Evidence {
    /// The estimate that a cell held before evidence was taken over; the cell itself, if none was or if
    /// somebody changed it since.
    pub fn estimate<'a>(&'a self, risk: RowId, column: Column, cell: &'a Entry) -> &'a Entry {
        let is_it = |one: &&Taken| one.risk == risk && one.column == column && one.after == *cell;
        self.taken
            .iter()
            .find(is_it)
            .map_or(cell, |one| &one.before)
    }

    /// Remembers that evidence was taken over into a cell.
    pub fn take(&mut self, taken: Taken) {
        self.taken
            .retain(|one| (one.risk, one.column) != (taken.risk, taken.column));
        self.taken.push(taken);
    }
}

impl Incident {
    /// An incident of which nothing is known.
    pub fn blank(id: RowId) -> Self {
        Self {
            id,
            risk: None,
            name: String::new(),
            drill: false,
            date: String::new(),
            detect: Entry::Empty,
            resolve: Entry::Empty,
            share: Entry::Empty,
            notes: String::new(),
        }
    }
}
