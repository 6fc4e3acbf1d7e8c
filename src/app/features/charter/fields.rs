//! The texts of the charter, each edited where it stands.

use leptos::prelude::*;

use crate::app::state::workbook::Workbook;
use crate::app::ui::Ed;
use crate::document::{Charter, Edit};
use crate::report::charter::form::{Field, Kind};

/// The edit that changes the charter.
pub fn change(workbook: Workbook, with: impl FnOnce(&mut Charter)) -> Edit {
    let mut charter = workbook
        .document
        .with_untracked(|document| Box::new(document.charter.clone()));
    with(&mut charter);
    Edit::SetCharter(charter)
}

/// One of the texts, without its name.
#[component]
pub fn TextOf(
    /// Which one.
    field: &'static Field,
    /// Help under it while it has the focus.
    #[prop(optional)]
    help: &'static str,
    /// One more class, such as `lead`.
    #[prop(optional)]
    class: &'static str,
) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let shown =
        move || workbook.with_document(|document| field.text.of(&document.charter).to_owned());
    let write = move |typed: String| {
        let text = match field.kind {
            // A line has no breaks, however it came.
            Kind::Line => typed.replace(['\n', '\r'], " "),
            _ => typed,
        };
        workbook.edit_in_field(change(workbook, |charter| field.text.set(charter, text)));
    };
    match field.kind {
        Kind::Day => view! {
            <input
                class="ed"
                type="date"
                aria-label=field.label
                prop:value=shown
                on:focus=move |_| workbook.enter_field()
                on:input:target=move |event| write(event.target().value())
            />
        }
        .into_any(),
        Kind::Line | Kind::Lines => view! {
            <Ed
                label=field.label
                value=Signal::derive(shown)
                placeholder=field.hint
                help=help
                class=class
                on:focusin=move |_| workbook.enter_field()
                on_input=write
            />
        }
        .into_any(),
    }
}

/// The same under its name.
#[component]
pub fn NamedText(
    /// Which one.
    field: &'static Field,
) -> impl IntoView {
    view! {
        <div class="named-text">
            <span class="lab" aria-hidden="true">
                {field.label}
            </span>
            <TextOf field />
        </div>
    }
}
