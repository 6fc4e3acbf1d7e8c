//! Reads a round of silent estimates.

use crate::app::state::workbook::Workbook;
use crate::document::{Column, Engagement, Round, RowId};
use crate::drawing::activities::silent_spread::{Spread, spread};

/// Reads a round, while it is there.
pub fn with<T>(
    workbook: Workbook,
    id: RowId,
    read: impl FnOnce(&Engagement, &Round) -> T,
) -> Option<T> {
    workbook.with_document(|document| Some(read(document, document.activities.round(id)?)))
}

/// The column and the spread of a round.
pub fn found(workbook: Workbook, id: RowId) -> Option<(Column, Spread)> {
    with(workbook, id, |document, round| {
        let found = spread(round.column, &round.said, document.year.length())?;
        Some((round.column, found))
    })?
}
