//! The table with its answer beside it.

use leptos::prelude::*;

use super::answer::AnswerSide;
use super::filter_bar::FilterBar;
use super::grid::pasted::Pasted;
use super::grid::risk_grid::RiskGrid;
use super::inspector::row_inspector::RowInspector;
use super::keys;
use super::paste::dialog::PasteDialog;
use super::pin::Pin;
use super::rank::WhatTargetsCarry;
use super::table::risk_table::RiskTable;
use crate::analysis::working::Why;
use crate::app::answer::sentence::Told;
use crate::app::state::odds::OddsState;
use crate::app::state::workbook::Workbook;
use crate::app::ui::{Ask, LaterDialog, Split, lazy_part, ready};
use crate::document::Risk;
use crate::text::answer::answer_words::carries;

/// The view.
#[component]
pub fn TableView() -> impl IntoView {
    let workbook: Workbook = expect_context();
    let odds: OddsState = expect_context();
    let grid = RiskGrid::new(workbook);
    provide_context(grid);
    // The levers and what each risk does are asked as well.
    odds.in_full.set(true);
    start(grid);
    keys::listen(grid);
    view! {
        <Split
            side=|| view! { <AnswerSide /> }
            side_label="The answer"
            answer_first=true
        >
            <FilterBar />
            <RiskTable />
            <Example />
            <RowInspector />
            <Carries />
            <WhatTargetsCarry />
        </Split>
        <Pin />
        <Paste />
    }
}

/// The table without what stands around it, to try figures in.
#[component]
pub fn TableAlone() -> impl IntoView {
    let grid = RiskGrid::new(expect_context());
    provide_context(grid);
    view! {
        <RiskTable />
        <Show when=move || grid.sheet.get()>
            <RowInspector />
        </Show>
        <Paste />
    }
}

/// The dialog of a pasted table, once there is one.
#[component]
fn Paste() -> impl IntoView {
    let grid: RiskGrid = expect_context();
    view! {
        <LaterDialog
            asked=Signal::derive(move || grid.paste.with(Option::is_some))
            load=load_paste
            draw=|| ready(paste_dialog())
            on_failed=move || grid.paste.set(None)
        />
    }
}

lazy_part! {
    /// Draws the dialog of a pasted table.
    fn paste_dialog() -> AnyView, in details, loaded by load_paste {
        view! { <PasteDialog /> }.into_any()
    }
}

/// An estimate nobody has typed in starts with the cursor in its first cell.
fn start(grid: RiskGrid) {
    let workbook = grid.workbook;
    let is_blank = workbook
        .document
        .with_untracked(|document| document.risks.iter().all(Risk::is_blank));
    let first = grid.order.with_untracked(|order| order.first().copied());
    if let Some(first) = first.filter(|_| is_blank) {
        grid.go_to(first, 0);
    }
    Effect::new(move || {
        if let Some(table) = workbook.table.get() {
            workbook.table.set(None);
            grid.paste.set(Some(Pasted::outside(Some(table))));
        }
        if let Some(sought) = workbook.sought.get() {
            workbook.sought.set(None);
            grid.show(sought);
        }
    });
}

/// What a first row looks like, while there is none.
#[component]
fn Example() -> impl IntoView {
    let workbook: Workbook = expect_context();
    let none = Memo::new(move |_| workbook.with_analysis(|analysis| analysis.counted == 0));
    view! {
        <Show when=move || none.get()>
            <p class="quiet">
                "For example: deployment downtime, 0, 3, 100%, 7. Ranges are welcome: 5 to 60. A table from a spreadsheet or a wiki can be pasted into the first cell."
            </p>
        </Show>
    }
}

/// What the chosen target can carry, and the keys that matter most.
#[component]
fn Carries() -> impl IntoView {
    let workbook: Workbook = expect_context();
    let carried =
        Memo::new(move |_| workbook.with_analysis(|analysis| analysis.chosen().and_then(carries)));
    let any = Memo::new(move |_| carried.with(Option::is_some));
    view! {
        <p class="foot carries">
            <Show when=move || any.get()>
                <Ask why=Why::Left.to_string()>
                    <Told sentence=Signal::derive(move || carried.get().unwrap_or_default()) />
                </Ask>
            </Show>
            <span class="keys hide-s">
                <kbd>"Tab"</kbd>
                " next cell "
                <kbd>"Enter"</kbd>
                " down "
                <button type="button" class="link" data-why="keys">
                    <kbd>"?"</kbd>
                    " all keys"
                </button>
            </span>
        </p>
    }
}
