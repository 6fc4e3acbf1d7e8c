//! Objectives: what of a journey is measured, and how much of it is promised.

#[cfg(not(target_arch = "wasm32"))]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::document::records::record::{Kind, Link, Record, Walk};
use crate::document::records::values::id::RowId;
use crate::math::slo::{Rule, usual_rules};
use crate::math::{Days, Minutes};

/// What is promised of a journey.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Objective {
    /// Identity within the engagement.
    pub id: RowId,
    /// The journey it is for, with which it goes; the whole service when none is named.
    pub journey: Option<RowId>,
    /// What is measured.
    pub kind: Sli,
    /// Which events count and which are good, in words; empty says what its kind usually says.
    pub specification: String,
    /// Where it is measured, in words.
    pub measured_at: String,
    /// The engagement's target that is promised.
    pub target: Option<RowId>,
    /// Over which window.
    pub window: Span,
    /// Why this target.
    pub rationale: String,
    /// Who answers for it.
    pub owner: String,
    /// The day it was agreed, as an ISO date.
    pub agreed: String,
    /// The day by which it is looked at again, as an ISO date.
    pub review: String,
    /// Events a day, as typed.
    pub traffic: String,
    /// The share of good events measured, in percent as typed; empty when it is counted.
    pub ratio: String,
    /// Days of the window measured so far, as typed; empty is all of it.
    pub elapsed: String,
    /// What was counted of the journey's interactions.
    pub counts: Vec<Counted>,
    /// The alerts; none means the usual ones.
    pub alerts: Vec<Alert>,
    /// Minutes from a page to a human at work, as typed; empty is 5.
    pub to_human: String,
    /// What it depends on, as typed.
    pub depends: String,
    /// The Prometheus selector of all events that count, as typed; empty is proposed from the journey.
    pub total_selector: String,
    /// The selector of the good or the failed ones among them, as typed.
    pub part_selector: String,
    /// Which ones that selects.
    pub part: Part,
    /// The document as somebody rewrote it; empty is as it is composed.
    pub document: String,
    /// The error-budget policy as somebody rewrote it; empty is as it is composed.
    pub policy: String,
}

/// What was counted of one interaction.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema))]
pub struct Counted {
    /// The interaction.
    pub interaction: RowId,
    /// Such as "97000 of 100000", or "301: 97000, 500: 3000", as typed.
    pub answers: String,
}

/// One alert on a burn rate, as typed.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema))]
pub struct Alert {
    /// Budgets a window.
    pub burn: String,
    /// The long window, in minutes unless it names a unit.
    pub long: String,
    /// The short window.
    pub short: String,
    /// Whether it wakes somebody.
    pub pages: bool,
}

/// What an SLI tells of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Sli {
    /// Answered as it should be.
    #[default]
    Availability,
    /// Answered soon enough.
    Latency,
    /// Answered in full and not degraded.
    Quality,
    /// Made from data new enough.
    Freshness,
    /// Made right.
    Correctness,
    /// Made at all.
    Coverage,
    /// Made fast enough.
    Throughput,
    /// Still there.
    Durability,
}

/// Which events an objective's second selector selects.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Part {
    /// Those that failed.
    #[default]
    Failed,
    /// The good ones.
    Good,
}

/// The window of an objective.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Span {
    /// The last 28 days: four of each weekday.
    #[default]
    #[serde(rename = "28d")]
    Days28,
    /// The last 30 days.
    #[serde(rename = "30d")]
    Days30,
    /// The last 7 days.
    #[serde(rename = "7d")]
    Days7,
    /// The last 90 days.
    #[serde(rename = "90d")]
    Days90,
    /// A calendar month, counted as 30 days.
    Month,
    /// A calendar quarter, counted as 90 days.
    Quarter,
}

impl Sli {
    /// All of them, the usual first one first.
    pub const ALL: [Self; 8] = [
        Self::Availability,
        Self::Latency,
        Self::Quality,
        Self::Freshness,
        Self::Correctness,
        Self::Coverage,
        Self::Throughput,
        Self::Durability,
    ];

