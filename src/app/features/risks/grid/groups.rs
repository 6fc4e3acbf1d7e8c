//! Rows that have something in common stand together, under a head of their own.

use std::collections::HashMap;

use leptos::prelude::*;

use crate::app::state::workbook::Workbook;
use crate::document::{Engagement, Risk, RowId};
use crate::math::Mark;

/// What rows are grouped by.
#[derive(Clone, Copy, Debug)]
pub struct GroupBy {
    /// What the choice is called.
    pub name: &'static str,
    /// What a row's group is called.
    pub called: fn(&Risk, Option<Mark>, &Engagement) -> String,
}

/// What each row's group is called; empty for rows that nobody has filled, and without rows where none are grouped.
type Names = HashMap<RowId, String>;

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

/// The heads, each by the row that it stands above.
pub type Heads = HashMap<RowId, GroupHead>;

/// How the rows of a table are grouped. Copies are about the same table.
#[derive(Clone, Copy)]
pub struct Groups {
    /// By what, if they are.
    pub by: RwSignal<Option<GroupBy>>,
    workbook: Workbook,
    /// Beside what the choice is called.
    names: Memo<(&'static str, Names)>,
}

impl Groups {
    /// Of the rows of the engagement on a workbook; while somebody is `inside` a cell, none goes elsewhere.
    pub fn new(workbook: Workbook, inside: RwSignal<bool>) -> Self {
        let by: RwSignal<Option<GroupBy>> = RwSignal::new(None);
        let names = Memo::new(move |before: Option<&(&str, Names)>| {
            let Some(by) = by.get() else {
                return ("", Names::new());
            };
            let before = before.filter(|before| before.0 == by.name && inside.get());
            (by.name, names(workbook, by, before.map(|before| &before.1)))
        });
        Self {
            by,
            workbook,
            names,
        }
    }

    /// Puts the rows of each group together.
    pub fn gather(self, rows: &mut [RowId]) {
        self.names.with(|(_, names)| gather(rows, names));
    }

    /// The heads of the groups of these rows.
    pub fn heads(self, rows: Memo<Vec<RowId>>) -> Memo<Heads> {
        Memo::new(move |_| {
            let of =
                |(_, names): &(&str, Names)| rows.with(|rows| heads(self.workbook, rows, names));
            self.names.with(of)
        })
    }
}

/// What each row's group is called. Those known `before` stay.
fn names(workbook: Workbook, by: GroupBy, before: Option<&Names>) -> Names {
    workbook.with_figures(|document, analysis| {
        let chosen = analysis.chosen();
        let mut names = Names::new();
        for (place, risk) in document.risks.iter().enumerate() {
            let mark = chosen.and_then(|chosen| chosen.marks.get(place).copied()?);
            let known = before.and_then(|before| before.get(&risk.id));
            let name = known.cloned().unwrap_or_else(|| match risk.is_blank() {
                true => String::new(),
                false => (by.called)(risk, mark, document),
            });
            names.insert(risk.id, name);
        }
        names
    })
}

/// Puts the rows of each group together, in the order of the groups' first rows; rows that nobody has filled are last.
fn gather(rows: &mut [RowId], names: &Names) {
    let mut places: HashMap<&str, usize> = HashMap::from([("", usize::MAX)]);
    for name in rows.iter().filter_map(|id| names.get(id)) {
        let next = places.len();
        places.entry(name).or_insert(next);
    }
    let place = |id: &RowId| names.get(id).map(|name| places[name.as_str()]);
    rows.sort_by_key(place);
}

fn heads(workbook: Workbook, rows: &[RowId], names: &Names) -> Heads {
    let mut heads = Heads::new();
    if names.is_empty() {
        return heads;
    }
    workbook.with_figures(|_, analysis| {
        let figures = analysis.rows.iter().map(|row| (row.id, row.figures()));
        let figures: HashMap<_, _> = figures.collect();
        for group in rows.chunk_by(|a, b| names.get(a) == names.get(b)) {
            let minutes = group.iter().filter_map(|id| figures.get(id).copied()?);
            let head = GroupHead {
                name: names.get(&group[0]).cloned().unwrap_or_default(),
                rows: group.len(),
                minutes: minutes.map(|figures| figures.bad_minutes.get()).sum(),
            };
            heads.insert(group[0], head);
        }
    });
    heads
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(number: u8) -> RowId {
        RowId::from_random(&[number; 17])
    }

    #[test]
    fn rows_of_a_group_stand_together_in_the_order_of_its_first() {
        let check = |groups: &[&str], expected: &[usize]| {
            let ids: Vec<RowId> = (1..).map(id).take(groups.len()).collect();
            let named = ids.iter().copied();
            let names = named.zip(groups.iter().map(|name| (*name).to_owned()));
            let mut rows = ids.clone();
            gather(&mut rows, &names.collect());
            let expected: Vec<RowId> = expected.iter().map(|at| ids[*at]).collect();
            assert_eq!(rows, expected, "{groups:?}");
        };
        check(&["b", "a", "b", "a", "c"], &[0, 2, 1, 3, 4]);
        check(&["", "a", "", "b", "a"], &[1, 4, 3, 0, 2]);
    }
}
