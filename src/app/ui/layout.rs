//! What holds the parts of a page: cards, the split with its side, the inspector.

use leptos::ev;
use leptos::prelude::*;

use super::button::IconButton;
use super::dom;
use super::icon::{Icon, IconSize, Logo};
use super::icons;

/// A surface with a head.
#[component]
pub fn Card(
    /// Its head; without one it needs a label.
    #[prop(optional, into)]
    title: Option<Signal<String>>,
    /// Its name where it has no head.
    #[prop(optional, into)]
    label: Option<Signal<String>>,
    /// What stands at the right of the head: a remark or small buttons.
    #[prop(optional, into)]
    aside: Option<ViewFnOnce>,
    /// Its content reaches the edges: for tables.
    #[prop(optional)]
    flush: bool,
    /// One more class, such as `answer`.
    #[prop(optional)]
    class: &'static str,
    /// Its content.
    children: Children,
) -> impl IntoView {
    let id = dom::unique("card");
    let labelled = title.map(|_| id.clone());
    let has_head = title.is_some() || aside.is_some();
    let head = has_head.then(move || {
        view! {
            <header>
                {title.map(|title| view! { <h2 id=id>{move || title.get()}</h2> })}
                <span class="grow"></span>
                {aside.map(|aside| aside.run())}
            </header>
        }
    });
    view! {
        <section
            class=format!("card {class}")
            class:flush=flush
            aria-labelledby=labelled
            aria-label=move || label.map(|label| label.get())
        >
            {head}
            {children()}
        </section>
    }
}

/// The bar of a page without a rail: the logo leads home.
#[component]
pub fn TopBar(
    /// What stands beside the logo.
    children: Children,
) -> impl IntoView {
    view! {
        <header class="abar">
            <a href="#/library" aria-label="All engagements">
                <Logo />
            </a>
            {children()}
        </header>
    }
}

/// The head of a page: its name, its views, then what the page is about, the primary at the right.
#[component]
pub fn PageHead(
    /// Its name.
    #[prop(into)]
    title: Signal<String>,
    /// Its views: [`super::PillTabs`].
    #[prop(optional, into)]
    tabs: Option<ViewFnOnce>,
    /// What stands at the right: selects, the primary button.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="head">
            <h1>{move || title.get()}</h1>
            {tabs.map(|tabs| tabs.run())}
            <span class="grow"></span>
            {children.map(|children| children())}
        </div>
    }
}

/// Content with a side of 300 px that stays in view. Under 1180 px the side stands below it as
/// cards, or above it where it has the answer.
#[component]
pub fn Split(
    /// The side: cards.
    #[prop(into)]
    side: ViewFnOnce,
    /// What the side is, read out.
    #[prop(into)]
    side_label: String,
    /// The side has the answer: above the content under 1180 px; under 700 px the card of class
    /// `answer` comes first and the rest of the side after the content.
    #[prop(optional)]
    answer_first: bool,
    /// The content.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="split" class:first-side=answer_first>
            <div class="stack m">{children()}</div>
            <aside class="side" aria-label=side_label>
                {side.run()}
            </aside>
        </div>
    }
}

/// Where a page stands, such as "Activities › Wheel of misfortune".
#[component]
pub fn Crumbs(
    /// Names and addresses of what is above.
    above: Vec<(String, String)>,
    /// The name of this page, its `<h1>`.
    #[prop(into)]
    here: Signal<String>,
) -> impl IntoView {
    let crumb = |(name, href): (String, String)| {
        view! {
            <a href=href>{name}</a>
            <Icon glyph=icons::RIGHT size=IconSize::Small />
        }
    };
    view! {
        <nav class="crumbs" aria-label="Above this page">
            {above.into_iter().map(crumb).collect_view()}
            <h1>{move || here.get()}</h1>
        </nav>
    }
}

/// The details of one row: a card under the table, a bottom sheet on a phone.
#[component]
pub fn Inspector(
    /// The row's name.
    #[prop(into)]
    title: Signal<String>,
    /// Its state, behind the name: a [`super::Mark`] or [`super::Badge`].
    #[prop(optional, into)]
    badge: Option<ViewFnOnce>,
    /// Its actions: small buttons.
    #[prop(optional, into)]
    actions: Option<ViewFnOnce>,
    /// Closes it where it is a sheet; Escape does so everywhere.
    #[prop(into)]
    on_close: Callback<()>,
    /// Fields in a grid; `wide` takes two columns.
    children: Children,
) -> impl IntoView {
    let id = dom::unique("inspector");
    let labelled = id.clone();
    let keys = move |event: ev::KeyboardEvent| {
        if event.key() == "Escape" && !event.default_prevented() {
            on_close.run(());
        }
    };
    view! {
        <section class="card inspector" aria-labelledby=labelled on:keydown=keys>
            <div class="row wrap insp-head">
                <h2 id=id>{move || title.get()}</h2>
                {badge.map(|badge| badge.run())}
                <span class="grow"></span>
                {actions.map(|actions| actions.run())}
                <IconButton
                    icon=icons::CLOSE
                    name="Close"
                    keys="Esc"
                    small=true
                    class="mobile"
                    on_press=move || on_close.run(())
                />
            </div>
            <div class="insp">{children()}</div>
        </section>
    }
}

/// An empty page of a practice: the practice in one sentence, one primary, an example beside it.
#[component]
pub fn Guide(
    /// The practice in one sentence.
    #[prop(into)]
    say: String,
    /// The button, and where to go next.
    #[prop(into)]
    start: ViewFnOnce,
    /// The example.
    children: Children,
) -> impl IntoView {
    view! {
        <section class="guide">
            <div class="stack">
                <p class="say">{say}</p>
                {start.run()}
            </div>
            <div>{children()}</div>
        </section>
    }
}
