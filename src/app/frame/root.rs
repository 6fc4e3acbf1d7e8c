//! The app: mounted on the page's body, showing what its address leads to.

use leptos::mount::mount_to_body;
use leptos::prelude::*;

use crate::app::browser::{page, storage};
use crate::app::features::library::clash::ClashDialog;
use crate::app::frame::bridge::Old;
use crate::app::frame::notices::Notices;
use crate::app::frame::window;
use crate::app::old::grid::RiskGrid;
use crate::app::old::later::later;
use crate::app::old::library_page::library;
use crate::app::old::message::{not_found, unreadable};
use crate::app::old::on_demand::{Figures, OnDemand, Practice};
use crate::app::old::view::el;
use crate::app::old::workbook::workbook as old_workbook;
use crate::app::state::odds::OddsState;
use crate::app::state::workbook::{Screen, Workbook};
use crate::app::ui::{Tips, provide_toasts};

/// Mounts the app on the page's body.
pub fn mount() {
    page::remove_loading_line();
    mount_to_body(App);
}

/// The whole app.
#[component]
fn App() -> impl IntoView {
    let workbook = Workbook::new(storage::find());
    let odds = OddsState::new(workbook);
    provide_context(workbook);
    provide_context(odds);
    provide_toasts();
    window::listen(workbook);
    let screen = Memo::new(move |_| workbook.screen.get());
    view! {
        <div id="app">
            {move || view! { <Shown screen=screen.get() /> }}
            <ClashDialog />
            <Notices />
            <Tips />
        </div>
    }
}

/// What an address leads to.
#[component]
fn Shown(screen: Screen) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let odds: OddsState = expect_context();
    let on_demand = move |what| view! { <Old draw=move || later(el("div"), workbook, what) /> };
    match screen {
        Screen::Library => view! { <Old draw=move || library(workbook) /> }.into_any(),
        Screen::Workbook(_, page) => {
            let grid = RiskGrid::new(workbook);
            view! { <Old draw=move || old_workbook(workbook, odds, grid, page) /> }.into_any()
        }
        Screen::Slo(ask) => on_demand(OnDemand::Figures(Figures::Calculator(ask))).into_any(),
        Screen::Estimate(query) => {
            on_demand(OnDemand::Practice(Practice::Estimate(query))).into_any()
        }
        Screen::View(data) => on_demand(OnDemand::Link(data)).into_any(),
        Screen::Embed(query) => on_demand(OnDemand::Cards(query)).into_any(),
        Screen::NotFound(text) => view! { <Old draw=move || not_found(&text) /> }.into_any(),
        Screen::Unreadable { key, reason } => {
            view! { <Old draw=move || unreadable(workbook, &key, &reason) /> }.into_any()
        }
    }
}
