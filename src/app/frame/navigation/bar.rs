//! The bar: which engagement, its answer, whether it is saved, undo and redo, export and share.

use leptos::prelude::*;

use crate::app::features::export::ExportButton;
use crate::app::features::share::sharing::Sharing;
use crate::app::frame::navigation::page_menu::PageMenu;
use crate::app::frame::navigation::readout::AnswerReadout;
use crate::app::frame::navigation::saving::{NotSaved, Saving};
use crate::app::frame::navigation::switcher::Switcher;
use crate::app::route::Page;
use crate::app::state::workbook::Workbook;
use crate::app::ui::{Icon, IconButton, LaterDialog, icons, lazy_part, ready};

/// The bar above each page of the engagement.
#[component]
pub fn Bar(
    /// The page that is shown.
    page: Memo<Page>,
) -> impl IntoView {
    view! {
        <header class="bar">
            <PageMenu page />
            <Switcher />
            <span class="grow"></span>
            // The risks show it in full.
            <Show when=move || page.get() != Page::RISKS>
                <AnswerReadout />
            </Show>
            <Saving />
            <Steps />
            <ExportButton />
            <Share />
        </header>
        <NotSaved />
    }
}

#[component]
fn Steps() -> impl IntoView {
    let workbook: Workbook = expect_context();
    view! {
        <span class="steps">
            <IconButton
                icon=icons::UNDO
                name="Undo"
                keys="Ctrl Z"
                disabled=Signal::derive(move || !workbook.can_undo.get())
                on_press=move || workbook.undo()
            />
            <IconButton
                icon=icons::REDO
                name="Redo"
                keys="Shift Ctrl Z"
                disabled=Signal::derive(move || !workbook.can_redo.get())
                on_press=move || workbook.redo()
            />
        </span>
    }
}

/// The Share button, and its dialogs once they are asked for.
#[component]
fn Share() -> impl IntoView {
    let open = RwSignal::new(false);
    view! {
        <button type="button" class="btn" id="share" on:click=move |_| open.set(true)>
            <Icon glyph=icons::SHARE />
            <span class="word">"Share"</span>
        </button>
        <LaterDialog
            asked=open
            load=load_share
            draw=move || ready(share(open))
            on_failed=move || open.set(false)
        />
    }
}

lazy_part! {
    /// Draws the dialogs that give the engagement away.
    fn share(open: RwSignal<bool>) -> AnyView, in pages, loaded by load_share {
        view! { <Sharing open /> }.into_any()
    }
}
