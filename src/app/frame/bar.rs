//! The bar: which engagement, whether it is saved, undo and redo, export and share.

use leptos::prelude::*;

use crate::app::features::export::ExportButton;
use crate::app::frame::bridge::Old;
use crate::app::old::open_file::open_file_button;
use crate::app::old::view::el;
use crate::app::old::workbook::{saved, share};
use crate::app::state::odds::OddsState;
use crate::app::state::workbook::Workbook;
use crate::app::ui::{IconButton, icons};
use crate::document::Edit;

/// The bar above each page of the engagement.
#[component]
pub fn Bar() -> impl IntoView {
    let workbook: Workbook = expect_context();
    let odds: OddsState = expect_context();
    let name = move || workbook.with_document(|document| document.name.clone());
    view! {
        <header class="bar">
            <input
                class="in"
                aria-label="Engagement name"
                autocomplete="off"
                prop:value=name
                on:focus=move |_| workbook.enter_field()
                on:input:target=move |event| {
                    workbook.edit_in_field(Edit::SetName(event.target().value()));
                }
            />
            <span class="grow"></span>
            <IconButton
                icon=icons::UNDO
                name="Undo"
                keys="Ctrl Z"
                disabled=Signal::derive(move || !workbook.can_undo.get())
                on_press=move || workbook.undo()
            />
            <IconButton
                icon=icons::REDO
                name="Redo"
                keys="Shift Ctrl Z"
                disabled=Signal::derive(move || !workbook.can_redo.get())
                on_press=move || workbook.redo()
            />
            <Old draw=move || {
                el("div.bar")
                    .child(saved(workbook))
                    .child(open_file_button(workbook))
                    .child(share(workbook, odds))
            } />
            <ExportButton />
        </header>
    }
}