    /// The name in the document.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Availability => "availability",
            Self::Latency => "latency",
            Self::Quality => "quality",
            Self::Freshness => "freshness",
            Self::Correctness => "correctness",
            Self::Coverage => "coverage",
            Self::Throughput => "throughput",
            Self::Durability => "durability",
        }
    }
}

impl Part {
    /// Both of them, the usual one first.
    pub const ALL: [Self; 2] = [Self::Failed, Self::Good];

    /// The name in the document.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Failed => "failed",
            Self::Good => "good",
        }
    }
}

impl Span {
    /// All of them, the usual first one first.
    pub const ALL: [Self; 6] = [
        Self::Days28,
        Self::Days30,
        Self::Days7,
        Self::Days90,
        Self::Month,
        Self::Quarter,
    ];

    /// The name in the document.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Days28 => "28d",
            Self::Days30 => "30d",
            Self::Days7 => "7d",
            Self::Days90 => "90d",
            Self::Month => "month",
            Self::Quarter => "quarter",
        }
    }

    /// Its length as it is counted.
    pub const fn days(self) -> Days {
        match self {
            Self::Days28 => Days::new(28.0),
            Self::Days30 | Self::Month => Days::new(30.0),
            Self::Days7 => Days::new(7.0),
            Self::Days90 | Self::Quarter => Days::new(90.0),
        }
    }

    /// The shortest and the longest it can be.
    pub const fn between(self) -> (Days, Days) {
        match self {
            Self::Month => (Days::new(28.0), Days::new(31.0)),
            Self::Quarter => (Days::new(90.0), Days::new(92.0)),
            _ => (self.days(), self.days()),
        }
    }
}

impl Objective {
    /// An availability objective for a journey, to be filled.
    pub fn blank(id: RowId) -> Self {
        Self {
            id,
            ..Self::default()
        }
    }

    /// What was counted of an interaction, as typed.
    pub fn answers(&self, interaction: RowId) -> &str {
        let mut counts = self.counts.iter();
        let found = counts.find(|one| one.interaction == interaction);
        found.map_or("", |one| &one.answers)
    }

    /// Sets what was counted of an interaction; nothing takes it out.
    pub fn set_answers(&mut self, interaction: RowId, answers: String) {
        let counted = Counted {
            interaction,
            answers,
        };
        counted.join(&mut self.counts);
    }
}

/// The usual rules as somebody would type them, to be changed.
pub fn usual_alerts(window: Days, write: impl Fn(f64) -> String) -> Vec<Alert> {
    let typed = |rule: Rule| {
        let hours = |minutes: Minutes| match minutes.get() / 60.0 {
            hours if hours < 1.0 => format!("{} min", write(minutes.get())),
            hours => format!("{} h", write(hours)),
        };
        Alert {
            burn: write(rule.burn),
            long: hours(rule.long),
            short: hours(rule.short),
            pages: rule.pages,
        }
    };
    usual_rules(window).map(typed).into()
}

impl Record for Objective {
    const MOST: usize = 500;

    fn id(&mut self) -> Option<(Kind, &mut RowId)> {
        Some((Kind::Objective, &mut self.id))
    }

    fn links(&mut self, walk: &mut impl Walk) {
        walk.link("journey", &[Kind::Journey], Link::Free(&mut self.journey));
        walk.link("target", &[Kind::Target], Link::Free(&mut self.target));
        walk.rows("counts", &mut self.counts);
        walk.rows("alerts", &mut self.alerts);
    }
}

impl Record for Counted {
    const NAMED_BY: &'static [&'static str] = &["interaction"];
    const MOST: usize = 200;

    fn links(&mut self, walk: &mut impl Walk) {
        let interaction = Link::Needed(&mut self.interaction);
        walk.link("interaction", &[Kind::Interaction], interaction);
    }

    /// The last one of an interaction stands, and nothing takes it out.
    fn join(self, list: &mut Vec<Self>) -> bool {
        let place = list
            .iter()
            .position(|one| one.interaction == self.interaction);
        match (place, self.answers.is_empty()) {
            (Some(at), true) => drop(list.remove(at)),
            (Some(at), false) => list[at] = self,
            (None, true) => {}
            (None, false) => list.push(self),
        }
        true
    }
}

impl Record for Alert {
    const NAMED_BY: &'static [&'static str] = &[];
    const MOST: usize = 500;
}
