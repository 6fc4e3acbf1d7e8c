//! What somebody pasted into the table.

use crate::codec::table::grid::Grid;
use crate::codec::table::paste::Said;
use crate::document::RowId;

/// What somebody pasted, and into which cell.
#[derive(Clone, Debug, PartialEq)]
pub struct Pasted {
    /// The grid; `None` while it is still to be pasted into the dialog.
    pub grid: Option<Grid>,
    /// The cell it was pasted into.
    pub at: Option<(RowId, usize)>,
    /// What the person has said about it.
    pub said: Said,
    /// It takes the place of the rows that are there.
    pub replaces: bool,
}

impl Pasted {
    /// A grid for the dialog, or none yet.
    pub fn outside(grid: Option<Grid>) -> Self {
        Self {
            grid,
            at: None,
            said: Said::default(),
            replaces: false,
        }
    }
    /// As [`Self::outside`], where this grid came of the one before by typing. What was said holds for the same
    /// columns, such as with a row typed below.
    pub fn after(self, before: Self) -> Self {
        let titles = |pasted: &Self| pasted.grid.as_ref().and_then(|grid| grid.first().cloned());
        match titles(&self).is_some() && titles(&self) == titles(&before) {
            true => Self {
                grid: self.grid,
                ..before
            },
            false => self,
        }
    }
}
