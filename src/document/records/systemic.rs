//! What makes every incident worse: causes behind the single risks.

#[cfg(not(target_arch = "wasm32"))]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::document::records::journey::Reached;
use crate::document::records::record::{Kind, Link, Record, Walk};
use crate::document::records::risk::Risk;
use crate::document::records::values::cells::{Cell, Worsening};
use crate::document::records::values::entry::Entry;
use crate::document::records::values::id::RowId;

/// A systemic risk.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Systemic {
    /// Identity within the engagement.
    pub id: RowId,
    /// What is missing or too much, in words.
    pub name: String,
    /// Minutes it adds to detection.
    pub ettd: Entry,
    /// Minutes it adds to repair.
    pub ettr: Entry,
    /// How much more often things fail, in percent: 10 is a tenth more incidents.
    pub more_often: Entry,
    /// Whether the estimates include it already. If not, it comes on top of them.
    pub included: bool,
    /// Whether it is fixed.
    pub fixed: bool,
    /// Which risks it makes worse.
    pub scope: Scope,
}

/// A choice of risks. "All" is said, so that a list that empties never turns into it.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema))]
pub struct Scope {
    /// Whether it is all of them.
    pub all: bool,
    /// Chosen risks.
    pub risks: Vec<RowId>,
    /// All risks that reach one of these journeys.
    pub journeys: Vec<RowId>,
}

impl Default for Scope {
    fn default() -> Self {
        Self {
            all: true,
            risks: Vec::new(),
            journeys: Vec::new(),
        }
    }
}

impl Scope {
    /// Whether a risk is among the chosen ones.
    pub fn holds(&self, risk: &Risk) -> bool {
        let reached = |journey: &RowId| risk.reaches(*journey) != Reached::No;
        self.all || self.risks.contains(&risk.id) || self.journeys.iter().any(reached)
    }
}

impl Systemic {
    /// A row nobody has filled yet: in the estimates already, and worsening all of them.
    pub fn blank(id: RowId) -> Self {
        Self {
            id,
            ..Self::unfilled()
        }
    }

    /// One of its figures.
    pub fn entry(&self, what: Worsening) -> &Entry {
        match what {
            Worsening::Ettd => &self.ettd,
            Worsening::Ettr => &self.ettr,
            Worsening::MoreOften => &self.more_often,
        }
    }

    /// One of its figures, to change.
    pub fn entry_mut(&mut self, what: Worsening) -> &mut Entry {
        match what {
            Worsening::Ettd => &mut self.ettd,
            Worsening::Ettr => &mut self.ettr,
            Worsening::MoreOften => &mut self.more_often,
        }
    }
}

impl Record for Systemic {
    const MOST: usize = 200;

    fn unfilled() -> Self {
        Self {
            included: true,
            ..Self::default()
        }
    }

    fn id(&mut self) -> Option<(Kind, &mut RowId)> {
        Some((Kind::Systemic, &mut self.id))
    }

    fn links(&mut self, walk: &mut impl Walk) {
        let more_often = Cell::Worsening(Worsening::MoreOften);
        walk.cell("ettd", Cell::Worsening(Worsening::Ettd), &mut self.ettd);
        walk.cell("ettr", Cell::Worsening(Worsening::Ettr), &mut self.ettr);
        walk.cell("moreOften", more_often, &mut self.more_often);
        walk.part("scope", &mut self.scope);
    }
}

impl Record for Scope {
    fn links(&mut self, walk: &mut impl Walk) {
        walk.link("risks", &[Kind::Risk], Link::List(&mut self.risks));
        let journeys = Link::List(&mut self.journeys);
        walk.link("journeys", &[Kind::Journey], journeys);
    }
}
