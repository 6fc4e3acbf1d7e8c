//! The frame where no engagement is open: the library, and addresses that lead nowhere.

use leptos::prelude::*;

use crate::app::features::calculator::page::CalculatorPage;
use crate::app::features::library::page::LibraryPage;
use crate::app::features::library::records::DownloadBytes;
use crate::app::features::share::shared_opened::Ways;
use crate::app::frame::navigation::rail::{Door, DoorRail};
use crate::app::frame::page::SkipLink;
use crate::app::state::workbook::Workbook;
use crate::app::ui::{Icon, IconSize, Later, LinkButton, PageHead, icons, lazy_part, ready};
use crate::codec::link::calculator::Ask;

/// The rail, a bar, and a page.
#[component]
pub fn HomeFrame(
    /// The door that was taken.
    #[prop(optional_no_strip)]
    at: Option<Door>,
    /// The page.
    children: Children,
) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let kept = match workbook.is_lasting() {
        true => "Kept in this browser only",
        false => "Kept in this tab only",
    };
    view! {
        <SkipLink />
        <div class="app">
            <DoorRail at />
            <div>
                <header class="bar">
                    <a class="crumb" href="#/library">
                        "Bad Minutes"
                    </a>
                    <nav class="doors mobile" aria-label="Tools">
                        <a href="#/slo">"SLO calculator"</a>
                    </nav>
                    <span class="grow"></span>
                    <span class="saved hide-s">
                        <Icon glyph=icons::INFO size=IconSize::Small />
                        <span>{kept}</span>
                    </span>
                </header>
                <main class="main" id="main" tabindex="-1">
                    {children()}
                </main>
            </div>
        </div>
    }
}

/// The library in its frame.
#[component]
pub fn Library() -> impl IntoView {
    view! {
        <HomeFrame at=Some(Door::Library)>
            <Later load=load_library draw=|| ready(library_page()) />
        </HomeFrame>
    }
}

lazy_part! {
    /// Draws the page of the library.
    fn library_page() -> AnyView, in library, loaded by load_library {
        view! { <LibraryPage /> }.into_any()
    }
}

/// The SLO calculator in its frame.
#[component]
pub fn Calculator(
    /// What its address asks.
    ask: Ask,
) -> impl IntoView {
    view! {
        <HomeFrame at=Some(Door::Slo)>
            <Later load=load_calculator draw=move || ready(calculator_page(ask.clone())) />
        </HomeFrame>
    }
}

lazy_part! {
    /// Draws the page of the calculator.
    fn calculator_page(ask: Ask) -> AnyView, in pages, loaded by load_calculator {
        view! { <CalculatorPage ask /> }.into_any()
    }
}

/// Nothing at this address.
#[component]
pub fn NotFound(
    /// What is not there.
    text: String,
) -> impl IntoView {
    view! {
        <HomeFrame at=None>
            <PageHead title="Not here" />
            <p>{text}</p>
            <Ways />
        </HomeFrame>
    }
}

/// A stored record that cannot be read: kept, and downloadable byte for byte.
#[component]
pub fn Unreadable(
    /// Its key in the storage.
    key_of: String,
    /// Why it cannot be read.
    reason: String,
) -> impl IntoView {
    view! {
        <HomeFrame at=None>
            <PageHead title="This engagement cannot be read" />
            <p>{reason}</p>
            <p>"Its bytes are kept as they are. Nothing was changed."</p>
            <div class="row wrap">
                <DownloadBytes key_of />
                <LinkButton href="#/library" icon=icons::LIBRARY>
                    "All engagements"
                </LinkButton>
            </div>
        </HomeFrame>
    }
}
