//! The dialog: files or a paste, what is in them, and what is added.

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::offered::Offered;
use super::preview::Preview;
use crate::app::browser::{files, page};
use crate::app::features::objectives::record::Objectives;
use crate::app::ui::{Button, ButtonKind, Dialog, DialogSize, TextArea, icons};
use crate::codec::slo_files::{MOST_BYTES, Whose, landing, new_targets, too_large};
use crate::text::objectives::import_words as words;

/// The dialog.
#[component]
pub fn ImportDialog(open: RwSignal<bool>) -> impl IntoView {
    let Objectives { workbook, .. } = expect_context();
    view! {
        <Show when=move || open.get()>
            <Opened open offered=Offered::new(workbook) />
        </Show>
    }
}

#[component]
fn Opened(open: RwSignal<bool>, offered: Offered) -> impl IntoView {
    let typed = move |text: String| offered.take(|it| it.pasted.set(text));
    // A file that was dropped, or opened as an engagement is.
    let brought = offered.workbook.objectives_file;
    Effect::new(move || {
        if let Some(file) = brought.get() {
            brought.set(None);
            offered.take(|it| {
                it.files.set(vec![file]);
                it.refused.set(Vec::new());
            });
        }
    });
    view! {
        <Dialog
            open
            title="Import objectives"
            size=DialogSize::Medium
            foot=move || view! { <Foot open offered /> }
        >
            <div class="stack m rules">
                <p class="muted">{words::ABOUT}</p>
                <FileChoice offered />
                <TextArea
                    attr:data-takes-much=""
                    label="Or paste a file"
                    rows=4
                    placeholder="apiVersion: openslo/v1"
                    value=offered.pasted
                    on_input=typed
                />
                <Preview offered />
            </div>
        </Dialog>
    }
}

/// The button that opens the browser's own dialog, and the names of what was chosen in it.
#[component]
fn FileChoice(offered: Offered) -> impl IntoView {
    let chooser: NodeRef<html::Input> = NodeRef::new();
    let ask = move || {
        if let Some(chooser) = chooser.get_untracked() {
            chooser.click();
        }
    };
    let chosen = move |_| {
        let Some(chooser) = chooser.get_untracked() else {
            return;
        };
        let list = files::all(chooser.files());
        // So that the same file can be chosen again.
        chooser.set_value("");
        let size: f64 = list.iter().map(|file| file.size()).sum();
        if size > MOST_BYTES as f64 {
            return offered.take(|it| {
                it.files.set(Vec::new());
                it.refused.set(vec![too_large(size)]);
            });
        }
        spawn_local(async move {
            let (mut texts, mut refused) = (Vec::new(), Vec::new());
            for file in list {
                let opened = files::read(file).await;
                match opened.text {
                    Ok(text) => texts.push((opened.name, text)),
                    Err(why) => refused.push(format!("{}: {why}", opened.name)),
                }
                refused.extend(opened.note);
            }
            offered.take(|it| {
                it.files.set(texts);
                it.refused.set(refused);
            });
        });
    };
    let names = move || {
        let names = |files: &Vec<(String, String)>| {
            let names = files.iter().map(|(name, _)| name.clone());
            names.collect::<Vec<_>>().join(", ")
        };
        offered.files.with(names)
    };
    view! {
        <div class="row wrap">
            <Button icon=icons::OPEN on_press=ask>
                "Choose files"
            </Button>
            <span class="quiet">{names}</span>
            <input
                type="file"
                hidden
                multiple
                aria-label="Files of OpenSLO or Sloth"
                accept=".yaml,.yml,.json,application/yaml,application/json"
                node_ref=chooser
                on:change=chosen
            />
        </div>
    }
}

#[component]
fn Foot(open: RwSignal<bool>, offered: Offered) -> impl IntoView {
    let objectives: Objectives = expect_context();
    let workbook = offered.workbook;
    let count = Memo::new(move |_| offered.with_chosen(|chosen| chosen.len()));
    let also = Memo::new(move |_| {
        offered.with_chosen(|chosen| {
            let mut journeys: Vec<String> = Vec::new();
            for one in chosen {
                if let Whose::New(name) = one.whose
                    && !journeys.contains(name)
                {
                    journeys.push(name.clone());
                }
            }
            let targets = workbook.with_document(|document| new_targets(chosen, document));
            words::also(&journeys, &targets)
        })
    });
    let add = move || {
        let before = workbook
            .document
            .with_untracked(|document| document.objectives.len());
        let edit = untrack(|| {
            offered.with_chosen(|chosen| {
                workbook.with_document(|document| landing(chosen, document, page::new_id))
            })
        });
        if !workbook.try_edit(edit) {
            return;
        }
        let count = count.get_untracked();
        let first = workbook
            .document
            .with_untracked(|document| document.objectives.get(before).map(|one| one.id));
        open.set(false);
        if let Some(first) = first {
            objectives.show(first);
        }
        workbook.notify(words::added(count), None);
    };
    view! {
        <span class="quiet grow">{move || also.get()}</span>
        <Button on_press=move || open.set(false)>"Cancel"</Button>
        <Button
            kind=ButtonKind::Primary
            disabled=Signal::derive(move || count.get() == 0)
            on_press=add
        >
            {move || words::add(count.get())}
        </Button>
    }
}
