//! The odds: how often each target holds, and what drives it.

use leptos::prelude::*;

use crate::app::answer::assumptions::Assumptions;
use crate::app::answer::first_steps::FirstSteps;
use crate::app::answer::outcomes::has_target;
use crate::app::features::odds::curve::CurveCard;
use crate::app::features::odds::dots::DotsCard;
use crate::app::features::odds::drivers::Drivers;
use crate::app::features::odds::figures::Figures;
use crate::app::features::odds::heat::Heat;
use crate::app::features::odds::levers::Levers;
use crate::app::features::odds::shown::Shown;
use crate::app::route::Route;
use crate::app::state::odds::OddsState;
use crate::app::state::workbook::Workbook;
use crate::app::ui::{ButtonKind, EmptyState, LinkButton, Note, NoteKind};
use crate::text::answer::step_words;
use crate::text::odds_words as words;

/// The view.
#[component]
pub fn OddsView() -> impl IntoView {
    let workbook: Workbook = expect_context();
    let odds: OddsState = expect_context();
    odds.in_full.set(true);
    let any = Memo::new(move |_| workbook.with_analysis(|analysis| analysis.counted > 0));
    let held = Memo::new(move |_| has_target(workbook));
    view! {
        <Show when=move || any.get() fallback=|| view! { <Nothing /> }>
            <Show when=move || held.get() fallback=|| view! { <NoTarget /> }>
                <Odds />
            </Show>
        </Show>
    }
}

/// What stands there while the chosen target has no budget.
#[component]
fn NoTarget() -> impl IntoView {
    view! {
        <Note kind=NoteKind::Warn>
            "There is no target to hold against. Choose one that can be read, a percentage such as 99.9."
        </Note>
    }
}

#[component]
fn Nothing() -> impl IntoView {
    let workbook: Workbook = expect_context();
    let table = move || Route::risks(workbook.open_id()).to_string();
    view! {
        <EmptyState
            title="No odds yet"
            example="A risk with its four estimates is enough: odds say in how many quarters a target holds."
        >
            <LinkButton kind=ButtonKind::Primary href=Signal::derive(table)>
                "Enter risks"
            </LinkButton>
        </EmptyState>
        <FirstSteps say=step_words::ODDS />
    }
}

#[component]
fn Odds() -> impl IntoView {
    let workbook: Workbook = expect_context();
    let odds: OddsState = expect_context();
    let shown = Shown::memo(workbook, odds);
    let busy = move || shown.with(|shown| shown.pending).then_some("true");
    let failed = Memo::new(move |_| shown.with(|shown| shown.failed));
    view! {
        <div class="odds-view stack" aria-busy=busy>
            {move || {
                failed.get().then(|| view! { <Note kind=NoteKind::Error>{words::FAILED}</Note> })
            }}
            <section class="odds-top" aria-label="Odds">
                <Figures shown />
                <Assumptions />
            </section>
            <div class="cols2">
                <div class="stack m">
                    <DotsCard shown />
                    <Drivers shown />
                </div>
                <div class="stack m">
                    <CurveCard shown />
                    <Levers shown />
                    <Heat shown />
                    <Method shown />
                </div>
            </div>
        </div>
    }
}

/// The curve, for a page that shows no more of the odds.
#[component]
pub fn CurveAlone() -> impl IntoView {
    let shown = Shown::memo(expect_context(), expect_context());
    view! { <CurveCard shown /> }
}

/// How it is computed and how far off that is.
#[component]
fn Method(shown: Memo<Shown>) -> impl IntoView {
    let says = move || {
        shown.with(|shown| {
            let told = shown.as_is.as_ref()?;
            Some(words::method(told, shown.error, shown.settings.doubt))
        })
    };
    view! {
        <Note kind=NoteKind::Info>
            <b>"How these are computed. "</b>
            {says}
        </Note>
    }
}
