//! The ideas, each with what becomes of it.

use leptos::prelude::*;

use crate::app::browser::page;
use crate::app::features::activities::log::edits::changed;
use crate::app::features::activities::premortem::four::Four;
use crate::app::state::workbook::Workbook;
use crate::app::ui::{Badge, Button, Card, Ed, IconButton, Toast, Tone, icons, use_toasts};
use crate::document::ideas::promote;
use crate::document::names::row_name;
use crate::document::records::record::Kind;
use crate::document::{Activities, Edit, Idea, RowId};
use crate::text::activities::premortem_words as words;
use crate::text::activities::premortem_words::Becomes;

/// The list.
#[component]
pub fn Ideas() -> impl IntoView {
    let workbook: Workbook = expect_context();
    let ids = Memo::new(move |_| {
        workbook.with_document(|document| {
            let ideas = document.activities.ideas.iter();
            ideas.map(|one| one.id).collect::<Vec<_>>()
        })
    });
    let says = Memo::new(move |_| workbook.with_document(words::to_promote));
    let all = move || {
        let all = ids.get_untracked();
        promote_these(workbook, &all);
        page::focus_soon("#new-idea");
    };
    let aside = move || {
        view! {
            <Show when=move || says.get().is_some()>
                <Button small=true on_press=all>
                    "Promote all"
                </Button>
            </Show>
        }
    };
    let title = move || match ids.with(Vec::len) {
        0 => "Ideas".to_owned(),
        many => format!("Ideas {many}"),
    };
    view! {
        <Card title=Signal::derive(title) flush=true aside>
            <ol class="plain ideas" aria-label="Ideas">
                <For each=move || ids.get() key=|id| *id let(id)>
                    <IdeaRow id />
                </For>
            </ol>
            <p class="quiet log-none">
                {move || says.get().unwrap_or_else(|| none(ids.with(Vec::len)))}
            </p>
        </Card>
    }
}

fn none(ideas: usize) -> String {
    match ideas {
        0 => "No idea yet: start the clock, and let everybody call out.".to_owned(),
        _ => String::new(),
    }
}

fn promote_these(workbook: Workbook, ideas: &[RowId]) {
    let edit = workbook
        .document
        .with_untracked(|document| promote(document, ideas, page::new_id));
    if let Some(edit) = edit {
        workbook.edit(edit);
    }
}

#[component]
fn IdeaRow(id: RowId) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let idea = Memo::new(move |_| {
        workbook.with_document(|document| {
            let mut ideas = document.activities.ideas.iter();
            ideas.find(|one| one.id == id).cloned()
        })
    });
    let place = move || {
        workbook.with_document(|document| {
            let mut ideas = document.activities.ideas.iter();
            ideas
                .position(|one| one.id == id)
                .map_or(0, |place| place + 1)
        })
    };
    let text = move || idea.with(|one| one.as_ref().map_or(String::new(), |one| one.text.clone()));
    let write = move |text: String| {
        workbook.edit_in_field(changed(workbook, |all| {
            if let Some(one) = find(all, id) {
                one.text = text;
            }
        }));
    };
    let becomes = Memo::new(move |_| {
        workbook.with_figures(|document, analysis| words::becomes(document, analysis, id))
    });
    let says = move || match becomes.get() {
        Becomes::Risk(text) | Becomes::Known(_, text) => text,
        Becomes::Nothing | Becomes::New => String::new(),
    };
    let risk = Memo::new(move |_| idea.with(|one| one.as_ref().and_then(|one| one.risk)));
    view! {
        <li>
            <span class="num muted">{place}</span>
            <div>
                <Ed
                    label=Signal::derive(move || format!("Idea {}", place()))
                    class="idea"
                    value=Signal::derive(text)
                    attr:id=format!("idea-{id}")
                    on:focusin=move |_| workbook.enter_field()
                    on_input=move |text: String| write(text.replace(['\n', '\r'], " "))
                />
                <p class="quiet">{says}</p>
                {move || risk.get().map(|risk| view! { <Four risk /> })}
            </div>
            <span class="row">
                <Becoming id becomes text=Signal::derive(text) />
                <Delete id text=Signal::derive(text) />
            </span>
        </li>
    }
}

/// The button that makes it a risk, or the word that it is one.
#[component]
fn Becoming(id: RowId, becomes: Memo<Becomes>, text: Signal<String>) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let press = move || {
        promote_these(workbook, &[id]);
        // The button goes with what it did.
        page::focus_soon(&format!("#idea-{id} textarea"));
    };
    let button = move |name: String| {
        let named = name.clone();
        view! {
            <Button
                small=true
                attr:aria-label=move || format!("{named}: {}", text.get())
                on_press=press
            >
                {name}
            </Button>
        }
        .into_any()
    };
    move || match becomes.get() {
        Becomes::New => button("Promote to risk".to_owned()),
        Becomes::Known(risk, _) => {
            let called = workbook.with_document(|document| row_name(risk, document));
            button(format!("Link to {called}"))
        }
        Becomes::Risk(_) => view! { <Badge tone=Tone::Good>"risk"</Badge> }.into_any(),
        Becomes::Nothing => ().into_any(),
    }
}

#[component]
fn Delete(id: RowId, text: Signal<String>) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let toasts = use_toasts();
    let delete = move || {
        let kept = workbook.document.with_untracked(|document| {
            let ideas = &document.activities.ideas;
            let at = ideas.iter().position(|one| one.id == id)?;
            Some((at, ideas[at].clone()))
        });
        let Some((at, kept)) = kept else {
            return;
        };
        let edit = changed(workbook, |all| all.ideas.retain(|one| one.id != id));
        let back = workbook.delete_with_way_back((Kind::Idea, id), edit, move |now| {
            let mut activities = now.activities.clone();
            let at = at.min(activities.ideas.len());
            activities.ideas.insert(at, kept.clone());
            Edit::SetActivities(activities)
        });
        toasts.show(Toast::done("The idea is deleted.").action("Undo", move || back()));
        page::focus_soon("#new-idea");
    };
    view! {
        <IconButton
            icon=icons::TRASH
            name=Signal::derive(move || format!("Delete: {}", text.get()))
            small=true
            danger=true
            on_press=delete
        />
    }
}

fn find(all: &mut Activities, id: RowId) -> Option<&mut Idea> {
    all.ideas.iter_mut().find(|one| one.id == id)
}
