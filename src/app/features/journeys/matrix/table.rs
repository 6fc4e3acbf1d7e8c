//! The table: head, the rows in sight, the totals.

use leptos::prelude::*;

use super::gap::{Gap, Skipped};
use super::grid::{MatrixGrid, column_index};
use super::keys;
use super::row::MatrixRow;
use crate::analysis::JourneyCost;
use crate::document::RowId;
use crate::text::figures::figure;

/// The table. Its cells are one stop of the Tab key; arrows move among them.
#[component]
pub fn MatrixTable() -> impl IntoView {
    let grid: MatrixGrid = expect_context();
    let resized = window_event_listener(leptos::ev::resize, move |_| grid.scrolled());
    on_cleanup(move || resized.remove());
    grid.node
        .on_load(move |_| request_animation_frame(move || grid.scrolled()));
    let (rows, columns) = (
        move || grid.rows.with(Vec::len),
        move || grid.columns.with(Vec::len),
    );
    let widths = move || {
        let column = |_| view! { <col class="journey-col" /> };
        grid.is_large.get().then(|| {
            view! {
                <colgroup>
                    <col class="name-col" />
                    {(0..columns()).map(column).collect_view()}
                    <col class="reach-col" />
                    <col class="links-col" />
                </colgroup>
            }
        })
    };
    view! {
        <div
            class="scroll-x matrix"
            class:large=move || grid.is_large.get()
            node_ref=grid.node
            on:scroll=move |_| grid.scrolled()
        >
            <table
                class="heat"
                role="grid"
                aria-label="Risks by journeys"
                aria-rowcount=move || rows() + 3
                aria-colcount=move || columns() + 3
                on:click=move |event| keys::clicked(grid, &event)
                on:keydown=move |event| keys::pressed(grid, &event)
            >
                {widths}
                <Head />
                <tbody>
                    <Gap height=Signal::derive(move || grid.heights_around().0) />
                    <For each=move || grid.risks() key=|id| *id let(id)>
                        <MatrixRow id />
                    </For>
                    <Gap height=Signal::derive(move || grid.heights_around().1) />
                </tbody>
                <Foot />
            </table>
        </div>
    }
}

#[component]
fn Head() -> impl IntoView {
    let grid: MatrixGrid = expect_context();
    let title = move |(id, name): (RowId, String)| {
        let tip = name.clone();
        view! {
            <th scope="col" class="num" aria-colindex=column_index(grid, id)>
                <span class="cut" data-tip=tip>
                    {name}
                </span>
            </th>
        }
    };
    view! {
        <thead>
            <tr aria-rowindex="1">
                <th scope="col" aria-colindex="1">
                    "Risk"
                </th>
                <Skipped count=Signal::derive(move || grid.before()) />
                <For each=move || grid.journeys() key=Clone::clone children=title />
                <Skipped count=Signal::derive(move || grid.after()) />
                <th scope="col" aria-colindex=move || grid.columns.with(Vec::len) + 2>
                    "Reaches"
                </th>
                <th scope="col" aria-colindex=move || grid.columns.with(Vec::len) + 3>
                    "Fails with"
                </th>
            </tr>
        </thead>
    }
}

#[component]
fn Foot() -> impl IntoView {
    let grid: MatrixGrid = expect_context();
    let line = move |name: &'static str, place: usize, pick: fn(&JourneyCost) -> String| {
        let shown = move |id: RowId| grid.costs.with(|costs| costs.journey(id).map(pick));
        view! {
            <tr aria-rowindex=move || grid.rows.with(Vec::len) + place class:muted=place == 3>
                <th scope="row" aria-colindex="1">
                    {name}
                </th>
                <Skipped count=Signal::derive(move || grid.before()) />
                <For each=move || grid.journeys() key=Clone::clone let((id, _name))>
                    <td class="num" aria-colindex=column_index(grid, id)>
                        {move || shown(id)}
                    </td>
                </For>
                <Skipped count=Signal::derive(move || grid.after()) />
                <td></td>
                <td></td>
            </tr>
        }
    };
    view! {
        <tfoot>
            {line("Total", 2, |cost| figure(cost.total.get()))}
            {line(
                "Budget",
                3,
                |cost| cost.budget.map_or("–".to_owned(), |budget| figure(budget.get())),
            )}
        </tfoot>
    }
}
