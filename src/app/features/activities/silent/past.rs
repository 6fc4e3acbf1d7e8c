//! The rounds of a risk that are over.

use leptos::prelude::*;

use crate::app::browser::page;
use crate::app::features::activities::silent::asked::Asked;
use crate::app::features::activities::silent::round::with;
use crate::app::state::workbook::Workbook;
use crate::app::ui::{Button, ButtonKind, Card, Fold};
use crate::document::rounds::without_round;
use crate::document::{RowId, Said};
use crate::text::figures::grouped_in;

/// The newest first.
#[component]
pub fn PastRounds() -> impl IntoView {
    let workbook: Workbook = expect_context();
    let asked: Asked = expect_context();
    let ids = Memo::new(move |_| {
        let risk = asked.shown().map(|figure| figure.risk);
        workbook.with_document(|document| {
            let rounds = document.activities.rounds.iter().rev();
            let closed = rounds.filter(|round| Some(round.risk) == risk && !round.is_open());
            closed.map(|round| round.id).collect::<Vec<_>>()
        })
    });
    let any = Memo::new(move |_| ids.with(|ids| !ids.is_empty()));
    view! {
        <Show when=move || any.get()>
            <Card title="Agreed before">
                <For each=move || ids.get() key=|id| *id let(id)>
                    <PastRound id />
                </For>
            </Card>
        </Show>
    }
}

#[component]
fn PastRound(id: RowId) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let title = move || {
        with(workbook, id, |_, round| {
            format!(
                "{}, {}: agreed on {}",
                round.date,
                round.column.name(),
                grouped_in(&round.agreed)
            )
        })
        .unwrap_or_default()
    };
    let line =
        |one: Said| view! { <li>{format!("{}: {}", one.who, grouped_in(&one.estimate))}</li> };
    let people = move || {
        let said = with(workbook, id, |_, round| round.said.clone()).unwrap_or_default();
        said.into_iter().map(line).collect_view()
    };
    let dissent = move || {
        let text = with(workbook, id, |_, round| round.dissent.trim().to_owned())?;
        let says = format!("Seen differently: {text}");
        (!text.is_empty()).then(|| view! { <p>{says}</p> })
    };
    let remove = move || {
        let edit = workbook
            .document
            .with_untracked(|document| without_round(document, id));
        workbook.edit(edit);
        page::focus_soon("#silent-risk select");
    };
    view! {
        <Fold summary=Signal::derive(title)>
            <ul class="past">{people}</ul>
            {dissent}
            <Button
                small=true
                kind=ButtonKind::Quiet
                attr:aria-label=move || format!("Delete this round: {}", title())
                on_press=remove
            >
                "Delete this round"
            </Button>
        </Fold>
    }
}
