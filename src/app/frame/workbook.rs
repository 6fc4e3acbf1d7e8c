//! The frame around the pages of the open engagement: rail, bar, page.

use leptos::prelude::*;

use crate::app::browser::page::today;
use crate::app::features::charter::page::CharterPage;
use crate::app::features::journeys::page::JourneysPage;
use crate::app::features::library::examples::Examples;
use crate::app::features::objectives::page::ObjectivesPage;
use crate::app::features::readiness::page::ReadinessPage;
use crate::app::features::together::page::TogetherPage;
use crate::app::frame::activities::{activities_page, load_activities};
use crate::app::frame::help::Help;
use crate::app::frame::navigation::bar::Bar;
use crate::app::frame::navigation::rail::Rail;
use crate::app::frame::page::SkipLink;
use crate::app::frame::report::ReportPage;
use crate::app::frame::risks::RisksPage;
use crate::app::route::Page;
use crate::app::state::held::SaveState;
use crate::app::state::odds::OddsState;
use crate::app::state::workbook::{Screen, Workbook};
use crate::app::ui::{Later, lazy_part, ready};
use crate::text::words::estimate_line;

/// The open engagement.
#[component]
pub fn WorkbookFrame() -> impl IntoView {
    let workbook: Workbook = expect_context();
    let odds: OddsState = expect_context();
    let page = Memo::new(move |_| {
        let Screen::Workbook(_, page) = workbook.screen.get() else {
            return Page::RISKS;
        };
        // The views of a page are one page.
        match page {
            Page::Risks(_) => Page::RISKS,
            Page::Activities(_) => Page::ACTIVITIES,
            Page::Report(_) => Page::REPORT,
            page => page,
        }
    });
    Effect::new(move || {
        let shows = matches!(page.get(), Page::Objectives | Page::REPORT);
        odds.objectives.set(shows);
    });
    let as_of =
        move || workbook.with_document(|document| estimate_line(&today(), &document.author));
    view! {
        <SkipLink />
        <div class="app">
            <Rail page />
            <div>
                <Bar page />
                <main class="main" id="main" tabindex="-1">
                    <Welcome page />
                    {move || {
                        workbook.opened.track();
                        view! { <PageOf page=page.get() /> }
                    }}
                    <Others page />
                    // The report says it itself.
                    <Show when=move || page.get() != Page::REPORT>
                        <p class="quiet">{as_of}</p>
                    </Show>
                </main>
            </div>
        </div>
        <Help />
    }
}

/// Whether this is an estimate that nobody has typed in when its page was shown. It stays so while
/// somebody types: what stands above the table must not jump.
fn is_first(page: Memo<Page>) -> Memo<bool> {
    let workbook: Workbook = expect_context();
    Memo::new(move |_| {
        workbook.opened.track();
        page.get() == Page::RISKS && workbook.saved.get_untracked() == SaveState::Fresh
    })
}

/// What this is, above the table of an estimate that is new.
#[component]
fn Welcome(page: Memo<Page>) -> impl IntoView {
    let first = is_first(page);
    view! {
        <Show when=move || first.get()>
            <div class="hero">
                <p class="ask-for">
                    "How many minutes a year do you fail your users, and which fix buys them back?"
                </p>
                <p class="muted">
                    "Type what could go wrong. Each line shows its bad minutes a year at once: (detect + resolve) × share of users × incidents. Nothing leaves this browser."
                </p>
            </div>
        </Show>
    }
}

/// What else somebody new could do, below the table.
#[component]
fn Others(page: Memo<Page>) -> impl IntoView {
    let first = is_first(page);
    view! {
        <Show when=move || first.get()>
            <section class="stack" aria-labelledby="or-example">
                <h2 id="or-example">"Or open an example"</h2>
                <Examples />
            </section>
        </Show>
    }
}

#[component]
fn PageOf(page: Page) -> impl IntoView {
    match page {
        Page::Risks(_) => view! { <RisksPage /> }.into_any(),
        Page::Activities(_) => {
            let draw = || ready(activities_page());
            view! { <Later load=load_activities draw /> }.into_any()
        }
        Page::Report(_) => view! { <ReportPage /> }.into_any(),
        page => {
            let draw = move || ready(own_page(page));
            view! { <Later load=load_own_page draw /> }.into_any()
        }
    }
}

lazy_part! {
    /// Draws one of the pages that are a part of their own.
    fn own_page(page: Page) -> AnyView, in pages, loaded by load_own_page {
        match page {
            Page::Journeys => view! { <JourneysPage /> }.into_any(),
            Page::Objectives => view! { <ObjectivesPage /> }.into_any(),
            Page::Charter => view! { <CharterPage /> }.into_any(),
            Page::Readiness => view! { <ReadinessPage /> }.into_any(),
            Page::Together => view! { <TogetherPage /> }.into_any(),
            _ => ().into_any(),
        }
    }
}
