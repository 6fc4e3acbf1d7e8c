//! The app: mounted on the page's body, showing what its address leads to.

use leptos::mount::mount_to_body;
use leptos::prelude::*;

use crate::app::browser::storage::Kept;
use crate::app::browser::{page, storage};
use crate::app::features::activities::silent::estimate::EstimatePage;
use crate::app::features::library::clash::ClashDialog;
use crate::app::frame::embed::Embed;
use crate::app::frame::home::{Calculator, Library, NotFound, Unreadable};
use crate::app::frame::notices::Notices;
use crate::app::frame::page::follow_title;
use crate::app::frame::shared::SharedLink;
use crate::app::frame::window;
use crate::app::frame::workbook::WorkbookFrame;
use crate::app::route::Route;
use crate::app::state::keeping::records;
use crate::app::state::odds::OddsState;
use crate::app::state::workbook::{Screen, Workbook};
use crate::app::ui::{Later, LaterDialog, Tips, lazy_part, provide_toasts, ready};

/// Mounts the app on the page's body.
pub fn mount() {
    let kept = storage::find(records::reading);
    let show = {
        let kept = kept.clone();
        || {
            page::remove_loading_line();
            mount_to_body(move || view! { <App kept /> });
        }
    };
    let Ok(route) = page::fragment().parse();
    match route {
        // A frame leaves the storage alone.
        Route::Embed(_) => show(),
        _ => records::once_readable(&kept, show),
    }
}

/// The whole app.
#[component]
fn App(kept: Kept) -> impl IntoView {
    let workbook = Workbook::new(kept);
    let odds = OddsState::new(workbook);
    provide_context(workbook);
    provide_context(odds);
    provide_toasts();
    window::listen(workbook);
    follow_title(workbook);
    let in_workbook = Memo::new(move |_| {
        workbook
            .screen
            .with(|screen| matches!(screen, Screen::Workbook(..)))
    });
    view! {
        <Show when=move || in_workbook.get() fallback=|| view! { <OtherScreen /> }>
            <WorkbookFrame />
        </Show>
        <LaterDialog
            asked=Signal::derive(move || workbook.clash.with(Option::is_some))
            load=load_clash
            draw=|| ready(clash_dialog())
            on_failed=move || workbook.clash.set(None)
        />
        <Notices />
        <Tips />
    }
}

lazy_part! {
    /// Draws the question about a file whose engagement is here already.
    fn clash_dialog() -> AnyView, in library, loaded by load_clash {
        view! { <ClashDialog /> }.into_any()
    }
}

lazy_part! {
    /// Draws the question to one person.
    fn estimate(query: String) -> AnyView, in links, loaded by load_estimate {
        view! { <EstimatePage query /> }.into_any()
    }
}

/// What an address leads to that is no page of the open engagement.
#[component]
fn OtherScreen() -> impl IntoView {
    let workbook: Workbook = expect_context();
    // A frame and the calculator stay as they are while their address asks for something else.
    let screen = Memo::new(move |before: Option<&Screen>| match workbook.screen.get() {
        Screen::Embed(_) => Screen::Embed(String::new()),
        Screen::Slo(ask) => match before {
            Some(Screen::Slo(first)) => Screen::Slo(first.clone()),
            _ => Screen::Slo(ask),
        },
        screen => screen,
    });
    move || match screen.get() {
        Screen::Library => view! { <Library /> }.into_any(),
        // The frame of the workbook is about to be shown.
        Screen::Workbook(..) => ().into_any(),
        Screen::Slo(ask) => view! { <Calculator ask /> }.into_any(),
        Screen::Estimate(query) => {
            view! { <Later load=load_estimate draw=move || ready(estimate(query.clone())) /> }
                .into_any()
        }
        Screen::View(data) => view! { <SharedLink data /> }.into_any(),
        Screen::Embed(_) => view! { <Embed /> }.into_any(),
        Screen::NotFound(text) => view! { <NotFound text /> }.into_any(),
        Screen::Unreadable { key, reason } => view! { <Unreadable key_of=key reason /> }.into_any(),
    }
}
