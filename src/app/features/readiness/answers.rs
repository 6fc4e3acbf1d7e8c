//! The four answers of an item. A letter answers, Enter goes on; what does not apply asks why at once.

use leptos::prelude::*;
use web_sys::KeyboardEvent;

use crate::app::browser::page;
use crate::app::features::readiness::review::{Item, Review, mark, reason_of};
use crate::app::ui::{Choice, Segments, Tone};
use crate::codec::checklist::joined::Which;
use crate::document::Answer;
use crate::text::readiness::readiness_words as words;

/// The answers.
#[component]
pub fn Answers(
    /// Which item.
    which: Which,
    /// The item as it is now.
    item: Memo<Option<Item>>,
) -> impl IntoView {
    let review: Review = expect_context();
    let choices = Answer::ALL.map(|answer| {
        let tone = match answer {
            Answer::Yes => Tone::Good,
            Answer::Partly => Tone::Warn,
            Answer::No => Tone::Bad,
            Answer::NotApplicable => Tone::Plain,
        };
        Choice::new(answer.name(), words::short_answer(answer)).toned(tone)
    });
    let question = move || item.with(|item| item.as_ref().map(|item| item.question.clone()));
    let answer = move || item.with(|item| item.as_ref()?.said.answer);
    let choose = move |value: String| {
        let answer = Answer::ALL.into_iter().find(|one| one.name() == value);
        review.say(which, answer);
    };
    view! {
        <Segments
            label=Signal::derive(move || question().unwrap_or_default())
            choices=choices.to_vec()
            value=Signal::derive(move || answer().map_or("", Answer::name).to_owned())
            on_choose=choose
            small=true
            attr:id=format!("answers-{}", mark(which))
            on:keydown=move |event: KeyboardEvent| key(review, which, &event)
        />
    }
}

fn key(review: Review, which: Which, event: &KeyboardEvent) {
    if event.ctrl_key() || event.meta_key() || event.alt_key() {
        return;
    }
    let answer = match event.key().as_str() {
        "y" | "Y" => Some(Answer::Yes),
        "p" | "P" => Some(Answer::Partly),
        "n" | "N" => Some(Answer::No),
        "a" | "A" => Some(Answer::NotApplicable),
        "Delete" | "Backspace" => None,
        "Enter" => {
            event.prevent_default();
            review.go_on(which, event.shift_key());
            return;
        }
        _ => return,
    };
    event.prevent_default();
    review.say(which, answer);
    let has_reason = review.read(which, |line, _| {
        line.said.is_some_and(|said| !said.reason.trim().is_empty())
    });
    if answer == Some(Answer::NotApplicable) && has_reason != Some(true) {
        return page::focus_soon(&reason_of(which));
    }
    let place = Answer::ALL.into_iter().position(|one| Some(one) == answer);
    if let Some(place) = place {
        let label = format!("#answers-{} label:nth-child({})", mark(which), place + 1);
        page::focus(&format!("{label} input"));
    }
}
