//! The document: one engagement with its targets and risks.

#[cfg(not(target_arch = "wasm32"))]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::document::OddsSettings;
use crate::document::records::activities::Activities;
use crate::document::records::charter::Charter;
use crate::document::records::evidence::Evidence;
use crate::document::records::journey::{Journey, Reach};
use crate::document::records::mitigation::Mitigation;
use crate::document::records::objective::Objective;
use crate::document::records::readiness::Readiness;
use crate::document::records::record::{Cell, Kind, Link, Record, Walk};
use crate::document::records::snapshot::Snapshot;
use crate::document::records::systemic::Systemic;
use crate::document::records::values::basis::Basis;
use crate::document::records::values::dates::has_passed;
use crate::document::records::values::entry::{Column, Entry};
use crate::document::records::values::id::{EngagementId, RowId};
use crate::math::YearLength;

/// The targets of a new engagement, in percent.
const FIRST_TARGETS: [&str; 4] = ["99", "99.5", "99.9", "99.95"];

/// The first target that the headline speaks of.
const FIRST_CHOSEN: usize = 2;

/// Everything known about one engagement. Links between records live once, on the later
/// step's record, and name ids.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Engagement {
    /// Identity across copies of the file.
    pub id: EngagementId,
    /// What it is called in the library.
    pub name: String,
    /// Who answers for the estimate: the name under every copied or printed answer.
    pub author: String,
    /// Length of the year for incidents and budgets.
    pub year: Year,
    /// The share of a budget, in decimal percent, from which one risk is too big.
    pub too_big_percent: String,
    /// The targets compared, in the order shown.
    pub targets: Vec<Target>,
    /// The target the headline speaks of.
    pub chosen_target: RowId,
    /// The journeys, the most critical first.
    pub journeys: Vec<Journey>,
    /// The journey the figures are for; the whole service when none is chosen.
    pub scope: Option<RowId>,
    /// The risks, in the order typed.
    pub risks: Vec<Risk>,
    /// The systemic risks, in the order typed.
    pub systemic: Vec<Systemic>,
    /// The mitigations, in the order typed.
    pub mitigations: Vec<Mitigation>,
    /// The objectives, in the order made.
    pub objectives: Vec<Objective>,
    /// How odds are asked for.
    pub odds: OddsSettings,
    /// What the engagement is for.
    pub charter: Charter,
    /// The readiness review.
    pub readiness: Readiness,
    /// What was done together.
    pub activities: Activities,
    /// What really happened.
    pub evidence: Evidence,
    /// Saved versions, the oldest first.
    pub snapshots: Vec<Snapshot>,
}

/// Days in the engagement's year.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema))]
pub enum Year {
    /// The practice's own.
    #[default]
    #[serde(rename = "365")]
    Days365,
    /// The spreadsheets' own.
    #[serde(rename = "365.25")]
    Days365_25,
}

impl Year {
    /// Both, the default first.
    pub const ALL: [Self; 2] = [Self::Days365, Self::Days365_25];

    /// The name in the document.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Days365 => "365",
            Self::Days365_25 => "365.25",
        }
    }

    /// The length for the formulas.
    pub const fn length(self) -> YearLength {
        match self {
            Self::Days365 => YearLength::Days365,
            Self::Days365_25 => YearLength::Days365_25,
        }
    }
}

/// An availability target to hold the risks against.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema))]
pub struct Target {
    /// Named by acceptances.
    pub id: RowId,
    /// Decimal percent as typed, such as "99.95".
    pub percent: String,
}

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

impl Engagement {
    /// From this share of a budget, in percent, one risk is too big unless somebody says otherwise.
    pub const USUAL_TOO_BIG: &str = "25";

    /// An engagement without risks, against the usual four targets.
    /// `ids` makes the targets' ids.
    pub fn new(id: EngagementId, name: String, mut ids: impl FnMut() -> RowId) -> Self {
        Self::with_targets(id, name, FIRST_TARGETS.map(|_| ids()))
    }

    /// Apart from [`Self::new`], so that there is one of it and not one for each maker of ids.
    fn with_targets(id: EngagementId, name: String, ids: [RowId; FIRST_TARGETS.len()]) -> Self {
        let targets = ids.into_iter().zip(FIRST_TARGETS);
        let target = |(id, percent): (RowId, &str)| Target {
            id,
            percent: percent.to_owned(),
        };
        Self {
            id,
            name,
            chosen_target: ids[FIRST_CHOSEN],
            targets: targets.map(target).collect(),
            ..Self::unfilled()
        }
    }

    /// Whether the targets, and the choice among them, are those it began with.
    pub fn has_usual_targets(&self) -> bool {
        let percents = self.targets.iter().map(|target| target.percent.as_str());
        let usual = self.targets.get(FIRST_CHOSEN);
        percents.eq(FIRST_TARGETS) && usual.is_some_and(|usual| usual.id == self.chosen_target)
    }

    /// The risk with this id.
    pub fn risk(&self, id: RowId) -> Option<&Risk> {
        self.risks.iter().find(|risk| risk.id == id)
    }

    /// The target the headline speaks of: the journey's own while the figures are for one.
    pub fn chosen(&self) -> Option<&Target> {
        let own = self.scoped().and_then(|journey| journey.target);
        self.target(own.unwrap_or(self.chosen_target))
    }

    /// The target with this id.
    pub fn target(&self, id: RowId) -> Option<&Target> {
        self.targets.iter().find(|target| target.id == id)
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
}

impl Record for Engagement {
    fn unfilled() -> Self {
        Self {
            too_big_percent: Self::USUAL_TOO_BIG.to_owned(),
            ..Self::default()
        }
    }

    fn links(&mut self, walk: &mut impl Walk) {
        walk.rows("targets", &mut self.targets);
        let chosen = Link::Chosen(&mut self.chosen_target);
        walk.link("chosenTarget", &[Kind::Target], chosen);
        walk.rows("journeys", &mut self.journeys);
        walk.link("scope", &[Kind::Journey], Link::Free(&mut self.scope));
        walk.rows("risks", &mut self.risks);
        walk.rows("systemic", &mut self.systemic);
        walk.rows("mitigations", &mut self.mitigations);
        walk.rows("objectives", &mut self.objectives);
        walk.part("charter", &mut self.charter);
        walk.part("readiness", &mut self.readiness);
        walk.part("activities", &mut self.activities);
        walk.part("evidence", &mut self.evidence);
        walk.rows("snapshots", &mut self.snapshots);
    }
}

impl Record for Target {
    const MOST: usize = 100;

    fn id(&mut self) -> Option<(Kind, &mut RowId)> {
        Some((Kind::Target, &mut self.id))
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
