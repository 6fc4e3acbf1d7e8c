//! Sentences in pieces.

use leptos::prelude::*;

use crate::text::answer::answer_words::Sentence;
use crate::text::words::Tone;

/// A sentence that follows what is typed: where only figures in it change, only their texts are set.
#[component]
pub fn Told(
    /// The sentence.
    #[prop(into)]
    sentence: Signal<Sentence>,
) -> impl IntoView {
    let now = Memo::new(move |_| sentence.get());
    let tones =
        move |_: Option<&Vec<Tone>>| now.with(|now| now.iter().map(|(_, tone)| *tone).collect());
    let tones = Memo::new(tones);
    let text =
        move |place: usize| move || now.with(|now| now.get(place).map(|(text, _)| text.clone()));
    move || {
        let tones = tones.get().into_iter().enumerate();
        tones
            .map(|(place, tone)| piece(text(place), tone))
            .collect_view()
    }
}

/// Draws the pieces of a sentence that stays.
pub fn set(sentence: Sentence) -> impl IntoView {
    sentence
        .into_iter()
        .map(|(text, tone)| piece(text, tone))
        .collect_view()
}

fn piece(text: impl IntoView + 'static, tone: Tone) -> AnyView {
    match tone {
        Tone::Plain => view! { <span>{text}</span> }.into_any(),
        Tone::Strong => view! { <b>{text}</b> }.into_any(),
        Tone::Good => view! { <b class="good">{text}</b> }.into_any(),
        Tone::Bad => view! { <b class="bad">{text}</b> }.into_any(),
    }
}
