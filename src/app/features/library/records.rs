//! Records that need a decision: what is not saved, and what cannot be read.

use leptos::prelude::*;

use crate::app::browser::{files, page};
use crate::app::route::Route;
use crate::app::state::workbook::Workbook;
use crate::app::ui::{Button, LinkButton, Note, NoteKind, icons};
use crate::document::Engagement;
use crate::grammar::texts::called;
use crate::store::{self, Unreadable};

/// An engagement, or what was typed in it, that is in this tab alone.
#[component]
pub fn UnsavedNote(
    /// As it is in this tab.
    engagement: Engagement,
) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let name = called(&engagement.name).to_owned();
    let (bold, opened, exported) = (
        name.clone(),
        format!("Open {name}"),
        format!("Export JSON of {name}"),
    );
    let address = Route::risks(engagement.id).to_string();
    let copy = StoredValue::new(engagement);
    let action = move || {
        view! {
            <LinkButton href=address small=true attr:aria-label=opened>
                "Open"
            </LinkButton>
            <Button
                small=true
                icon=icons::EXPORT
                attr:aria-label=exported
                on_press=move || copy.with_value(|copy| workbook.export(copy))
            >
                "Export JSON"
            </Button>
        }
    };
    view! {
        <Note kind=NoteKind::Warn action>
            <p>"Not saved: " <b>{bold}</b> " is kept in this tab only."</p>
        </Note>
    }
}

/// Something stored that cannot be read: it is kept, and can be downloaded.
#[component]
pub fn UnreadableNote(
    /// What is known of it.
    record: Unreadable,
) -> impl IntoView {
    let kept = format!(
        " {} It is kept as it is ({} bytes).",
        record.reason, record.bytes
    );
    let key = record.key;
    view! {
        <Note kind=NoteKind::Warn action=move || view! { <DownloadBytes key_of=key /> }>
            <p><b>"Something stored here cannot be read."</b> {kept}</p>
        </Note>
    }
}

/// Offers stored bytes as a file.
#[component]
pub fn DownloadBytes(
    /// Their key in the storage.
    key_of: String,
) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let download = move || {
        let raw = workbook.with_storage(|storage| store::raw(storage, &key_of));
        if let Some(Some(raw)) = workbook.report(raw) {
            let name = files::file_name(&format!("unread {}", page::today()), "txt");
            workbook.try_browser(files::download(&name, "text/plain", &raw));
        }
    };
    view! {
        <Button icon=icons::EXPORT on_press=download>
            "Download the bytes"
        </Button>
    }
}
