//! Every change a person can make, and what undoes it.

use crate::document::OddsSettings;
use crate::document::records::activities::Activities;
use crate::document::records::charter::Charter;
use crate::document::records::engagement::{Engagement, Target, Year};
use crate::document::records::evidence::Evidence;
use crate::document::records::journey::{Journey, Reach};
use crate::document::records::mitigation::Mitigation;
use crate::document::records::objective::Objective;
use crate::document::records::readiness::Readiness;
use crate::document::records::risk::{Acceptance, Risk};
use crate::document::records::snapshot::Snapshot;
use crate::document::records::systemic::Systemic;
use crate::document::records::values::basis::Basis;
use crate::document::records::values::entry::{Column, Entry};
use crate::document::records::values::id::RowId;

/// A change to the document. Applying one gives the edit that takes it back.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    /// Renames the engagement.
    SetName(String),
    /// Says who answers for the estimate.
    SetAuthor(String),
    /// Chooses the length of the year.
    SetYear(Year),
    /// Moves the line from which one risk is too big, in decimal percent as typed.
    SetTooBig(String),
    /// Chooses the target of the headline.
    ChooseTarget(RowId),
    /// Adds a target at a place.
    InsertTarget {
        /// Place among the targets, from 0.
        at: usize,
        /// The new target.
        target: Target,
    },
    /// Removes a target and every acceptance for it. The last one stays.
    RemoveTarget(RowId),
    /// Changes a target's percentage; acceptances stay with it.
    SetTarget {
        /// Which target.
        target: RowId,
        /// Decimal percent as typed.
        percent: String,
    },
    /// Adds risks, each at its place in the list as it then stands.
    InsertRisks(Vec<(usize, Risk)>),
    /// Removes risks.
    RemoveRisks(Vec<RowId>),
    /// Moves a risk to a place in the list without it.
    MoveRisk {
        /// Which risk.
        risk: RowId,
        /// Its new place.
        to: usize,
    },
    /// Changes a text of a risk: its name, owner, notes or runbook.
    SetText {
        /// Which risk.
        risk: RowId,
        /// Which of its texts.
        field: RiskText,
        /// The new text.
        text: String,
    },
    /// Changes an estimate.
    SetEntry {
        /// Which risk.
        risk: RowId,
        /// Which column.
        column: Column,
        /// The new entry.
        entry: Entry,
    },
    /// Says for which targets and journeys the team carries a risk.
    SetAccepted {
        /// Which risk.
        risk: RowId,
        /// From now on.
        accepted: Vec<Acceptance>,
    },
    /// Changes the journeys, their order or what is in them.
    SetJourneys(Vec<Journey>),
    /// Chooses the journey the figures are for; `None` is the whole service.
    ChooseScope(Option<RowId>),
    /// Says what a risk's figures rest on.
    SetBasis {
        /// Which risk.
        risk: RowId,
        /// From now on.
        basis: Basis,
    },
    /// Says which journeys a risk reaches.
    SetReach {
        /// Which risk.
        risk: RowId,
        /// From now on.
        reach: Reach,
    },
    /// Says which interactions fail with a risk.
    SetInteractions {
        /// Which risk.
        risk: RowId,
        /// From now on.
        interactions: Vec<RowId>,
    },
    /// Changes the systemic risks.
    SetSystemic(Vec<Systemic>),
    /// Changes the mitigations.
    SetMitigations(Vec<Mitigation>),
    /// Changes the objectives.
    SetObjectives(Vec<Objective>),
    /// Changes how odds are asked for.
    SetOdds(OddsSettings),
    /// Changes the charter.
    SetCharter(Box<Charter>),
    /// Changes the readiness review.
    SetReadiness(Readiness),
    /// Changes what was done together.
    SetActivities(Activities),
    /// Changes what really happened.
    SetEvidence(Evidence),
    /// Changes the saved versions.
    SetSnapshots(Vec<Snapshot>),
    /// Changes anything and everything, as what two tabs changed at the same time.
    SetAll(Box<Engagement>),
    /// Several changes that are one action: all of them or none.
    Batch(Vec<Edit>),
}

/// A risk's texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RiskText {
    /// What happens.
    Name,
    /// Who follows it up.
    Owner,
    /// What the room said.
    Notes,
    /// Where it says what to do.
    Runbook,
}

/// An edit that names a row which is not there, or would remove the last target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoSuchRow;
