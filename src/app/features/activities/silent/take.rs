//! The box for the lines that come back, and what came of them.

use leptos::prelude::*;

use crate::app::browser::page;
use crate::app::features::activities::silent::asked::Asked;
use crate::app::state::workbook::Workbook;
use crate::app::ui::{Button, Card};
use crate::codec::silent::{Pasted, read_lines};
use crate::document::Said;
use crate::document::rounds::{Figure, heard};

/// The card.
#[component]
pub fn TakeBack() -> impl IntoView {
    let workbook: Workbook = expect_context();
    let asked: Asked = expect_context();
    let text = RwSignal::new(String::new());
    let result = RwSignal::new(None::<Pasted>);
    let take = move || {
        let lines = text.get_untracked();
        if let Some(pasted) = untrack(|| take(workbook, asked, &lines)) {
            text.set(pasted.left.clone());
            result.set(Some(pasted));
        }
        page::focus("#silent-lines");
    };
    let refused =
        move || result.with(|one| one.as_ref().map_or(Vec::new(), |one| one.refused.clone()));
    let says = move || result.with(|one| one.as_ref().map_or(String::new(), Pasted::says));
    let problem = |line: String| view! { <li class="msg bad">{line}</li> };
    view! {
        <Card title="2 Paste what comes back">
            <div class="stack m">
                <label class="field">
                    <span>"Lines that came back, or a name and an estimate each (Ana: 60)"</span>
                    <textarea
                        class="in"
                        rows="4"
                        id="silent-lines"
                        data-takes-much=""
                        spellcheck="false"
                        aria-describedby="silent-wrong"
                        placeholder="estimate … Ana: 60 #…\nBen: 510"
                        aria-invalid=move || (!refused().is_empty()).then_some("true")
                        prop:value=move || text.get()
                        on:input:target=move |event| {
                            text.set(event.target().value());
                            result.set(None);
                        }
                    ></textarea>
                </label>
                <ul class="plain" id="silent-wrong" aria-label="Lines that were not read">
                    {move || refused().into_iter().map(problem).collect_view()}
                </ul>
                <div class="row wrap">
                    <Button on_press=take>"Read the lines"</Button>
                    <span class="quiet" role="status">
                        {says}
                    </span>
                </div>
            </div>
        </Card>
    }
}

/// Reads the lines into the rounds that they are about.
fn take(workbook: Workbook, asked: Asked, lines: &str) -> Option<Pasted> {
    let shown = asked.shown()?;
    let pasted = workbook.with_document(|document| read_lines(lines, shown, document));
    let is_new = |(figure, said): &&(Figure, Vec<Said>)| {
        workbook.with_document(|document| {
            let round = document.activities.open_round(*figure);
            round.is_none_or(|round| round.said != *said)
        })
    };
    let new: Vec<_> = pasted.rounds.iter().filter(is_new).cloned().collect();
    new.iter().for_each(|(figure, _)| asked.ask(*figure));
    if !new.is_empty() {
        workbook.edit(workbook.with_document(|document| heard(document, new, page::new_id)));
    }
    Some(pasted)
}
