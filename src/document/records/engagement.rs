//! The document: one engagement with its targets and risks.

#[cfg(not(target_arch = "wasm32"))]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::document::OddsSettings;
use crate::document::records::activities::Activities;
use crate::document::records::charter::Charter;
use crate::document::records::evidence::Evidence;
use crate::document::records::journey::Journey;
use crate::document::records::mitigation::Mitigation;
use crate::document::records::objective::Objective;
use crate::document::records::readiness::{Level, Readiness};
use crate::document::records::reading;
use crate::document::records::record::{Kind, Link, Record, Walk};
use crate::document::records::risk::Risk;
use crate::document::records::snapshot::Snapshot;
use crate::document::records::systemic::Systemic;
use crate::document::records::values::entry::Entry;
use crate::document::records::values::id::{EngagementId, RowId};
use crate::math::{Percent, YearLength};

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

    /// The journey with this id.
    pub fn journey(&self, id: RowId) -> Option<&Journey> {
        self.journeys.iter().find(|journey| journey.id == id)
    }

    /// The same engagement with its figures for the whole service: for the library and for tables
    /// that name no journey.
    pub fn of_whole_service(&self) -> Self {
        self.scoped_to(None)
    }

    /// The same engagement with its figures for one journey, or the whole service, whatever is chosen.
    pub fn scoped_to(&self, journey: Option<RowId>) -> Self {
        let mut scoped = self.clone();
        scoped.scope = journey;
        scoped
    }

    /// The journey the figures are for; `None` for the whole service.
    pub fn scoped(&self) -> Option<&Journey> {
        self.journey(self.scope?)
    }

    /// What linking a risk to an interaction proposes for the interaction's journey: 0 % where the
    /// interaction's impact is 0 %, else the smaller of the two impacts. `None` when that is the
    /// risk's own impact anyway.
    pub fn proposed_impact(&self, risk: &Risk, interaction: RowId) -> Option<(RowId, Entry)> {
        let journeys = self.journeys.iter();
        let (journey, found) = journeys
            .flat_map(|journey| journey.interactions.iter().map(|one| (journey.id, one)))
            .find(|(_, one)| one.id == interaction)?;
        let own = reading::impact(&risk.impact).ok().flatten();
        let theirs = reading::impact(&found.impact).ok().flatten()?;
        let smaller = own.is_none_or(|own| theirs.mean() < own.mean());
        smaller.then(|| (journey, found.impact.clone()))
    }

    /// The objective with this id.
    pub fn objective(&self, id: RowId) -> Option<&Objective> {
        self.objectives.iter().find(|one| one.id == id)
    }

    /// What an objective promises, when that can be read.
    pub fn promised(&self, objective: &Objective) -> Option<Percent> {
        self.target(objective.target?)?.percent.parse().ok()
    }

    /// The level that the strictest objective suggests; the chosen target's where there is none.
    pub fn suggested_level(&self) -> Level {
        let promised = self.objectives.iter().filter_map(|one| self.promised(one));
        let strictest = promised.map(Level::of_target).min();
        let chosen = || self.target(self.chosen_target)?.percent.parse().ok();
        strictest
            .or_else(|| chosen().map(Level::of_target))
            .unwrap_or(Level::B)
    }

    /// The level of the review.
    pub fn level(&self) -> Level {
        let chosen = self.readiness.level;
        chosen.unwrap_or_else(|| self.suggested_level())
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
