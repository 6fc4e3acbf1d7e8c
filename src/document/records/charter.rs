//! The charter: what the engagement is for, and who does what in it.

#[cfg(not(target_arch = "wasm32"))]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::document::records::record::{Kind, Record, Walk};
use crate::document::records::values::id::RowId;

/// What was agreed before the work began.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Charter {
    /// How far the engagement is.
    pub status: Status,
    /// Who is helped.
    pub client: String,
    /// The service in question.
    pub service: String,
    /// Who pays, and decides.
    pub sponsor: String,
    /// Who works on it.
    pub team: String,
    /// The first day, as an ISO date.
    pub start: String,
    /// The last day, as an ISO date.
    pub end: String,
    /// What shall be better afterwards.
    pub purpose: String,
    /// Why a consultation and not something that lasts.
    pub why_consulting: String,
    /// What belongs to it.
    pub in_scope: String,
    /// What does not.
    pub out_of_scope: String,
    /// Who carries the pager today.
    pub pager_now: String,
    /// Who carries it when the engagement closes.
    pub pager_at_close: String,
    /// On which condition that changes.
    pub pager_condition: String,
    /// Whose standard the readiness review applies.
    pub standard: String,
    /// What is done together, each once.
    pub activities: Vec<Planned>,
    /// What else is done.
    pub other_activities: String,
    /// How the people work with each other.
    pub ways_of_working: String,
    /// When it is done.
    pub exit_criteria: String,
    /// What a bad minute costs, in words or as an amount.
    pub worth_of_a_minute: String,
    /// Who agreed.
    pub sign_offs: Vec<SignOff>,
}

/// An activity ticked in the charter.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema))]
pub struct Planned {
    /// Which one.
    pub activity: Activity,
    /// Who does what in it.
    pub who: String,
}

/// A signature.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema))]
pub struct SignOff {
    /// Identity within the engagement.
    pub id: RowId,
    /// Who signs.
    pub name: String,
    /// As what.
    pub role: String,
    /// When, as an ISO date.
    pub date: String,
}

impl SignOff {
    /// A line nobody has signed yet.
    pub fn blank(id: RowId) -> Self {
        Self {
            id,
            ..Self::default()
        }
    }
}

/// How far an engagement is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// Being agreed.
    #[default]
    Draft,
    /// Under way.
    Active,
    /// Done.
    Closed,
}

impl Status {
    /// All of them, in their order.
    pub const ALL: [Self; 3] = [Self::Draft, Self::Active, Self::Closed];

    /// The name in the document and on the page.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Active => "active",
            Self::Closed => "closed",
        }
    }
}

/// What people do together in an engagement.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Activity {
    /// The readiness review; it has a page of its own.
    Readiness,
    /// Taking or handing over responsibility for operations.
    Responsibility,
    /// The weekly look at production.
    #[default]
    Review,
    /// Which risks have a runbook.
    Runbooks,
    /// Rehearsing an incident drawn by lot.
    Wheel,
    /// Imagining that it failed, and saying why.
    Premortem,
    /// What causes what, drawn.
    Map,
    /// What makes people err or hold back.
    Human,
    /// Getting to know each other.
    Team,
}

impl Activity {
    /// All of them, in the order shown.
    pub const ALL: [Self; 9] = [
        Self::Readiness,
        Self::Responsibility,
        Self::Review,
        Self::Runbooks,
        Self::Wheel,
        Self::Premortem,
        Self::Map,
        Self::Human,
        Self::Team,
    ];

    /// The name in the document.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Readiness => "readiness",
            Self::Responsibility => "responsibility",
            Self::Review => "review",
            Self::Runbooks => "runbooks",
            Self::Wheel => "wheel",
            Self::Premortem => "premortem",
            Self::Map => "map",
            Self::Human => "human",
            Self::Team => "team",
        }
    }

    /// The name on the page.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Readiness => "Production readiness review",
            Self::Responsibility => "Operational responsibility",
            Self::Review => "Weekly production review",
            Self::Runbooks => "Runbooks",
            Self::Wheel => "Wheel of Misfortune",
            Self::Premortem => "Pre-mortem and silent estimates",
            Self::Map => "Causal map",
            Self::Human => "Human factors",
            Self::Team => "Team building",
        }
    }
}

impl Charter {
    /// Who does what in an activity; `None` when it is not planned.
    pub fn planned(&self, activity: Activity) -> Option<&str> {
        let found = self.activities.iter().find(|one| one.activity == activity);
        found.map(|one| one.who.as_str())
    }

    /// Plans an activity, or no longer, keeping the order of [`Activity::ALL`].
    pub fn plan(&mut self, activity: Activity, who: Option<String>) {
        self.activities.retain(|one| one.activity != activity);
        if let Some(who) = who {
            Planned { activity, who }.join(&mut self.activities);
        }
    }
}

impl Record for Charter {
    fn links(&mut self, walk: &mut impl Walk) {
        walk.rows("activities", &mut self.activities);
        walk.rows("signOffs", &mut self.sign_offs);
    }
}

impl Record for Planned {
    const NAMED_BY: &'static [&'static str] = &["activity"];
    const MOST: usize = 200;
    const NEEDS: &'static str = "activity";

    /// In the order of [`Activity::ALL`], each once.
    fn join(self, list: &mut Vec<Self>) -> bool {
        list.retain(|one| one.activity != self.activity);
        let place = |one: Activity| Activity::ALL.iter().position(|known| *known == one);
        let before = |one: &&Self| place(one.activity) < place(self.activity);
        let at = list.iter().take_while(before).count();
        list.insert(at, self);
        true
    }
}

impl Record for SignOff {
    const MOST: usize = 200;

    fn id(&mut self) -> Option<(Kind, &mut RowId)> {
        Some((Kind::SignOff, &mut self.id))
    }
}
