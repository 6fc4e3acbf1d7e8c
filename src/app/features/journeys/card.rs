//! One journey: its name, its target, its requests, and how it stands.

use leptos::ev::{DragEvent, KeyboardEvent, MouseEvent};
use leptos::prelude::*;

use crate::app::features::journeys::cost::Cost;
use crate::app::features::journeys::held::Journeys;
use crate::app::features::journeys::interaction::InteractionTable;
use crate::app::features::journeys::rows::{change, move_to, name_field, record, shift};
use crate::app::ui::{Choice, Icon, IconButton, SelectField, icons};
use crate::document::names::journey_name;
use crate::document::{Engagement, Journey, RowId, Target};

/// The kind of data that a dragged journey carries: its id.
const DRAGGED: &str = "application/x-bad-minutes-journey";

/// The card.
#[component]
pub fn JourneyCard(id: RowId) -> impl IntoView {
    let Journeys { workbook, .. } = expect_context();
    let row = record(workbook, id);
    let called = Memo::new(move |_| workbook.with_document(|document| journey_name(id, document)));
    let over = RwSignal::new(false);
    let drag_over = move |event: DragEvent| {
        let types = event.data_transfer().map(|data| data.types());
        if types.is_some_and(|types| types.iter().any(|kind| kind == DRAGGED)) {
            event.prevent_default();
            over.set(true);
        }
    };
    let drop = move |event: DragEvent| {
        over.set(false);
        let data = event.data_transfer();
        let moved = data.and_then(|data| data.get_data(DRAGGED).ok());
        if let Some(moved) = moved.and_then(|moved| moved.parse().ok()) {
            event.prevent_default();
            let to = workbook.document.with_untracked(|it| place_of(it, id));
            if let Some(to) = to {
                move_to(workbook, moved, to);
            }
        }
    };
    view! {
        <section
            class="card flush journey"
            class:over=move || over.get()
            aria-label=move || called.get()
            on:dragover=drag_over
            on:dragleave=move |_| over.set(false)
            on:drop=drop
        >
            <JourneyHead id row called />
            <div class="journey-body">
                <InteractionTable id row called />
                <Cost id />
            </div>
        </section>
    }
}

fn place_of(document: &Engagement, id: RowId) -> Option<usize> {
    document.journeys.iter().position(|one| one.id == id)
}

#[component]
fn JourneyHead(id: RowId, row: Memo<Option<Journey>>, called: Memo<String>) -> impl IntoView {
    let journeys: Journeys = expect_context();
    let workbook = journeys.workbook;
    let place = move || {
        workbook
            .with_document(|it| place_of(it, id))
            .map(|at| at + 1)
    };
    let name = move || row.with(|one| one.as_ref().map_or(String::new(), |one| one.name.clone()));
    let keys = move |event: KeyboardEvent| {
        let by = match (event.alt_key(), event.key().as_str()) {
            (true, "ArrowUp") => -1,
            (true, "ArrowDown") => 1,
            _ => return,
        };
        event.prevent_default();
        shift(workbook, id, by);
    };
    let open_menu = move |event: MouseEvent| {
        journeys.menu_of.set(Some(id));
        journeys.menu.toggle(&event);
    };
    view! {
        <div class="journey-head">
            <Grip id />
            <span class="place" aria-hidden="true">
                {place}
            </span>
            <input
                class="journey-name"
                type="text"
                id=name_field(id)
                autocomplete="off"
                placeholder="What a user sets out to do"
                aria-label=move || format!("Journey of {}", called.get())
                prop:value=name
                on:focus=move |_| workbook.enter_field()
                on:keydown=keys
                on:input:target=move |event| {
                    let name = event.target().value();
                    workbook.edit_in_field(change(workbook, id, |one| one.name = name));
                }
            />
            <TargetOf id row called />
            <IconButton
                icon=icons::MORE
                name=Signal::derive(move || format!("More for {}", called.get()))
                small=true
                attr:aria-haspopup="menu"
                on:click=open_menu
            />
        </div>
    }
}

/// Where a journey is dragged by. The keys for it are at its name.
#[component]
fn Grip(id: RowId) -> impl IntoView {
    let start = move |event: DragEvent| {
        if let Some(data) = event.data_transfer() {
            // A browser that refuses the kind of data does not drag.
            let _ = data.set_data(DRAGGED, &id.to_string());
        }
    };
    view! {
        <span
            class="grip"
            draggable="true"
            aria-hidden="true"
            data-tip="Drag, or Alt and arrow keys in the name"
            on:dragstart=start
        >
            <Icon glyph=icons::GRIP />
        </span>
    }
}

/// The target held against one journey.
#[component]
fn TargetOf(id: RowId, row: Memo<Option<Journey>>, called: Memo<String>) -> impl IntoView {
    let Journeys { workbook, .. } = expect_context();
    let choices = Memo::new(move |_| workbook.with_document(targets));
    let chosen = move || {
        let target = row.with(|one| one.as_ref().and_then(|one| one.target));
        target.map_or(String::new(), |target| target.to_string())
    };
    let choose = move |value: String| {
        let target = value.parse().ok();
        workbook.edit(change(workbook, id, |journey| journey.target = target));
    };
    view! {
        <span class="inline">
            <span class="hide-s" aria-hidden="true">
                "Target"
            </span>
            <SelectField
                label=Signal::derive(move || format!("Target of {}", called.get()))
                hide_label=true
                slim=true
                choices
                value=Signal::derive(chosen)
                on_choose=choose
            />
        </span>
    }
}

fn targets(document: &Engagement) -> Vec<Choice> {
    let usual = Choice::new("", "as the service");
    let target = |one: &Target| Choice::new(one.id.to_string(), format!("{}%", one.percent));
    std::iter::once(usual)
        .chain(document.targets.iter().map(target))
        .collect()
}
