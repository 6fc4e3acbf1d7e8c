//! The library: the engagements kept in this browser, and the ways to begin one.

use leptos::prelude::*;

use crate::app::browser::page as window;
use crate::app::features::library::card::EngagementCard;
use crate::app::features::library::examples::Examples;
use crate::app::features::library::open_file::OpenFile;
use crate::app::features::library::records::{UnreadableNote, UnsavedNote};
use crate::app::features::library::shelf::Shelf;
use crate::app::route::Route;
use crate::app::state::workbook::Workbook;
use crate::app::ui::{
    Button, ButtonKind, Icon, LinkButton, Menu, MenuItem, Note, NoteKind, PageHead, icons,
};
use crate::document::EngagementId;
use crate::store::Listed;
use crate::text::library_words::{listed_name, more_cards};

/// How many cards are drawn at first, and with each asking for more: whole rows of three and of two.
const CARDS: usize = 48;

/// All engagements, and the ways to begin one.
#[component]
pub fn LibraryPage() -> impl IntoView {
    let workbook: Workbook = expect_context();
    let shelf = Shelf::new(workbook);
    provide_context(shelf);
    view! {
        <PageHead title="Engagements">
            <Search shelf />
            <OpenFile />
            <LinkButton href="#/quick" icon=icons::QUICK>
                "Quick estimate"
            </LinkButton>
            <Button
                kind=ButtonKind::Primary
                icon=icons::PLUS
                on_press=move || workbook.take_over_new()
            >
                "New engagement"
            </Button>
        </PageHead>
        <Unsaved />
        <Cards shelf />
        <CardMenu shelf />
        <Unreadable shelf />
        <p class="drop">
            <Icon glyph=icons::OPEN />
            "Drop a file here, or paste a table into a quick estimate"
        </p>
        <section class="stack" aria-labelledby="examples">
            <h2 id="examples">"Examples " <span class="quiet">"open as a copy; change anything"</span></h2>
            <Examples />
        </section>
        <Note>
            "Engagements live in this browser only; nothing is sent anywhere. "<b>"Export"</b>
            " one to keep it for good or to pass it on. The "<a href="#/slo">"SLO calculator"</a>
            " works without an engagement."
        </Note>
    }
}

#[component]
fn Search(shelf: Shelf) -> impl IntoView {
    view! {
        <label class="find">
            <span class="vh">"Search engagements"</span>
            <Icon glyph=icons::SEARCH />
            <input
                class="in"
                type="search"
                placeholder="Search"
                autocomplete="off"
                on:input:target=move |event| shelf.search.set(event.target().value())
            />
        </label>
    }
}

#[component]
fn Cards(shelf: Shelf) -> impl IntoView {
    let found = shelf.found();
    let failure = move || {
        shelf
            .listing
            .with(|listing| listing.as_ref().err().copied())
    };
    let nothing = move || !shelf.is_empty() && failure().is_none() && found.with(Vec::is_empty);
    let most = RwSignal::new(CARDS);
    let drawn = move || found.with(|found| found[..most.get().min(found.len())].to_vec());
    let hidden = move || found.with(Vec::len).saturating_sub(most.get());
    view! {
        {move || failure().map(|error| view! {
            <Note kind=NoteKind::Error>{error.to_string()}</Note>
        })}
        <Show when=nothing>
            <p role="status">"No engagement has this in its name."</p>
        </Show>
        <Show when=move || !found.with(Vec::is_empty)>
            <ul class="plain cols3" aria-label="Engagements">
                <For each=drawn key=|one| key_of(one) let:one>
                    <li><EngagementCard one /></li>
                </For>
            </ul>
        </Show>
        <Show when=move || hidden() != 0>
            <p class="row">
                <Button on_press=move || most.update(|most| *most += CARDS)>
                    {move || more_cards(hidden(), CARDS)}
                </Button>
            </p>
        </Show>
    }
}

/// A card is made anew when what it shows is another.
fn key_of(one: &Listed) -> String {
    format!("{one:?}")
}

/// The menu that all cards share.
#[component]
fn CardMenu(shelf: Shelf) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let popup = shelf.menu;
    let name = move || {
        let name = |one: &Listed| listed_name(&one.name).to_owned();
        shelf
            .in_hand
            .with(|one| one.as_ref().map(name).unwrap_or_default())
    };
    let id = move || {
        shelf
            .in_hand
            .with_untracked(|one| one.as_ref().map(|one| one.id))
    };
    let open = move || {
        if let Some(id) = id() {
            window::go(&Route::risks(id).to_string());
        }
    };
    let export = move || {
        if let Some(engagement) = id().and_then(|id| workbook.kept(id)) {
            workbook.export(&engagement);
        }
    };
    let delete = move || {
        if let Some(id) = id() {
            workbook.delete(id, &untrack(name));
        }
    };
    let label = Signal::derive(move || format!("Actions for {}", name()));
    view! {
        <Menu popup label>
            <MenuItem popup icon=icons::ARROW on_press=open>"Open"</MenuItem>
            <MenuItem popup icon=icons::PENCIL on_press=move || shelf.renaming.set(id())>
                "Rename"
            </MenuItem>
            <MenuItem popup icon=icons::COPY on_press=move || duplicate(workbook, id())>
                "Duplicate"
            </MenuItem>
            <MenuItem popup icon=icons::EXPORT on_press=export>"Export JSON"</MenuItem>
            <hr />
            <MenuItem popup icon=icons::TRASH danger=true on_press=delete>"Delete"</MenuItem>
        </Menu>
    }
}

fn duplicate(workbook: Workbook, id: Option<EngagementId>) {
    if let Some(mut copy) = id.and_then(|id| workbook.kept(id)) {
        copy.id = window::new_id();
        copy.name = format!("{} (copy)", copy.name);
        workbook.store_new(&copy);
    }
}

/// What is in this tab alone.
#[component]
fn Unsaved() -> impl IntoView {
    let workbook: Workbook = expect_context();
    move || {
        workbook.shelf_changed.track();
        let all = untrack(|| workbook.unsaved()).into_iter();
        all.map(|engagement| view! { <UnsavedNote engagement /> })
            .collect_view()
    }
}

#[component]
fn Unreadable(shelf: Shelf) -> impl IntoView {
    move || {
        let all = shelf.listing.with(|listing| match listing {
            Ok(listing) => listing.unreadable.clone(),
            Err(_) => Vec::new(),
        });
        let all = all.into_iter();
        all.map(|record| view! { <UnreadableNote record /> })
            .collect_view()
    }
}
