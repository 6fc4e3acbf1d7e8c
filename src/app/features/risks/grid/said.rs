//! What is said under the table: one message a row, then what is about no single row.

use std::collections::HashMap;

use leptos::prelude::*;

use super::risk_grid::RiskGrid;
use crate::analysis::{CellReading, Finding, Row};
use crate::app::state::workbook::Workbook;
use crate::app::ui::{Button, ButtonKind, Later, Message, lazy_part, ready};
use crate::document::{Column, RowId};
use crate::text::risks::row_words::{RowMessage, row_messages};
use crate::text::words;

/// More messages than these are counted only: F8 goes from one cell to the next.
const MOST: usize = 20;

/// The messages, while there are any.
#[component]
pub fn Said() -> impl IntoView {
    let workbook: Workbook = expect_context();
    let any = Memo::new(move |_| {
        workbook.with_analysis(|analysis| analysis.findings.iter().any(is_said_here))
    });
    view! {
        <Show when=move || any.get()>
            <Later load=load_messages draw=|| ready(all_messages()) />
        </Show>
    }
}

/// Systemic risks and mitigations have tables of their own.
fn is_said_here(finding: &Finding) -> bool {
    !matches!(
        finding,
        Finding::SystemicUnread { .. } | Finding::MitigationUnread { .. }
    )
}

lazy_part! {
    /// Draws the messages.
    fn all_messages() -> AnyView, in details, loaded by load_messages {
        view! { <Messages /> }.into_any()
    }
}

#[component]
fn Messages() -> impl IntoView {
    let workbook: Workbook = expect_context();
    let grid: RiskGrid = expect_context();
    let messages = Memo::new(move |_| workbook.with_figures(row_messages));
    let general = Memo::new(move |_| {
        workbook.with_figures(|document, analysis| {
            let general = |one: &&Finding| is_said_here(one) && one.risk().is_none();
            let findings = analysis.findings.iter().filter(general);
            findings
                .map(|finding| words::finding(finding, document))
                .collect::<Vec<_>>()
        })
    });
    let shown = move || messages.with(|all| all.iter().take(MOST).cloned().collect::<Vec<_>>());
    let errors = move || messages.with(|all| all.iter().filter(|one| one.is_error).count());
    let more = move || {
        let more = messages.with(Vec::len).saturating_sub(MOST);
        (more > 0).then(|| view! { <Message>{format!("{more} more rows to look at.")}</Message> })
    };
    let next = move || {
        (errors() > 0).then(|| {
            view! {
                <Button small=true kind=ButtonKind::Quiet on_press=move || go_to_unread(grid)>
                    "Next unreadable cell "
                    <kbd>"F8"</kbd>
                </Button>
            }
        })
    };
    view! {
        <div class="said">
            <For each=shown key=|one| one.clone() let(one)>
                <About one />
            </For>
            {more}
            {move || general.get().into_iter().map(|text| view! { <Message>{text}</Message> }).collect_view()}
            {next}
        </div>
    }
}

#[component]
fn About(one: RowMessage) -> impl IntoView {
    let RowMessage {
        risk,
        is_error,
        text,
    } = one;
    view! {
        <div id=format!("said-{risk}") class:hints=!is_error>
            <Message error=is_error>{text}</Message>
        </div>
    }
}

/// Puts the focus on the next cell of the table that cannot be read, from where it is now.
pub fn go_to_unread(grid: RiskGrid) {
    let order = grid.order.get_untracked();
    let from = grid.place_of_focus();
    let found = grid.workbook.analysis.with_untracked(|analysis| {
        let rows: HashMap<RowId, &Row> = analysis.rows.iter().map(|row| (row.id, row)).collect();
        let cells = order.iter().flat_map(|id| {
            let row = rows.get(id).copied();
            let unread = move |at: &usize| {
                row.is_some_and(|row| matches!(row.cells[*at], CellReading::Problem(_)))
            };
            (0..Column::ALL.len())
                .filter(unread)
                .map(|at| (*id, at + 1))
        });
        let unread: Vec<(RowId, usize)> = cells.collect();
        let place = |id: RowId| order.iter().position(|one| *one == id);
        let after = |cell: &&(RowId, usize)| Some((place(cell.0), cell.1)) > from;
        unread.iter().find(after).or(unread.first()).copied()
    });
    if let Some((row, column)) = found {
        grid.go_to(row, column);
    }
}
