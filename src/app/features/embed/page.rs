//! Cards in somebody else's page: a frame that needs no storage and leaves none behind.

use leptos::ev;
use leptos::html;
use leptos::prelude::*;

use super::card::CardPart;
use super::shown::{Shows, State};
use super::slots::Slots;
use crate::app::browser::page;
use crate::app::route::Route;
use crate::app::ui::{Button, ButtonKind, Logo, Note, NoteKind, icons, on_resize};
use crate::codec::link::embed::{Card, EmbedAsk, Theme};
use crate::text::words::estimate_line;

/// The page.
#[component]
pub fn EmbedPage(
    /// What its address asks.
    query: Memo<String>,
    /// What comes from elsewhere.
    slots: Slots,
) -> impl IntoView {
    let shows = Shows::new(Memo::new(move |_| {
        query.with(|query| EmbedAsk::read(query))
    }));
    provide_context(shows);
    provide_context(shows.workbook);
    provide_context(shows.odds);
    follow_theme(shows);
    show_page_around();
    follow_keys(shows);
    let place: NodeRef<html::Div> = NodeRef::new();
    on_resize(place, move || {
        if let Some(place) = place.try_get_untracked().flatten() {
            shows.is_high(place.get_bounding_client_rect().height().ceil() as u32);
        }
    });
    let state = Memo::new(move |_| shows.state.get());
    let messages = slots.messages.run();
    view! {
        <div node_ref=place>
            <main class="embed card">
                {move || match state.get() {
                    State::Waiting => view! { <Waiting /> }.into_any(),
                    State::Refused(reason) => view! { <Refused reason /> }.into_any(),
                    State::Shown => view! { <Cards slots=slots.clone() /> }.into_any(),
                }}
            </main>
            {messages}
        </div>
    }
}

/// The whole page has the colours, so that controls and scroll bars have them too.
fn follow_theme(shows: Shows) {
    let colour = |theme: Theme| {
        let Some(root) = page::document().document_element() else {
            return;
        };
        // Refused only where the name is none.
        let _ = match theme {
            Theme::Auto => root.remove_attribute("data-theme"),
            theme => root.set_attribute("data-theme", theme.slug()),
        };
    };
    Effect::new(move || colour(shows.ask.with(|ask| ask.theme)));
    on_cleanup(move || colour(Theme::Auto));
}

/// The page around shows through, as long as there are cards and not a page of ours.
fn show_page_around() {
    let see_through = |on| {
        if let Some(root) = page::document().document_element() {
            // Only a name that is none is refused.
            let _ = root.toggle_attribute_with_force("data-see-through", on);
        }
    };
    see_through(true);
    on_cleanup(move || see_through(false));
}

fn follow_keys(shows: Shows) {
    let handle = window_event_listener(ev::keydown, move |event| {
        if shows.is_editable() {
            shows.workbook.undo_by_key(&event);
        }
    });
    on_cleanup(move || handle.remove());
}

#[component]
fn Waiting() -> impl IntoView {
    view! {
        <h1>"Estimate"</h1>
        <p class="muted" role="status">
            "Waiting for the figures, which the page around this frame sends."
        </p>
    }
}

#[component]
fn Refused(reason: String) -> impl IntoView {
    let shows: Shows = expect_context();
    let data = move || shows.ask.with(|ask| ask.data.clone());
    let link = move || {
        let data = Some(data()).filter(|data| !data.is_empty())?;
        let action = move || {
            let href = address_of(data);
            view! { <a href=href target="_blank" rel="noopener">"Open in full"</a> }
        };
        Some(view! { <p>{action()}</p> })
    };
    view! {
        <h1>"Estimate"</h1>
        <Note kind=NoteKind::Error>{reason}</Note>
        {link}
    }
}

/// The cards with their head and whose estimate it is.
#[component]
fn Cards(slots: Slots) -> impl IntoView {
    let shows: Shows = expect_context();
    let name = Memo::new(move |_| name(shows));
    Effect::new(move || page::document().set_title(&format!("{} · Bad Minutes", name.get())));
    let asked = Memo::new(move |_| {
        shows.ask.with(|ask| {
            let show = match ask.show.is_empty() {
                true => vec![Card::Risks],
                false => ask.show.clone(),
            };
            (show, ask.edit)
        })
    });
    let cards = move || {
        let (show, edit) = asked.get();
        let alone = show.len() == 1;
        let card = |which| {
            let slots = slots.clone();
            view! { <CardPart which edit alone slots /> }
        };
        let cards = show.into_iter().map(card).collect_view();
        view! {
            {cards}
            {edit.then(|| view! { <Changes /> })}
        }
    };
    let note = |text: String| view! { <Note>{text}</Note> };
    view! {
        <header class="row between">
            <h1 class="cut">
                <bdi>{move || name.get()}</bdi>
            </h1>
            <InFull />
        </header>
        {cards}
        {move || shows.notes.get().into_iter().map(note).collect_view()}
        <p class="quiet ft">{move || as_of(shows)}</p>
    }
}

fn name(shows: Shows) -> String {
    shows
        .workbook
        .with_document(|document| match document.name.trim() {
            "" => "Estimate".to_owned(),
            name => name.to_owned(),
        })
}

/// Whose figures they are, and of when; edited ones are nobody's.
fn as_of(shows: Shows) -> String {
    match shows.is_edited.get() {
        true => estimate_line(&page::today(), "") + ", changed in this frame",
        false => shows.origin.with(|(made, by)| estimate_line(made, by)),
    }
}

/// What becomes of changes, and what takes them back.
#[component]
fn Changes() -> impl IntoView {
    let shows: Shows = expect_context();
    let workbook = shows.workbook;
    let is_told = move || shows.ask.with(|ask| ask.host.is_some());
    let says = move || match is_told() {
        true => "Changes stay in this frame; the page around it is told of them.",
        false => "Changes stay in this frame: the page around it keeps its figures.",
    };
    view! {
        <div class="row wrap changes">
            <p class="quiet grow">{says}</p>
            <Button
                kind=ButtonKind::Quiet
                small=true
                icon=icons::UNDO
                disabled=Signal::derive(move || !workbook.can_undo.get())
                on_press=move || workbook.undo()
            >
                "Undo"
            </Button>
            <Button
                small=true
                disabled=Signal::derive(move || !shows.is_edited.get())
                on_press=move || shows.go_back()
            >
                "Back to the figures of the page"
            </Button>
        </div>
    }
}

fn address_of(data: String) -> String {
    page::address_of(&Route::View(data).to_string())
}

/// Leads to what is shown when it is pressed: a link is made then, not with each key.
#[component]
fn InFull() -> impl IntoView {
    let shows: Shows = expect_context();
    let href = RwSignal::new(String::new());
    let lead = move || href.set(address_of(shows.data()));
    Effect::new(move || {
        shows.origin.track();
        untrack(lead);
    });
    // Set at once: the browser follows the link as it is when the event is over.
    let node: NodeRef<html::A> = NodeRef::new();
    let lead_now = move || {
        lead();
        if let Some(link) = node.get_untracked() {
            link.set_href(&href.get_untracked());
        }
    };
    view! {
        <a
            class="ib"
            node_ref=node
            href=move || href.get()
            target="_blank"
            rel="noopener"
            aria-label="Open in full"
            data-tip="Open in full"
            on:pointerenter=move |_| lead_now()
            on:focus=move |_| lead_now()
            on:click=move |_| lead_now()
        >
            <Logo />
        </a>
    }
}
