//! Rows that have something in common stand together, under a head of their own.

use leptos::prelude::*;

use crate::analysis::Analysis;
use crate::document::{Engagement, RowId};

/// What rows are grouped by. How comes with the choice (`risks/grouping.rs`).
#[derive(Clone, Copy, Debug)]
pub struct GroupBy {
    /// What the choice is called.
    pub name: &'static str,
    /// Groups rows by that, of which those known before stay in their groups.
    pub group: fn(&'static str, &Engagement, &Analysis, Vec<RowId>, Option<&Grouped>) -> Grouped,
    /// Draws a head above a row.
    pub draw: fn(RowId, GroupHead) -> AnyView,
}

/// Rows in groups, or rows alone.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Grouped {
    /// What they are grouped by.
    pub by: &'static str,
    /// The rows, those of a group together.
    pub rows: Vec<RowId>,
    /// What the group of each is called; empty for rows that nobody has filled.
    pub names: Vec<(RowId, String)>,
    /// The heads, each with the row that it stands above, in the order of the rows.
    pub heads: Vec<(RowId, GroupHead)>,
}

impl Grouped {
    /// Which row of the whole table each is: the first is the table's head, and groups have heads of their own.
    pub fn places(&self) -> Vec<(RowId, usize)> {
        let mut heads = self.heads.iter().peekable();
        let mut place = 1;
        let place_of = |id: &RowId| {
            place += 1 + usize::from(heads.next_if(|(first, _)| first == id).is_some());
            (*id, place)
        };
        self.rows.iter().map(place_of).collect()
    }

    /// What stands above a row, where it is the first of a group.
    pub fn head(&self, id: RowId) -> Option<GroupHead> {
        let head = self.heads.iter().find(|(first, _)| *first == id);
        head.map(|(_, head)| head.clone())
    }
}

/// What stands above the first row of a group.
#[derive(Clone, Debug, PartialEq)]
pub struct GroupHead {
    /// What it is called; empty for rows that nobody has filled.
    pub name: String,
    /// How many rows it has.
    pub rows: usize,
    /// Bad minutes a year of the rows that count.
    pub minutes: f64,
}
