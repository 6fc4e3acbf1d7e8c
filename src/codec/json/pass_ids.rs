//! Ids and links in the pass: which row is meant, whatever the file calls it.

use std::str::FromStr;

use serde_json::Value;

use crate::codec::json::document::MOST_LINKS;
use crate::codec::json::layout::compact;
use crate::codec::json::pass::Pass;
use crate::codec::json::repair::hash;
use crate::document::{EngagementId, RowId};

/// What a link names, and the list in which an id is used once.
#[derive(Clone, Copy)]
pub enum Kind {
    /// A target.
    Target,
    /// A journey.
    Journey,
    /// An interaction of any journey.
    Interaction,
    /// A risk.
    Risk,
    /// A systemic risk.
    Systemic,
    /// A mitigation.
    Mitigation,
    /// An objective.
    Objective,
    /// A signature.
    SignOff,
    /// An item of the readiness review.
    Item,
    /// A meeting in the log.
    LogEntry,
    /// Something to do.
    Action,
    /// An idea of a pre-mortem.
    Idea,
    /// Silent estimates.
    Round,
    /// A node of the causal map.
    Node,
    /// An incident.
    Incident,
    /// A saved version.
    Snapshot,
}

/// How many kinds there are.
pub const KINDS: usize = Kind::Snapshot as usize + 1;

/// What is said of a link that leads nowhere.
const NOWHERE: &str = "names nothing that is here; left out.";

impl Pass<'_> {
    /// The engagement's own id.
    pub fn own_id(&mut self, id: &mut EngagementId) {
        let found = self.field("id", Value::from(id.as_str()));
        if let Some(found) = found.and_then(|found| found.as_str()?.parse().ok()) {
            *id = found;
        } else if self.reads() {
            self.note(
                "id",
                "expected 26 characters a-z and 2-7; a new id is used.",
            );
            let text = compact(self.here);
            let half = |salt| hash(text.as_bytes(), salt).to_be_bytes();
            *id = EngagementId::from_random(&[half(1), half(2)].concat());
        }
    }

    /// A row's own id. One that is malformed or another row's is replaced; links follow the first
    /// row that the file calls so.
    pub fn id(&mut self, kind: Kind, id: &mut RowId) {
        let found = self.field("id", Value::from(id.as_str()));
        if !self.reads() {
            return;
        }
        let found = found.and_then(Value::as_str);
        let known = &self.known[kind as usize];
        let is_new = found.is_some_and(|found| !known.contains_key(found));
        let fault = match found.map(RowId::from_str) {
            Some(Ok(own)) if is_new => {
                *id = own;
                ""
            }
            Some(Ok(_)) => "another row has this id",
            Some(Err(_)) | None => "expected 8 characters a-z and 2-7",
        };
        if !fault.is_empty() {
            self.note("id", &format!("{fault}; a new id is used."));
            *id = self.unused_id();
        }
        if let Some(found) = found.filter(|_| is_new) {
            self.known[kind as usize].insert(found.to_owned(), Value::from(id.as_str()));
        }
    }

    /// An id that no row of the file has.
    pub fn unused_id(&mut self) -> RowId {
        self.ids.unused(&self.place)
    }

    /// The row that the file calls so, of those read before.
    fn linked(&self, kind: Kind, name: &Value) -> Option<RowId> {
        let id = self.known[kind as usize].get(name.as_str()?)?;
        id.as_str()?.parse().ok()
    }

    /// A link that there need not be; false when it names nothing that is here.
    pub fn link(&mut self, key: &'static str, kind: Kind, link: &mut Option<RowId>) -> bool {
        let holds = Value::from(link.as_ref().map(RowId::as_str));
        match self.field(key, holds) {
            None | Some(Value::Null) => true,
            Some(name) => {
                *link = self.linked(kind, name);
                if link.is_none() {
                    self.note(key, NOWHERE);
                }
                link.is_some()
            }
        }
    }

    /// A link without which its row makes no sense; false when it is not there.
    pub fn named(&mut self, key: &'static str, kind: Kind, id: &mut RowId) -> bool {
        let mut link = Some(*id).filter(|_| !self.reads());
        self.link(key, kind, &mut link);
        *id = link.unwrap_or(*id);
        link.is_some()
    }

    /// A link to a row of one of some kinds; false when it names none.
    pub fn named_among(&mut self, key: &'static str, kinds: &[Kind], id: &mut RowId) -> bool {
        let Some(name) = self.field(key, Value::from(id.as_str())) else {
            return !self.reads();
        };
        let found = kinds.iter().find_map(|kind| self.linked(*kind, name));
        if found.is_none() {
            self.note(key, NOWHERE);
        }
        *id = found.unwrap_or(*id);
        found.is_some()
    }

    /// A link with an answer for when it is not there, about which nothing is said here; false then.
    pub fn chosen(&mut self, key: &'static str, kind: Kind, id: &mut RowId) -> bool {
        let found = self.field(key, Value::from(id.as_str()));
        let found = found.and_then(|name| self.linked(kind, name));
        *id = found.unwrap_or(*id);
        found.is_some() || !self.reads()
    }

    /// A list of links, each once.
    pub fn links(&mut self, key: &'static str, kind: Kind, links: &mut Vec<RowId>) {
        if !self.reads() {
            let ids = links.iter().map(|id| Value::from(id.as_str())).collect();
            return self.out.put(key, &Value::Array(ids));
        }
        for (at, name) in self.items(key, MOST_LINKS).iter().enumerate() {
            match self.linked(kind, name) {
                Some(id) if !links.contains(&id) => links.push(id),
                Some(_) => {}
                None => self.note(&format!("{key}[{at}]"), NOWHERE),
            }
        }
    }
}

/// What stands in for an id until it is read.
pub fn nobody() -> RowId {
    RowId::from_random(&[])
}
