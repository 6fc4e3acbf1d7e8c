//! The card with the matrix, and what is said below it.

use leptos::prelude::*;

use super::grid::MatrixGrid;
use super::links::LinkMenu;
use super::table::MatrixTable;
use crate::analysis::{Finding, JourneyMatrix};
use crate::app::state::workbook::Workbook;
use crate::app::ui::{Card, Message, TextField, TextKind};
use crate::document::names::row_name;
use crate::text::journey_words::{CELLS, MATRIX};
use crate::text::words;

/// The matrix; nothing while no risk is filled.
#[component]
pub fn Matrix(
    /// What each risk costs each journey.
    costs: Memo<JourneyMatrix>,
) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let grid = MatrixGrid::new(workbook, costs);
    provide_context(grid);
    let any = Memo::new(move |_| {
        grid.workbook
            .with_document(|document| document.risks.iter().any(|risk| !risk.is_blank()))
    });
    view! {
        <Show when=move || any.get()>
            <Card
                title="Which risk costs which journey"
                flush=true
                class="matrix-card"
                aside=|| view! { <span class="quiet hide-s">{MATRIX}</span> }
            >
                <Filters />
                <MatrixTable />
            </Card>
            <Said />
            <p class="quiet">{CELLS}</p>
            <LinkMenu />
        </Show>
    }
}

/// Finds a row or a column of a large matrix, since what is out of sight is not there to be found.
#[component]
fn Filters() -> impl IntoView {
    let grid: MatrixGrid = expect_context();
    let field = |label: &'static str, text: RwSignal<String>| {
        view! {
            <TextField
                label=label
                hide_label=true
                kind=TextKind::Search
                placeholder=label
                value=text
                on_input=move |typed: String| text.set(typed)
            />
        }
    };
    view! {
        <Show when=move || grid.is_large.get()>
            <div class="row wrap matrix-filters">
                {field("Find a risk", grid.risk_filter)}
                {field("Find a journey", grid.journey_filter)}
                <span class="quiet" role="status">
                    {move || {
                        let (rows, columns) = (grid.rows.with(Vec::len), grid.columns.with(Vec::len));
                        format!("{rows} risks by {columns} journeys")
                    }}
                </span>
            </div>
        </Show>
    }
}

/// The cells that cannot be read, and the risks that reach no journey.
#[component]
fn Said() -> impl IntoView {
    let grid: MatrixGrid = expect_context();
    let unread = Memo::new(move |_| {
        grid.workbook.with_document(|document| {
            grid.costs.with(|costs| {
                let said = |&(risk, journey, problem): &_| {
                    let finding = Finding::ReachUnread {
                        risk,
                        journey,
                        problem,
                    };
                    let name = row_name(risk, document);
                    format!("{name}: {}", words::finding(&finding, document))
                };
                costs.unread.iter().map(said).collect::<Vec<_>>()
            })
        })
    });
    let unreached = Memo::new(move |_| {
        grid.workbook.with_document(|document| {
            let name = |id: &_| row_name(*id, document);
            let names: Vec<String> = grid
                .costs
                .with(|costs| costs.unreached.iter().map(name).collect());
            (!names.is_empty())
                .then(|| format!("These risks reach no journey: {}.", names.join(", ")))
        })
    });
    view! {
        {move || {
            let said = unread.get().into_iter();
            said.map(|text| view! { <Message error=true>{text}</Message> }).collect_view()
        }}
        {move || unreached.get().map(|text| view! { <Message>{text}</Message> })}
    }
}
