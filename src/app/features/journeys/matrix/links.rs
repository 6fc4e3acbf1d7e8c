//! The interactions that fail with a risk, and the choice of another one.

use leptos::ev::MouseEvent;
use leptos::prelude::*;

use super::grid::MatrixGrid;
use crate::app::state::workbook::Workbook;
use crate::app::ui::{Chip, IconButton, Menu, MenuItem, icons};
use crate::document::links::link;
use crate::document::names::{journey_name, row_name};
use crate::document::{Journey, Risk, RowId};
use crate::text::journey_words::request;

/// The interactions of one risk.
#[component]
pub fn Links(id: RowId, risk: Memo<Option<Risk>>, called: ReadSignal<String>) -> impl IntoView {
    let grid: MatrixGrid = expect_context();
    let workbook = grid.workbook;
    let linked = move || {
        let all = risk.with(|risk| risk.as_ref().map(|risk| risk.interactions.clone()));
        workbook.with_document(|document| {
            let all = all.unwrap_or_default().into_iter();
            all.map(|id| (id, request(document, id)))
                .collect::<Vec<_>>()
        })
    };
    let chip = move |(interaction, name): (RowId, String)| {
        view! {
            <Chip
                remove_name=format!("Unlink {name}")
                on_remove=move || set_link(workbook, id, interaction, false)
            >
                <span class="mono cut">{name}</span>
            </Chip>
        }
    };
    let open = move |event: MouseEvent| {
        grid.links_of.set(Some(id));
        grid.links.toggle(&event);
    };
    view! {
        <div class="row links">
            <For each=linked key=Clone::clone children=chip />
            <IconButton
                icon=icons::LINK
                name=Signal::derive(move || format!("Link an interaction to {}", called.get()))
                small=true
                attr:aria-haspopup="menu"
                on:click=open
            />
        </div>
    }
}

/// The interactions that can be linked, by their journeys. One menu for all rows.
#[component]
pub fn LinkMenu() -> impl IntoView {
    let MatrixGrid {
        workbook,
        links,
        links_of,
        ..
    } = expect_context();
    let label = move || {
        let name = |id| workbook.with_document(|document| row_name(id, document));
        let name = links_of.get().map(name).unwrap_or_default();
        format!("Link an interaction to {name}")
    };
    let item = move |id: RowId| {
        let name = workbook.with_document(|document| request(document, id));
        let press = move || {
            if let Some(risk) = links_of.get_untracked() {
                set_link(workbook, risk, id, true);
            }
        };
        view! {
            <MenuItem popup=links on_press=press>
                <span class="mono">{name}</span>
            </MenuItem>
        }
    };
    let groups = move || {
        let groups = workbook.with_document(|document| {
            let linked = links_of.get().and_then(|id| document.risk(id));
            let linked = linked.map_or(Vec::new(), |risk| risk.interactions.clone());
            let free = |journey: &Journey| {
                let ids = journey.interactions.iter().map(|one| one.id);
                let ids: Vec<RowId> = ids.filter(|id| !linked.contains(id)).collect();
                (journey_name(journey.id, document), ids)
            };
            let groups = document.journeys.iter().map(free);
            groups
                .filter(|(_, ids)| !ids.is_empty())
                .collect::<Vec<_>>()
        });
        if groups.is_empty() {
            let none = view! {
                <MenuItem popup=links disabled=true on_press=|| ()>
                    "No other request is listed"
                </MenuItem>
            };
            return none.into_any();
        }
        let group = |(name, ids): (String, Vec<RowId>)| {
            let label = name.clone();
            view! {
                <div role="group" aria-label=label>
                    <p class="quiet group-name" aria-hidden="true">
                        {name}
                    </p>
                    {ids.into_iter().map(item).collect_view()}
                </div>
            }
        };
        groups.into_iter().map(group).collect_view().into_any()
    };
    view! {
        <Menu popup=links label=Signal::derive(label)>
            {groups}
        </Menu>
    }
}

fn set_link(workbook: Workbook, risk: RowId, interaction: RowId, linked: bool) {
    let edit = workbook
        .document
        .with_untracked(|document| link(document, risk, interaction, linked));
    if let Some(edit) = edit {
        workbook.edit(edit);
    }
}
