//! Where the app hooks into the page: routes, keys, drops, other tabs, leaving.

use leptos::prelude::*;
use web_sys::{DragEvent, KeyboardEvent};

use super::browser::{page, storage};
use super::components::open_file::{self, ClashDialog};
use super::desk::{Desk, Screen};
use super::notice::Notices;
use super::pages::library::Library;
use super::pages::message::{NotFound, Unreadable};
use super::pages::workbook::Workbook;

/// Mounts the app on the page's body.
pub fn mount() {
    std::panic::set_hook(Box::new(|info| {
        console_error_panic_hook::hook(info);
        page::show_stopped();
    }));
    page::remove_loading();
    mount_to_body(App);
}

#[component]
fn App() -> impl IntoView {
    let desk = Desk::new(storage::find());
    provide_context(desk);
    listen(desk);
    follow(desk);
    let screen = Memo::new(move |_| desk.screen.get());
    view! {
        {move || match screen.get() {
            Screen::Library => view! { <Library /> }.into_any(),
            Screen::Workbook(_) => view! { <Workbook /> }.into_any(),
            Screen::NotFound(text) => view! { <NotFound text /> }.into_any(),
            Screen::Unreadable { key, reason } => view! { <Unreadable key reason /> }.into_any(),
        }}
        <ClashDialog />
        <Notices />
    }
}

fn follow(desk: Desk) {
    let Ok(route) = page::fragment().parse();
    desk.follow(route);
}

fn listen(desk: Desk) {
    let window = |name: &'static str, run: Box<dyn Fn(web_sys::Event)>| {
        // Never removed: the app lives as long as the page.
        let _ = window_event_listener_untyped(name, run);
    };
    window("hashchange", Box::new(move |_| follow(desk)));
    window("pagehide", Box::new(move |_| desk.flush()));
    window("visibilitychange", Box::new(move |_| desk.flush()));
    let _ = window_event_listener(leptos::ev::keydown, move |event| undo_keys(desk, &event));
    let _ = window_event_listener(leptos::ev::storage, move |event| {
        desk.storage_changed(event.key().as_deref(), event.new_value().as_deref());
    });
    let _ = window_event_listener(leptos::ev::dragover, move |event: DragEvent| {
        if carries_files(&event) {
            event.prevent_default();
        }
    });
    let _ = window_event_listener(leptos::ev::drop, move |event: DragEvent| {
        if carries_files(&event) {
            event.prevent_default();
            open_file::receive(desk, event.data_transfer().and_then(|data| data.files()));
        }
    });
}

/// Text dragged between fields is the browser's business.
fn carries_files(event: &DragEvent) -> bool {
    let types = event.data_transfer().map(|data| data.types());
    types.is_some_and(|types| types.iter().any(|kind| kind == "Files"))
}

fn undo_keys(desk: Desk, event: &KeyboardEvent) {
    let here = matches!(desk.screen.get_untracked(), Screen::Workbook(_));
    if !here || !(event.ctrl_key() || event.meta_key()) || event.alt_key() {
        return;
    }
    match (event.key().to_lowercase().as_str(), event.shift_key()) {
        ("z", false) => desk.undo(),
        ("z", true) | ("y", false) => desk.redo(),
        _ => return,
    }
    event.prevent_default();
}
