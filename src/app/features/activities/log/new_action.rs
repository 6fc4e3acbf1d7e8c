//! A row for another action: what, and from which meeting.

use leptos::prelude::*;

use crate::app::browser::page;
use crate::app::features::activities::log::edits::{changed, new_entry};
use crate::app::state::workbook::Workbook;
use crate::app::ui::{Button, Choice, SelectField, TextField, icons};
use crate::document::{Action, Activity, RowId};
use crate::text::activities::activity_words::entry_name;

/// The row. An action belongs to a meeting: the newest until another is chosen; a review of today where
/// there is none.
#[component]
pub fn NewAction() -> impl IntoView {
    let workbook: Workbook = expect_context();
    let what = RwSignal::new(String::new());
    let from = RwSignal::new(None::<RowId>);
    let entries = Memo::new(move |_| {
        workbook.with_document(|document| {
            let ids = document.activities.newest_first(None, &[], false);
            let entries = ids
                .iter()
                .filter_map(|id| document.activities.entry(*id))
                .map(|entry| (entry.id, entry_name(entry)));
            entries.collect::<Vec<_>>()
        })
    });
    let chosen = move || {
        entries.with(|entries| {
            let kept = from
                .get()
                .filter(|id| entries.iter().any(|one| one.0 == *id));
            kept.or_else(|| entries.first().map(|one| one.0))
        })
    };
    let add = move || {
        let text = what.get_untracked().trim().to_owned();
        if !text.is_empty() {
            add(workbook, untrack(chosen), text);
            what.set(String::new());
        }
        page::focus("#new-action");
    };
    let press = move |event: web_sys::KeyboardEvent| {
        if event.key() == "Enter" && !event.is_composing() {
            event.prevent_default();
            add();
        }
    };
    let choices = move || {
        let choice = |(id, name): (RowId, String)| Choice::new(id.to_string(), name);
        entries.get().into_iter().map(choice).collect::<Vec<_>>()
    };
    view! {
        <div class="new-action" on:keydown=press>
            <TextField
                label="New action"
                id="new-action"
                placeholder="What follows"
                value=what
                on_input=move |text| what.set(text)
            />
            {move || {
                let choices = choices();
                (!choices.is_empty())
                    .then(|| {
                        view! {
                            <SelectField
                                label="From"
                                choices
                                value=Signal::derive(move || {
                                    chosen().map_or(String::new(), |id| id.to_string())
                                })
                                on_choose=move |id: String| from.set(id.parse().ok())
                            />
                        }
                    })
            }}
            <Button icon=icons::PLUS on_press=add>
                "Add action"
            </Button>
        </div>
    }
}

fn add(workbook: Workbook, entry: Option<RowId>, text: String) {
    let mut action = Action::blank(page::new_id());
    action.what = text;
    workbook.edit(changed(workbook, |activities| {
        let id = entry.unwrap_or_else(|| {
            let entry = new_entry(Activity::Review, String::new());
            let id = entry.id;
            activities.log.push(entry);
            id
        });
        if let Some(entry) = activities.entry_mut(id) {
            entry.actions.push(action);
        }
    }));
}
