//! The checklist as a file, out and in.

use leptos::ev::MouseEvent;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use crate::app::browser::{files, page};
use crate::app::features::readiness::review::{Outcome, Review};
use crate::app::state::workbook::Workbook;
use crate::app::ui::{Button, IconButton, Menu, MenuItem, Note, NoteKind, icons};
use crate::codec::checklist::taken::take;
use crate::codec::checklist::{csv, json};
use crate::document::{Edit, Readiness};
use crate::text::readiness::readiness_words as words;

/// The most remarks about a file that are shown.
const MOST_NOTES: usize = 50;

/// What is done with the checklist as a file.
#[component]
pub fn ChecklistMenu() -> impl IntoView {
    let review: Review = expect_context();
    let popup = review.menu;
    let workbook = review.workbook;
    view! {
        <Button
            icon=icons::MORE
            attr:aria-haspopup="menu"
            attr:aria-expanded=move || popup.is_open().to_string()
            on:click=move |event: MouseEvent| popup.toggle(&event)
        >
            "Checklist"
        </Button>
        <Menu popup label="The checklist as a file">
            <MenuItem
                popup
                icon=icons::EXPORT
                on_press=move || export(workbook, "csv", "text/csv", csv::write)
            >
                "Export checklist CSV"
            </MenuItem>
            <MenuItem
                popup
                icon=icons::EXPORT
                on_press=move || export(workbook, "json", "application/json", json::write)
            >
                "Export checklist JSON"
            </MenuItem>
            <hr />
            <MenuItem popup icon=icons::OPEN on_press=move || review.choose_file()>
                "Read checklist file"
            </MenuItem>
            <p class="menu-says">{words::FILES}</p>
        </Menu>
    }
}

/// The field that chooses a file; the browser shows its dialog.
#[component]
pub fn FileChooser() -> impl IntoView {
    let review: Review = expect_context();
    let workbook = review.workbook;
    let read = move |_| {
        let Some(input) = review.chooser.get_untracked() else {
            return;
        };
        if let Some(file) = files::first(input.files()) {
            spawn_local(async move {
                let opened = files::read(file).await;
                review.came.try_set(Some(receive(workbook, opened)));
            });
        }
        // So that the same file can be chosen again.
        input.set_value("");
    };
    view! {
        <input
            type="file"
            hidden
            accept=".json,.csv,.tsv,application/json,text/csv"
            node_ref=review.chooser
            on:change=read
        />
    }
}

/// What came of the file that was read.
#[component]
pub fn Came() -> impl IntoView {
    let review: Review = expect_context();
    let came = move || {
        let (kind, sentence, notes) = match review.came.get()? {
            Ok((sentence, notes)) if notes.is_empty() => (NoteKind::Ok, sentence, notes),
            Ok((sentence, notes)) => (NoteKind::Warn, sentence, notes),
            Err(why) => (NoteKind::Error, why, Vec::new()),
        };
        let close = move || {
            view! {
                <IconButton
                    icon=icons::CLOSE
                    name="Close"
                    small=true
                    on_press=move || review.came.set(None)
                />
            }
        };
        let more = notes.len().saturating_sub(MOST_NOTES);
        let note = |text: String| view! { <li>{text}</li> };
        let list = (!notes.is_empty()).then(|| {
            view! {
                <ul class="lost" aria-label="What was not read">
                    {notes.into_iter().take(MOST_NOTES).map(note).collect_view()}
                    {(0 < more).then(|| view! { <li>{format!("and {more} more.")}</li> })}
                </ul>
            }
        });
        Some(view! {
            <Note kind action=close>
                <p>{sentence}</p>
                {list}
            </Note>
        })
    };
    view! {
        <div class="no-print ready-came" role="status">
            {came}
        </div>
    }
}

fn export(
    workbook: Workbook,
    ending: &'static str,
    kind: &'static str,
    write: fn(&Readiness) -> String,
) {
    let (text, name) = workbook
        .document
        .with_untracked(|document| (write(&document.readiness), document.name.clone()));
    let name = files::file_name(&name, &format!("checklist.{ending}"));
    workbook.try_browser(files::download(&name, kind, &text));
}

/// What is said about a file and what of it was not read, or why none of it was.
fn receive(workbook: Workbook, opened: files::Opened) -> Outcome {
    let name = opened.name;
    let given = opened.text.and_then(|text| csv::read(&text));
    let given = given.map_err(|why| format!("{name} was not read. {why}"))?;
    let taken = workbook
        .document
        .with_untracked(|document| take(given, &document.readiness, page::new_id));
    let is_new = workbook
        .document
        .with_untracked(|document| document.readiness != taken.readiness);
    if is_new {
        workbook.edit(Edit::SetReadiness(taken.readiness));
    }
    let mut sentence = words::taken(&name, taken.changed, taken.added);
    if let Some(note) = opened.note {
        sentence.push(' ');
        sentence.push_str(&note);
    }
    if !taken.notes.is_empty() {
        sentence.push_str(" Not read:");
    }
    Ok((sentence, taken.notes))
}
