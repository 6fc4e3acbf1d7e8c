//! The Calibration page: what happened, held against the estimates.

use leptos::prelude::*;

use crate::app::browser::page;
use crate::app::features::calibration::chart::Comparison;
use crate::app::features::calibration::detail::Detail;
use crate::app::features::calibration::incidents::Incidents;
use crate::app::features::calibration::paste::PasteIncidents;
use crate::app::features::calibration::record::{Compared, change};
use crate::app::features::calibration::unlisted::Unlisted;
use crate::app::route::{Page, Route};
use crate::app::state::workbook::Workbook;
use crate::app::ui::{
    Button, ButtonKind, Card, Crumbs, EmptyState, Note, NoteKind, ShareMeter, TextField, TextKind,
    icons,
};
use crate::document::{Evidence, Incident, TextIn, text_in};
use crate::text::activities::calibration_words as words;

/// The page.
#[component]
pub fn CalibrationPage() -> impl IntoView {
    let workbook: Workbook = expect_context();
    let compared = Compared::new(workbook);
    provide_context(compared);
    let any = compared.any();
    let overview = Route::Workbook(untrack(|| workbook.open_id()), Page::ACTIVITIES).to_string();
    view! {
        <div class="head">
            <Crumbs above=vec![("Activities".to_owned(), overview)] here="Calibration" />
            <div class="row wrap watched" role="group" aria-label="Time watched">
                <Day label="Watched from" text=text_in!(from) />
                <span class="muted">"to"</span>
                <Day label="Watched to" text=text_in!(to) />
            </div>
            <span class="grow"></span>
            <Button icon=icons::PASTE on_press=move || compared.pasting.set(true)>
                "Paste incidents"
            </Button>
            <Button
                kind=ButtonKind::Primary
                icon=icons::PLUS
                attr:id="add-incident"
                on_press=move || add(workbook)
            >
                "Add incident"
            </Button>
        </div>
        <Show when=move || any.get() fallback=|| view! { <Empty /> }>
            <Headline />
            <Comparison />
            // Keyed: another risk gets elements of its own.
            <For each=move || compared.shown.get() key=|id| *id let(id)>
                <Detail id />
            </For>
            <Unlisted />
            <Incidents />
        </Show>
        <PasteIncidents />
    }
}

#[component]
fn Empty() -> impl IntoView {
    let compared: Compared = expect_context();
    view! {
        <Card label="Nothing happened yet">
            <EmptyState
                title="No incident is entered yet"
                example="Such as: 2026-03-01, 12 minutes to detect, 45 to resolve, all users, bad release. Nothing here changes an estimate until you say so."
            >
                <Button icon=icons::PASTE on_press=move || compared.pasting.set(true)>
                    "Paste a table of incidents"
                </Button>
            </EmptyState>
        </Card>
    }
}

#[component]
fn Day(label: &'static str, text: TextIn<Evidence>) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let shown = move || workbook.with_document(|document| text.of(&document.evidence).to_owned());
    view! {
        <TextField
            label
            hide_label=true
            kind=TextKind::Date
            value=Signal::derive(shown)
            on:focusin=move |_| workbook.enter_field()
            on_input=move |typed: String| {
                workbook.edit_in_field(change(workbook, |evidence| text.set(evidence, typed)));
            }
        />
    }
}

/// Adds an incident of today, and goes to it.
fn add(workbook: Workbook) {
    let id = page::new_id();
    let mut one = Incident::blank(id);
    one.date = page::today();
    workbook.edit(change(workbook, |evidence| evidence.incidents.push(one)));
    page::focus_soon(&format!("#incident-{id}"));
}

/// What happened against what was expected.
#[component]
fn Headline() -> impl IntoView {
    let compared: Compared = expect_context();
    let head = Memo::new(move |_| compared.found.with(words::headline));
    let says = move || compared.found.with(words::overall).join(" ");
    let meter = move |label: String, share: f64| view! { <ShareMeter label share /> };
    let card = move |head: words::Headline| {
        let expected = head.expected.clone().map(|expected| {
            view! { ", " <b>{expected}</b> " were expected" }
        });
        let bar = head
            .expected
            .map(|expected| meter(format!("{} of {expected}", head.happened), head.share));
        view! {
            <Card label="What happened">
                <div class="happened">
                    <p>
                        <b class="big-figure">{head.happened.clone()}</b>
                        <span class="muted">" bad minutes happened" {expected}</span>
                    </p>
                    <div>{bar}</div>
                    <span class="quiet">{head.aside}</span>
                </div>
            </Card>
        }
    };
    view! {
        <p class="vh" role="status" aria-label="Calibration">
            {says}
        </p>
        {move || match head.get() {
            Some(head) => card(head).into_any(),
            None => view! { <Note kind=NoteKind::Info>{says}</Note> }.into_any(),
        }}
    }
}
