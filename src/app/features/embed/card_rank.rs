//! The card of what each target can carry.

use leptos::prelude::*;

use super::while_counted::WhileCounted;
use crate::analysis::arrange;
use crate::app::answer::rank::{HOW, RankTable};
use crate::app::answer::sentence::set;
use crate::app::browser::page;
use crate::app::state::workbook::Workbook;
use crate::report::card_words::BY_MINUTES;
use crate::text::answer::answer_words::carries;

/// The stack rank.
#[component]
pub fn RankCard(
    /// A risk may be accepted.
    edit: bool,
) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let order = Memo::new(move |_| {
        workbook.with_figures(|document, analysis| {
            arrange(
                &[],
                document,
                analysis,
                Some(BY_MINUTES),
                false,
                page::compare_names,
            )
        })
    });
    let says = move || workbook.with_analysis(|analysis| analysis.chosen().and_then(carries));
    view! {
        <WhileCounted>
            <p>{move || says().map(set)}</p>
            {edit.then(|| view! { <p class="quiet">{HOW}</p> })}
            <RankTable order edit />
        </WhileCounted>
    }
}
