//! What was read of a risk, and what it adds to the total.

use crate::document::records::reading::Problem;
use crate::document::records::values::id::RowId;
use crate::math::{Minutes, PerYear, Share};

/// One risk's figures.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Which risk.
    pub id: RowId,
    /// The four cells, in the order of [`Column::ALL`].
    pub cells: [CellReading; 4],
    /// What the row adds to the total.
    pub state: RowState,
    /// Its bad minutes a year with the mitigations that are switched on; `None` while none is, and
    /// for a row that is not counted.
    pub mitigated: Option<Minutes>,
    /// A finding is about it.
    pub is_noticed: bool,
    /// The cells that may hold a slip, in the order of [`Column::ALL`].
    ///
    /// [`Column::ALL`]: crate::document::Column::ALL
    pub hints: [bool; 4],
}

/// What a cell was understood as.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum CellReading {
    /// Nothing to read yet.
    Empty,
    /// A figure: what it counts as, in the column's own unit (minutes, percent, days).
    Counts(f64),
    /// No figure.
    Problem(Problem),
}

/// What a row adds to the total.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum RowState {
    /// Not filled yet, so not counted.
    Unfilled,
    /// A cell cannot be read, so the row is left out.
    LeftOut,
    /// The figures are for a journey that the risk does not reach.
    Elsewhere,
    /// Counted in the total.
    Counted(RowFigures),
}

/// The figures of a counted row.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RowFigures {
    /// Incidents a year.
    pub incidents: PerYear,
    /// Bad minutes of one incident.
    pub incident: Minutes,
    /// Bad minutes a year.
    pub bad_minutes: Minutes,
    /// Its cost as a share of the most costly row's, for the bar.
    pub bar: Share,
}

impl Row {
    /// The figures, when the row is counted.
    pub fn figures(&self) -> Option<&RowFigures> {
        match &self.state {
            RowState::Counted(figures) => Some(figures),
            RowState::Unfilled | RowState::LeftOut | RowState::Elsewhere => None,
        }
    }
}
