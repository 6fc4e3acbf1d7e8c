//! A pasted table of journeys, shown before it lands.

use leptos::ev::ClipboardEvent;
use leptos::prelude::*;

use crate::app::browser::{clipboard, page};
use crate::app::features::journeys::held::Journeys;
use crate::app::features::journeys::rows::all;
use crate::app::state::workbook::Workbook;
use crate::app::ui::{
    Button, ButtonKind, Dialog, DialogSize, EmptyState, HeadCell, Table, TextArea,
};
use crate::codec::table::grid::grid_of;
use crate::codec::table::journeys::read_journeys;
use crate::document::{Column, Edit, Journey};
use crate::grammar::cell;

/// The dialog, open while there is a table in [`Journeys::pasted`].
#[component]
pub fn PasteJourneys() -> impl IntoView {
    let Journeys {
        workbook, pasted, ..
    } = expect_context();
    let open = RwSignal::new(false);
    Effect::new(move || open.set(pasted.with(Option::is_some)));
    let found = Memo::new(move |_| {
        pasted.with(|grid| {
            let grid = grid.as_ref()?;
            Some(read_journeys(grid, page::new_id))
        })
    });
    let found = Signal::derive(move || found.get().unwrap_or_default());
    let add = move || {
        land(workbook, found.get_untracked());
        open.set(false);
    };
    view! {
        <Dialog
            open
            title="Paste journeys"
            size=DialogSize::Medium
            on_close=move || pasted.set(None)
            foot=move || view! { <Foot open found on_add=add /> }
        >
            <PasteField />
            <Preview found />
        </Dialog>
    }
}

#[component]
fn PasteField() -> impl IntoView {
    let Journeys { pasted, .. } = expect_context();
    let from_clipboard = move |event: ClipboardEvent| {
        let data = event.clipboard_data();
        if let Some(grid) = data.and_then(|data| clipboard::grid_from(&data)) {
            pasted.set(Some(grid));
        }
    };
    view! {
        <TextArea
            attr:data-takes-much=""
            label="Journey, interaction, valid event, impact: from a spreadsheet, CSV, Markdown or a wiki page"
            value=""
            rows=5
            on:paste=from_clipboard
            on_input=move |text: String| pasted.set(Some(grid_of(&text)))
        />
    }
}

#[component]
fn Foot(
    open: RwSignal<bool>,
    found: Signal<Vec<Journey>>,
    #[prop(into)] on_add: Callback<()>,
) -> impl IntoView {
    let count = Memo::new(move |_| {
        let rows = |one: &Journey| one.interactions.len().max(1);
        found.with(|found| found.iter().map(rows).sum::<usize>())
    });
    view! {
        <Button on_press=move || open.set(false)>"Cancel"</Button>
        <Button
            kind=ButtonKind::Primary
            disabled=Signal::derive(move || count.get() == 0)
            on_press=on_add
        >
            {move || match count.get() {
                1 => "Add 1 row".to_owned(),
                count => format!("Add {count} rows"),
            }}
        </Button>
    }
}

#[component]
fn Preview(found: Signal<Vec<Journey>>) -> impl IntoView {
    let rows = move |journey: Journey| {
        let name = journey.name.clone();
        let row = move |one: crate::document::Interaction| {
            view! {
                <tr>
                    <td>{name.clone()}</td>
                    <td class="mono">{one.request}</td>
                    <td>{one.valid_event}</td>
                    <td class="num">{cell::show(Column::Impact, &one.impact)}</td>
                </tr>
            }
        };
        journey.interactions.into_iter().map(row).collect_view()
    };
    let table = move || {
        view! {
            <div class="scroll-x" tabindex="0" role="region" aria-label="What was understood">
                <Table label="Pasted journeys">
                    <thead>
                        <tr>
                            <HeadCell name="Journey" />
                            <HeadCell name="Interaction" />
                            <HeadCell name="A good answer" />
                            <HeadCell name="Users failed" num=true />
                        </tr>
                    </thead>
                    <tbody>{found.get().into_iter().map(rows).collect_view()}</tbody>
                </Table>
            </div>
        }
    };
    let none = || {
        view! {
            <EmptyState
                title="Nothing to add yet"
                example="For example: Checkout, POST /checkout, HTTP 301, 100%"
            >
                ""
            </EmptyState>
        }
    };
    move || match found.with(Vec::is_empty) {
        true => none().into_any(),
        false => table().into_any(),
    }
}

/// Adds the journeys; interactions of one that is here already go to it.
fn land(workbook: Workbook, found: Vec<Journey>) {
    let mut journeys = all(workbook);
    for new in found {
        match journeys.iter_mut().find(|one| one.name == new.name) {
            Some(known) => known.interactions.extend(new.interactions),
            None => journeys.push(new),
        }
    }
    workbook.edit(Edit::SetJourneys(journeys));
}
