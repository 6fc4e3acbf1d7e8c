//! The menu of a journey: moving and deleting it.

use leptos::prelude::*;

use crate::app::browser::page;
use crate::app::features::journeys::held::Journeys;
use crate::app::features::journeys::rows::{bring_back, shift};
use crate::app::state::workbook::Workbook;
use crate::app::ui::{Menu, MenuItem, Toast, Toaster, icons, use_toasts};
use crate::document::RowId;
use crate::document::links::remove_journey;
use crate::document::names::journey_name;
use crate::document::records::record::Kind;
use crate::text::objectives::slo_words::gone_with_journey;

/// One menu for all journeys.
#[component]
pub fn JourneyMenu() -> impl IntoView {
    let Journeys {
        workbook,
        menu,
        menu_of,
        ..
    } = expect_context();
    let toasts = use_toasts();
    let label = move || {
        let name = |id| workbook.with_document(|document| journey_name(id, document));
        format!(
            "Actions for {}",
            menu_of.get().map(name).unwrap_or_default()
        )
    };
    let moved = move |by| {
        if let Some(id) = menu_of.get_untracked() {
            shift(workbook, id, by);
        }
    };
    let gone = move || {
        if let Some(id) = menu_of.get_untracked() {
            delete(workbook, toasts, id);
        }
    };
    let place = move || {
        workbook.with_document(|document| {
            let at = document
                .journeys
                .iter()
                .position(|one| Some(one.id) == menu_of.get());
            (at.unwrap_or_default(), document.journeys.len())
        })
    };
    view! {
        <Menu popup=menu label=Signal::derive(label)>
            <MenuItem
                popup=menu
                icon=icons::UP
                keys="Alt ↑"
                disabled=Signal::derive(move || place().0 == 0)
                on_press=move || moved(-1)
            >
                "Move up"
            </MenuItem>
            <MenuItem
                popup=menu
                icon=icons::DOWN
                keys="Alt ↓"
                disabled=Signal::derive(move || {
                    let (at, count) = place();
                    at + 1 >= count
                })
                on_press=move || moved(1)
            >
                "Move down"
            </MenuItem>
            <hr />
            <MenuItem popup=menu icon=icons::TRASH danger=true on_press=gone>
                "Delete"
            </MenuItem>
        </Menu>
    }
}

fn delete(workbook: Workbook, toasts: Toaster, id: RowId) {
    let before = workbook.document.get_untracked();
    let said = gone_with_journey(id, &before)
        .unwrap_or_else(|| format!("Deleted {}.", journey_name(id, &before)));
    let edit = remove_journey(&before, id);
    let back = workbook.delete_with_way_back((Kind::Journey, id), edit, move |now| {
        bring_back(&before, now, id)
    });
    let toast = Toast::done(said).icon(icons::TRASH);
    toasts.show(toast.action("Undo", move || back()));
    page::focus("#add-journey");
}
