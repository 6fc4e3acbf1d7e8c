//! The Charter page: a sheet whose texts are changed where they stand.

use leptos::prelude::*;

use crate::analysis::practice::steps::Step;
use crate::app::answer::copies;
use crate::app::answer::first_steps::FirstSteps;
use crate::app::browser::page;
use crate::app::features::charter::fields::change;
use crate::app::features::charter::paper::Paper;
use crate::app::features::charter::print::PrintedCharter;
use crate::app::features::charter::side::{Agreed, Contents, Progress};
use crate::app::state::workbook::Workbook;
use crate::app::ui::{Button, ButtonKind, Choice, PageHead, SelectField, Split, icons, use_toasts};
use crate::document::Status;
use crate::report::charter::charter_words as words;
use crate::text::answer::step_words;

/// The page.
#[component]
pub fn CharterPage() -> impl IntoView {
    let workbook: Workbook = expect_context();
    // Looked at once: the sheet stays where it is while somebody types the first words.
    let begun = workbook
        .document
        .with_untracked(|document| Step::Charter.is_begun(document, 0));
    let side = || {
        view! {
            <Progress />
            <Agreed />
            <Contents />
        }
    };
    let status = || {
        view! {
            <StatusChoice />
            <span class="quiet hide-s">"Click any text to change it."</span>
        }
    };
    view! {
        <PageHead title="Charter" tabs=status>
            <CopyButton />
            <Button kind=ButtonKind::Primary icon=icons::PRINT on_press=page::print>
                "Print charter"
            </Button>
        </PageHead>
        <Show when=move || !begun>
            <FirstSteps say=step_words::CHARTER />
        </Show>
        <div class="no-print">
            <Split side side_label="How far the charter is">
                <Paper />
            </Split>
        </div>
        <PrintedCharter />
    }
}

#[component]
fn StatusChoice() -> impl IntoView {
    let workbook: Workbook = expect_context();
    let choices = Status::ALL.map(|one| Choice::new(one.name(), words::status(one)));
    let chosen =
        move || workbook.with_document(|document| document.charter.status.name().to_owned());
    let choose = move |value: String| {
        if let Some(status) = Status::ALL.into_iter().find(|one| one.name() == value) {
            workbook.edit(change(workbook, |charter| charter.status = status));
        }
    };
    view! {
        <SelectField
            label="Status"
            hide_label=true
            slim=true
            choices=choices.to_vec()
            value=Signal::derive(chosen)
            on_choose=choose
        />
    }
}

#[component]
fn CopyButton() -> impl IntoView {
    let workbook: Workbook = expect_context();
    let toasts = use_toasts();
    let copy = move || {
        let text = workbook
            .document
            .with_untracked(|document| words::markdown(document, &page::today()));
        copies::copy(toasts, text, None);
    };
    view! {
        <Button icon=icons::COPY on_press=copy>
            <span>"Copy" <span class="hide-s">" as Markdown"</span></span>
        </Button>
    }
}
