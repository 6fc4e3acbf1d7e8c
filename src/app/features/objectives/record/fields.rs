//! Fields for the texts of an objective.

use leptos::prelude::*;

use super::rows::{change, read};
use crate::app::state::workbook::Workbook;
use crate::app::ui::{TextField, TextKind};
use crate::document::{Objective, RowId, TextIn};

/// A field for one of its texts.
#[component]
pub fn TextOf(
    /// Which objective.
    id: RowId,
    /// The field's name.
    #[prop(into)]
    label: Signal<String>,
    /// Which text.
    text: TextIn<Objective>,
    /// What is typed in it.
    #[prop(optional)]
    kind: TextKind,
    /// An example.
    #[prop(optional)]
    placeholder: &'static str,
    /// What is wrong with it.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// Help under it.
    #[prop(optional, into)]
    help: Signal<Option<String>>,
) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let shown = move || read(workbook, id, |_, one| text.of(one).to_owned()).unwrap_or_default();
    view! {
        <TextField
            label
            kind
            placeholder=placeholder
            error
            help
            value=Signal::derive(shown)
            on:focusin=move |_| workbook.enter_field()
            on_input=move |typed: String| {
                workbook.edit_in_field(change(workbook, id, |one| text.set(one, typed)));
            }
        />
    }
}
