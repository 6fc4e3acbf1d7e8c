//! What stays in view on a phone while somebody types: the total and its gap.

use leptos::prelude::*;

use crate::app::browser::page;
use crate::app::state::workbook::Workbook;
use crate::app::ui::MiniMeter;
use crate::text::figures::figure;
use crate::text::words::{Tone, verdict};

/// The pin, while a row is counted.
#[component]
pub fn Pin() -> impl IntoView {
    let workbook: Workbook = expect_context();
    let figures = Memo::new(move |_| {
        workbook.with_analysis(|analysis| {
            let budget = analysis.chosen()?.rank.budget.get();
            (analysis.counted > 0).then(|| (analysis.total.get(), budget))
        })
    });
    let total = move || figures.get().map_or(0.0, |(total, _)| total);
    let budget = move || figures.get().map_or(0.0, |(_, budget)| budget);
    let gap = move || verdict(budget(), total());
    // The address names the page, so that a jump within it must not change it.
    let go = move |event: web_sys::MouseEvent| {
        event.prevent_default();
        if let Ok(Some(answer)) = page::document().query_selector(".answer") {
            answer.scroll_into_view();
        }
    };
    view! {
        <Show when=move || figures.with(Option::is_some)>
            <a class="pin mobile" href="#main" on:click=go>
                <span>
                    <b>{move || figure(total())}</b>
                    " "
                    <small>"min/yr"</small>
                </span>
                <MiniMeter total=Signal::derive(total) budget=Signal::derive(budget) />
                <span class:bad=move || gap().1 == Tone::Bad class:good=move || gap().1 == Tone::Good>
                    {move || gap().0}
                </span>
            </a>
        </Show>
    }
}
