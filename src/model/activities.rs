//! What people did together: the log, its actions, silent estimates and the causal map.

use super::charter::Activity;
use super::entry::Column;
use super::id::RowId;

/// All that was done.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(
    not(target_arch = "wasm32"),
    derive(serde::Serialize, schemars::JsonSchema)
)]
pub struct Activities {
    /// The log, in the order made.
    pub log: Vec<LogEntry>,
    /// The ideas of pre-mortems, in the order they came.
    pub ideas: Vec<Idea>,
    /// Silent estimates.
    pub rounds: Vec<Round>,
    /// Own nodes of the causal map.
    pub nodes: Vec<Node>,
    /// Own arrows of the causal map.
    pub arrows: Vec<Arrow>,
}

/// One meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(
    not(target_arch = "wasm32"),
    derive(serde::Serialize, schemars::JsonSchema)
)]
pub struct LogEntry {
    /// Identity within the engagement.
    pub id: RowId,
    /// What was done.
    pub activity: Activity,
    /// When, as an ISO date.
    pub date: String,
    /// Who was there.
    pub people: String,
    /// What was said.
    pub notes: String,
    /// What follows.
    pub actions: Vec<Action>,
}

/// Something to do.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(
    not(target_arch = "wasm32"),
    derive(serde::Serialize, schemars::JsonSchema)
)]
pub struct Action {
    /// Identity within the engagement.
    pub id: RowId,
    /// What.
    pub what: String,
    /// By whom.
    pub owner: String,
    /// By when, as an ISO date.
    pub due: String,
    /// Whether it is done.
    pub done: bool,
}

/// A way to fail that somebody thought of in a pre-mortem.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(
    not(target_arch = "wasm32"),
    derive(serde::Serialize, schemars::JsonSchema)
)]
pub struct Idea {
    /// Identity within the engagement.
    pub id: RowId,
    /// What happens.
    pub text: String,
    /// The risk it became.
    pub risk: Option<RowId>,
}

/// One estimate that several people made alone.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(
    not(target_arch = "wasm32"),
    derive(serde::Serialize, schemars::JsonSchema)
)]
pub struct Round {
    /// Identity within the engagement.
    pub id: RowId,
    /// Of which risk.
    pub risk: RowId,
    /// Which of its figures.
    pub column: Column,
    /// What each said.
    pub said: Vec<Said>,
    /// The range agreed on, as typed; empty while there is none.
    pub agreed: String,
    /// What somebody still sees differently.
    pub dissent: String,
    /// When it was agreed, as an ISO date.
    pub date: String,
}

/// What one person estimates.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(
    not(target_arch = "wasm32"),
    derive(serde::Serialize, schemars::JsonSchema)
)]
pub struct Said {
    /// Who.
    pub who: String,
    /// The estimate as typed.
    pub estimate: String,
}

/// A node of the causal map that no table has.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(
    not(target_arch = "wasm32"),
    derive(serde::Serialize, schemars::JsonSchema)
)]
pub struct Node {
    /// Identity within the engagement.
    pub id: RowId,
    /// What it says.
    pub text: String,
}

/// An arrow of the causal map that no table has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(
    not(target_arch = "wasm32"),
    derive(serde::Serialize, schemars::JsonSchema)
)]
pub struct Arrow {
    /// The cause: a systemic risk, risk, journey, objective or node.
    pub from: RowId,
    /// The effect: one of the same.
    pub to: RowId,
}

impl Activities {
    /// What is still to be done, with the meeting it comes from.
    pub fn open_actions(&self) -> impl Iterator<Item = (&LogEntry, &Action)> {
        let of_entry = |entry| LogEntry::actions_of(entry);
        let all = self.log.iter().flat_map(of_entry);
        all.filter(|(_, action)| !action.done && !action.what.is_empty())
    }
}

impl LogEntry {
    fn actions_of(entry: &Self) -> impl Iterator<Item = (&Self, &Action)> {
        entry.actions.iter().map(move |action| (entry, action))
    }

    /// An entry with nothing in it.
    pub fn blank(id: RowId) -> Self {
        Self {
            id,
            activity: Activity::Review,
            date: String::new(),
            people: String::new(),
            notes: String::new(),
            actions: Vec::new(),
        }
    }
}

impl Action {
    /// An action nobody has described.
    pub fn blank(id: RowId) -> Self {
        Self {
            id,
            what: String::new(),
            owner: String::new(),
            due: String::new(),
            done: false,
        }
    }
}

impl Idea {
    /// An idea without words.
    pub fn blank(id: RowId) -> Self {
        Self {
            id,
            text: String::new(),
            risk: None,
        }
    }
}

impl Round {
    /// A round in which nobody has said anything yet.
    pub fn blank(id: RowId, risk: RowId, column: Column) -> Self {
        Self {
            id,
            risk,
            column,
            said: Vec::new(),
            agreed: String::new(),
            dissent: String::new(),
            date: String::new(),
        }
    }
}

impl Node {
    /// A node without words.
    pub fn blank(id: RowId) -> Self {
        Self {
            id,
            text: String::new(),
        }
    }
}
