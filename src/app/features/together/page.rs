//! The page on which a copy from outside and what is here are brought together.

use leptos::prelude::*;

use super::answer::Answer;
use super::held::{Chosen, Held};
use super::rows::Rows;
use crate::app::browser::page;
use crate::app::route::Route;
use crate::app::state::odds::OddsState;
use crate::app::state::workbook::Workbook;
use crate::app::ui::{
    Button, ButtonKind, Card, EmptyState, LinkButton, Note, NoteKind, PageHead, Split, icons,
};
use crate::text::together::together_words as words;

/// The page. What came lives as long as the page does: an address cannot hold it.
#[component]
pub fn TogetherPage() -> impl IntoView {
    let workbook: Workbook = expect_context();
    let odds: OddsState = expect_context();
    let chosen = Chosen::new();
    on_cleanup(move || workbook.other_copy.set(None));
    move || {
        let came = workbook.other_copy.get();
        // Another tab, or a step taken back, may change what is here: both are compared anew, and what was chosen
        // stays.
        let here = workbook.document.get();
        let came = came.filter(|came| came.engagement.id == here.id);
        let held = came.and_then(|came| Held::new(workbook, odds, here, came, chosen));
        match held {
            Some(held) => view! { <Both held /> }.into_any(),
            None => view! { <Nothing /> }.into_any(),
        }
    }
}

#[component]
fn Nothing() -> impl IntoView {
    let workbook: Workbook = expect_context();
    let back = move || Route::risks(workbook.open_id()).to_string();
    view! {
        <PageHead title="Bring two copies together" />
        <EmptyState
            title="No other copy is open"
            example="Open the file or the link again: if it is a copy of this engagement with other content, what differs is shown here."
        >
            <LinkButton href=back()>"Back to the risks"</LinkButton>
        </EmptyState>
    }
}

#[component]
fn Both(held: Held) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let count = held.copies.with_value(|both| both.differences.len());
    let file = held.came.with_value(|came| came.file.clone());
    let about = words::about(&file, count);
    let back = move || page::go(&Route::risks(workbook.open_id()).to_string());
    let both = move || held.came.with_value(|came| workbook.keep_beside(came));
    let bring = move || {
        if let Some(together) = held.together.get_untracked() {
            let came = held.came.get_value();
            workbook.bring_together(together.engagement.clone(), &came);
        }
    };
    let notes = move || {
        let notes = held.together.with(|made| match made {
            Some(made) => made.notes.clone(),
            None => vec!["Nothing can be made of these choices.".to_owned()],
        });
        let shown = words::left_out(&notes)?;
        Some(view! { <Note kind=NoteKind::Warn>{shown}</Note> })
    };
    let side = move || {
        view! {
            <Answer held />
            <Card title=if held.has_base { "Both changed it" } else { "Where to begin" }>
                <p class="muted">{words::beginning(held.has_base, held.knows_newer)}</p>
            </Card>
        }
    };
    view! {
        <PageHead title="Bring two copies together">
            <Button on_press=back>"Cancel"</Button>
            <Button on_press=both>"Keep both"</Button>
            <Button
                kind=ButtonKind::Primary
                icon=icons::MERGE
                disabled=Signal::derive(move || held.together.with(Option::is_none))
                on_press=bring
            >
                "Bring together"
            </Button>
        </PageHead>
        <p class="muted">{about}</p>
        {notes}
        <Split side side_label="What comes of it" answer_first=true>
            <Rows held />
        </Split>
    }
}
