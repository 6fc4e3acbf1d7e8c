//! Two people's copies of one engagement, brought together by choices: what differs, and what comes of each choice.

use std::collections::HashMap;

use serde_json::Value;

use crate::codec::json;
use crate::codec::json::Opened;
pub use crate::codec::merge::difference::{Difference, Side, What};
use crate::codec::merge::title;
use crate::codec::merge::walk::{Three, Walk};
use crate::document::Engagement;

/// Two copies of one engagement.
#[derive(Clone, Debug)]
pub struct Copies {
    /// The last version from which both came, where it is known.
    base: Option<Value>,
    here: Value,
    there: Value,
    /// What rows are called, by their ids, in either copy.
    names: HashMap<String, String>,
    /// Everything that differs, in the order of the document.
    pub differences: Vec<Difference>,
}

impl Copies {
    /// Holds two copies against each other, and each against the version from which both came, where one is known.
    /// `newer` is the copy that was saved last, where that is known. `None` when a copy has a figure that cannot be
    /// written.
    pub fn new(
        base: Option<&Engagement>,
        here: &Engagement,
        there: &Engagement,
        newer: Option<Side>,
    ) -> Option<Self> {
        let file = |one: &Engagement| json::to_value(one).ok();
        let mut copies = Self {
            base: base.and_then(file),
            here: file(here)?,
            there: file(there)?,
            names: HashMap::new(),
            differences: Vec::new(),
        };
        note_names(&copies.there, &mut copies.names);
        note_names(&copies.here, &mut copies.names);
        let mut walk = Walk::new(&[], newer, &copies.names);
        walk.document(copies.files());
        copies.differences = walk.found;
        Some(copies)
    }

    /// What a row is called, by its id.
    pub fn name(&self, id: &str) -> Option<&str> {
        self.names.get(id).map(String::as_str)
    }

    /// The choices to begin with; what somebody chose other than to begin with among the differences `before` is
    /// chosen again.
    pub fn choices(&self, before: &[Difference], chosen: &[Side]) -> Vec<Side> {
        let chosen = before.iter().zip(chosen);
        let chosen = chosen.filter(|(one, side)| one.start != **side);
        let chosen: HashMap<_, Side> = chosen.map(|(one, side)| (one.place(), *side)).collect();
        let side = |one: &Difference| chosen.get(&one.place()).copied();
        let all = self.differences.iter();
        all.map(|one| side(one).unwrap_or(one.start)).collect()
    }

    /// The document by a choice for each difference, with what had to be left out; `None` when nothing can be made of
    /// them. What has no choice begins as [`Difference::start`] says.
    pub fn together(&self, choices: &[Side]) -> Option<Opened> {
        let all = self.differences.iter().enumerate();
        let all: Vec<Side> = all
            .map(|(at, one)| choices.get(at).copied().unwrap_or(one.start))
            .collect();
        let engagement = Walk::new(&all, None, &self.names).document(self.files());
        let mut file = self.here.clone();
        *file.get_mut("engagement")? = engagement;
        json::open(file).ok()
    }

    fn files(&self) -> Three<'_> {
        Three {
            base: self.base.as_ref(),
            here: &self.here,
            there: &self.there,
        }
    }
}

/// Notes what every row is called that has an id and a name.
fn note_names(part: &Value, names: &mut HashMap<String, String>) {
    match part {
        Value::Array(rows) => rows.iter().for_each(|row| note_names(row, names)),
        Value::Object(fields) => {
            let name = title(part);
            if let (Some(Value::String(id)), false) = (fields.get("id"), name.is_empty()) {
                names.insert(id.clone(), name.to_owned());
            }
            fields.values().for_each(|field| note_names(field, names));
        }
        _ => {}
    }
}
