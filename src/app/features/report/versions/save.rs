//! Saves a version under a name.

use leptos::prelude::*;
use web_sys::KeyboardEvent;

use crate::app::browser::page;
use crate::app::state::workbook::Workbook;
use crate::app::ui::{
    Button, ButtonKind, Icon, Message, Popover, Popup, TextField, Toast, icons, use_toasts,
};
use crate::codec::versions::{saved, usual_name, version_name};
use crate::document::Edit;

/// The button, and what asks for the name.
#[component]
pub fn SaveVersion(
    /// It is the primary of its page.
    #[prop(optional)]
    primary: bool,
) -> impl IntoView {
    let popup = Popup::new();
    view! {
        <button
            type="button"
            id="save-version"
            class="btn"
            class:primary=primary
            class:small=!primary
            aria-haspopup="dialog"
            aria-expanded=move || popup.is_open().to_string()
            on:click=move |event| popup.toggle(&event)
        >
            <Icon glyph=icons::PLUS />
            "Save a version"
        </button>
        <Popover popup label="Save a version" class="save-version">
            <Ask popup />
        </Popover>
    }
}

#[component]
fn Ask(popup: Popup) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let toasts = use_toasts();
    let name = RwSignal::new(String::new());
    let wrong = RwSignal::new(None::<String>);
    let usual = workbook
        .document
        .with_untracked(|document| usual_name(document, &page::today()));
    let save = move || {
        let versions = workbook.document.with_untracked(|document| {
            saved(
                document,
                page::new_id(),
                &name.get_untracked(),
                &page::today(),
            )
        });
        match versions {
            Ok(versions) => {
                let last = versions.last().map(version_name).unwrap_or_default();
                workbook.edit(Edit::SetSnapshots(versions));
                popup.close();
                let said = format!("Saved the version \"{last}\".");
                toasts.show(Toast::done(said));
            }
            Err(why) => wrong.set(Some(why)),
        }
    };
    let keys = move |event: KeyboardEvent| {
        if event.key() == "Enter" {
            event.prevent_default();
            save();
        }
    };
    view! {
        <div class="stack" on:keydown=keys>
            <TextField
                label="Name of the version"
                value=name
                placeholder=usual
                on_input=move |text| name.set(text)
            />
            {move || wrong.get().map(|why| view! { <Message error=true>{why}</Message> })}
            <div class="row end">
                <Button kind=ButtonKind::Primary small=true on_press=save>
                    "Save"
                </Button>
            </div>
        </div>
    }
}
