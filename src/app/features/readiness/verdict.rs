//! The verdict of the review with its reasons, how it is made, and whose standard it is.

use leptos::prelude::*;

use crate::analysis::Verdict;
use crate::app::features::readiness::areas::AnswerBar;
use crate::app::features::readiness::review::{Review, change, tone};
use crate::app::route::{Page, Route};
use crate::app::state::workbook::Workbook;
use crate::app::ui::{Card, Icon, IconSize, TextField, icons};
use crate::codec::checklist::joined::Show as Shown;
use crate::document::Answer;
use crate::text::readiness::readiness_words as words;
use crate::text::readiness::verdict_words;

/// The verdict.
#[component]
pub fn VerdictCard() -> impl IntoView {
    let review: Review = expect_context();
    let tally = review.tally(None);
    let glyph = move || match tally.get().verdict() {
        Verdict::NotReady => icons::ERROR,
        Verdict::OnCondition => icons::WARNING,
        Verdict::Ready => icons::CHECK,
        Verdict::NothingAsked | Verdict::Unfinished => icons::INFO,
    };
    let class = move || tone(&tally.get()).class();
    view! {
        <section class=move || format!("card ready-verdict {}", class()) aria-label="Verdict">
            <div class="stack s">
                // No live region: nobody wants to hear it again after each of eighty answers.
                <p class="row ready-word">
                    {move || view! { <Icon glyph=glyph() size=IconSize::Large /> }}
                    <b>{move || verdict_words::verdict(&tally.get())}</b>
                </p>
                <p class="muted">{move || verdict_words::whole_progress(&tally.get())}</p>
            </div>
            <div class="stack s">
                <AnswerBar tally />
                <Counts />
            </div>
            <Reasons />
            <LevelReason />
        </section>
    }
}

/// The legend of the bar.
#[component]
fn Counts() -> impl IntoView {
    let review: Review = expect_context();
    let tally = review.tally(None);
    let key = |answer: Option<Answer>| match answer {
        Some(Answer::Yes) => "y",
        Some(Answer::Partly) => "p",
        Some(Answer::No) => "n",
        Some(Answer::NotApplicable) => "z",
        None => "",
    };
    let entry = move |(answer, count, word): (Option<Answer>, usize, &'static str)| {
        view! {
            <span>
                <span class="stackbar ready-key" aria-hidden="true">
                    <i class=key(answer)></i>
                </span>
                {format!("{count} {word}")}
            </span>
        }
    };
    let entries = move || {
        let counts = verdict_words::counts(&tally.get()).into_iter();
        let some = counts.filter(|(_, count, _)| 0 < *count);
        some.map(entry).collect_view()
    };
    view! { <div class="legend">{entries}</div> }
}

/// Why it is so, each leading to the items that it is about.
#[component]
fn Reasons() -> impl IntoView {
    let review: Review = expect_context();
    let tally = review.tally(None);
    let because = Memo::new(move |_| verdict_words::because(&tally.get()));
    let reason = move |(show, text): (Shown, String)| {
        let glyph = match show {
            Shown::Failed => icons::ERROR,
            Shown::Unplanned => icons::PEOPLE,
            Shown::Overdue => icons::CLOCK,
            _ => icons::INFO,
        };
        view! {
            <li>
                <button type="button" on:click=move |_| review.choose_reason(show)>
                    <Icon glyph size=IconSize::Small />
                    <span>{text}</span>
                </button>
            </li>
        }
    };
    move || {
        let because = because.get();
        (!because.is_empty()).then(|| {
            view! {
                <ul class="plain ready-reasons" aria-label="Reasons">
                    {because.into_iter().map(reason).collect_view()}
                </ul>
            }
        })
    }
}

/// Why the level is another one than suggested.
#[component]
fn LevelReason() -> impl IntoView {
    let workbook: Workbook = expect_context();
    let is_asked = Memo::new(move |_| {
        workbook.with_document(|document| {
            let is_other = document.level() != document.suggested_level();
            is_other || !document.readiness.level_reason.is_empty()
        })
    });
    let shown = move || workbook.with_document(|document| document.readiness.level_reason.clone());
    let error = move || workbook.with_document(words::level_problem);
    view! {
        <Show when=move || is_asked.get()>
            <div class="ready-level">
                <TextField
                    label="Why another level than suggested"
                    value=Signal::derive(shown)
                    error=Signal::derive(error)
                    on:focusin=move |_| workbook.enter_field()
                    on_input=move |text: String| {
                        workbook
                            .edit_in_field(
                                change(workbook, |readiness| readiness.level_reason = text),
                            );
                    }
                />
            </div>
        </Show>
    }
}

/// The rule, the level, and the standard.
#[component]
pub fn HowItIsMade() -> impl IntoView {
    let workbook: Workbook = expect_context();
    view! {
        <Card title="How the verdict is made">
            <div class="stack s">
                <p class="muted">{verdict_words::RULE}</p>
                <p class="muted">{move || workbook.with_document(words::suggestion)}</p>
                <Standard />
            </div>
        </Card>
    }
}

/// Whose standard it is.
#[component]
pub fn Standard() -> impl IntoView {
    let workbook: Workbook = expect_context();
    let address = move || Route::Workbook(workbook.open_id(), Page::Charter).to_string();
    view! {
        <p class="quiet">
            {move || workbook.with_document(words::standard)} " "
            <a href=address>"To the charter"</a>
        </p>
    }
}
