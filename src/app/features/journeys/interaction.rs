//! The requests of one journey.

use leptos::prelude::*;

use crate::app::features::journeys::held::Journeys;
use crate::app::features::journeys::rows::{
    add_interaction, change, change_interaction, request_cell,
};
use crate::app::state::typed::Typed;
use crate::app::ui::{
    Button, ButtonKind, CellInput, CellState, HeadCell, IconButton, Table, Toast, icons, use_toasts,
};
use crate::document::links::remove_interaction;
use crate::document::names::journey_name;
use crate::document::records::record::Kind;
use crate::document::{Column, Interaction, Journey, RowId, reading};
use crate::grammar::cell;
use crate::text::journey_words::request_name;

/// The requests, and the button that adds one.
#[component]
pub fn InteractionTable(
    id: RowId,
    row: Memo<Option<Journey>>,
    called: Memo<String>,
) -> impl IntoView {
    let Journeys { workbook, .. } = expect_context();
    let interactions = move || {
        let ids = |journey: &Journey| journey.interactions.iter().map(|one| one.id).collect();
        row.with(|one| one.as_ref().map(ids))
            .unwrap_or_else(Vec::new)
    };
    let any = Memo::new(move |_| !interactions().is_empty());
    view! {
        <div class="requests">
            <Show when=move || any.get()>
                <Table
                    label=format!("Interactions of {}", called.get_untracked())
                    attr:aria-label=move || format!("Interactions of {}", called.get())
                    cells=true
                >
                    <thead>
                        <tr>
                            <HeadCell name="Request" />
                            <HeadCell name="A good answer" />
                            <HeadCell name="Users failed" num=true />
                            <th aria-hidden="true"></th>
                        </tr>
                    </thead>
                    <tbody>
                        <For each=interactions key=|id| *id let(interaction)>
                            <InteractionRow journey=id row id=interaction />
                        </For>
                    </tbody>
                </Table>
            </Show>
            <Button
                kind=ButtonKind::Quiet
                small=true
                icon=icons::PLUS
                attr:aria-label=move || format!("Add interaction: {}", called.get())
                on_press=move || add_interaction(workbook, id)
            >
                "Add interaction"
            </Button>
        </div>
    }
}

#[component]
fn InteractionRow(journey: RowId, row: Memo<Option<Journey>>, id: RowId) -> impl IntoView {
    let Journeys { workbook, .. } = expect_context();
    let one = Memo::new(move |_| {
        row.with(|journey| {
            let mut all = journey.as_ref()?.interactions.iter();
            all.find(|one| one.id == id).cloned()
        })
    });
    let read = move |pick: fn(&Interaction) -> &String| {
        Signal::derive(move || {
            one.with(|one| one.as_ref().map(pick).cloned())
                .unwrap_or_default()
        })
    };
    let called = Memo::new(move |_| {
        let name = workbook.with_document(|document| journey_name(journey, document));
        one.with(|one| request_name(one.as_ref().map_or("", |one| &one.request), &name))
    });
    let named = move |what: &str| {
        let what = what.to_owned();
        Signal::derive(move || format!("{what} of {}", called.get()))
    };
    view! {
        <tr>
            <CellInput
                attr:id=request_cell(id)
                label=named("Interaction")
                value=read(|one| &one.request)
                placeholder="GET /orders/[id]"
                name=true
                on:focusin=move |_| workbook.enter_field()
                on_input=move |text: String| {
                    let edit = change_interaction(workbook, journey, id, |one| one.request = text);
                    workbook.edit_in_field(edit);
                }
            />
            <CellInput
                label=named("Valid event")
                value=read(|one| &one.valid_event)
                placeholder="HTTP 200,404"
                on:focusin=move |_| workbook.enter_field()
                on_input=move |text: String| {
                    let edit = change_interaction(
                        workbook,
                        journey,
                        id,
                        |one| one.valid_event = text,
                    );
                    workbook.edit_in_field(edit);
                }
            />
            <ImpactCell journey id one label=named("Impact") />
            <td class="calc">
                <DeleteButton journey id called />
            </td>
        </tr>
    }
}

#[component]
fn ImpactCell(
    journey: RowId,
    id: RowId,
    one: Memo<Option<Interaction>>,
    label: Signal<String>,
) -> impl IntoView {
    let Journeys { workbook, .. } = expect_context();
    let typed = Typed::new(workbook);
    let understood = move || {
        let show = |one: &Interaction| cell::show(Column::Impact, &one.impact);
        one.with(|one| one.as_ref().map(show)).unwrap_or_default()
    };
    let state = move || {
        let unread = |one: &Interaction| reading::impact(&one.impact).is_err();
        match one.with(|one| one.as_ref().is_some_and(unread)) {
            true => CellState::Error,
            false => CellState::Good,
        }
    };
    let write = move |text: String| {
        let impact = cell::read(Column::Impact, &text);
        let edit = change_interaction(workbook, journey, id, |one| one.impact = impact);
        typed.write(text, edit);
    };
    view! {
        <CellInput
            label
            value=Signal::derive(move || typed.shown(understood))
            placeholder="100%"
            state=Signal::derive(state)
            on:focusin=move |_| typed.enter()
            on:focusout=move |_| typed.leave()
            on_input=write
        />
    }
}

#[component]
fn DeleteButton(journey: RowId, id: RowId, called: Memo<String>) -> impl IntoView {
    let Journeys { workbook, .. } = expect_context();
    let toasts = use_toasts();
    let delete = move || {
        let name = called.get_untracked();
        let before = workbook.document.get_untracked();
        let all = before
            .journey(journey)
            .map_or(&[][..], |one| &one.interactions);
        let Some(at) = all.iter().position(|one| one.id == id) else {
            return;
        };
        let gone = all[at].clone();
        let back = workbook.delete_with_way_back(
            (Kind::Interaction, id),
            remove_interaction(&before, id),
            move |_| {
                change(workbook, journey, |journey| {
                    let at = at.min(journey.interactions.len());
                    journey.interactions.insert(at, gone.clone());
                })
            },
        );
        let toast = Toast::done(format!("Deleted {name}.")).icon(icons::TRASH);
        toasts.show(toast.action("Undo", move || back()));
    };
    view! {
        <IconButton
            icon=icons::TRASH
            name=Signal::derive(move || format!("Delete {}", called.get()))
            small=true
            danger=true
            on_press=delete
        />
    }
}
