//! Beside the sheet: how far the engagement is, who agreed, what stands in the charter.

use leptos::prelude::*;

use crate::app::browser::page;
use crate::app::features::charter::paper::section_id;
use crate::app::state::workbook::Workbook;
use crate::app::ui::{Badge, Card, Icon, IconSize, ShareMeter, Tone, icons};
use crate::report::charter::charter_words::{agreed, progress};
use crate::report::charter::form::{SECTIONS, is_said};

/// The days, while both are said.
#[component]
pub fn Progress() -> impl IntoView {
    let workbook: Workbook = expect_context();
    let known = Memo::new(move |_| {
        workbook.with_document(|document| {
            let charter = &document.charter;
            let found = progress(charter, &page::today())?;
            Some((found, charter.start.clone(), charter.end.clone()))
        })
    });
    move || {
        let (found, start, end) = known.get()?;
        let left = found.left.clone();
        Some(view! {
            <Card
                title=found.title.clone()
                aside=move || view! { <span class="quiet">{left}</span> }
            >
                <ShareMeter label=found.title share=found.share />
                <div class="row between charter-days">
                    <span class="quiet">{start}</span>
                    <span class="quiet">{end}</span>
                </div>
            </Card>
        })
    }
}

/// Who signed, and who has not.
#[component]
pub fn Agreed() -> impl IntoView {
    let workbook: Workbook = expect_context();
    let known = Memo::new(move |_| workbook.with_document(|document| agreed(&document.charter)));
    let badge = move || {
        let (count, is_all, _) = known.get();
        let tone = if is_all { Tone::Good } else { Tone::Warn };
        count.map(|count| view! { <Badge tone>{count}</Badge> })
    };
    view! {
        <Card title="Agreed" aside=move || view! { {badge} }>
            <p class="muted">{move || known.get().2}</p>
        </Card>
    }
}

/// The sections, ticked where something is said.
#[component]
pub fn Contents() -> impl IntoView {
    let workbook: Workbook = expect_context();
    let line = move |place: usize| {
        let section = &SECTIONS[place];
        let title = if place == 0 { "Purpose" } else { section.title };
        let said = move || workbook.with_document(|document| is_said(&document.charter, section));
        // The address names the page, so that a jump within it must not change it.
        let go = move |_| {
            page::focus(&format!(
                "#{} :is(textarea, input, button)",
                section_id(place)
            ));
        };
        let mark = move || {
            let (glyph, class) = if said() {
                (icons::CHECK, "good")
            } else {
                (icons::MINUS, "quiet")
            };
            view! {
                <span class=class>
                    <Icon glyph size=IconSize::Small />
                </span>
            }
        };
        view! {
            <li>
                <button type="button" on:click=go>
                    {mark}
                    {title}
                    <span class="vh">{move || if said() { "" } else { ", nothing said yet" }}</span>
                </button>
            </li>
        }
    };
    view! {
        <Card title="In this charter" class="contents">
            <ul class="plain">{(0..SECTIONS.len()).map(line).collect_view()}</ul>
            <p class="quiet">
                "Nothing has to be filled in. What is empty is left out of print and copies."
            </p>
        </Card>
    }
}
