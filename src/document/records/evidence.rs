//! What really happened: incidents and drills, to hold the estimates against.

#[cfg(not(target_arch = "wasm32"))]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::document::records::record::{Kind, Link, Record, Walk};

use crate::document::records::values::cells::Cell;
use crate::document::records::values::entry::{Column, Entry};
use crate::document::records::values::id::RowId;

/// What was observed, and over which time.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
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
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
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
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
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
        taken.join(&mut self.taken);
    }
}

impl Incident {
    /// An incident of which nothing is known.
    pub fn blank(id: RowId) -> Self {
        Self {
            id,
            ..Self::default()
        }
    }
}

impl Record for Evidence {
    fn links(&mut self, walk: &mut impl Walk) {
        walk.rows("incidents", &mut self.incidents);
        walk.rows("taken", &mut self.taken);
    }
}

impl Record for Taken {
    const NAMED_BY: &'static [&'static str] = &["risk", "column"];
    fn links(&mut self, walk: &mut impl Walk) {
        let cell = Cell::Estimate(self.column);
        walk.link("risk", &[Kind::Risk], Link::Needed(&mut self.risk));
        walk.cell("before", cell, &mut self.before);
        walk.cell("after", cell, &mut self.after);
    }

    /// The last one of a cell stands.
    fn join(self, list: &mut Vec<Self>) -> bool {
        list.retain(|one| (one.risk, one.column) != (self.risk, self.column));
        list.push(self);
        true
    }
}

impl Record for Incident {
    fn id(&mut self) -> Option<(Kind, &mut RowId)> {
        Some((Kind::Incident, &mut self.id))
    }

    fn links(&mut self, walk: &mut impl Walk) {
        walk.link("risk", &[Kind::Risk], Link::Free(&mut self.risk));
        walk.cell("detect", Cell::Estimate(Column::Ettd), &mut self.detect);
        walk.cell("resolve", Cell::Estimate(Column::Ettr), &mut self.resolve);
        walk.cell("share", Cell::Estimate(Column::Impact), &mut self.share);
    }
}
