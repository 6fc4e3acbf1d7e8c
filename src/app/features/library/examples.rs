//! Engagements to look at and to start from, with their answers. Their files come when they are asked
//! for: a page that nobody opens an example on need not download them.

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use crate::app::route::Page;
use crate::app::state::workbook::Workbook;
use crate::app::ui::MiniMeter;
use crate::text::figures::figure;
use crate::text::library_words::{EXAMPLES, Example};
use crate::text::words::{Tone, verdict};

/// A card for each example.
#[component]
pub fn Examples() -> impl IntoView {
    let card = |example: Example| view! { <li><ExampleCard example /></li> };
    view! {
        <ul class="plain cols3 examples" aria-label="Examples">
            {EXAMPLES.map(card)}
        </ul>
    }
}

#[component]
fn ExampleCard(example: Example) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let (gap, tone) = verdict(example.budget, example.total);
    let tone = if tone == Tone::Good { "good" } else { "bad" };
    let press = move |_| spawn_local(workbook.open_example(example.address, Page::RISKS));
    view! {
        <button type="button" class="card exm" on:click=press>
            <b>{example.title}</b>
            <span class="muted">{example.about}</span>
            <span class="row">
                <b class="fg">{figure(example.total)}</b>
                <span class="vh">" bad minutes a year, "</span>
                <MiniMeter total=example.total budget=example.budget />
                <span class=tone>{gap}</span>
            </span>
        </button>
    }
}
