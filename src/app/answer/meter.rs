//! The total and its bar.

use leptos::prelude::*;

use crate::app::answer::sentence::Told;
use crate::app::state::workbook::Workbook;
use crate::app::ui::{Meter, MeterData};
use crate::drawing::MeterMark;
use crate::text::answer::answer_words as words;
use crate::text::figures::figure;
use crate::text::words::answer_unit;

/// The total, and how it stands against the target, in one line where there is room.
#[component]
pub fn TotalLine() -> impl IntoView {
    let workbook: Workbook = expect_context();
    let total = move || workbook.with_analysis(|analysis| figure(analysis.total.get()));
    let unit = move || workbook.with_document(answer_unit);
    let gap = Signal::derive(move || workbook.with_figures(words::standing));
    view! {
        <p class="row base between wrap sum">
            <span>
                <output class="ef" aria-label="Total bad minutes per year">
                    {total}
                </output>
                " "
                <span class="muted">{unit}</span>
            </span>
            <span>
                <Told sentence=gap />
            </span>
        </p>
    }
}

/// Every risk a segment, every budget a mark; the chosen target's splits the bar.
#[component]
pub fn BudgetMeter(
    /// What lies over the bar, such as the names of its segments.
    #[prop(optional, into)]
    over: Option<Callback<Signal<MeterData>, AnyView>>,
) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let read = move || {
        workbook.with_analysis(|analysis| {
            let laid = crate::analysis::meter(analysis);
            let chosen = analysis.chosen();
            // The chosen one first.
            let mut budgets: Vec<(String, f64)> = Vec::new();
            for target in &analysis.targets {
                if let Ok(standing) = &target.figures {
                    let is_chosen = chosen.is_some_and(|one| std::ptr::eq(one, standing));
                    let place = if is_chosen { 0 } else { budgets.len() };
                    let budget = standing.rank.budget.get();
                    budgets.insert(place, (standing.percent.to_string(), budget));
                }
            }
            let total = analysis.total.get();
            let reach = budgets
                .first()
                .map_or(total, |(_, budget)| total.max(*budget));
            let parts = laid.segments.iter().map(|segment| segment.width);
            let whole: f64 = parts.clone().sum();
            let scale = if whole > 0.0 { total / whole } else { 0.0 };
            let marks = budgets.iter().map(|(percent, budget)| MeterMark {
                at: *budget,
                figure: figure(*budget),
                name: format!("{percent}%"),
            });
            let said: Vec<(String, f64)> = budgets
                .iter()
                .filter(|(_, budget)| *budget <= reach)
                .cloned()
                .collect();
            let data = MeterData {
                parts: parts.map(|width| width * scale).collect(),
                marks: marks.collect(),
                total: figure(total),
            };
            (data, words::meter(total, analysis.counted, &said))
        })
    };
    let read = Memo::new(move |_| read());
    let data = Signal::derive(move || read.with(|(data, _)| data.clone()));
    view! {
        <div class="named">
            <Meter label=Signal::derive(move || read.with(|(_, label)| label.clone())) data />
            {over.map(|over| over.run(data))}
        </div>
    }
}
