//! The table of risks with its head, its total and the buttons under it.

use leptos::prelude::*;

use super::risk_row::RiskRow;
use crate::app::desk::Desk;
use crate::app::grid::{Pasted, RiskGrid};
use crate::app::view::{maybe, part, tap, text};
use crate::format::figures::figure;
use crate::format::words;
use crate::model::{Column, Finding, SortKey};

/// The risks.
#[component]
pub fn RiskTable(grid: RiskGrid) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let total = move |pick: fn(&crate::model::Analysis) -> f64| {
        desk.analysis
            .with(|analysis| (analysis.counted > 0).then(|| figure(pick(analysis))))
    };
    let chosen = move || {
        let percent = desk
            .document
            .with(|document| document.chosen().map(|target| target.percent.clone()));
        percent.map(|percent| format!("{percent}%"))
    };
    let about_all = move || {
        desk.analysis.with(|analysis| {
            let general = |finding: &&Finding| finding.risk().is_none();
            let findings = analysis.findings.iter().filter(general);
            desk.document.with_untracked(|document| {
                findings
                    .map(|finding| words::finding(finding, document))
                    .collect::<Vec<_>>()
            })
        })
    };
    let left_out = move || desk.analysis.with(words::left_out);
    view! {
        <table class="grid" aria-label="Risks"
            on:keydown=move |event| grid.key(&event)
            on:focusin=move |event| grid.entered(&event)
            on:focusout=move |event| grid.left(&event)
            on:mouseup=move |event| grid.pressed(&event)
            on:input=move |event| grid.typed(&event)
            on:paste=move |event| grid.pasted(&event)
        >
            <thead><tr>
                <SortHead grid key=SortKey::Name name="Risk" unit="" />
                {Column::ALL.map(|column| view! {
                    <SortHead grid key=SortKey::Estimate(column) name=column.name() unit=words::unit(column) />
                })}
                <SortHead grid key=SortKey::Incidents name="Incidents" unit="a year" />
                <SortHead grid key=SortKey::BadMinutes name="Bad minutes" unit="a year" />
                <td class="share"></td>
                <th scope="col" class="marked">"At "{part(chosen)}</th>
                <td class="more"></td>
            </tr></thead>
            <For each=move || grid.order.get() key=|id| *id let:id>
                <RiskRow id grid />
            </For>
            <tfoot><tr>
                <th scope="row">"Total"</th>
                <td colspan="4" class="left-out">{part(left_out)}</td>
                <td data-label="Incidents">{part(move || total(|analysis| analysis.incidents.get()))}</td>
                <td class="result" data-label="Bad minutes">{part(move || total(|analysis| analysis.total.get()))}</td>
                <td colspan="3"></td>
            </tr></tfoot>
        </table>
        {part(move || about_all().into_iter().map(|text| view! { <p class="hint">{text}</p> }).collect_view())}
        <p class="actions">
            <button class="line" id="add-risk" on:click=tap(move |_| grid.add_row(0))>"Add risk"</button>
            <button id="paste" on:click=tap(move |_| grid.paste.set(Some(Pasted { grid: None, at: None })))>"Paste a table"</button>
        </p>
    }
}

/// A column's head: pressing it sorts.
#[component]
fn SortHead(grid: RiskGrid, key: SortKey, name: &'static str, unit: &'static str) -> impl IntoView {
    let direction = move || match grid.sort.get() {
        Some(sort) if sort.key == key && sort.descending => Some("descending"),
        Some(sort) if sort.key == key => Some("ascending"),
        _ => None,
    };
    let arrow = move || match direction() {
        Some("descending") => " ↓",
        Some(_) => " ↑",
        None => "",
    };
    view! {
        <th scope="col" aria-sort=maybe(direction)>
            <button class="head" on:click=tap(move |_| grid.toggle_sort(key))>
                {name}<span aria-hidden="true">{text(arrow)}</span>
                {(!unit.is_empty()).then(|| view! { <small>{unit}</small> })}
            </button>
        </th>
    }
}
