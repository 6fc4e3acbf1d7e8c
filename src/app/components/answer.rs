//! The answer first: one figure, one sentence, one bar.

use leptos::prelude::*;

use crate::app::desk::Desk;
use crate::app::view::{part, text, typed};
use crate::format::figures::figure;
use crate::format::words::{self, Tone};
use crate::math::Percent;
use crate::model::{Edit, meter};

/// The answer for the chosen target.
#[component]
pub fn Answer() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let answer = Memo::new(move |_| {
        desk.analysis.with(|analysis| {
            desk.document
                .with(|document| words::answer(document, analysis))
        })
    });
    let sentence = move || {
        let spans = answer.with(|answer| answer.sentence.clone());
        spans
            .into_iter()
            .map(|(text, tone)| {
                let class = match tone {
                    Tone::Plain => "",
                    Tone::Strong => "strong",
                    Tone::Good => "strong good",
                    Tone::Bad => "strong bad",
                };
                view! { <span class=class>{text}</span> }
            })
            .collect_view()
    };
    view! {
        <section class="answer" aria-label="Answer">
            <div class="figure">
                <output class="big" data-total aria-label="Total bad minutes per year">
                    {part(move || answer.with(|answer| answer.total.clone()))}
                </output>
                " "<span class="unit">{part(move || answer.with(|answer| answer.unit.clone()))}</span>
            </div>
            <div class="beside">
                <p class="states">{part(sentence)}" "
                    {part(move || answer.with(|answer| answer.left_out.clone()).map(|text| view! { <span class="bad">{text}</span> }))}
                </p>
                <ChooseTarget />
            </div>
            <BudgetMeter />
        </section>
    }
}

#[component]
fn ChooseTarget() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let targets = Memo::new(move |_| desk.document.with(|document| document.targets.clone()));
    let choose = move |value: String| {
        if let Ok(id) = value.parse() {
            desk.edit(Edit::ChooseTarget(id));
        }
    };
    view! {
        <label class="choose">"Target "
            <select prop:value=text(move || {
                    targets.track();
                    desk.document.with(|document| document.chosen_target.to_string())
                })
                on:change=typed(choose)>
                {part(move || targets.get().into_iter().map(|target| {
                    let id = target.id;
                    let chosen = move || desk.document.with(|document| document.chosen_target == id);
                    view! { <option value=id.to_string() prop:selected=chosen>{target.percent}"%"</option> }
                }).collect_view())}
            </select>
        </label>
    }
}

/// Every risk a segment, every budget a mark.
#[component]
fn BudgetMeter() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let layout = Memo::new(move |_| desk.analysis.with(meter));
    let described = move || {
        let total = desk.analysis.with(|analysis| figure(analysis.total.get()));
        let marks = layout.with(|layout| {
            let mark =
                |percent: &Percent, budget: f64| format!("{percent}% allows {}", figure(budget));
            layout
                .marks
                .iter()
                .map(|at| mark(&at.percent, at.budget.get()))
                .collect::<Vec<_>>()
        });
        format!("{total} bad minutes a year; {}", marks.join(", "))
    };
    let percent = |share: f64| format!("{:.3}%", share * 100.0);
    view! {
        <div class="meter" role="img" aria-label=text(described)>
            {part(move || layout.get().segments.into_iter().enumerate().map(|(place, segment)| {
                let faded = 1.0 - 0.58 * (place as f64 / 8.0).min(1.0);
                view! {
                    <span class="segment" style:left=percent(segment.start) style:width=percent(segment.width)
                        style:opacity=format!("{faded:.2}")></span>
                }
            }).collect_view())}
            {part(move || layout.get().marks.into_iter().map(|mark| {
                let class = match (mark.chosen, mark.at > 0.7) {
                    (true, false) => "mark",
                    (true, true) => "mark late",
                    (false, false) => "mark other",
                    (false, true) => "mark other late",
                };
                let label = mark.labelled.then(|| match mark.chosen {
                    true => format!("{}% · {}", mark.percent, figure(mark.budget.get())),
                    false => format!("{}%", mark.percent),
                });
                view! { <span class=class style:left=percent(mark.at)><span>{label}</span></span> }
            }).collect_view())}
        </div>
    }
}
