//! What users come for, and which of it a risk reaches.

#[cfg(not(target_arch = "wasm32"))]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::document::records::record::{Kind, Link, Record, Walk};

use crate::document::records::values::cells::Cell;
use crate::document::records::values::entry::{Column, Entry};
use crate::document::records::values::id::RowId;

/// A critical user journey. Its place in the list is its criticality, the most critical first.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Journey {
    /// Identity within the engagement.
    pub id: RowId,
    /// What a user sets out to do.
    pub name: String,
    /// The target held against it alone; the engagement's own when none is chosen.
    pub target: Option<RowId>,
    /// What the user's client asks for on the way.
    pub interactions: Vec<Interaction>,
}

/// One request of a journey.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Interaction {
    /// Identity within the engagement.
    pub id: RowId,
    /// Method and path, such as "GET /orders/[id]".
    pub request: String,
    /// How a good answer looks, such as "HTTP 200,404".
    pub valid_event: String,
    /// Share of the journey's users failed when it fails; a bare number is in percent.
    pub impact: Entry,
}

/// Which journeys a risk reaches. "All" is said, so that a list that empties never turns into it.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema))]
pub struct Reach {
    /// Whether it reaches every journey that `journeys` does not name.
    pub all: bool,
    /// Journeys with their own answer, in the order of their ids.
    pub journeys: Vec<ReachCell>,
}

/// One cell of the matrix of risks by journeys.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema))]
pub struct ReachCell {
    /// The journey.
    pub journey: RowId,
    /// Share of the journey's users failed; empty is the risk's own impact, 0 is not reached.
    pub impact: Entry,
}

/// What a risk does to one journey.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Reached<'a> {
    /// Nothing.
    No,
    /// What it does to the whole service.
    AsOwn,
    /// What the matrix says.
    With(&'a Entry),
}

impl Default for Reach {
    fn default() -> Self {
        Self {
            all: true,
            journeys: Vec::new(),
        }
    }
}

impl Reach {
    /// Sets a journey's cell, or takes it out of the list.
    pub fn set(&mut self, journey: RowId, impact: Option<Entry>) {
        match impact {
            Some(impact) => drop(ReachCell { journey, impact }.join(&mut self.journeys)),
            None => self.journeys.retain(|cell| cell.journey != journey),
        }
    }

    /// The cell of a journey, when it has one of its own.
    pub fn cell(&self, journey: RowId) -> Option<&Entry> {
        let cell = self.journeys.iter().find(|cell| cell.journey == journey)?;
        Some(&cell.impact)
    }
}

impl Journey {
    /// A journey nobody has filled yet.
    pub fn blank(id: RowId) -> Self {
        Self {
            id,
            ..Self::default()
        }
    }
}

impl Interaction {
    /// An interaction nobody has filled yet.
    pub fn blank(id: RowId) -> Self {
        Self {
            id,
            ..Self::default()
        }
    }
}

impl Record for Journey {
    const MOST: usize = 200;

    fn id(&mut self) -> Option<(Kind, &mut RowId)> {
        Some((Kind::Journey, &mut self.id))
    }

    fn links(&mut self, walk: &mut impl Walk) {
        walk.link("target", &[Kind::Target], Link::Free(&mut self.target));
        walk.rows("interactions", &mut self.interactions);
    }
}

impl Record for Interaction {
    const MOST: usize = 200;

    fn id(&mut self) -> Option<(Kind, &mut RowId)> {
        Some((Kind::Interaction, &mut self.id))
    }

    fn links(&mut self, walk: &mut impl Walk) {
        walk.cell("impact", Cell::Estimate(Column::Impact), &mut self.impact);
    }
}

impl Record for Reach {
    fn links(&mut self, walk: &mut impl Walk) {
        walk.rows("journeys", &mut self.journeys);
    }
}

impl Record for ReachCell {
    const NAMED_BY: &'static [&'static str] = &["journey"];
    const MOST: usize = 200;

    fn links(&mut self, walk: &mut impl Walk) {
        walk.link("journey", &[Kind::Journey], Link::Needed(&mut self.journey));
        walk.cell("impact", Cell::Estimate(Column::Impact), &mut self.impact);
    }

    /// In the order of the ids; the last one of a journey stands.
    fn join(self, list: &mut Vec<Self>) -> bool {
        match list.binary_search_by_key(&self.journey, |cell| cell.journey) {
            Ok(at) => list[at] = self,
            Err(at) => list.insert(at, self),
        }
        true
    }
}
