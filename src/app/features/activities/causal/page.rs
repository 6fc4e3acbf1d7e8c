//! The causal map: what leads to what, drawn from the tables, with own nodes and arrows.

use leptos::prelude::*;

use crate::app::answer::choices::ScopeChoice;
use crate::app::answer::copies;
use crate::app::browser::{files, page};
use crate::app::features::activities::causal::arrows::{ArrowList, OwnArrows};
use crate::app::features::activities::causal::map_box::MapBox;
use crate::app::features::activities::causal::nodes::{OwnNodes, add_node};
use crate::app::features::activities::causal::picked::Picked;
use crate::app::features::activities::causal::state::MapState;
use crate::app::features::activities::hub::tool_head::ToolHead;
use crate::app::features::activities::log::list::{AddEntry, LogCard};
use crate::app::route::ActivitiesView;
use crate::app::state::workbook::Workbook;
use crate::app::ui::{Button, ButtonKind, CheckField, Split, icons, use_toasts};
use crate::document::Activity;
use crate::drawing::activities::causal_file::causal_file;
use crate::text::activities::causal_words::{describe, left_out, mermaid};
use crate::text::words::estimate_line;

/// The page.
#[component]
pub fn MapPage() -> impl IntoView {
    let workbook: Workbook = expect_context();
    MapState::provide(workbook);
    let side = || {
        view! {
            <Picked />
            <OwnNodes />
            <OwnArrows />
            <LogCard activity=Activity::Map />
        }
    };
    view! {
        <ToolHead view=ActivitiesView::Map>
            <ScopeChoice />
            <AddEntry activity=Activity::Map />
            <CopyMermaid />
            <Save />
            <Button
                kind=ButtonKind::Primary
                icon=icons::PLUS
                attr:id="add-node"
                on_press=move || add_node(workbook)
            >
                "Add node"
            </Button>
        </ToolHead>
        <Split side side_label="The place in hand, and what you add">
            <MapBox />
            <Shown />
            <ArrowList />
        </Split>
    }
}

/// Which risks are on the map.
#[component]
fn Shown() -> impl IntoView {
    let state: MapState = expect_context();
    let left = move || {
        let all = state.all.get();
        state.map.with(|map| left_out(map, all)).unwrap_or_default()
    };
    view! {
        <div class="row wrap">
            <CheckField
                label="All risks"
                checked=state.all
                on_change=move |on| state.all.set(on)
            />
            <span class="quiet">{left}</span>
        </div>
    }
}

#[component]
fn CopyMermaid() -> impl IntoView {
    let workbook: Workbook = expect_context();
    let state: MapState = expect_context();
    let toasts = use_toasts();
    let copy = move || {
        let (text, cut) = state.map.with_untracked(|map| {
            let today = page::today();
            workbook
                .document
                .with_untracked(|document| mermaid(map, document, &today))
        });
        let done = cut.unwrap_or_else(|| copies::COPIED.to_owned());
        copies::copy_saying(toasts, text, None, (done, copies::REFUSED));
    };
    view! {
        <Button icon=icons::COPY on_press=copy>
            "Copy Mermaid"
        </Button>
    }
}

#[component]
fn Save() -> impl IntoView {
    let workbook: Workbook = expect_context();
    let state: MapState = expect_context();
    let save = move || {
        let shows = state.map.with_untracked(describe);
        let (name, file) = workbook.document.with_untracked(|document| {
            let signed = estimate_line(&page::today(), &document.author);
            let file = state
                .picture
                .with_untracked(|picture| causal_file(picture, &document.name, &shows, &signed));
            (files::file_name(&document.name, "causal-map.svg"), file)
        });
        workbook.try_browser(files::download(&name, "image/svg+xml", &file.text));
    };
    view! {
        <Button icon=icons::EXPORT on_press=save>
            "Download SVG"
        </Button>
    }
}
