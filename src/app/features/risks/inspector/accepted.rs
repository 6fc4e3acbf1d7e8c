//! For what the risk in hand is accepted: by whom, why, and until when.

use leptos::prelude::*;

use crate::app::browser::page;
use crate::app::state::workbook::Workbook;
use crate::app::ui::{Button, TextField, TextKind};
use crate::document::{Acceptance, Edit, Risk, RowId};
use crate::text::words;

/// What an acceptance is for: its target and journey.
type Key = (RowId, Option<RowId>);

/// The acceptances of the risk in hand.
#[component]
pub fn Acceptances(hand: Memo<Option<RowId>>, risk: Memo<Option<Risk>>) -> impl IntoView {
    let keys = Memo::new(move |_| {
        risk.with(|risk| {
            let accepted = risk.as_ref().map(|risk| risk.accepted.iter());
            let key = |one: &Acceptance| (one.target, one.journey);
            accepted.map(|all| all.map(key).collect::<Vec<_>>())
        })
        .unwrap_or_default()
    });
    view! {
        <For each=move || keys.get() key=|key| *key let(key)>
            <AcceptanceOf hand risk key />
        </For>
    }
}

#[component]
fn AcceptanceOf(hand: Memo<Option<RowId>>, risk: Memo<Option<Risk>>, key: Key) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let about = move || {
        let (target, journey) = key;
        workbook.with_document(|document| words::accepted_for(target, journey, document))
    };
    let one = move || {
        risk.with(|risk| {
            let mut all = risk.as_ref()?.accepted.iter();
            all.find(|one| (one.target, one.journey) == key).cloned()
        })
    };
    let read = move |pick: fn(Acceptance) -> String| {
        Signal::derive(move || one().map(pick).unwrap_or_default())
    };
    let write = move |put: fn(&mut Acceptance, String)| {
        Callback::new(move |text: String| {
            let Some(found) = risk.get_untracked() else {
                return;
            };
            let mut accepted = found.accepted;
            for one in &mut accepted {
                if (one.target, one.journey) == key {
                    put(one, text.clone());
                }
            }
            let risk = found.id;
            workbook.edit_in_field(Edit::SetAccepted { risk, accepted });
        })
    };
    let overdue = move || {
        let overdue = one().is_some_and(|one| one.is_overdue(&page::today()));
        overdue.then(|| "The review is overdue.".to_owned())
    };
    let withdraw = move || {
        let edit = hand.get_untracked().and_then(|risk| {
            let (target, journey) = key;
            workbook.with_document(|document| {
                let accepted = document.risk(risk)?.accepted_with(target, journey, false);
                Some(Edit::SetAccepted { risk, accepted })
            })
        });
        if let Some(edit) = edit {
            workbook.edit(edit);
        }
    };
    view! {
        <fieldset class="acceptance">
            <legend>{move || format!("Accepted for {}", about())}</legend>
            <div class="insp">
                <TextField
                    label="Who accepts"
                    value=read(|one| one.who)
                    on_input=write(|one, text| one.who = text)
                />
                <TextField
                    label="Why"
                    attr:class="field wide"
                    value=read(|one| one.why)
                    on_input=write(|one, text| one.why = text)
                />
                <TextField
                    label="Review by"
                    kind=TextKind::Date
                    value=read(|one| one.review)
                    error=Signal::derive(overdue)
                    on_input=write(|one, text| one.review = text)
                />
                <div class="field withdraw">
                    <Button small=true on_press=withdraw>
                        "Withdraw"
                    </Button>
                </div>
            </div>
        </fieldset>
    }
}
