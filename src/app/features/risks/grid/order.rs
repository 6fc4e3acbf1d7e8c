//! Which rows are shown.

use crate::analysis::Filter;
use crate::app::browser::page;
use crate::app::state::workbook::Workbook;
use crate::document::RowId;

/// The rows that pass the filter; while somebody is in a cell, none goes that was there `before`.
pub fn shown(
    workbook: Workbook,
    filter: &Filter,
    all: Vec<RowId>,
    before: Option<&Vec<RowId>>,
) -> Vec<RowId> {
    workbook.with_figures(|document, analysis| {
        let chosen = analysis.chosen();
        let mut shown = all;
        shown.retain(|id| {
            let place = document.risks.iter().position(|risk| risk.id == *id);
            place.is_some_and(|place| {
                let mark = chosen.and_then(|chosen| chosen.marks.get(place).copied()?);
                before.is_some_and(|before| before.contains(id))
                    || filter.shows(&document.risks[place], mark, page::lower_case)
            })
        });
        shown
    })
}
