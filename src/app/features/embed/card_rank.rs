//! The card of what each target can carry.

use crate::app::features::embed::card::while_counted;
use crate::app::old::grid::RiskGrid;
use crate::app::old::stack_rank::{HOW, rank_table};
use crate::app::old::view::{El, el};
use crate::app::state::workbook::Workbook;
use crate::report::card_words::BY_MINUTES;
use crate::text::words::rank_sentence;

/// The stack rank; `edit` says whether a risk may be accepted.
pub(crate) fn rank(workbook: Workbook, edit: bool) -> El {
    let grid = RiskGrid::new(workbook);
    grid.sort.set(Some(BY_MINUTES));
    let sentence = move || {
        let said = workbook.with_analysis(|analysis| analysis.chosen().and_then(rank_sentence));
        said.unwrap_or_default()
    };
    while_counted(workbook, move || {
        el("div")
            .child(el("p").text_of(sentence))
            .maybe(move || edit.then(|| el("p.note").text(HOW)))
            .child(rank_table(workbook, grid, edit))
    })
}
