//! The four figures of a risk that an idea has become, while it lacks some.

use leptos::prelude::*;

use crate::app::features::activities::hub::tool_card::address;
use crate::app::route::{ActivitiesView, Route};
use crate::app::state::typed::Typed;
use crate::app::state::workbook::Workbook;
use crate::app::ui::{ButtonKind, LinkButton, TextField, TextKind, icons};
use crate::codec::silent::wrong;
use crate::document::names::row_name;
use crate::document::{Column, Edit, RowId};
use crate::grammar::cell;
use crate::text::words::unit;

/// The fields, opened in place. They stay while the page is shown, so that none goes while it is typed in.
#[component]
pub fn Four(
    /// Whose figures.
    risk: RowId,
) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let lacks = workbook.document.with_untracked(|document| {
        let risk = document.risk(risk);
        risk.is_some_and(|risk| Column::ALL.iter().any(|one| risk.entry(*one).is_empty()))
    });
    let silent = move || address(workbook, ActivitiesView::Silent);
    let risks = move || Route::risks(workbook.open_id()).to_string();
    let fields = move || {
        let field = |column: Column| view! { <Figure risk column /> };
        view! {
            <div class="four">{Column::ALL.map(field)}</div>
            <div class="row wrap">
                <LinkButton small=true icon=icons::PEOPLE href=Signal::derive(silent)>
                    "Estimate it in silence"
                </LinkButton>
                <LinkButton small=true kind=ButtonKind::Quiet href=Signal::derive(risks)>
                    "Open in Risks"
                </LinkButton>
            </div>
        }
    };
    lacks.then(fields)
}

#[component]
fn Figure(risk: RowId, column: Column) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let typed = Typed::new(workbook);
    let entry = Memo::new(move |_| {
        workbook.with_document(|document| document.risk(risk).map(|one| one.entry(column).clone()))
    });
    let understood = move || {
        entry.with(|entry| {
            let entry = entry.as_ref();
            entry.map_or(String::new(), |entry| cell::show(column, entry))
        })
    };
    let wrong = move || wrong(column, &typed.shown(understood));
    let write = move |text: String| {
        let entry = cell::read(column, &text);
        typed.write(
            text,
            Edit::SetEntry {
                risk,
                column,
                entry,
            },
        );
    };
    let name = move || workbook.with_document(|document| row_name(risk, document));
    view! {
        <div>
            <span class="lab" aria-hidden="true">
                {format!("{}, {}", column.name(), unit(column))}
            </span>
            <TextField
                label=Signal::derive(move || format!("{} of {}", column.name(), name()))
                hide_label=true
                kind=TextKind::Figure
                value=Signal::derive(move || typed.shown(understood))
                placeholder=example(column)
                error=Signal::derive(wrong)
                on:focusin=move |_| typed.enter()
                on:focusout=move |_| typed.leave()
                on_input=write
            />
        </div>
    }
}

/// An answer, for an empty field.
const fn example(column: Column) -> &'static str {
    match column {
        Column::Ettd => "such as 5 to 60",
        Column::Ettr => "such as 30",
        Column::Impact => "such as 10%",
        Column::Ettf => "such as 90",
    }
}
