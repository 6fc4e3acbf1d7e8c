//! Files in: by button, by drop, and what happens when one is already here.

use leptos::html::{Dialog, Input};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::app::browser::{files, page};
use crate::app::desk::Desk;
use crate::app::view::{part, tap};
use crate::model::Engagement;

/// Opens the browser's file dialog.
#[component]
pub fn OpenFileButton() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let input: NodeRef<Input> = NodeRef::new();
    let ask = move |_| {
        if let Some(input) = input.get_untracked() {
            input.click();
        }
    };
    let chosen = move |_| {
        if let Some(input) = input.get_untracked() {
            receive(desk, input.files());
            // So that the same file can be chosen again.
            input.set_value("");
        }
    };
    view! {
        <button class="line" on:click=tap(ask)>"Open file"</button>
        <input node_ref=input type="file" hidden accept=".json,.csv,.tsv,application/json,text/csv" on:change=chosen />
    }
}

/// Reads the first file of a list and hands it to the desk.
pub fn receive(desk: Desk, list: Option<web_sys::FileList>) {
    if let Some(file) = files::first(list) {
        spawn_local(async move {
            let opened = files::read(file).await;
            desk.receive(&opened.name, opened.text);
        });
    }
}

/// Asks what to do with a file whose engagement is kept here with other content.
#[component]
pub fn ClashDialog() -> impl IntoView {
    let desk = expect_context::<Desk>();
    view! { {part(move || desk.clash.get().map(|engagement| view! { <OpenClash engagement /> }))} }
}

#[component]
fn OpenClash(engagement: Engagement) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let dialog: NodeRef<Dialog> = NodeRef::new();
    Effect::new(move |_| {
        if let Some(dialog) = dialog.get() {
            // Already open only if the page opened it twice, which changes nothing.
            let _ = dialog.show_modal();
        }
    });
    let name = engagement.name.clone();
    let theirs = StoredValue::new(engagement);
    let close = move || desk.clash.set(None);
    let both = move |_| {
        close();
        let mut copy = theirs.get_value();
        copy.id = page::new_id();
        copy.name = format!("{} (from a file)", copy.name);
        desk.take_over(copy);
    };
    let replace = move |_| {
        close();
        desk.take_over(theirs.get_value());
    };
    view! {
        <dialog node_ref=dialog aria-labelledby="clash-title" on:close=move |_| close()>
            <h2 id="clash-title">"This engagement is already here"</h2>
            <p>{format!("“{name}” is kept in this browser with other content than the file's.")}</p>
            <p class="actions">
                <button class="main" on:click=tap(both)>"Keep both"</button>
                <button class="line" on:click=tap(replace)>"Replace it with the file"</button>
                <button on:click=tap(move |_| close())>"Cancel"</button>
            </p>
        </dialog>
    }
}
