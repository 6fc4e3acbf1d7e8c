//! The rail at the left: the pages of the engagement, or the doors of the app.

use leptos::prelude::*;

use crate::app::frame::navigation::badges::{State, badge_of};
use crate::app::route::{Page, Route};
use crate::app::state::workbook::Workbook;
use crate::app::ui::{Icon, Logo, icons};

/// What the rail leads to beside the pages of an engagement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Door {
    /// All engagements.
    Library,
    /// A fresh estimate.
    Quick,
    /// The SLO calculator.
    Slo,
}

impl Door {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Library, Self::Quick, Self::Slo];

    /// Where it leads, its picture, the word in the rail, and its whole name, which has that word.
    pub const fn parts(self) -> (&'static str, icons::Glyph, &'static str, &'static str) {
        match self {
            Self::Library => ("#/library", icons::LIBRARY, "Library", "Library"),
            Self::Quick => ("#/quick", icons::QUICK, "Quick", "Quick estimate"),
            Self::Slo => ("#/slo", icons::CALCULATOR, "Calculator", "SLO calculator"),
        }
    }
}

/// The pages, and the ways out of the engagement.
#[component]
pub fn Rail(
    /// The page that is shown.
    page: Memo<Page>,
) -> impl IntoView {
    let link = move |one: Page| view! { <PageLink one page /> };
    view! {
        <nav class="rail" aria-label="Pages">
            <Home />
            {Page::ALL.map(link)}
            <span class="gap"></span>
            {Door::ALL.map(|door| view! { <DoorLink door current=false /> })}
        </nav>
    }
}

/// The doors of the app, where no engagement is open.
#[component]
pub fn DoorRail(
    /// The one that was taken.
    #[prop(optional_no_strip)]
    at: Option<Door>,
) -> impl IntoView {
    let link = move |door| view! { <DoorLink door current=at == Some(door) /> };
    view! {
        <nav class="rail" aria-label="Pages">
            <Home />
            {Door::ALL.map(link)}
        </nav>
    }
}

#[component]
fn Home() -> impl IntoView {
    view! {
        <a class="logo" href="#/library" data-tip="All engagements">
            <Logo />
            <span class="vh">"Bad Minutes: all engagements"</span>
        </a>
    }
}

#[component]
fn DoorLink(door: Door, current: bool) -> impl IntoView {
    let (href, glyph, word, name) = door.parts();
    view! {
        <a
            class="nav"
            href=href
            aria-current=current.then_some("page")
            aria-label=name
        >
            <Icon glyph />
            <span>{word}</span>
        </a>
    }
}

#[component]
fn PageLink(one: Page, page: Memo<Page>) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let id = Memo::new(move |_| workbook.open_id());
    let badge = badge_of(workbook, one);
    view! {
        <a
            class="nav"
            href=move || Route::Workbook(id.get(), one).to_string()
            aria-current=move || (page.get() == one).then_some("page")
            data-tip=move || badge.get().map(|badge| badge.says)
        >
            <Icon glyph=picture(one) />
            <span>{one.name()}</span>
            {move || badge.get().map(|state| view! { <BadgeMark state /> })}
        </a>
    }
}

/// A number for the eye, the whole of it for screen readers.
#[component]
pub fn BadgeMark(
    /// The badge.
    state: State,
) -> impl IntoView {
    view! {
        <span class="state" class:hot=state.is_urgent aria-hidden="true">
            {state.count}
        </span>
        <span class="vh">{state.says}</span>
    }
}

/// The picture of a page.
pub fn picture(page: Page) -> icons::Glyph {
    match page {
        Page::Charter => icons::CHARTER,
        Page::Journeys => icons::JOURNEYS,
        Page::Risks(_) => icons::RISKS,
        Page::Objectives => icons::TARGET,
        Page::Readiness => icons::READINESS,
        Page::Activities(_) => icons::CALENDAR,
        Page::Report(_) => icons::REPORT,
        Page::Together => icons::MERGE,
    }
}
