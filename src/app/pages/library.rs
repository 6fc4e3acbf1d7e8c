//! The library: the engagements kept in this browser.

use leptos::prelude::*;

use super::message::DownloadBytes;
use crate::app::browser::page;
use crate::app::components::open_file::OpenFileButton;
use crate::app::desk::Desk;
use crate::app::examples::EXAMPLES;
use crate::app::notice::Action;
use crate::app::route::Route;
use crate::app::view::{part, tap, typed, when_drawn};
use crate::format::figures::figure;
use crate::format::json;
use crate::model::{Edit, EngagementId};
use crate::store::{self, Listed, Unreadable};

/// All engagements, and the ways to begin one.
#[component]
pub fn Library() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let search = RwSignal::new(String::new());
    let listing = Memo::new(move |_| {
        desk.shelf_changed.track();
        match desk.with_storage(|storage| store::list(storage, &page::now())) {
            Ok(listing) => (listing.engagements, listing.unreadable, None),
            Err(error) => (Vec::new(), Vec::new(), Some(error.to_string())),
        }
    });
    let found = move || {
        let wanted = search.get().trim().to_lowercase();
        let all = listing.with(|(engagements, _, _)| engagements.clone());
        all.into_iter()
            .filter(|one| one.name.to_lowercase().contains(&wanted))
            .collect::<Vec<_>>()
    };
    let is_empty = move || listing.with(|(engagements, _, _)| engagements.is_empty());
    let nothing = move || {
        (!is_empty() && found().is_empty())
            .then(|| view! { <p>"No engagement has this in its name."</p> })
    };
    view! {
        <main class="library">
            <p class="brand"><a href="#/">"Bad"<i>"·"</i>"Minutes"</a></p>
            <h1>"Engagements"</h1>
            <p class="lede">"Kept in this browser only; nothing is sent anywhere. Export a file to keep one for good or to pass it on."</p>
            <p class="actions">
                <button class="main" on:click=tap(move |_| desk.take_over_new())>"New engagement"</button>
                <a class="button line" href="#/quick">"Quick estimate"</a>
                <OpenFileButton />
            </p>
            <label class="search">"Search "
                <input type="search" autocomplete="off" on:input=typed(move |value| search.set(value)) />
            </label>
            {part(move || listing.with(|(_, _, error)| error.clone()).map(|error| view! { <p class="bad">{error}</p> }))}
            {part(nothing)}
            <Show when=move || !is_empty()>
                <table class="shelf" aria-label="Engagements">
                    <thead><tr>
                        <th scope="col">"Name"</th><th scope="col">"Target"</th>
                        <th scope="col">"Bad minutes"<small>"a year"</small></th><th scope="col">"Last edited"</th><td></td>
                    </tr></thead>
                    <tbody>
                        <For each=found key=|one| (one.id, one.edited.clone(), one.name.clone()) let:one>
                            <ShelfRow one />
                        </For>
                    </tbody>
                </table>
            </Show>
            {part(move || listing.with(|(_, unreadable, _)| unreadable.clone()).into_iter().map(unreadable_row).collect_view())}
            <h2>"Examples"</h2>
            <ul class="examples">
                {EXAMPLES.iter().map(|(name, text)| {
                    let open = move |_| match json::read(text) {
                        Ok(opened) => {
                            let mut engagement = opened.engagement;
                            engagement.id = page::new_id();
                            desk.take_over(engagement);
                        }
                        Err(refusal) => desk.notify(refusal.to_string(), None),
                    };
                    view! { <li><button class="line" on:click=tap(open)>{*name}</button></li> }
                }).collect_view()}
            </ul>
        </main>
    }
}

#[component]
fn ShelfRow(one: Listed) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let id = one.id;
    let renaming = RwSignal::new(false);
    let name = if one.name.trim().is_empty() {
        "(no name)".to_owned()
    } else {
        one.name.clone()
    };
    let edited = one
        .edited
        .get(..16)
        .unwrap_or(&one.edited)
        .replace('T', " ");
    let total = one.total.map_or("–".to_owned(), figure);
    let label = move |verb: &str, name: &str| format!("{verb} {name}");
    let delete = {
        let name = name.clone();
        move |_| delete(desk, id, &name)
    };
    let field_name = one.name.clone();
    let (link_name, labels) = (name.clone(), name.clone());
    view! {
        <tr>
            <td>{part(move || if renaming.get() {
                // Escape takes the field away, and its going counts as a change as well.
                let rename = move |name: String| {
                    if renaming.get_untracked() {
                        renaming.set(false);
                        rename(desk, id, name);
                    }
                };
                let key = move |event: web_sys::KeyboardEvent| if event.key() == "Escape" { renaming.set(false) };
                view! {
                    <input type="text" aria-label="New name" id=format!("rename-{id}") autocomplete="off"
                        prop:value=field_name.clone() on:keydown=key
                        on:change=typed(rename) />
                }.into_any()
            } else {
                view! { <a href=Route::Risks(id).to_string()>{link_name.clone()}</a> }.into_any()
            })}</td>
            <td data-label="Target">{one.target}"%"</td>
            <td class="result" data-label="Bad minutes a year">{total}</td>
            <td data-label="Last edited">{edited}" UTC"</td>
            <td class="verbs">
                <button aria-label=label("Rename", &labels) on:click=tap(move |_| {
                    renaming.set(true);
                    let field = format!("#rename-{id}");
                    when_drawn(move || page::focus(&field));
                })>"Rename"</button>
                <button aria-label=label("Duplicate", &labels) on:click=tap(move |_| duplicate(desk, id))>"Duplicate"</button>
                <button aria-label=label("Delete", &labels) on:click=tap(delete)>"Delete"</button>
            </td>
        </tr>
    }
}

fn unreadable_row(unreadable: Unreadable) -> impl IntoView {
    view! {
        <p class="unreadable">
            <b>"Something stored here cannot be read. "</b>{unreadable.reason}
            {format!(" It is kept as it is ({} bytes). ", unreadable.bytes)}
            <DownloadBytes key_name=unreadable.key />
        </p>
    }
}

fn rename(desk: Desk, id: EngagementId, name: String) {
    desk.change_stored(id, Edit::SetName(name));
}

fn duplicate(desk: Desk, id: EngagementId) {
    if let Some(mut copy) = desk.stored(id) {
        copy.id = page::new_id();
        copy.name = format!("{} (copy)", copy.name);
        desk.store_new(&copy);
    }
}

fn delete(desk: Desk, id: EngagementId, name: &str) {
    let removed = desk.with_storage(|storage| store::remove(storage, id));
    if let Some(Some(raw)) = desk.report(removed) {
        desk.forget_if_open(id);
        desk.notify(
            format!("Deleted {name}."),
            Some(Action::PutBack {
                key: store::record_key(id),
                raw,
            }),
        );
    }
    desk.shelf_changed.update(|count| *count += 1);
}
