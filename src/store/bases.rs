//! The records that a tab has had, to find the one that two others grew from.

use std::sync::Arc;

use super::record::grew_from;
use crate::codec::json::Stamp;

/// How many are kept: what a tab stores while another tab's record is on its way to it.
const MOST: usize = 8;

/// A record, with what it says about its writing.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Known {
    pub(super) stamp: Stamp,
    pub(super) text: Arc<str>,
    /// Whether all of it could be read.
    pub(super) is_whole: bool,
}

/// The records that a tab's document includes, the newest last.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Bases(Vec<Known>);

impl Bases {
    /// The one that was read or written last.
    pub(super) fn last(&self) -> Option<&Known> {
        self.0.last()
    }

    /// Whether a text is one of them.
    pub(super) fn holds(&self, text: &str) -> bool {
        self.0.iter().any(|known| &*known.text == text)
    }

    /// The newest one that a record was built on.
    pub(super) fn of(&self, stamp: &Stamp) -> Option<&Known> {
        self.0
            .iter()
            .rev()
            .find(|known| grew_from(stamp, &known.stamp))
    }

    /// The newest one that two records were built on.
    pub(super) fn of_both(&self, one: &Stamp, other: &Stamp) -> Option<&Known> {
        let both = |known: &&Known| grew_from(one, &known.stamp) && grew_from(other, &known.stamp);
        self.0.iter().rev().find(both)
    }

    /// Adds one; the oldest goes where there are many.
    pub(super) fn push(&mut self, known: Known) {
        if self.0.len() == MOST {
            self.0.remove(0);
        }
        self.0.push(known);
    }
}
