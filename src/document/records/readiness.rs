//! The readiness review: what was asked of the service, what was answered, and what that worsens.

#[cfg(not(target_arch = "wasm32"))]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::document::records::charter::SignOff;
use crate::document::records::record::{Kind, Link, Record, Walk};
use crate::document::records::values::id::RowId;
use crate::math::Percent;

/// The review of one service.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Readiness {
    /// How strict the review is; `None` leaves it to the objectives.
    pub level: Option<Level>,
    /// Why it is not the level that the objectives suggest.
    pub level_reason: String,
    /// The items that somebody answered, changed or added, in the order that happened.
    pub items: Vec<ReadinessItem>,
    /// Who agreed to the verdict.
    pub sign_offs: Vec<SignOff>,
}

/// One question of the review.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct ReadinessItem {
    /// Identity within the engagement.
    pub id: RowId,
    /// Which item of the built-in checklist; empty for one of the team's own.
    pub item: String,
    /// The area of one of the team's own; the built-in items have theirs.
    pub area: Area,
    /// From which level on one of the team's own is asked.
    pub level: Level,
    /// What is asked, where it is the team's own or was put differently.
    pub question: String,
    /// What was answered; `None` while nobody has.
    pub answer: Option<Answer>,
    /// Why it does not apply, or what is missing.
    pub reason: String,
    /// Where the proof is: an address or words.
    pub evidence: String,
    /// Who sees to it.
    pub owner: String,
    /// By when, as an ISO date.
    pub due: String,
    /// The risks it lowers.
    pub risks: Vec<RowId>,
    /// The systemic risks it lowers.
    pub systemic: Vec<RowId>,
    /// Whether it is not asked here.
    pub hidden: bool,
}

impl ReadinessItem {
    /// An item about which nothing is said yet.
    pub fn blank(id: RowId) -> Self {
        Self {
            id,
            ..Self::default()
        }
    }
}

/// How much is asked of a service: A asks everything.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema))]
pub enum Level {
    /// What a service needs whose bad minutes hurt at once.
    A,
    /// What a service needs that people work with.
    B,
    /// What every service needs.
    #[default]
    C,
}

impl Level {
    /// All of them, the strictest first.
    pub const ALL: [Self; 3] = [Self::A, Self::B, Self::C];

    /// The name in the document and on the page.
    pub const fn name(self) -> &'static str {
        match self {
            Self::A => "A",
            Self::B => "B",
            Self::C => "C",
        }
    }

    /// Whether a review of this level asks what begins at level `from`.
    pub fn asks(self, from: Self) -> bool {
        self <= from
    }

    /// The level that a target suggests: 99.9 % and above is A, 99 % and above B.
    pub fn of_target(target: Percent) -> Self {
        match target.complement_of(1.0) {
            left if left <= 0.001 => Self::A,
            left if left <= 0.01 => Self::B,
            _ => Self::C,
        }
    }
}

/// What is answered to an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Answer {
    /// It is so.
    Yes,
    /// Something is missing.
    Partly,
    /// It is not.
    No,
    /// It makes no sense here, for a reason.
    #[serde(rename = "n/a")]
    NotApplicable,
}

impl Answer {
    /// All of them, in the order shown.
    pub const ALL: [Self; 4] = [Self::Yes, Self::Partly, Self::No, Self::NotApplicable];

    /// The name in the document.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::Partly => "partly",
            Self::No => "no",
            Self::NotApplicable => "n/a",
        }
    }
}

/// What an item is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Area {
    /// Architecture and dependencies.
    #[default]
    Architecture,
    /// Instrumentation and monitoring.
    Monitoring,
    /// Emergency response.
    Emergency,
    /// Capacity.
    Capacity,
    /// Change management.
    Change,
    /// Performance.
    Performance,
    /// Security.
    Security,
    /// Data.
    Data,
    /// Documentation.
    Documentation,
}

impl Area {
    /// All of them, in the order shown.
    pub const ALL: [Self; 9] = [
        Self::Architecture,
        Self::Monitoring,
        Self::Emergency,
        Self::Capacity,
        Self::Change,
        Self::Performance,
        Self::Security,
        Self::Data,
        Self::Documentation,
    ];

    /// The name in the document.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Architecture => "architecture",
            Self::Monitoring => "monitoring",
            Self::Emergency => "emergency",
            Self::Capacity => "capacity",
            Self::Change => "change",
            Self::Performance => "performance",
            Self::Security => "security",
            Self::Data => "data",
            Self::Documentation => "documentation",
        }
    }

    /// The name on the page.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Architecture => "Architecture and dependencies",
            Self::Monitoring => "Instrumentation and monitoring",
            Self::Emergency => "Emergency response",
            Self::Capacity => "Capacity",
            Self::Change => "Change management",
            Self::Performance => "Performance",
            Self::Security => "Security",
            Self::Data => "Data",
            Self::Documentation => "Documentation",
        }
    }
}

impl Readiness {
    /// How many items have an answer that can stand.
    pub fn answered(&self) -> usize {
        let is_answered = |one: &&ReadinessItem| !one.hidden && one.is_answered();
        self.items.iter().filter(is_answered).count()
    }

    /// What was said about an item of the built-in checklist.
    pub fn about(&self, item: &str) -> Option<&ReadinessItem> {
        self.items.iter().find(|one| one.item == item)
    }
}

impl Record for Readiness {
    fn links(&mut self, walk: &mut impl Walk) {
        walk.rows("items", &mut self.items);
        walk.rows("signOffs", &mut self.sign_offs);
    }
}

impl Record for ReadinessItem {
    fn id(&mut self) -> Option<(Kind, &mut RowId)> {
        Some((Kind::Item, &mut self.id))
    }

    fn links(&mut self, walk: &mut impl Walk) {
        walk.link("risks", &[Kind::Risk], Link::List(&mut self.risks));
        let systemic = Link::List(&mut self.systemic);
        walk.link("systemic", &[Kind::Systemic], systemic);
    }
}
