//! Sentences in pieces.

use leptos::prelude::*;

use crate::text::answer::answer_words::Sentence;
use crate::text::words::Tone;

/// Draws the pieces of a sentence.
pub fn set(sentence: Sentence) -> impl IntoView {
    let piece = |(text, tone): (String, Tone)| match tone {
        Tone::Plain => view! { <span>{text}</span> }.into_any(),
        Tone::Strong => view! { <b>{text}</b> }.into_any(),
        Tone::Good => view! { <b class="good">{text}</b> }.into_any(),
        Tone::Bad => view! { <b class="bad">{text}</b> }.into_any(),
    };
    sentence.into_iter().map(piece).collect_view()
}
