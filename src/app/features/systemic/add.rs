//! The ways to a new systemic risk: a blank one, or one that many teams have.

use leptos::ev::MouseEvent;
use leptos::prelude::*;

use crate::app::browser::page;
use crate::app::features::systemic::rows::name_field;
use crate::app::state::workbook::Workbook;
use crate::app::ui::{Button, Menu, MenuItem, Popup, icons};
use crate::document::common::COMMON;
use crate::document::{Edit, Systemic};

/// Adds a row and goes to its name.
fn add(workbook: Workbook, row: Systemic) {
    let field = format!("#{} input", name_field(row.id));
    let mut systemic = workbook
        .document
        .with_untracked(|document| document.systemic.clone());
    systemic.push(row);
    workbook.edit(Edit::SetSystemic(systemic));
    // The row is there after the next frame.
    page::focus_soon(&field);
}

/// The buttons.
#[component]
pub fn AddButtons() -> impl IntoView {
    let workbook: Workbook = expect_context();
    let popup = Popup::new();
    let items = move || {
        let item = |common: &'static crate::document::common::Common| {
            let press = move || add(workbook, common.row(page::new_id()));
            view! { <MenuItem popup on_press=press>{common.name}</MenuItem> }
        };
        COMMON.iter().map(item).collect_view()
    };
    view! {
        <Button
            icon=icons::PLUS
            attr:id="add-systemic"
            on_press=move || add(workbook, Systemic::blank(page::new_id()))
        >
            "Add systemic risk"
        </Button>
        <Button
            icon=icons::PLUS
            attr:aria-haspopup="menu"
            on:click=move |event: MouseEvent| popup.toggle(&event)
        >
            "Add from list"
        </Button>
        <Menu popup label="Systemic risks that many teams have">
            {items()}
        </Menu>
    }
}
