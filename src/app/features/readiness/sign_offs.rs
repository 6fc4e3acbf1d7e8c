//! Who agreed to the verdict.

use leptos::prelude::*;

use crate::app::browser::page;
use crate::app::features::readiness::review::{change, later};
use crate::app::state::workbook::Workbook;
use crate::app::ui::{Button, ButtonKind, Card, IconButton, TextField, TextKind, icons};
use crate::document::{RowId, SignOff, TextIn, text_in};
use crate::report::charter::charter_words::sign_off_name;

/// The card.
#[component]
pub fn SignOffs() -> impl IntoView {
    let workbook: Workbook = expect_context();
    let ids = move || {
        workbook.with_document(|document| {
            let rows = document.readiness.sign_offs.iter();
            rows.map(|one| one.id).collect::<Vec<_>>()
        })
    };
    let add = move || {
        let id = page::new_id();
        workbook.edit(change(workbook, |readiness| {
            readiness.sign_offs.push(SignOff::blank(id));
        }));
        later(move || page::focus(&format!("#sign-off-{id}")));
    };
    view! {
        <Card title="Sign-off">
            <p class="quiet">"Who agrees to the verdict as it stands above."</p>
            <ul class="plain ready-sign-offs" aria-label="Sign-offs">
                <For each=ids key=|id| *id let(id)>
                    <SignOffLine id />
                </For>
            </ul>
            <footer class="no-print">
                <Button
                    kind=ButtonKind::Quiet
                    small=true
                    icon=icons::PLUS
                    attr:id="add-sign-off"
                    on_press=add
                >
                    "Add sign-off"
                </Button>
            </footer>
        </Card>
    }
}

#[component]
fn SignOffLine(id: RowId) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let row = Memo::new(move |_| {
        workbook.with_document(|document| {
            let mut all = document.readiness.sign_offs.iter().enumerate();
            let (at, found) = all.find(|(_, one)| one.id == id)?;
            Some((found.clone(), sign_off_name(found, at + 1)))
        })
    });
    let called = move || row.get().map_or(String::new(), |(_, name)| name);
    let field = move |what: &'static str, kind: TextKind, text: TextIn<SignOff>| {
        let shown = move || {
            row.with(|row| Some(text.of(&row.as_ref()?.0).to_owned()))
                .unwrap_or_default()
        };
        let write = move |typed: String| {
            workbook.edit_in_field(change(workbook, |readiness| {
                let mut rows = readiness.sign_offs.iter_mut();
                if let Some(one) = rows.find(|one| one.id == id) {
                    text.set(one, typed);
                }
            }));
        };
        let input = (what == "Name").then(|| format!("sign-off-{id}"));
        view! {
            <TextField
                label=Signal::derive(move || format!("{what} of {}", called()))
                hide_label=true
                kind
                id=input.unwrap_or_default()
                placeholder=what
                value=Signal::derive(shown)
                on:focusin=move |_| workbook.enter_field()
                on_input=write
            />
        }
    };
    let remove = move || {
        workbook.edit(change(workbook, |readiness| {
            readiness.sign_offs.retain(|one| one.id != id);
        }));
        page::focus("#add-sign-off");
    };
    view! {
        <li>
            {field("Name", TextKind::Text, text_in!(name))}
            {field("Role", TextKind::Text, text_in!(role))}
            {field("Date", TextKind::Date, text_in!(date))}
            <IconButton
                icon=icons::TRASH
                name=Signal::derive(move || format!("Delete: {}", called()))
                small=true
                danger=true
                class="no-print"
                on_press=remove
            />
        </li>
    }
}
