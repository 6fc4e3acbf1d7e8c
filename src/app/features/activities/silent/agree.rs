//! The range to agree on, what somebody still sees differently, and the one press that uses it.

use leptos::prelude::*;

use crate::analysis::CellReading;
use crate::app::browser::page;
use crate::app::features::activities::silent::asked::Asked;
use crate::app::features::activities::silent::round::{found, with};
use crate::app::state::workbook::Workbook;
use crate::app::ui::{Button, ButtonKind, TextArea, TextField, TextKind, Toast, icons, use_toasts};
use crate::codec::silent::{agreed_before, reading, wrong};
use crate::document::names::row_name;
use crate::document::rounds::{agree, with_round};
use crate::document::{Column, RowId};
use crate::grammar::cell;
use crate::text::words::echo;

/// The row.
#[component]
pub fn Agree(id: RowId) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let asked: Asked = expect_context();
    let toasts = use_toasts();
    // What the room writes stays, whatever else comes in; until then the spread proposes.
    let typed = RwSignal::new(None::<String>);
    let column = with(workbook, id, |_, round| round.column).unwrap_or(Column::Ettr);
    let text = Memo::new(move |_| {
        let proposal = || found(workbook, id).map_or(String::new(), |(_, spread)| spread.proposal);
        typed.get().unwrap_or_else(proposal)
    });
    let problem = move || text.with(|text| wrong(column, text));
    let counts = move || {
        let entry = cell::read(column, &text.get());
        let year = workbook.with_document(|document| document.year.length());
        let counts = reading(column, &entry, year).map(CellReading::Counts);
        counts.and_then(|counts| echo(column, &entry, &counts))
    };
    let unready = move || text.with(|text| text.trim().is_empty()) || problem().is_some();
    let take = move || {
        if let Some(says) = use_range(workbook, id, column, &text.get_untracked()) {
            toasts.show(Toast::done(says));
            page::focus_soon("#silent-risk select");
        }
    };
    let next = move || {
        if let Some(figure) = untrack(|| asked.next()) {
            asked.show(figure);
        }
    };
    let now = move || with(workbook, id, agreed_before).unwrap_or_default();
    view! {
        <div class="talk">
            <div class="agreed">
                <TextField
                    label="Range the room agrees on"
                    kind=TextKind::Figure
                    value=text
                    error=Signal::derive(problem)
                    help=Signal::derive(counts)
                    on_input=move |text| typed.set(Some(text))
                />
                <Dissent id />
            </div>
            <p class="quiet">{now}</p>
            <div class="row wrap">
                <Button
                    kind=ButtonKind::Primary
                    icon=icons::CHECK
                    disabled=Signal::derive(unready)
                    on_press=take
                >
                    "Use as the range"
                </Button>
                <Show when=move || asked.next().is_some()>
                    <Button on_press=next>"Next figure"</Button>
                </Show>
                <span class="quiet">"Who said what, and who disagrees, stays with the risk."</span>
            </div>
        </div>
    }
}

#[component]
fn Dissent(id: RowId) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let value = move || with(workbook, id, |_, round| round.dissent.clone()).unwrap_or_default();
    let write = move |text: String| {
        let edit = workbook
            .document
            .with_untracked(|document| with_round(document, id, |round| round.dissent = text));
        workbook.edit_in_field(edit);
    };
    view! {
        <TextArea
            label="Who still sees it differently, and why"
            rows=2
            value=Signal::derive(value)
            on:focusin=move |_| workbook.enter_field()
            on_input=write
        />
    }
}

/// Writes the range into the table, and says so.
fn use_range(workbook: Workbook, id: RowId, column: Column, text: &str) -> Option<String> {
    let entry = cell::read(column, text);
    let agreed = cell::show(column, &entry);
    let (edit, name) = workbook.document.with_untracked(|document| {
        let round = document.activities.round(id)?;
        let name = row_name(round.risk, document);
        let edit = agree(document, id, entry, &agreed, &page::today())?;
        Some((edit, name))
    })?;
    workbook.edit(edit);
    Some(format!(
        "{} of {name} is {agreed} now. Undo takes it back.",
        column.name()
    ))
}
