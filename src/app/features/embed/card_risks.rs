//! The card of risks to try other figures in.

use leptos::prelude::*;

use crate::app::answer::outcomes::line;
use crate::app::answer::sentence::set;
use crate::app::state::odds::OddsState;
use crate::app::state::workbook::Workbook;
use crate::report::card_words::BY_MINUTES;
use crate::text::answer::answer_words::standing;

/// The risks to type in, with what comes of it.
#[component]
pub fn RisksToTry(
    /// The table.
    table: ViewFn,
) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let odds: OddsState = expect_context();
    workbook.sort.set(Some(BY_MINUTES));
    view! {
        <p>
            {move || set(workbook.with_figures(standing))} " "
            <span>{move || line(workbook, odds)}</span>
        </p>
        {table.run()}
    }
}
