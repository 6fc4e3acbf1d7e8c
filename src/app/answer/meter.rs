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
            let mut marks: Vec<MeterMark> = Vec::new();
            for target in &analysis.targets {
                if let Ok(standing) = &target.figures {
                    let is_chosen = chosen.is_some_and(|one| std::ptr::eq(one, standing));
                    let budget = standing.rank.budget.get();
                    let mark = MeterMark {
                        at: budget,
                        figure: figure(budget),
                        name: format!("{}%", standing.percent),
                        chosen: is_chosen,
                    };
                    marks.insert(if is_chosen { 0 } else { marks.len() }, mark);
                }
            }
            let total = analysis.total.get();
            let parts = laid.segments.iter().map(|segment| segment.width);
            let whole: f64 = parts.clone().sum();
            let scale = if whole > 0.0 { total / whole } else { 0.0 };
            let chosen = marks.iter().find(|mark| mark.chosen);
            let reach = chosen.map_or(total, |mark| total.max(mark.at));
            let on_bar = marks.iter().filter(|mark| mark.at <= reach);
            let said: Vec<_> = on_bar.map(|mark| (mark.name.as_str(), mark.at)).collect();
            let label = words::meter(total, analysis.counted, &said);
            let data = MeterData {
                parts: parts.map(|width| width * scale).collect(),
                marks,
                total: figure(total),
            };
            (data, label)
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
