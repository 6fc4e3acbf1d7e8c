//! An objective's papers: the SLO document and the error-budget policy, composed or rewritten.

use leptos::prelude::*;

use crate::app::answer::copies;
use crate::app::browser::page;
use crate::app::features::objectives::record::{Objectives, change};
use crate::app::state::workbook::Workbook;
use crate::app::ui::{Button, Card, TextArea, icons, use_toasts};
use crate::document::{Edit, Engagement, Objective, RowId, TextIn, text_in};
use crate::report::objective::papers::{objective_in_prose, policy, signed, slo_document};
use crate::report::objective::plain::{PaperLine, paper_lines, plain};

/// The most characters that a document keeps of one text.
const MOST_CHARACTERS: &str = "20000";

/// One of the two papers.
#[derive(Clone, Copy)]
struct Paper {
    name: &'static str,
    /// Ends the id of its field.
    key: &'static str,
    compose: fn(&Objective, &Engagement, &str) -> String,
    rewritten: TextIn<Objective>,
}

const PAPERS: [Paper; 2] = [
    Paper {
        name: "SLO document",
        key: "document",
        compose: slo_document,
        rewritten: text_in!(document),
    },
    Paper {
        name: "Error-budget policy",
        key: "policy",
        compose: policy,
        rewritten: text_in!(policy),
    },
];

/// The part. The papers are composed only while they can be seen, since the policy analyses the engagement for
/// its journey.
#[component]
pub fn Papers(id: RowId) -> impl IntoView {
    view! {
        <div class="stack m">
            {PAPERS.map(|paper| view! { <PaperCard id paper /> })}
        </div>
    }
}

/// What a paper says.
#[derive(Clone, Default, PartialEq)]
struct Said {
    /// As Markdown.
    markdown: String,
    /// Somebody rewrote it.
    is_own: bool,
    /// The paper's name with its objective's.
    called: String,
}

#[component]
fn PaperCard(id: RowId, paper: Paper) -> impl IntoView {
    let Objectives { workbook, .. } = expect_context();
    let said = Memo::new(move |_| said(workbook, id, paper).unwrap_or_default());
    let editing = RwSignal::new(false);
    let named = move |what: &str| {
        let what = what.to_owned();
        Signal::derive(move || format!("{what}: {}", said.with(|said| said.called.clone())))
    };
    let edit = move || {
        editing.update(|on| *on = !*on);
        if editing.get_untracked() {
            page::focus_soon(&format!("#{}-{id} textarea", paper.key));
        }
    };
    let (edit_name, again_name) = (named("Edit"), named("Compose again"));
    let again = move || {
        said.with(|said| said.is_own).then(|| {
            view! {
                <Button
                    small=true
                    icon=icons::RESET
                    attr:aria-label=move || again_name.get()
                    on_press=move || {
                        workbook.edit(rewrite(workbook, id, paper, String::new()));
                        page::focus(&format!("#{}-{id} .edit-paper", paper.key));
                    }
                >
                    "Compose again"
                </Button>
            }
        })
    };
    let aside = move || {
        view! {
            {again}
            <Button
                small=true
                icon=icons::PENCIL
                class:edit-paper=true
                attr:aria-label=move || {
                    if editing.get() { format!("Done: {}", paper.name) } else { edit_name.get() }
                }
                on_press=edit
            >
                {move || if editing.get() { "Done" } else { "Edit" }}
            </Button>
            <CopyButton said name=named("Copy Markdown") />
        }
    };
    let note = move || match said.with(|said| said.is_own) {
        true => "Rewritten: it stays as it is, even when what it was composed from changes.",
        false => {
            "Composed from this engagement. What you write here stays as you write it, even when the figures change later."
        }
    };
    view! {
        <Card title=paper.name aside attr:id=format!("{}-{id}", paper.key)>
            {move || match editing.get() {
                true => view! { <PaperField id paper said /> }.into_any(),
                false => view! { <PaperText said /> }.into_any(),
            }}
            <p class="quiet">{note}</p>
        </Card>
    }
}

#[component]
fn CopyButton(said: Memo<Said>, name: Signal<String>) -> impl IntoView {
    let Objectives { workbook, .. } = expect_context();
    let toasts = use_toasts();
    let copy = move || {
        let paper = said.with_untracked(|said| said.markdown.clone());
        let text = workbook
            .document
            .with_untracked(|document| signed(&paper, document, &page::today()));
        copies::copy(toasts, text, None);
    };
    view! {
        <Button small=true icon=icons::COPY attr:aria-label=move || name.get() on_press=copy>
            "Copy Markdown"
        </Button>
    }
}

/// The paper as it is read and printed.
#[component]
fn PaperText(said: Memo<Said>) -> impl IntoView {
    let lines = move || said.with(|said| paper_lines(&said.markdown));
    let line = |line: PaperLine| match line {
        PaperLine::Title(text) => view! { <h3 class="paper-title">{text}</h3> }.into_any(),
        PaperLine::Head(text) => view! { <h4>{text}</h4> }.into_any(),
        PaperLine::Item(text) => view! { <p class="paper-item">{text}</p> }.into_any(),
        PaperLine::Text(text) => view! { <p>{text}</p> }.into_any(),
    };
    view! {
        <div class="paper-text">
            {move || lines().into_iter().map(line).collect_view()}
        </div>
    }
}

/// The paper as it is rewritten: what was composed stands there without the signs that Markdown needs.
#[component]
fn PaperField(id: RowId, paper: Paper, said: Memo<Said>) -> impl IntoView {
    let Objectives { workbook, .. } = expect_context();
    let text = move || {
        said.with(|said| match said.is_own {
            true => said.markdown.clone(),
            false => plain(&said.markdown),
        })
    };
    view! {
        <TextArea
            label=Signal::derive(move || said.with(|said| said.called.clone()))
            hide_label=true
            rows=18
            value=Signal::derive(text)
            attr:maxlength=MOST_CHARACTERS
            on:focusin=move |_| workbook.enter_field()
            on_input=move |text: String| {
                workbook.edit_in_field(rewrite(workbook, id, paper, text));
            }
        />
    }
}

fn said(workbook: Workbook, id: RowId, paper: Paper) -> Option<Said> {
    workbook.with_document(|document| {
        let objective = document.objective(id)?;
        let rewritten = paper.rewritten.of(objective);
        let is_own = !rewritten.is_empty();
        let markdown = match is_own {
            true => rewritten.to_owned(),
            false => (paper.compose)(objective, document, &page::today()),
        };
        let called = format!(
            "{}, {}",
            paper.name,
            objective_in_prose(objective, document)
        );
        Some(Said {
            markdown,
            is_own,
            called,
        })
    })
}

/// The edit that keeps a paper's text; an empty one has it composed.
fn rewrite(workbook: Workbook, id: RowId, paper: Paper, text: String) -> Edit {
    change(workbook, id, |one| paper.rewritten.set(one, text))
}
