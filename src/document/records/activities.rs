//! What people did together: the log, its actions, silent estimates and the causal map.

#[cfg(not(target_arch = "wasm32"))]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::document::records::charter::Activity;
use crate::document::records::record::{Kind, Link, Record, Walk};
use crate::document::records::values::dates::day_number as day;
use crate::document::records::values::entry::Column;
use crate::document::records::values::id::RowId;
use crate::math::ordered;

/// All that was done.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
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
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
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
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
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
    /// The day it was done, as an ISO date; empty while it is open, and where nobody knows the day.
    pub done_on: String,
}

/// A way to fail that somebody thought of in a pre-mortem.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
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
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
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
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema))]
pub struct Said {
    /// Who.
    pub who: String,
    /// The estimate as typed.
    pub estimate: String,
}

/// A node of the causal map that no table has.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema))]
pub struct Node {
    /// Identity within the engagement.
    pub id: RowId,
    /// What it says.
    pub text: String,
}

/// An arrow of the causal map that no table has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
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

    /// What is done, with the meeting it comes from, the latest first; what has no day comes last.
    pub fn done_latest_first(&self) -> Vec<ActionKey> {
        let all = self.log.iter().flat_map(LogEntry::actions_of);
        let done: Vec<_> = all.filter(|(_, action)| action.done).collect();
        let on = |at: usize| day(&done[at].1.done_on).unwrap_or(i64::MIN);
        let order = ordered(done.len(), &|a, b| on(b).cmp(&on(a)));
        let key = |at: usize| (done[at].0.id, done[at].1.id);
        order.into_iter().map(key).collect()
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

    /// An activity's entries, or all where none is named, the newest first; of one day, the one made last. While `held` (somebody
    /// is in the list) those `shown` keep their places, and new ones come first.
    pub fn newest_first(
        &self,
        activity: Option<Activity>,
        shown: &[RowId],
        held: bool,
    ) -> Vec<RowId> {
        let of_it = |entry: &&LogEntry| activity.is_none_or(|one| one == entry.activity);
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

    /// Ticks it as done on `today`, an ISO date, or opens it again.
    pub fn tick(&mut self, done: bool, today: &str) {
        self.done = done;
        self.done_on = if done {
            today.to_owned()
        } else {
            String::new()
        };
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
            ..Self::default()
        }
    }
}

impl Action {
    /// An action nobody has described.
    pub fn blank(id: RowId) -> Self {
        Self {
            id,
            ..Self::default()
        }
    }
}

impl Idea {
    /// An idea without words.
    pub fn blank(id: RowId) -> Self {
        Self {
            id,
            ..Self::default()
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
            ..Self::default()
        }
    }
}

impl Node {
    /// A node without words.
    pub fn blank(id: RowId) -> Self {
        Self {
            id,
            ..Self::default()
        }
    }
}

impl Record for Activities {
    fn links(&mut self, walk: &mut impl Walk) {
        walk.rows("log", &mut self.log);
        walk.rows("ideas", &mut self.ideas);
        walk.rows("rounds", &mut self.rounds);
        walk.rows("nodes", &mut self.nodes);
        walk.rows("arrows", &mut self.arrows);
    }
}

impl Record for LogEntry {
    fn id(&mut self) -> Option<(Kind, &mut RowId)> {
        Some((Kind::LogEntry, &mut self.id))
    }

    fn links(&mut self, walk: &mut impl Walk) {
        walk.rows("actions", &mut self.actions);
    }
}

impl Record for Action {
    const MOST: usize = 200;

    fn id(&mut self) -> Option<(Kind, &mut RowId)> {
        Some((Kind::Action, &mut self.id))
    }
}

impl Record for Idea {
    fn id(&mut self) -> Option<(Kind, &mut RowId)> {
        Some((Kind::Idea, &mut self.id))
    }

    fn links(&mut self, walk: &mut impl Walk) {
        walk.link("risk", &[Kind::Risk], Link::Free(&mut self.risk));
    }
}

impl Record for Round {
    fn id(&mut self) -> Option<(Kind, &mut RowId)> {
        Some((Kind::Round, &mut self.id))
    }

    fn links(&mut self, walk: &mut impl Walk) {
        walk.link("risk", &[Kind::Risk], Link::Needed(&mut self.risk));
        walk.rows("said", &mut self.said);
    }
}

impl Record for Said {
    const NAMED_BY: &'static [&'static str] = &["who"];
    const MOST: usize = 200;
}

impl Record for Node {
    fn id(&mut self) -> Option<(Kind, &mut RowId)> {
        Some((Kind::Node, &mut self.id))
    }
}

impl Record for Arrow {
    const NAMED_BY: &'static [&'static str] = &["from", "to"];
    fn links(&mut self, walk: &mut impl Walk) {
        let ends = [
            Kind::Systemic,
            Kind::Risk,
            Kind::Journey,
            Kind::Objective,
            Kind::Node,
        ];
        walk.link("from", &ends, Link::Needed(&mut self.from));
        walk.link("to", &ends, Link::Needed(&mut self.to));
    }

    fn join(self, list: &mut Vec<Self>) -> bool {
        if !list.contains(&self) {
            list.push(self);
        }
        true
    }
}
