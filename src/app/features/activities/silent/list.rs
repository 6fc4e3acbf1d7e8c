//! The figures that are asked: how far each is, and which others to ask.

use leptos::prelude::*;

use crate::app::browser::page;
use crate::app::features::activities::silent::asked::Asked;
use crate::app::state::workbook::Workbook;
use crate::app::ui::{Badge, Button, Card, Choice, IconButton, SelectField, Tone, icons};
use crate::codec::silent::MOST_QUESTIONS;
use crate::document::names::row_name;
use crate::document::rounds::Figure;
use crate::document::{Column, RowId};
use crate::grammar::cell;
use crate::text::activities::activity_words::counted;
use crate::text::activities::silent_words::{figure_name, stands_at};

/// The card.
#[component]
pub fn AskedFigures() -> impl IntoView {
    let asked: Asked = expect_context();
    let count = move || counted(asked.figures().len(), "figure");
    view! {
        <Card title="Asked" aside=move || view! { <span class="quiet">{count}</span> }>
            <ul class="plain asked" aria-label="Figures that are asked">
                <For each=move || asked.figures() key=|figure| *figure let(figure)>
                    <AskedFigure figure />
                </For>
            </ul>
            <AskAnother />
        </Card>
    }
}

#[component]
fn AskedFigure(figure: Figure) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let asked: Asked = expect_context();
    let name = Memo::new(move |_| workbook.with_document(|document| figure_name(figure, document)));
    let table = move || {
        workbook.with_document(|document| {
            let entry = document.risk(figure.risk)?.entry(figure.column);
            Some(cell::show(figure.column, entry))
        })
    };
    let stands = Memo::new(move |_| workbook.with_document(|document| stands_at(figure, document)));
    let leave_out = move || {
        asked.leave_out(figure);
        page::focus_soon("#silent-risk select");
    };
    view! {
        <li>
            <button
                type="button"
                class="link"
                aria-current=move || (asked.shown() == Some(figure)).then_some("true")
                on:click=move |_| asked.show(figure)
            >
                {name}
            </button>
            <span class="quiet">{table}</span>
            <Badge tone=Signal::derive(move || {
                if stands.get().is_over { Tone::Good } else { Tone::Plain }
            })>{move || stands.get().says}</Badge>
            <IconButton
                icon=icons::CLOSE
                name=Signal::derive(move || format!("Do not ask {}", name.get()))
                small=true
                on_press=leave_out
            />
        </li>
    }
}

#[component]
fn AskAnother() -> impl IntoView {
    let workbook: Workbook = expect_context();
    let asked: Asked = expect_context();
    let chosen = RwSignal::new(None::<RowId>);
    let column = RwSignal::new(Column::Ettr);
    let risks = move || {
        workbook.with_document(|document| {
            let named = document.risks.iter().filter(|risk| !risk.is_blank());
            let choice = |id: RowId| Choice::new(id.to_string(), row_name(id, document));
            named.map(|risk| choice(risk.id)).collect::<Vec<_>>()
        })
    };
    let risk = move || {
        let chosen = chosen.get();
        workbook.with_document(|document| {
            let mut named = document.risks.iter().filter(|risk| !risk.is_blank());
            let first = named.next().map(|risk| risk.id);
            chosen.filter(|id| document.risk(*id).is_some()).or(first)
        })
    };
    let columns = Column::ALL.map(|one| Choice::new(one.key(), one.name()));
    let choose = move |key: String| {
        let known = Column::ALL.into_iter().find(|one| one.key() == key);
        column.set(known.unwrap_or(Column::Ettr));
    };
    let ask = move || {
        if let Some(risk) = untrack(risk) {
            let column = column.get_untracked();
            asked.show(Figure { risk, column });
        }
    };
    let is_full = Signal::derive(move || asked.figures().len() >= MOST_QUESTIONS);
    view! {
        <div class="ask-another">
            <div id="silent-risk">
                <SelectField
                    label="Risk to estimate"
                    choices=Signal::derive(risks)
                    value=Signal::derive(move || risk().map_or(String::new(), |id| id.to_string()))
                    on_choose=move |id: String| chosen.set(id.parse().ok())
                />
            </div>
            <SelectField
                label="Figure"
                choices=columns.to_vec()
                value=Signal::derive(move || column.get().key().to_owned())
                on_choose=choose
            />
            <Button icon=icons::PLUS disabled=is_full on_press=ask>
                "Ask this"
            </Button>
        </div>
        {move || {
            is_full
                .get()
                .then(|| view! { <p class="quiet">{format!("A link holds {MOST_QUESTIONS} figures.")}</p> })
        }}
    }
}
