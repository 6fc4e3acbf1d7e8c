//! A risk, and the decisions to carry it.

#[cfg(not(target_arch = "wasm32"))]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::document::records::journey::{Reach, Reached};
use crate::document::records::record::{Kind, Link, Record, Walk};
use crate::document::records::values::basis::Basis;
use crate::document::records::values::cells::Cell;
use crate::document::records::values::dates::has_passed;
use crate::document::records::values::entry::{Column, Entry};
use crate::document::records::values::id::RowId;

/// One way in which users are failed.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema))]
pub struct Risk {
    /// Identity within the engagement.
    pub id: RowId,
    /// What happens, in words.
    pub name: String,
    /// Expected time to detect; a bare number is in minutes.
    pub ettd: Entry,
    /// Expected time to resolve; a bare number is in minutes.
    pub ettr: Entry,
    /// Share of users failed; a bare number is in percent.
    pub impact: Entry,
    /// Expected time to failure, or a rate; a bare number is in days.
    pub ettf: Entry,
    /// Who follows it up.
    pub owner: String,
    /// What the room said about it.
    pub notes: String,
    /// Where it says what to do when it strikes: an address or words.
    pub runbook: String,
    /// What its figures rest on.
    pub basis: Basis,
    /// Which journeys it reaches.
    pub reach: Reach,
    /// The interactions that fail with it.
    pub interactions: Vec<RowId>,
    /// The targets for which the team carries this risk.
    pub accepted: Vec<Acceptance>,
}

/// A decision to carry a risk under one target.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema))]
pub struct Acceptance {
    /// The target it holds for.
    pub target: RowId,
    /// The journey it holds for; `None` for the whole service.
    pub journey: Option<RowId>,
    /// Who carries it.
    pub who: String,
    /// Why it is carried and not fixed.
    pub why: String,
    /// The day by which it is looked at again, as an ISO date; empty while nobody has said.
    pub review: String,
}

impl Acceptance {
    /// An acceptance about which nothing else is said yet.
    pub fn new(target: RowId, journey: Option<RowId>) -> Self {
        Self {
            target,
            journey,
            ..Self::default()
        }
    }

    /// Whether the day to look at it again has passed; `today` is an ISO date.
    pub fn is_overdue(&self, today: &str) -> bool {
        has_passed(&self.review, today)
    }
}

impl Risk {
    /// A row nobody has filled yet.
    pub fn blank(id: RowId) -> Self {
        Self {
            id,
            ..Self::default()
        }
    }

    /// The entry in a column.
    pub fn entry(&self, column: Column) -> &Entry {
        match column {
            Column::Ettd => &self.ettd,
            Column::Ettr => &self.ettr,
            Column::Impact => &self.impact,
            Column::Ettf => &self.ettf,
        }
    }

    /// The entry in a column, to change.
    pub fn entry_mut(&mut self, column: Column) -> &mut Entry {
        match column {
            Column::Ettd => &mut self.ettd,
            Column::Ettr => &mut self.ettr,
            Column::Impact => &mut self.impact,
            Column::Ettf => &mut self.ettf,
        }
    }

    /// Whether the row holds nothing a person would miss.
    pub fn is_blank(&self) -> bool {
        self.name.is_empty()
            && self.owner.is_empty()
            && self.notes.is_empty()
            && self.runbook.is_empty()
            && Column::ALL
                .iter()
                .all(|&column| self.entry(column).is_empty())
    }

    /// Accepts the risk for a target, for one journey or the whole service. Kept in the order of
    /// the ids, so that taking an acceptance back and giving it again leaves the document as it was.
    pub fn accept(&mut self, acceptance: Acceptance) {
        acceptance.join(&mut self.accepted);
    }

    /// Whether the team carries this risk under `target`, for one journey or the whole service.
    pub fn is_accepted_for(&self, target: RowId, journey: Option<RowId>) -> bool {
        let mut accepted = self.accepted.iter();
        accepted.any(|one| (one.target, one.journey) == (target, journey))
    }

    /// Its acceptances once the one for a target and journey is there or not.
    pub fn accepted_with(
        &self,
        target: RowId,
        journey: Option<RowId>,
        accepted: bool,
    ) -> Vec<Acceptance> {
        let mut changed = self.clone();
        let is_it = |one: &Acceptance| (one.target, one.journey) == (target, journey);
        changed.accepted.retain(|one| !is_it(one));
        if accepted {
            changed.accept(Acceptance::new(target, journey));
        }
        changed.accepted
    }

    /// What the risk does to a journey.
    pub fn reaches(&self, journey: RowId) -> Reached<'_> {
        self.reached_with(self.reach.cell(journey))
    }

    /// What the risk does to a journey that has this cell.
    pub fn reached_with<'a>(&self, cell: Option<&'a Entry>) -> Reached<'a> {
        match cell {
            Some(Entry::Empty) => Reached::AsOwn,
            Some(Entry::Point { number, .. }) if *number == 0.0 => Reached::No,
            Some(impact) => Reached::With(impact),
            None if self.reach.all => Reached::AsOwn,
            None => Reached::No,
        }
    }
}

impl Record for Risk {
    const KEEPS_ITS_PLACE: bool = true;

    fn id(&mut self) -> Option<(Kind, &mut RowId)> {
        Some((Kind::Risk, &mut self.id))
    }

    fn links(&mut self, walk: &mut impl Walk) {
        walk.cell("ettd", Cell::Estimate(Column::Ettd), &mut self.ettd);
        walk.cell("ettr", Cell::Estimate(Column::Ettr), &mut self.ettr);
        walk.cell("impact", Cell::Estimate(Column::Impact), &mut self.impact);
        walk.cell("ettf", Cell::Estimate(Column::Ettf), &mut self.ettf);
        walk.part("reach", &mut self.reach);
        let interactions = Link::List(&mut self.interactions);
        walk.link("interactions", &[Kind::Interaction], interactions);
        walk.rows("accepted", &mut self.accepted);
    }
}

impl Record for Acceptance {
    const NAMED_BY: &'static [&'static str] = &["target", "journey"];
    // One for a lost journey is not one for the whole service.
    const LOST: &'static str = "not for a target and journey that are here; left out.";

    fn links(&mut self, walk: &mut impl Walk) {
        walk.link("target", &[Kind::Target], Link::Needed(&mut self.target));
        walk.link("journey", &[Kind::Journey], Link::Bound(&mut self.journey));
    }

    /// In the order of the ids, the first one of a target and journey.
    fn join(self, list: &mut Vec<Self>) -> bool {
        let key = |one: &Self| (one.target, one.journey);
        let place = list.binary_search_by_key(&key(&self), key);
        if let Err(at) = place {
            list.insert(at, self);
        }
        place.is_err()
    }
}
