//! Which engagement: its name, the others, and the ways to begin one.

use leptos::prelude::*;
use web_sys::MouseEvent;

use crate::app::browser::page;
use crate::app::features::library::open_file::OpenFile;
use crate::app::frame::navigation::rail::Door;
use crate::app::route::Route;
use crate::app::state::workbook::Workbook;
use crate::app::ui::{Icon, IconSize, Later, Popover, Popup, icons, lazy_part, ready};
use crate::document::Edit;
use crate::store::{self, Listed};
use crate::text::figures::figure;
use crate::text::library_words::listed_name;

/// So many other engagements are offered; the library has them all.
const MOST: usize = 8;

/// The name in the bar, which opens the choice.
#[component]
pub fn Switcher() -> impl IntoView {
    let workbook: Workbook = expect_context();
    let popup = Popup::new();
    let name = move || workbook.with_document(|document| listed_name(&document.name).to_owned());
    view! {
        <button
            type="button"
            class="crumb hide-s"
            aria-haspopup="dialog"
            aria-expanded=move || popup.is_open().to_string()
            on:click=move |event: MouseEvent| popup.toggle(&event)
        >
            <span class="cut">{name}</span>
            <Icon glyph=icons::UP_DOWN size=IconSize::Small />
            <span class="vh">"rename or switch engagement"</span>
        </button>
        <Popover popup label="Engagement" class="switcher">
            <OtherEngagements popup />
        </Popover>
    }
}

/// What the choice holds: in the popover of the bar, and in the page menu of a phone.
#[component]
pub fn OtherEngagements(
    /// What it stands in, to be closed.
    popup: Popup,
) -> impl IntoView {
    view! { <Later load=load_engagements draw=move || ready(engagements(popup)) /> }
}

lazy_part! {
    /// Draws the name, the other engagements, and the ways to begin one.
    fn engagements(popup: Popup) -> AnyView, in library, loaded by load_engagements {
        view! { <Engagements popup /> }.into_any()
    }
}

#[component]
fn Engagements(popup: Popup) -> impl IntoView {
    let workbook: Workbook = expect_context();
    workbook.flush();
    let listing = workbook.with_storage(|storage| store::list(storage, &page::now()));
    let open = workbook.open_id();
    let all = listing
        .map(|listing| listing.engagements)
        .unwrap_or_default();
    let others = all.into_iter().filter(move |one| one.id != open).take(MOST);
    let new = move |_| {
        popup.close();
        workbook.take_over_new();
    };
    let (quick, picture, ..) = Door::Quick.parts();
    view! {
        <NameField />
        <ul class="plain">{others.map(|one| view! { <Other one popup /> }).collect_view()}</ul>
        <hr />
        <a class="it" href="#/library" on:click=move |_| popup.close()>
            <Icon glyph=icons::LIBRARY />
            "All engagements"
        </a>
        <a class="it" href=quick on:click=move |_| popup.close()>
            <Icon glyph=picture />
            "Quick estimate"
        </a>
        <button type="button" class="it" on:click=new>
            <Icon glyph=icons::PLUS />
            "New engagement"
        </button>
        <OpenFile class="it" then=move || popup.close() />
    }
}

/// The name of the open engagement.
#[component]
fn NameField() -> impl IntoView {
    let workbook: Workbook = expect_context();
    let name = move || workbook.with_document(|document| document.name.clone());
    view! {
        <label class="field">
            <span>"Engagement name"</span>
            <input
                class="in"
                autocomplete="off"
                prop:value=name
                on:focus=move |_| workbook.enter_field()
                on:input:target=move |event| {
                    workbook.edit_in_field(Edit::SetName(event.target().value()));
                }
            />
        </label>
    }
}

#[component]
fn Other(one: Listed, popup: Popup) -> impl IntoView {
    view! {
        <li>
            <a
                class="it"
                href=Route::risks(one.id).to_string()
                on:click=move |_| popup.close()
            >
                <span class="cut">{listed_name(&one.name).to_owned()}</span>
                <span class="k">{one.total.map(figure)}</span>
            </a>
        </li>
    }
}
