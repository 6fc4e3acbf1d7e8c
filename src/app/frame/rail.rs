//! The rail with the pages of the engagement.

use leptos::prelude::*;

use crate::app::route::{Page, Route};
use crate::app::state::workbook::Workbook;
use crate::app::ui::{Icon, Logo, icons};

/// The pages, and the ways out of the engagement.
#[component]
pub fn Rail(
    /// The page that is shown.
    page: Memo<Page>,
) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let id = Memo::new(move |_| workbook.open_id());
    let link = move |one: Page| {
        view! {
            <a
                class="nav"
                href=move || Route::Workbook(id.get(), one).to_string()
                aria-current=move || (page.get() == one).then_some("page")
            >
                <Icon glyph=picture(one) />
                <span>{one.name()}</span>
            </a>
        }
    };
    view! {
        <nav class="rail" aria-label="Pages">
            <a class="logo" href="#/library" data-tip="All engagements">
                <Logo />
                <span class="vh">"Bad Minutes: all engagements"</span>
            </a>
            {Page::ALL.map(link)}
            <span class="gap"></span>
            <a class="nav" href="#/library">
                <Icon glyph=icons::LIBRARY />
                <span>"Library"</span>
            </a>
            <a class="nav" href="#/quick">
                <Icon glyph=icons::QUICK />
                <span>"Quick"</span>
            </a>
            <a class="nav" href="#/slo">
                <Icon glyph=icons::CALCULATOR />
                <span>"SLO calc"</span>
            </a>
        </nav>
    }
}

fn picture(page: Page) -> icons::Glyph {
    match page {
        Page::Charter => icons::CHARTER,
        Page::Journeys => icons::JOURNEYS,
        Page::Risks(_) => icons::RISKS,
        Page::Objectives => icons::TARGET,
        Page::Readiness => icons::READINESS,
        Page::Activities => icons::CALENDAR,
        Page::Report => icons::REPORT,
    }
}
