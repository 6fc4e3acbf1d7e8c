//! Pages that say what is not there, and lead home.

use leptos::prelude::*;

use crate::app::browser::{files, page};
use crate::app::desk::Desk;
use crate::app::view::tap;
use crate::store;

/// Nothing at this address.
#[component]
pub fn NotFound(text: String) -> impl IntoView {
    view! {
        <main class="message">
            <h1>"Not here"</h1>
            <p>{text}</p>
            <p><a href="#/">"All engagements"</a>" · "<a href="#/quick">"Quick estimate"</a></p>
        </main>
    }
}

/// A stored record that cannot be read: kept, and downloadable byte for byte.
#[component]
pub fn Unreadable(key: String, reason: String) -> impl IntoView {
    view! {
        <main class="message">
            <h1>"This engagement cannot be read"</h1>
            <p>{reason}</p>
            <p>"Its bytes are kept as they are. Nothing was changed."</p>
            <p class="actions"><DownloadBytes key_name=key /></p>
            <p><a href="#/">"All engagements"</a></p>
        </main>
    }
}

/// Offers stored bytes as a file.
#[component]
pub fn DownloadBytes(key_name: String) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let download = move |_| {
        let raw = desk.with_storage(|storage| store::raw(storage, &key_name));
        if let Some(Some(raw)) = desk.report(raw) {
            let name = files::file_name(&format!("unread {}", page::today()), "txt");
            desk.try_browser(files::download(&name, "text/plain", &raw));
        }
    };
    view! { <button class="line" on:click=tap(download)>"Download the bytes"</button> }
}
