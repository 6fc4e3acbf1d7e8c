//! Whether the work is in storage, and what to do when it is not.

use leptos::prelude::*;

use crate::app::state::held::SaveState;
use crate::app::state::workbook::Workbook;
use crate::app::ui::{Button, Icon, IconSize, icons};

/// The state as it concerns the person: a browser that denies storage says so from the start.
fn state(workbook: Workbook) -> SaveState {
    match workbook.saved.get() {
        SaveState::Fresh if !workbook.is_lasting() => SaveState::InTabOnly,
        state => state,
    }
}

/// One word in the bar.
#[component]
pub fn Saving() -> impl IntoView {
    let workbook: Workbook = expect_context();
    let state = Memo::new(move |_| state(workbook));
    let said = move || match state.get() {
        SaveState::Fresh => (icons::INFO, "Nothing to save yet"),
        SaveState::Saved => (icons::CHECK, "Saved"),
        SaveState::InBrowser => (icons::CHECK, "Saved in this browser"),
        SaveState::Saving => (icons::CLOCK, "Saving"),
        SaveState::Deleted => (icons::WARNING, "Deleted in another tab"),
        SaveState::InTabOnly => (icons::WARNING, "In this tab only"),
        SaveState::NotSaved(_) => (icons::ERROR, "Unsaved"),
    };
    let is_saved = move || (state.get() == SaveState::Saved).to_string();
    let is_bad = move || {
        matches!(
            state.get(),
            SaveState::Deleted | SaveState::InTabOnly | SaveState::NotSaved(_)
        )
    };
    view! {
        <span class="saved" class:bad=is_bad role="status" data-saved=is_saved>
            {move || {
                let (glyph, words) = said();
                view! {
                    <Icon glyph size=IconSize::Small />
                    <span>{words}</span>
                }
            }}
        </span>
    }
}

/// The note under the bar while the work is in this tab alone.
#[component]
pub fn NotSaved() -> impl IntoView {
    let workbook: Workbook = expect_context();
    let state = Memo::new(move |_| state(workbook));
    let why = move || {
        match state.get() {
        SaveState::NotSaved(why) => Some(format!("Not saved: {why}")),
        SaveState::InTabOnly => Some(
            "Kept in this tab only: this browser does not allow storage here. Export JSON before you close it."
                .to_owned(),
        ),
        SaveState::Fresh | SaveState::Saved | SaveState::InBrowser | SaveState::Saving | SaveState::Deleted => None,
    }
    };
    view! {
        <div class="unsaved-note" role="status">
            {move || why().map(|why| view! {
                <div class="note bad">
                    <Icon glyph=icons::ERROR />
                    <div class="grow">{why}</div>
                    <Button small=true icon=icons::EXPORT on_press=move || workbook.export_json()>
                        "Export JSON"
                    </Button>
                </div>
            })}
        </div>
    }
}
