//! The areas of the review at a glance, to choose one.

use leptos::prelude::*;

use crate::analysis::Tally;
use crate::app::features::readiness::review::{Review, tone};
use crate::app::ui::{Badge, ShareBar, ShareTone};
use crate::document::{Answer, Area};
use crate::text::readiness::verdict_words as words;

/// The areas.
#[component]
pub fn Areas() -> impl IntoView {
    let review: Review = expect_context();
    let all = review.tally(None);
    let is_all = move || review.area.get().is_none();
    view! {
        <nav class="card flush ready-areas no-print" aria-label="Areas">
            <button
                type="button"
                class="ready-area-line"
                aria-current=move || is_all().then_some("true")
                on:click=move |_| review.choose_area(None)
            >
                <span class="row between">
                    <b>"All areas"</b>
                    <span class="quiet">{move || words::short_progress(&all.get())}</span>
                </span>
            </button>
            {Area::ALL.map(|area| view! { <AreaLine area /> })}
        </nav>
    }
}

#[component]
fn AreaLine(area: Area) -> impl IntoView {
    let review: Review = expect_context();
    let tally = review.tally(Some(area));
    let is_current = move || review.area.get() == Some(area);
    view! {
        <button
            type="button"
            class="ready-area-line"
            aria-current=move || is_current().then_some("true")
            on:click=move |_| review.choose_area(Some(area))
        >
            <span class="row between">
                <b>{area.title()}</b>
                <Badge tone=Signal::derive(move || tone(&tally.get()))>
                    {move || words::short_verdict(&tally.get())}
                </Badge>
            </span>
            <span class="row">
                <AnswerBar tally attr:class="stackbar grow" />
                <span class="quiet nowrap">{move || words::short_progress(&tally.get())}</span>
            </span>
        </button>
    }
}

/// The answers as one bar.
#[component]
pub fn AnswerBar(
    /// The answers counted.
    tally: Memo<Tally>,
) -> impl IntoView {
    let label = move || {
        let tally = tally.get();
        format!("{} of {}", words::counted(&tally), tally.asked)
    };
    let parts = move || {
        let tally = tally.get();
        let counts = words::counts(&tally).into_iter();
        let part = |(answer, count, _): (Option<Answer>, usize, &str)| {
            let share = count as f64 / tally.asked.max(1) as f64;
            (0 < count).then_some((share_tone(answer?), share))
        };
        counts.filter_map(part).collect::<Vec<_>>()
    };
    view! { <ShareBar label=Signal::derive(label) parts=Signal::derive(parts) /> }
}

fn share_tone(answer: Answer) -> ShareTone {
    match answer {
        Answer::Yes => ShareTone::Yes,
        Answer::Partly => ShareTone::Partly,
        Answer::No => ShareTone::No,
        Answer::NotApplicable => ShareTone::Rest,
    }
}
