//! What follows from an entry: its actions, each with owner, day and tick.

use leptos::prelude::*;

use crate::app::browser::page;
use crate::app::features::activities::log::edits::{
    action_name, change, change_action, read, read_action, tick,
};
use crate::app::state::workbook::Workbook;
use crate::app::ui::{HeadCell, IconButton, Table, TextField, TextKind, icons};
use crate::document::records::activities::ActionKey;
use crate::document::{Action, RowId, TextIn, text_in};

/// Adds an action without words and goes to it.
pub fn add_action(workbook: Workbook, entry: RowId) {
    let id = page::new_id();
    workbook.edit(change(workbook, entry, |entry| {
        entry.actions.push(Action::blank(id));
    }));
    page::focus_soon(&format!("#action-{id}"));
}

/// The table; not there while there is no action.
#[component]
pub fn EntryActions(
    /// Whose actions.
    entry: RowId,
    /// What the entry is called.
    called: Memo<String>,
) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let keys = Memo::new(move |_| {
        let keys = read(workbook, entry, |entry| {
            let ids = entry.actions.iter().map(|one| one.id);
            ids.collect::<Vec<_>>()
        });
        keys.unwrap_or_default()
    });
    let any = Memo::new(move |_| keys.with(|keys| !keys.is_empty()));
    view! {
        <Show when=move || any.get()>
            <Table label="" deck=true attr:aria-label=move || format!("Actions: {}", called.get())>
                <thead>
                    <tr>
                        <HeadCell name="Action" />
                        <HeadCell name="Owner" />
                        <HeadCell name="Due" />
                        <HeadCell name="Done" />
                        <td></td>
                    </tr>
                </thead>
                <tbody>
                    <For each=move || keys.get() key=|id| *id let(id)>
                        <ActionRow key=(entry, id) />
                    </For>
                </tbody>
            </Table>
        </Show>
    }
}

#[component]
fn ActionRow(key: ActionKey) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let name = Memo::new(move |_| action_name(workbook, key));
    let done = move || read_action(workbook, key, |_, one| one.done).unwrap_or(false);
    let overdue = move || {
        let overdue = read_action(workbook, key, |_, one| one.is_overdue(&page::today()));
        overdue.unwrap_or(false)
    };
    view! {
        <tr>
            <td class="full">
                <ActionText key name what="Action" kind=TextKind::Text text=text_in!(what) />
            </td>
            <td data-l="Owner" class="half">
                <ActionText key name what="Owner" kind=TextKind::Text text=text_in!(owner) />
            </td>
            <td data-l="Due" class="half">
                <ActionText key name what="Due" kind=TextKind::Date text=text_in!(due) />
                {move || overdue().then(|| view! { <span class="msg bad">"overdue"</span> })}
            </td>
            <td data-l="Done" class="half">
                <input
                    type="checkbox"
                    aria-label=move || format!("Done of {}", name.get())
                    prop:checked=done
                    on:change:target=move |event| tick(workbook, key, event.target().checked())
                />
            </td>
            <td class="sw">
                <IconButton
                    icon=icons::TRASH
                    name=Signal::derive(move || format!("Delete {}", name.get()))
                    small=true
                    danger=true
                    on_press=move || delete(workbook, key)
                />
            </td>
        </tr>
    }
}

/// A text of an action, changed where it stands.
#[component]
pub fn ActionText(
    /// Which action.
    key: ActionKey,
    /// What it is called.
    name: Memo<String>,
    /// The name of the text.
    what: &'static str,
    /// What it holds.
    kind: TextKind,
    /// Where it is.
    text: TextIn<Action>,
) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let value =
        move || read_action(workbook, key, |_, one| text.of(one).to_owned()).unwrap_or_default();
    let write = move |typed: String| {
        workbook.edit_in_field(change_action(workbook, key, |one| text.set(one, typed)));
    };
    view! {
        <TextField
            label=Signal::derive(move || format!("{what} of {}", name.get()))
            hide_label=true
            kind=kind
            value=Signal::derive(value)
            id=format!("{}-{}", what.to_lowercase(), key.1)
            placeholder=if what == "Action" { "What" } else { "" }
            on:focusin=move |_| workbook.enter_field()
            on_input=write
        />
    }
}

fn delete(workbook: Workbook, (entry, id): ActionKey) {
    let next = untrack(|| {
        read(workbook, entry, |entry| {
            let at = entry.actions.iter().position(|one| one.id == id)?;
            let next = entry.actions.get(at + 1);
            let next = next.or_else(|| entry.actions.get(at.checked_sub(1)?));
            next.map(|one| one.id)
        })
    });
    workbook.edit(change(workbook, entry, |entry| {
        entry.actions.retain(|one| one.id != id);
    }));
    page::focus(&match next.flatten() {
        Some(next) => format!("#action-{next}"),
        None => format!("#add-action-{entry}"),
    });
}
