//! The names of the meter's segments.

use leptos::ev::{KeyboardEvent, PointerEvent};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::Element;

use crate::app::browser::page;
use crate::app::state::workbook::Workbook;
use crate::app::ui::MeterData;
use crate::drawing::{part_at, part_span};
use crate::grammar::number::plain;
use crate::text::answer::answer_words as words;

/// Names the segment of a meter under the pointer, or the one that the arrow keys have come to.
#[component]
pub fn SegmentNames(data: Signal<MeterData>) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let at = RwSignal::new(None::<usize>);
    let count = Memo::new(move |_| data.with(|data| data.parts.len()));
    let place = Memo::new(move |_| Some(at.get()?.min(count.get().checked_sub(1)?)));
    // Nothing is worked out while nobody asks.
    let name = Memo::new(move |_| {
        let place = place.get()?;
        workbook.with_figures(|document, analysis| words::segment(document, analysis, place))
    });
    let span = move || {
        let place = place.get()?;
        Some(data.with(|data| part_span(&data.parts, &data.marks, place)))
    };
    let point = move |event: PointerEvent| {
        let bar = event.current_target();
        let Some(bar) = bar.and_then(|bar| bar.dyn_into::<Element>().ok()) else {
            return;
        };
        let share = f64::from(event.offset_x()) / f64::from(bar.client_width().max(1));
        at.set(data.with_untracked(|data| part_at(&data.parts, &data.marks, share)));
    };
    // A finger that was lifted, and a pointer that passes over what the keys are at, change nothing.
    let leave = move |event: PointerEvent| {
        let bar = event.current_target().and_then(|bar| bar.dyn_into().ok());
        let is_in_use = bar.is_some() && page::document().active_element() == bar;
        if event.pointer_type() != "touch" && !is_in_use {
            at.set(None);
        }
    };
    let press = move |event: KeyboardEvent| {
        if event.alt_key() || event.ctrl_key() || event.meta_key() {
            return;
        }
        let last = count.get_untracked().saturating_sub(1);
        let now = place.get_untracked().unwrap_or(0);
        let next = match event.key().as_str() {
            "ArrowLeft" | "ArrowDown" => now.saturating_sub(1),
            "ArrowRight" | "ArrowUp" => (now + 1).min(last),
            "Home" => 0,
            "End" => last,
            "Escape" => return at.set(None),
            _ => return,
        };
        event.prevent_default();
        at.set(Some(next));
    };
    let percent = |share: f64| plain((share * 10_000.0).round() / 100.0) + "%";
    let outline = move || {
        span().map(|(from, to)| {
            view! { <i style:left=percent(from) style:width=percent(to - from)></i> }
        })
    };
    view! {
        <Show when=move || { count.get() > 0 }>
            <div
                class="segments"
                role="slider"
                tabindex="0"
                aria-label="Risks by size"
                aria-readonly="true"
                aria-valuemin="1"
                aria-valuemax=move || count.get()
                aria-valuenow=move || place.get().unwrap_or(0) + 1
                aria-valuetext=move || name.get()
                on:pointermove=point
                on:pointerdown=point
                on:pointerleave=leave
                on:focus=move |_| at.update(|at| *at = at.or(Some(0)))
                on:blur=move |_| at.set(None)
                on:keydown=press
            >
                {outline}
                {move || name.get().map(|name| view! { <span class="tip">{name}</span> })}
            </div>
        </Show>
    }
}
