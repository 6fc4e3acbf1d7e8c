//! One row of the matrix: a risk, what it costs each journey, whom it reaches, and with what it fails.

use std::collections::HashMap;

use leptos::prelude::*;

use super::cell::{MatrixCell, Shown};
use super::gap::Skipped;
use super::grid::MatrixGrid;
use super::links::Links;
use crate::app::ui::steady;
use crate::document::names::row_name;
use crate::document::{Edit, Reach, Risk, RowId};
use crate::text::journey_words::reaches;

/// The row.
#[component]
pub fn MatrixRow(id: RowId) -> impl IntoView {
    let grid: MatrixGrid = expect_context();
    let workbook = grid.workbook;
    let risk = Memo::new(move |_| workbook.with_document(|document| document.risk(id).cloned()));
    let called = steady(move || workbook.with_document(|document| row_name(id, document)));
    // Of the whole row at once: an edit is asked of by twenty rows, and not by all their cells.
    let cells = steady(move || -> HashMap<RowId, Shown> {
        risk.with(|risk| {
            let journeys = grid.journeys().into_iter();
            let shown = |risk| move |(journey, _)| (journey, Shown::of(grid, journey, risk));
            let cells = risk
                .as_ref()
                .map(|risk| journeys.map(shown(risk)).collect());
            cells.unwrap_or_default()
        })
    });
    let place = move || {
        let at = grid
            .rows
            .with(|rows| rows.iter().position(|row| *row == id));
        at.map(|at| at + 2)
    };
    view! {
        <tr class="hov" aria-rowindex=place>
            <th scope="row" aria-colindex="1">
                <span class="cut" data-tip=move || called.get()>
                    {move || called.get()}
                </span>
            </th>
            <Skipped count=Signal::derive(move || grid.before()) />
            <For each=move || grid.journeys() key=Clone::clone let((journey, name))>
                <MatrixCell place=(id, journey) risk cells called journey=name />
            </For>
            <Skipped count=Signal::derive(move || grid.after()) />
            <td class="muted" aria-colindex=move || grid.columns.with(Vec::len) + 2>
                <Reaches id risk called />
            </td>
            <td aria-colindex=move || grid.columns.with(Vec::len) + 3>
                <Links id risk called />
            </td>
        </tr>
    }
}

/// Whether it reaches all journeys that it says nothing of.
#[component]
fn Reaches(id: RowId, risk: Memo<Option<Risk>>, called: ReadSignal<String>) -> impl IntoView {
    let MatrixGrid { workbook, .. } = expect_context();
    let all = move || risk.with(|risk| risk.as_ref().is_some_and(|risk| risk.reach.all));
    let says = Memo::new(move |_| {
        let says = |risk: &Risk| workbook.with_document(|document| reaches(risk, document));
        risk.with(|risk| risk.as_ref().map(says))
    });
    let set = move |all: bool| {
        let reach = risk.with_untracked(|risk| Some(risk.as_ref()?.reach.clone()));
        if let Some(reach) = reach {
            let reach = Reach { all, ..reach };
            workbook.edit(Edit::SetReach { risk: id, reach });
        }
    };
    view! {
        <label class="check">
            <input
                type="checkbox"
                aria-label=move || format!("{} reaches all journeys", called.get())
                data-tip="It reaches every journey whose cell is empty"
                prop:checked=all
                on:change:target=move |event| set(event.target().checked())
            />
            <span class="cut">{move || says.get()}</span>
        </label>
    }
}
