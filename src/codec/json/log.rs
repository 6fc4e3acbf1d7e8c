//! Where the reader of a file is, and what it found there.

use serde_json::Value;

use crate::codec::json::place::Place;
use crate::codec::json::repair::{Notes, cut};
use crate::document::records::record::MOST_CHARACTERS;

/// Where the reader is, and what it has noted so far.
#[derive(Default)]
pub struct Log {
    /// What is being read.
    pub place: Place,
    /// Choices that could not be read.
    pub left_out: Vec<String>,
    /// What the file has and a record's `links` has not named yet.
    pub unnamed: Vec<String>,
    notes: Notes,
}

impl Log {
    /// What was repaired.
    pub fn into_notes(self) -> Vec<String> {
        self.notes.into_list()
    }

    /// Says what was done about what is here.
    pub fn note(&mut self, what: &str) {
        self.notes.add(&self.place.order, &self.place.text, what);
    }

    /// Says what was done about what is here, behind what was done about the parts of it.
    pub fn note_last(&mut self, what: &str) {
        self.place.order.push(usize::MAX);
        self.note(what);
        self.place.order.pop();
    }

    /// A text from the file, cut where it is too long.
    pub fn short(&mut self, found: &str) -> String {
        let short = cut(found, MOST_CHARACTERS);
        if short.len() < found.len() {
            self.note(&format!("cut at {MOST_CHARACTERS} characters."));
        }
        short.to_owned()
    }

    /// The choice that is here cannot be read, and nothing stands in for it.
    pub fn leave_out(&mut self) {
        self.left_out.push(self.place.text.clone());
    }

    /// Whether that was found out before.
    pub fn is_left_out(&self) -> bool {
        self.left_out.contains(&self.place.text)
    }

    /// What is here is read once its record's `links` names it.
    pub fn expect_named(&mut self, file: Option<&Value>) {
        if cfg!(debug_assertions) && file.is_some() && !self.unnamed.contains(&self.place.text) {
            self.unnamed.push(self.place.text.clone());
        }
    }
}
