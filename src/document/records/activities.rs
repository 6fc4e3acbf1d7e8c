//! What people did together: the log, its actions, silent estimates and the causal map.

#[cfg(not(target_arch = "wasm32"))]
use schemars::JsonSchema;
use serde::Serialize;

use crate::document::records::charter::Activity;
use crate::document::records::dates::day_number as day;
use crate::document::records::entry::Column;
use crate::document::records::id::RowId;
use crate::math::ordered;

/// All that was done.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema))]
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
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema))]
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
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema))]
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
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema))]
pub struct Idea {
    /// Identity within the engagement.
    pub id: RowId,
    /// What happens.
    pub text: String,
    /// The risk it became.
    pub risk: Option<RowId>,
}

/// One estimate that several people made alone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema))]
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
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema))]
pub struct Said {
    /// Who.
    pub who: String,
    /// The estimate as typed.
    pub estimate: String,
}

/// A node of the causal map that no table has.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema))]
pub struct Node {
    /// Identity within the engagement.
    pub id: RowId,
    /// What it says.
    pub text: String,
}

/// An arrow of the causal map that no table has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema))]
pub struct Arrow {
    /// The cause: a systemic risk, risk, journey, objective or node.
    pub from: RowId,
    /// The effect: one of the same.
    pub to: RowId,
}

/// An action: its entry of the log, and its own id.
pub type ActionKey = (RowId, RowId);

impl Activities {
    /// What is still to be done, with the meeting it comes from.
    pub fn open_actions(&self) -> impl Iterator<Item = (&LogEntry, &Action)> {
        let of_entry = |entry| LogEntry::actions_of(entry);
        let all = self.log.iter().flat_map(of_entry);
        all.filter(|(_, action)| !action.done && !action.what.is_empty())
    }

    /// What is still to be done, the first due first; what has no date comes last. While `held` (somebody is in
    /// the list) those `shown` keep their places, and new ones come last.
    pub fn due_first(&self, shown: &[ActionKey], held: bool) -> Vec<ActionKey> {
        let open: Vec<_> = self.open_actions().collect();
        let key = |at: usize| (open[at].0.id, open[at].1.id);
        let due = |at: usize| day(&open[at].1.due);
        let order = ordered(open.len(), &|a, b| match (due(a), due(b)) {
            (Some(a), Some(b)) => a.cmp(&b),
            (a, b) => a.is_none().cmp(&b.is_none()),
        });
        let mut keys: Vec<ActionKey> = order.into_iter().map(key).collect();
        if held {
            let kept = shown.iter().copied().filter(|one| keys.contains(one));
            let kept: Vec<ActionKey> = kept.collect();
            keys.retain(|one| !shown.contains(one));
            keys.splice(..0, kept);
        }
        keys
    }

    /// An action with the meeting it comes from.
    pub fn action(&self, (entry, action): ActionKey) -> Option<(&LogEntry, &Action)> {
        let entry = self.entry(entry)?;
        let action = entry.actions.iter().find(|one| one.id == action)?;
        Some((entry, action))
    }

    /// The entry with this id.
    pub fn entry(&self, id: RowId) -> Option<&LogEntry> {
        self.log.iter().find(|entry| entry.id == id)
    }

    /// The entry with this id, to change.
    pub fn entry_mut(&mut self, id: RowId) -> Option<&mut LogEntry> {
        self.log.iter_mut().find(|entry| entry.id == id)
    }

    /// An activity's entries, the newest first; of one day, the one made last. While `held` (somebody
    /// is in the list) those `shown` keep their places, and new ones come first.
    pub fn newest_first(&self, activity: Activity, shown: &[RowId], held: bool) -> Vec<RowId> {
        let of_it = |entry: &&LogEntry| entry.activity == activity;
        let all: Vec<&LogEntry> = self.log.iter().rev().filter(of_it).collect();
        let known = |id: &RowId| all.iter().any(|entry| entry.id == *id);
        if held {
            let new = all.iter().map(|entry| entry.id);
            let mut ids: Vec<RowId> = new.filter(|id| !shown.contains(id)).collect();
            ids.extend(shown.iter().copied().filter(known));
            return ids;
        }
        // Without a date it was made just now.
        let date = |at: usize| day(&all[at].date).unwrap_or(i64::MAX);
        let order = ordered(all.len(), &|a, b| date(b).cmp(&date(a)));
        order.into_iter().map(|at| all[at].id).collect()
    }
}

impl Action {
    /// Whether its day has passed and it is not done; `today` is an ISO date.
    pub fn is_overdue(&self, today: &str) -> bool {
        let days = self.days_left(today);
        !self.done && days.is_some_and(|days| days < 0)
    }

    /// Days until it is due, negative once that has passed; `None` without a date.
    pub fn days_left(&self, today: &str) -> Option<i64> {
        Some(day(&self.due)? - day(today)?)
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
