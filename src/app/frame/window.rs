//! What the app hears from the window: addresses, keys, drops, other tabs, leaving.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, DragEvent, Element, Event, StorageEvent};

use crate::app::browser::{offline, page};
use crate::app::frame::page::focus_main;
use crate::app::state::editing::is_too_long;
use crate::app::state::held::Action;
use crate::app::state::workbook::{Screen, Workbook};
use crate::codec::json::MOST_BYTES;

/// Marks a field whose text was too long when it was last typed in.
const LONG: &str = "data-too-long";

/// Listens for as long as the page lives.
pub fn listen(workbook: Workbook) {
    follow(workbook);
    workbook.read_journal();
    page::on_window("hashchange", move |_| {
        follow(workbook);
        focus_main();
    });
    page::on_window("pagehide", move |_| workbook.leave());
    page::on_window("visibilitychange", move |_| workbook.flush());
    page::on_window("beforeunload", move |event| {
        // The browser asks whether to leave all the same.
        if workbook.holds_unsaved() {
            event.prevent_default();
        }
    });
    for event in ["input", "change"] {
        page::before_page(event, move |event| keeps_long(workbook, event));
    }
    page::before_page("paste", move |event| is_too_much(workbook, event));
    page::on_window("keydown", move |event| {
        let is_open = matches!(workbook.screen.get_untracked(), Screen::Workbook(..));
        if is_open && !undoes_itself(&event) {
            workbook.undo_by_key(event.unchecked_ref());
        }
    });
    page::on_window("storage", move |event| {
        let event: &StorageEvent = event.unchecked_ref();
        workbook.storage_changed(event.key().as_deref(), event.new_value().as_deref());
    });
    page::on_window("dragover", move |event| {
        if carries_files(event.unchecked_ref()) {
            event.prevent_default();
        }
    });
    page::on_window("drop", move |event| {
        drop_files(workbook, event.unchecked_ref())
    });
    offline::start(move |newer| {
        let ready = "A new version of Bad Minutes is ready.";
        match newer {
            true => workbook.notify(ready, Some(Action::Update)),
            false => workbook
                .notices
                .update(|all| all.retain(|one| one.text != ready)),
        }
    });
}

/// Whether an event is of a field whose text is none of the open engagement's, so that the browser takes back what was
/// typed there.
fn undoes_itself(event: &Event) -> bool {
    let target = event.target();
    let field = target.and_then(|target| target.dyn_into::<Element>().ok());
    let kinds = "[data-takes-much], [type=search], [role=combobox], #passphrase";
    field.is_some_and(|field| field.closest(kinds).is_ok_and(|found| found.is_some()))
}

/// Whether what stands in a field of the open engagement is too long to become part of it. Fields from which
/// more is taken in, row by row, say so.
fn keeps_long(workbook: Workbook, event: &Event) -> bool {
    let target = event.target();
    let field = target.and_then(|target| target.dyn_into::<Element>().ok());
    let is_meant = |field: &Element| {
        let is_field = matches!(field.tag_name().as_str(), "INPUT" | "TEXTAREA");
        is_field && field.closest("[data-takes-much]") == Ok(None)
    };
    let is_open = matches!(workbook.screen.get_untracked(), Screen::Workbook(..));
    let Some(field) = field.filter(|field| is_open && is_meant(field)) else {
        return false;
    };
    let is_long = is_too_long(&event_target_value(event));
    // Nothing to say or to take back: most keys.
    if !is_long && !workbook.says_too_long() {
        return false;
    }
    // Only a name that is none is refused.
    let _ = field.toggle_attribute_with_force(LONG, is_long);
    // What was typed elsewhere takes nothing back of a field that is left as it is.
    workbook.tell_too_long(
        is_long || page::values_of(&format!("[{LONG}]")).any(|text| is_too_long(&text)),
    );
    is_long
}

/// Whether more is pasted than any table is; says so.
fn is_too_much(workbook: Workbook, event: &Event) -> bool {
    let event: &ClipboardEvent = event.unchecked_ref();
    let length = |kind| {
        let data = event.clipboard_data()?;
        Some(data.get_data(kind).ok()?.len())
    };
    let kinds = ["text/html", "text/plain"].into_iter();
    let most = kinds.filter_map(length).max().unwrap_or_default();
    if most <= MOST_BYTES {
        return false;
    }
    event.prevent_default();
    workbook.fail(format!(
        "What you pasted is {} MB; a table is at most {} MB. Nothing was changed.",
        most.div_ceil(1_000_000),
        MOST_BYTES / 1_000_000
    ));
    true
}

fn follow(workbook: Workbook) {
    let Ok(route) = page::fragment().parse();
    workbook.follow(route);
}

fn drop_files(workbook: Workbook, event: &DragEvent) {
    if !carries_files(event) {
        return;
    }
    event.prevent_default();
    // Nothing is opened, or stored, from within somebody else's page.
    if !matches!(workbook.screen.get_untracked(), Screen::Embed(_)) {
        let list = event.data_transfer().and_then(|data| data.files());
        workbook.receive_first(list);
    }
}

/// Text dragged between fields is the browser's business.
fn carries_files(event: &DragEvent) -> bool {
    let types = event.data_transfer().map(|data| data.types());
    types.is_some_and(|types| types.iter().any(|kind| kind == "Files"))
}
