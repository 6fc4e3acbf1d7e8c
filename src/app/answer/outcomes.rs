//! How often the target holds: as a title, as a line, as twenty dots.

use leptos::prelude::*;

use crate::analysis::{Wanted, dots};
use crate::app::state::odds::OddsState;
use crate::app::state::workbook::Workbook;
use crate::app::ui::{Dots, DotsData};
use crate::document::{RowId, Window};
use crate::drawing::dots_beyond;
use crate::math::{Percent, error_budget};
use crate::text::answer::answer_odds as words;
use crate::text::figures::figure;

/// What is asked of the odds: the chosen target with its percentage, and the window.
pub fn chosen(workbook: Workbook) -> Option<(RowId, String, Window)> {
    workbook.with_document(|document| {
        let target = document.chosen()?;
        Some((target.id, target.percent.clone(), document.odds.window))
    })
}

/// How often the target holds.
pub fn kept(workbook: Workbook, odds: OddsState, wanted: fn(Window) -> Wanted) -> Option<f64> {
    let (target, _, window) = chosen(workbook)?;
    odds.answers
        .with(|answers| answers.kept(wanted(window), target))
}

/// Whether the chosen target has a budget that the odds can be held against.
pub fn has_target(workbook: Workbook) -> bool {
    workbook.with_analysis(|analysis| analysis.chosen().is_some())
}

/// How often it holds, or why that is not said.
pub fn title(workbook: Workbook, odds: OddsState) -> String {
    match (kept(workbook, odds, Wanted::AsIs), chosen(workbook)) {
        (Some(now), Some((_, percent, window))) => words::holds(&percent, now, window),
        _ if !has_target(workbook) => "There is no target to hold against".to_owned(),
        _ if odds.answers.with(|answers| answers.failed) => "The odds are not known".to_owned(),
        _ => "The odds are being computed".to_owned(),
    }
}

/// The same as a sentence, with what the mitigations that are on make of it; nothing while no risk is counted.
pub fn line(workbook: Workbook, odds: OddsState) -> Option<String> {
    if workbook.with_analysis(|analysis| analysis.counted == 0) {
        return None;
    }
    let Some((now, (_, percent, window))) =
        kept(workbook, odds, Wanted::AsIs).zip(chosen(workbook))
    else {
        return Some(title(workbook, odds) + ".");
    };
    let on = workbook.with_analysis(|analysis| Some(analysis.mitigated.as_ref()?.on));
    let then = on.zip(kept(workbook, odds, |_| Wanted::Mitigated));
    Some(words::holds_then(&percent, now, then, window))
}

/// What the dots are, and how many of them are not where they belong.
fn said(data: &DotsData, window: Window) -> String {
    let beyond = dots_beyond(&data.outcomes, &data.beside, data.budget);
    let each = words::dots(window);
    match words::beyond(beyond) {
        Some(beyond) => format!("{each}; {beyond}."),
        None => format!("{each}."),
    }
}

/// Twenty equally likely windows, once they are known.
#[component]
pub fn OutcomeDots() -> impl IntoView {
    let workbook: Workbook = expect_context();
    let odds: OddsState = expect_context();
    let window = move || workbook.with_document(|document| document.odds.window);
    let budget = move || {
        let (_, percent, window) = chosen(workbook)?;
        let year = workbook.with_document(|document| document.year.length());
        let percent: Percent = percent.parse().ok()?;
        Some(error_budget(percent, window.days(year)).get())
    };
    let data = Memo::new(move |_| {
        // Without a budget none of them is within it or over it.
        let outcomes = odds.answers.with(|answers| {
            let told = answers.told(Wanted::AsIs(window()));
            let told = told.filter(|_| has_target(workbook));
            told.map(dots).unwrap_or_default()
        });
        let budget = budget().unwrap_or_default();
        DotsData {
            outcomes,
            beside: Vec::new(),
            budget,
            budget_text: format!("budget {} min", figure(budget)),
            fixes: false,
        }
    });
    let label =
        move || data.with(|data| words::dots_alternative(&data.outcomes, data.budget, window()));
    view! {
        <Show
            when=move || data.with(|data| !data.outcomes.is_empty())
            fallback=|| view! { <div class="no-dots"></div> }
        >
            <p class="quiet">{move || data.with(|data| said(data, window()))}</p>
            <Dots
                label=Signal::derive(label)
                data=data
                tick_text=|value: f64| figure(value)
            />
        </Show>
    }
}
