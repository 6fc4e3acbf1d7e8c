//! Where the app hooks into the page: routes, keys, drops, other tabs, leaving.

use any_spawner::Executor;
use wasm_bindgen::JsCast;
use web_sys::{DragEvent, KeyboardEvent, StorageEvent};

use super::browser::{offline, page, storage};
use super::components::open_file::{self, clash_dialog};
use super::desk::{Desk, Screen};
use super::grid::RiskGrid;
use super::later::later;
use super::notice::{Action, notices};
use super::odds_desk::OddsDesk;
use super::pages::library::library;
use super::pages::message::{not_found, unreadable};
use super::pages::on_demand::{Figures, OnDemand, Practice};
use super::pages::workbook::workbook;
use super::view::{El, collect, el};

/// Mounts the app on the page's body.
pub fn mount() {
    // Refused only when it is there already.
    let _ = Executor::init_wasm_bindgen();
    let (app, effects) = collect(app);
    page::show_app(app.element());
    // The app lives as long as the page.
    std::mem::forget(effects);
}

fn app() -> El {
    let desk = Desk::new(storage::find());
    listen(desk);
    follow(desk);
    offline::start(move |newer| {
        let ready = "A new version of Bad Minutes is ready.";
        match newer {
            true => desk.notify(ready, Some(Action::Update)),
            false => desk
                .notices
                .update(|all| all.retain(|one| one.text != ready)),
        }
    });
    let grid = RiskGrid::new(desk);
    let odds = OddsDesk::new(desk);
    let screen = move || vec![desk.screen.get()];
    let shown = move |screen: &Screen| match screen {
        Screen::Library => library(desk),
        Screen::Workbook(_, page) => workbook(desk, odds, grid, *page),
        Screen::Slo(ask) => later(
            el("div"),
            desk,
            OnDemand::Figures(Figures::Calculator(ask.clone())),
        ),
        Screen::Estimate(query) => later(
            el("div"),
            desk,
            OnDemand::Practice(Practice::Estimate(query.clone())),
        ),
        Screen::View(data) => later(el("div"), desk, OnDemand::Link(data.clone())),
        Screen::Embed(query) => later(el("div"), desk, OnDemand::Cards(query.clone())),
        Screen::NotFound(text) => not_found(text),
        Screen::Unreadable { key, reason } => unreadable(desk, key, reason),
    };
    let clash = move || Some(clash_dialog(desk, desk.clash.get()?));
    el("div")
        .attr("id", "app")
        .class("old")
        .rows(screen, shown)
        .maybe(clash)
        .child(notices(desk))
}

fn follow(desk: Desk) {
    let Ok(route) = page::fragment().parse();
    desk.follow(route);
}

fn listen(desk: Desk) {
    page::on_window("hashchange", move |_| follow(desk));
    page::on_window("pagehide", move |_| desk.flush());
    page::on_window("visibilitychange", move |_| desk.flush());
    page::on_window("beforeunload", move |event| {
        // The browser asks whether to leave all the same.
        if desk.holds_unsaved() {
            event.prevent_default();
        }
    });
    page::on_window("keydown", move |event| {
        if matches!(desk.screen.get(), Screen::Workbook(..)) {
            undo_by_key(desk, event.unchecked_ref());
        }
    });
    page::on_window("storage", move |event| {
        let event: &StorageEvent = event.unchecked_ref();
        desk.storage_changed(event.key().as_deref(), event.new_value().as_deref());
    });
    page::on_window("dragover", move |event| {
        if carries_files(event.unchecked_ref()) {
            event.prevent_default();
        }
    });
    page::on_window("drop", move |event| {
        let drag: &DragEvent = event.unchecked_ref();
        if carries_files(drag) {
            event.prevent_default();
            // Nothing is opened, or stored, from within somebody else's page.
            if matches!(desk.screen.get(), Screen::Embed(_)) {
                return;
            }
            open_file::receive(desk, drag.data_transfer().and_then(|data| data.files()));
        }
    });
}

/// Text dragged between fields is the browser's business.
fn carries_files(event: &DragEvent) -> bool {
    let types = event.data_transfer().map(|data| data.types());
    types.is_some_and(|types| types.iter().any(|kind| kind == "Files"))
}

/// Undoes or redoes a step if these are the keys for it.
pub fn undo_by_key(desk: Desk, event: &KeyboardEvent) {
    if !(event.ctrl_key() || event.meta_key()) || event.alt_key() {
        return;
    }
    match (event.key().to_ascii_lowercase().as_str(), event.shift_key()) {
        ("z", false) => desk.undo(),
        ("z", true) | ("y", false) => desk.redo(),
        _ => return,
    }
    event.prevent_default();
}
