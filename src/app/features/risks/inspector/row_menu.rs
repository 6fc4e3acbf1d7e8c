//! The menu of a row: one for the whole table.

use leptos::prelude::*;

use super::row_inspector::focus_inspector;
use crate::app::features::risks::grid::actions;
use crate::app::features::risks::grid::risk_grid::RiskGrid;
use crate::app::state::workbook::Workbook;
use crate::app::ui::{Later, Menu, MenuItem, icons, lazy_part, ready, use_toasts};
use crate::document::RowId;
use crate::document::names::row_name;

/// The menu.
#[component]
pub fn RowMenu() -> impl IntoView {
    let workbook: Workbook = expect_context();
    let grid: RiskGrid = expect_context();
    let popup = grid.menu;
    let label = move || {
        let row = grid.menu_row.get()?;
        Some(workbook.with_document(|document| row_name(row, document)))
    };
    let label = Signal::derive(move || format!("Actions for {}", label().unwrap_or_default()));
    view! {
        <Menu popup label>
            {move || {
                let row = grid.menu_row.get();
                row.map(|id| view! { <Later load=load_items draw=move || ready(items(id)) /> })
            }}
        </Menu>
    }
}

lazy_part! {
    /// Draws what can be done with a row.
    fn items(id: RowId) -> AnyView, in details, loaded by load_items {
        view! { <Items id /> }.into_any()
    }
}

#[component]
fn Items(id: RowId) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let grid: RiskGrid = expect_context();
    let toaster = use_toasts();
    let popup = grid.menu;
    let details = move || {
        grid.take(id);
        grid.sheet.set(true);
        focus_inspector();
    };
    // They have a page of their own.
    let mitigate = (!workbook.is_apart()).then(|| {
        view! {
            <MenuItem
                popup
                icon=icons::PLUS
                on_press=move || actions::add_mitigation(workbook, id)
            >
                "Add mitigation"
            </MenuItem>
        }
    });
    view! {
        <MenuItem popup icon=icons::ACCEPT on_press=move || actions::toggle_accepted(workbook, id)>
            {move || actions::accept_name(workbook, id)}
        </MenuItem>
        {mitigate}
        <MenuItem popup icon=icons::PENCIL on_press=details>
            "Owner, basis and notes"
        </MenuItem>
        <hr />
        <MenuItem popup icon=icons::UP on_press=move || actions::insert_beside(grid, id, false)>
            "Insert above"
        </MenuItem>
        <MenuItem popup icon=icons::DOWN on_press=move || actions::insert_beside(grid, id, true)>
            "Insert below"
        </MenuItem>
        <MenuItem
            popup
            icon=icons::ARROW_UP
            keys="Alt ↑"
            on_press=move || grid.shift(id, -1, actions::FROM_MENU)
        >
            "Move up"
        </MenuItem>
        <MenuItem
            popup
            icon=icons::ARROW_DOWN
            keys="Alt ↓"
            on_press=move || grid.shift(id, 1, actions::FROM_MENU)
        >
            "Move down"
        </MenuItem>
        <MenuItem popup icon=icons::COPY on_press=move || actions::duplicate(grid, id)>
            "Duplicate"
        </MenuItem>
        <hr />
        <MenuItem
            popup
            icon=icons::TRASH
            danger=true
            on_press=move || actions::delete(grid, toaster, id)
        >
            "Delete"
        </MenuItem>
    }
}
