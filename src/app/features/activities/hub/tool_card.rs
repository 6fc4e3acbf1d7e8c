//! A tool on the overview: one figure, what it is of, and the way to it.

use leptos::prelude::*;

use crate::app::route::{ActivitiesView, Page, Route};
use crate::app::state::workbook::Workbook;
use crate::app::ui::icons::Glyph;
use crate::app::ui::{Icon, IconSize, LinkButton};
use crate::document::Activity;
use crate::text::activities::hub_words::CardSays;

/// Where a view of the activities is.
pub fn address(workbook: Workbook, view: ActivitiesView) -> String {
    Route::Workbook(workbook.open_id(), Page::Activities(view)).to_string()
}

/// Who does what in an activity.
pub fn who(workbook: Workbook, activity: Activity) -> impl Fn() -> String + Send + Sync + Copy {
    move || {
        workbook.with_document(|document| {
            let who = document.charter.planned(activity);
            who.unwrap_or_default().trim().to_owned()
        })
    }
}

/// The frame of a card: its head, a figure, and what stands below.
#[component]
pub fn FigureCard(
    /// Its picture.
    glyph: Glyph,
    /// Its name.
    title: &'static str,
    /// Its figure.
    #[prop(into)]
    says: Signal<CardSays>,
    /// What is drawn beside the figure.
    #[prop(optional, into)]
    picture: Option<ViewFnOnce>,
    /// What is below: a sentence, then the footer.
    children: Children,
) -> impl IntoView {
    view! {
        <section class="card tool" aria-label=title>
            <header>
                <Icon glyph size=IconSize::Large />
                <h2>{title}</h2>
            </header>
            <div class="tf">
                {picture.map(|picture| picture.run())}
                <div>
                    <span class="big">{move || says.get().figure}</span>
                    <span class="muted">{move || says.get().about}</span>
                </div>
            </div>
            {children()}
        </section>
    }
}

/// A tool with a page of its own.
#[component]
pub fn ToolCard(
    /// Its page.
    view: ActivitiesView,
    /// Its picture.
    glyph: Glyph,
    /// Its figure.
    #[prop(into)]
    says: Signal<CardSays>,
    /// What is drawn beside the figure.
    #[prop(optional, into)]
    picture: Option<ViewFnOnce>,
    /// What it is for.
    purpose: &'static str,
    /// What its link says.
    verb: &'static str,
    /// Who does what in it.
    #[prop(optional, into)]
    who: Signal<String>,
) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let picture = move || view! { {picture.map(|picture| picture.run())} };
    view! {
        <FigureCard glyph title=view.name() says picture>
            <p class="muted">{purpose}</p>
            <footer>
                <LinkButton small=true href=Signal::derive(move || address(workbook, view))>
                    {verb}
                </LinkButton>
                <span class="quiet cut">{move || who.get()}</span>
            </footer>
        </FigureCard>
    }
}
