//! Brings a cell of the table into view.

use leptos::prelude::*;

use super::cells::selector;
use super::risk_grid::RiskGrid;
use crate::analysis::Filter;
use crate::app::browser::page;
use crate::app::state::workbook::Sought;
use crate::document::RowId;

impl RiskGrid {
    /// Shows what somebody wants to see, also where it is filtered out now.
    pub fn show(&self, sought: Sought) {
        let (filter, cell) = match sought {
            Sought::Cell(row, column) => (None, Some((row, column))),
            Sought::Journey(journey) => (Some(journey), None),
        };
        let is_shown =
            |(row, _): (RowId, usize)| self.order.with_untracked(|all| all.contains(&row));
        let first = || self.order.with_untracked(|all| Some((*all.first()?, 0)));
        if !cell.is_some_and(is_shown) {
            // Rows stay while somebody is in a cell, but not those that another filter left.
            let inside = self.inside.get_untracked();
            self.inside.set(false);
            self.filter.set(Filter {
                journey: filter,
                ..Filter::default()
            });
            first();
            self.inside.set(inside);
        }
        if let Some((row, column)) = cell.or_else(first) {
            self.go_to(row, column);
        }
    }

    /// Puts the focus on a cell: before the next key where it is drawn.
    pub fn focus(&self, row: RowId, column: usize) {
        let cell = selector(row, column);
        match page::has(&cell) {
            true => page::focus(&cell),
            false => self.go_to(row, column),
        }
    }

    /// Puts the focus on a cell that is about to be drawn, or is not drawn since it cannot be seen.
    pub fn go_to(&self, row: RowId, column: usize) {
        let order = self.order.get_untracked();
        if let Some(place) = order.iter().position(|id| *id == row) {
            self.long.bring(place);
        }
        page::focus_soon(&selector(row, column));
    }
}
