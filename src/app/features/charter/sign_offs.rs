//! Who signs the charter: name, role, date.

use leptos::prelude::*;

use crate::app::browser::page;
use crate::app::features::charter::fields::change;
use crate::app::state::workbook::Workbook;
use crate::app::ui::{Badge, Button, ButtonKind, IconButton, Message, Tone, icons};
use crate::document::{RowId, SignOff, TextIn, text_in};
use crate::report::charter::charter_words::{no_day, sign_off_name};

/// The signatures.
#[component]
pub fn SignOffs(id: String) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let ids = move || ids(workbook);
    let any = Memo::new(move |_| !ids().is_empty());
    let add = move || {
        let row = SignOff::blank(page::new_id());
        let name = format!("#sign-off-{}", row.id);
        workbook.edit(change(workbook, |charter| charter.sign_offs.push(row)));
        page::focus_soon(&name);
    };
    view! {
        <section class="cl strong" id=id aria-label="Sign-offs">
            <h2>"Sign-offs"</h2>
            <div>
                <p class="quiet">
                    "Who has to agree. The printed charter has a line for each signature."
                </p>
                <Show when=move || any.get()>
                    <ul class="sign-offs plain" aria-label="Sign-offs">
                        <For each=ids key=|id| *id let(id)>
                            <SignOffItem id />
                        </For>
                    </ul>
                </Show>
                <Button
                    kind=ButtonKind::Quiet
                    small=true
                    icon=icons::PLUS
                    attr:id="add-sign-off"
                    on_press=add
                >
                    "Add sign-off"
                </Button>
            </div>
        </section>
    }
}

fn ids(workbook: Workbook) -> Vec<RowId> {
    workbook.with_document(|document| {
        let all = document.charter.sign_offs.iter();
        all.map(|one| one.id).collect()
    })
}

#[component]
fn SignOffItem(id: RowId) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let row = Memo::new(move |_| {
        workbook.with_document(|document| {
            let mut all = document.charter.sign_offs.iter().enumerate();
            let (at, found) = all.find(|(_, one)| one.id == id)?;
            Some((found.clone(), sign_off_name(found, at + 1)))
        })
    });
    let called = move || row.get().map_or(String::new(), |(_, name)| name);
    let date = move || row.get().map_or(String::new(), |(one, _)| one.date);
    let field = move |what: &'static str, kind: &'static str, hint, text: TextIn<SignOff>| {
        let shown = move || {
            row.with(|row| Some(text.of(&row.as_ref()?.0).to_owned()))
                .unwrap_or_default()
        };
        view! {
            <input
                class="ed"
                type=kind
                autocomplete="off"
                placeholder=hint
                aria-label=move || format!("{what} of {}", called())
                prop:value=shown
                on:focus=move |_| workbook.enter_field()
                on:input:target=move |event| {
                    let typed = event.target().value();
                    workbook.edit_in_field(change(workbook, |charter| {
                        let mut all = charter.sign_offs.iter_mut();
                        if let Some(one) = all.find(|one| one.id == id) {
                            text.set(one, typed);
                        }
                    }));
                }
            />
        }
    };
    let state = move || match date().trim().is_empty() {
        false => view! { <Badge tone=Tone::Good>"signed"</Badge> },
        true => view! { <Badge tone=Tone::Warn>"not signed yet"</Badge> },
    };
    view! {
        <li>
            <b>{field("Name", "text", "Who signs", text_in!(name)).attr("id", format!("sign-off-{id}"))}</b>
            {field("Role", "text", "As what", text_in!(role))}
            <span class="row wrap">
                {state}
                {field("Signed on", "date", "", text_in!(date))}
                <IconButton
                    icon=icons::TRASH
                    name=Signal::derive(move || format!("Delete {}", called()))
                    small=true
                    danger=true
                    on_press=move || remove(workbook, id)
                />
            </span>
            {move || no_day(&date()).map(|why| view! { <Message error=true>{why}</Message> })}
        </li>
    }
}

/// The focus goes to the row that takes the place, or to the way to a new one.
fn remove(workbook: Workbook, id: RowId) {
    let left = untrack(|| ids(workbook));
    let at = left.iter().position(|one| *one == id).unwrap_or(0);
    let next = left
        .get(at + 1)
        .or(at.checked_sub(1).and_then(|at| left.get(at)));
    let focus = match next {
        Some(next) => format!("#sign-off-{next}"),
        None => "#add-sign-off".to_owned(),
    };
    workbook.edit(change(workbook, |charter| {
        charter.sign_offs.retain(|one| one.id != id);
    }));
    page::focus_soon(&focus);
}
