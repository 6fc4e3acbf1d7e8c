//! Where the app hooks into the page: routes, keys, drops, other tabs, leaving.

use leptos::prelude::{Get, Update};

use any_spawner::Executor;
use wasm_bindgen::JsCast;
use web_sys::{DragEvent, KeyboardEvent, StorageEvent};

use crate::app::browser::{offline, page, storage};
use crate::app::features::library::open_file;
use crate::app::features::library::open_file::clash_dialog;
use crate::app::features::library::page::library;
use crate::app::features::risks::grid::RiskGrid;
use crate::app::frame::later::later;
use crate::app::frame::message::{not_found, unreadable};
use crate::app::frame::on_demand::{Figures, OnDemand, Practice};
use crate::app::state::notices::{Action, notices};
use crate::app::state::odds::OddsState;
use crate::app::state::workbook::{Screen, Workbook};
use crate::app::view::{El, collect, el};

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
    let workbook = Workbook::new(storage::find());
    listen(workbook);
    follow(workbook);
    offline::start(move |newer| {
        let ready = "A new version of Bad Minutes is ready.";
        match newer {
            true => workbook.notify(ready, Some(Action::Update)),
            false => workbook
                .notices
                .update(|all| all.retain(|one| one.text != ready)),
        }
    });
    let grid = RiskGrid::new(workbook);
    let odds = OddsState::new(workbook);
    let screen = move || vec![workbook.screen.get()];
    let shown = move |screen: &Screen| match screen {
        Screen::Library => library(workbook),
        Screen::Workbook(_, page) => {
            crate::app::frame::workbook::workbook(workbook, odds, grid, *page)
        }
        Screen::Slo(ask) => later(
            el("div"),
            workbook,
            OnDemand::Figures(Figures::Calculator(ask.clone())),
        ),
        Screen::Estimate(query) => later(
            el("div"),
            workbook,
            OnDemand::Practice(Practice::Estimate(query.clone())),
        ),
        Screen::View(data) => later(el("div"), workbook, OnDemand::Link(data.clone())),
        Screen::Embed(query) => later(el("div"), workbook, OnDemand::Cards(query.clone())),
        Screen::NotFound(text) => not_found(text),
        Screen::Unreadable { key, reason } => unreadable(workbook, key, reason),
    };
    let clash = move || Some(clash_dialog(workbook, workbook.clash.get()?));
    el("div")
        .attr("id", "app")
        .class("old")
        .rows(screen, shown)
        .maybe(clash)
        .child(notices(workbook))
}

fn follow(workbook: Workbook) {
    let Ok(route) = page::fragment().parse();
    workbook.follow(route);
}

fn listen(workbook: Workbook) {
    page::on_window("hashchange", move |_| follow(workbook));
    page::on_window("pagehide", move |_| workbook.flush());
    page::on_window("visibilitychange", move |_| workbook.flush());
    page::on_window("beforeunload", move |event| {
        // The browser asks whether to leave all the same.
        if workbook.holds_unsaved() {
            event.prevent_default();
        }
    });
    page::on_window("keydown", move |event| {
        if matches!(workbook.screen.get(), Screen::Workbook(..)) {
            undo_by_key(workbook, event.unchecked_ref());
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
        let drag: &DragEvent = event.unchecked_ref();
        if carries_files(drag) {
            event.prevent_default();
            // Nothing is opened, or stored, from within somebody else's page.
            if matches!(workbook.screen.get(), Screen::Embed(_)) {
                return;
            }
            open_file::receive(workbook, drag.data_transfer().and_then(|data| data.files()));
        }
    });
}

/// Text dragged between fields is the browser's business.
fn carries_files(event: &DragEvent) -> bool {
    let types = event.data_transfer().map(|data| data.types());
    types.is_some_and(|types| types.iter().any(|kind| kind == "Files"))
}

/// Undoes or redoes a step if these are the keys for it.
pub fn undo_by_key(workbook: Workbook, event: &KeyboardEvent) {
    if !(event.ctrl_key() || event.meta_key()) || event.alt_key() {
        return;
    }
    match (event.key().to_ascii_lowercase().as_str(), event.shift_key()) {
        ("z", false) => workbook.undo(),
        ("z", true) | ("y", false) => workbook.redo(),
        _ => return,
    }
    event.prevent_default();
}
