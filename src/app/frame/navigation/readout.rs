//! The answer in the bar of every page that does not show it in full.

use leptos::prelude::*;

use crate::analysis::Wanted;
use crate::app::route::{Page, Route};
use crate::app::state::odds::OddsState;
use crate::app::state::workbook::Workbook;
use crate::app::ui::Readout;
use crate::text::figures::figure;
use crate::text::odds_words::holds_share;
use crate::text::words::{Tone, verdict};

/// The total, its budget and how often that holds; nothing while there is no total.
#[component]
pub fn AnswerReadout() -> impl IntoView {
    let workbook: Workbook = expect_context();
    let odds: OddsState = expect_context();
    let figures = Memo::new(move |_| {
        workbook.with_analysis(|analysis| {
            let budget = analysis.chosen()?.rank.budget.get();
            (analysis.counted > 0).then(|| (analysis.total.get(), budget))
        })
    });
    let total = move || figures.get().map_or(0.0, |(total, _)| total);
    let budget = move || figures.get().map_or(0.0, |(_, budget)| budget);
    let gap = Memo::new(move |_| verdict(budget(), total()));
    let target = move || {
        workbook.with_document(|document| document.chosen().map(|one| format!("{}%", one.percent)))
    };
    let holds = move || {
        let (target, window) = workbook
            .with_document(|document| Some((document.chosen()?.id, document.odds.window)))?;
        let kept = odds
            .answers
            .with(|answers| answers.kept(Wanted::AsIs(window), target))?;
        Some(holds_share(kept, window))
    };
    let href = move || Route::Workbook(workbook.open_id(), Page::RISKS).to_string();
    view! {
        <Show when=move || figures.get().is_some()>
            <Readout
                href=Signal::derive(href)
                figure=Signal::derive(move || figure(total()))
                total=Signal::derive(total)
                budget=Signal::derive(budget)
                gap=Signal::derive(move || gap.get().0)
                over=Signal::derive(move || gap.get().1 == Tone::Bad)
                attr:data-tip="Bad minutes a year against the budget of the target"
            >
                <span class="hide-l">{target}</span>
                <span class="muted hide-l">{holds}</span>
            </Readout>
        </Show>
    }
}
