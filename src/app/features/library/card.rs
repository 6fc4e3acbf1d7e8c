//! The card of one engagement.

use leptos::html;
use leptos::prelude::*;
use web_sys::{KeyboardEvent, MouseEvent};

use crate::app::browser::page::local_time;
use crate::app::features::library::shelf::Shelf;
use crate::app::route::Route;
use crate::app::state::workbook::Workbook;
use crate::app::ui::{Badge, IconButton, MiniMeter, Tone, icons};
use crate::document::{Edit, EngagementId, Status};
use crate::store::Listed;
use crate::text::figures::{figure, period};
use crate::text::library_words::{allowed, listed_name, risks};
use crate::text::words::{self, verdict};

/// Its name, its answer, and what can be done with it.
#[component]
pub fn EngagementCard(
    /// As it is listed.
    one: Listed,
) -> impl IntoView {
    let shelf: Shelf = expect_context();
    let id = one.id;
    let name = listed_name(&one.name).to_owned();
    let more = format!("More for {name}");
    let status = one.status;
    let menu = one.clone();
    let known = one.name.clone();
    view! {
        <article class="card eng">
            <div class="row top0">
                {move || match shelf.renaming.get() == Some(id) {
                    true => view! { <RenameField id old=known.clone() /> }.into_any(),
                    false => view! {
                        <h2><a class="nm" href=Route::risks(id).to_string()>{name.clone()}</a></h2>
                    }.into_any(),
                }}
                <span class="grow"></span>
                <Badge tone=tone_of(status)>{status.name()}</Badge>
                <IconButton
                    icon=icons::MORE
                    name=more
                    small=true
                    on:click=move |event: MouseEvent| {
                        shelf.in_hand.set(Some(menu.clone()));
                        shelf.menu.toggle(&event);
                    }
                />
            </div>
            <CardAnswer one=one.clone() />
            <p class="quiet when">{when(&one)}</p>
        </article>
    }
}

fn tone_of(status: Status) -> Tone {
    match status {
        Status::Active => Tone::Good,
        _ => Tone::Plain,
    }
}

/// When it takes place, and when it was edited where the reader is.
fn when(one: &Listed) -> String {
    let edited = format!("edited {}", local_time(&one.edited));
    match period(&one.days) {
        days if days.is_empty() => edited,
        days => format!("{days} · {edited}"),
    }
}

#[component]
fn CardAnswer(one: Listed) -> impl IntoView {
    let counted = risks(one.risks);
    let Some(total) = one.total else {
        return view! { <p class="muted">{counted}</p> }.into_any();
    };
    let against = one.budget.map(|budget| {
        let (gap, tone) = verdict(budget, total);
        let tone = if tone == words::Tone::Good {
            "good"
        } else {
            "bad"
        };
        (budget, gap, tone, allowed(budget, &one.target))
    });
    let gap = against
        .clone()
        .map(|(_, gap, tone, _)| view! { <b class=tone>{gap}</b> });
    let below = against.map(|(budget, _, _, allowed)| {
        view! {
            <MiniMeter total budget />
            <p class="muted">{allowed} " · " {counted.clone()}</p>
        }
    });
    view! {
        <div class="row base">
            <span class="fg">{figure(total)}</span>
            <span class="muted">"bad minutes a year"</span>
            <span class="grow"></span>
            {gap}
        </div>
        {below}
    }
    .into_any()
}

/// The name while it is typed; Escape leaves the old one.
#[component]
fn RenameField(id: EngagementId, old: String) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let shelf: Shelf = expect_context();
    let input: NodeRef<html::Input> = NodeRef::new();
    input.on_load(|input| {
        request_animation_frame(move || {
            // Refused only where nothing can have the focus.
            let _ = input.focus();
            input.select();
        });
    });
    // Escape takes the field away, and its going counts as a change as well.
    let rename = move |name: String| {
        if shelf.renaming.try_get_untracked() == Some(Some(id)) {
            shelf.renaming.set(None);
            workbook.change_kept(id, Edit::SetName(name));
        }
    };
    let key = move |event: KeyboardEvent| {
        if event.key() == "Escape" {
            shelf.renaming.set(None);
        }
    };
    view! {
        <input
            class="in"
            aria-label="New name"
            autocomplete="off"
            value=old
            node_ref=input
            on:keydown=key
            on:change:target=move |event| rename(event.target().value())
            on:blur=move |_| {
                shelf.renaming.try_set(None);
            }
        />
    }
}
