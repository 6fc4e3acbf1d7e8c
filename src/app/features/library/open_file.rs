//! Files in, by the browser's file dialog.

use leptos::html;
use leptos::prelude::*;

use crate::app::state::workbook::Workbook;
use crate::app::ui::{Icon, icons};

/// Opens the browser's file dialog, and what is chosen in it.
#[component]
pub fn OpenFile(
    /// Its class: `btn`, or `it` in a menu.
    #[prop(default = "btn")]
    class: &'static str,
    /// What follows the choice: closing the menu it stands in.
    #[prop(optional, into)]
    then: Option<Callback<()>>,
) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let chooser: NodeRef<html::Input> = NodeRef::new();
    let ask = move |_| {
        if let Some(chooser) = chooser.get_untracked() {
            chooser.click();
        }
    };
    let chosen = move |_| {
        let Some(chooser) = chooser.get_untracked() else {
            return;
        };
        workbook.receive_first(chooser.files());
        // So that the same file can be chosen again.
        chooser.set_value("");
        if let Some(then) = then {
            then.run(());
        }
    };
    view! {
        <button type="button" class=class on:click=ask>
            <Icon glyph=icons::OPEN />
            "Open file"
        </button>
        <input
            type="file"
            hidden
            accept=".json,.csv,.tsv,.yaml,.yml,application/json,text/csv"
            node_ref=chooser
            on:change=chosen
        />
    }
}
