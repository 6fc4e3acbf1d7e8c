//! The objectives of the files as they will stand, and what of each is other here or left out.

use leptos::prelude::*;

use super::offered::Offered;
use crate::app::ui::{Badge, CheckField, Choice, Message, SelectField, Tone};
use crate::codec::slo_files::{Found, Whose};
use crate::document::names::journey_name;
use crate::document::{RowId, Span};
use crate::text::objectives::import_words as words;
use crate::text::objectives::slo_words::span;

/// Problems shown; more would hide the objectives.
const MOST_PROBLEMS: usize = 20;

/// The preview.
#[component]
pub fn Preview(offered: Offered) -> impl IntoView {
    let any = Memo::new(move |_| offered.read.with(|read| !read.found.is_empty()));
    let count = move || words::found(offered.read.with(|read| read.found.len()));
    let rows = move || {
        let found = offered.read.with(|read| read.found.clone());
        let rows = found.into_iter().enumerate();
        rows.map(|(at, found)| view! { <Row offered at found /> })
            .collect_view()
    };
    view! {
        <Problems offered />
        <Show when=move || any.get()>
            <h3>{count}</h3>
            <WindowChoice offered />
            {rows}
        </Show>
    }
}

#[component]
fn Problems(offered: Offered) -> impl IntoView {
    let problems = move || {
        let mut all = offered.refused.get();
        offered
            .read
            .with(|read| all.extend(read.problems.iter().cloned()));
        let more = all.len().saturating_sub(MOST_PROBLEMS);
        all.truncate(MOST_PROBLEMS);
        all.extend((more > 0).then(|| format!("and {more} more.")));
        let line = |text: String| view! { <Message error=true>{text}</Message> };
        all.into_iter().map(line).collect_view()
    };
    view! {
        <div role="status" aria-label="What could not be read">
            {problems}
        </div>
    }
}

/// The window of those whose files say none.
#[component]
fn WindowChoice(offered: Offered) -> impl IntoView {
    let asks = Memo::new(move |_| {
        offered
            .read
            .with(|read| read.found.iter().any(|one| !one.says_window))
    });
    let choices = Span::ALL.map(|one| Choice::new(one.name(), span(one)));
    let choices = StoredValue::new(choices.to_vec());
    let choose = move |value: String| {
        if let Some(one) = Span::ALL.into_iter().find(|one| one.name() == value) {
            offered.window.set(one);
        }
    };
    view! {
        <Show when=move || asks.get()>
            <SelectField
                label="Window of those that say none"
                choices=choices.get_value()
                value=Signal::derive(move || offered.window.get().name().to_owned())
                help=Signal::derive(|| Some(words::WINDOW.to_owned()))
                on_choose=choose
            />
        </Show>
    }
}

/// One of them.
#[component]
fn Row(offered: Offered, at: usize, found: Found) -> impl IntoView {
    let name = found.name.clone();
    let label = name.clone();
    let whose = Whom {
        offered,
        at,
        new: StoredValue::new(found.journey.clone()),
    };
    let found = StoredValue::new(found);
    let on = Memo::new(move |_| found.with_value(|it| offered.is_on(at, it)));
    let here = Memo::new(move |_| found.with_value(|it| offered.is_here(at, it)));
    let line = move || found.with_value(|it| words::line(it, offered.window_of(it)));
    let taken = move || {
        let rows = found.with_value(|it| words::taken(it, offered.window_of(it)));
        let row = |(name, text): (&'static str, String)| {
            view! {
                <div>
                    <dt>{name}</dt>
                    <dd>{text}</dd>
                </div>
            }
        };
        rows.into_iter().map(row).collect_view()
    };
    let list = |title: &'static str, items: Vec<String>| {
        let item = |text: String| view! { <li>{text}</li> };
        (!items.is_empty()).then(|| {
            view! {
                <div>
                    <h4>{title}</h4>
                    <ul class="lost">{items.into_iter().map(item).collect_view()}</ul>
                </div>
            }
        })
    };
    let changed = found.with_value(|it| list("Other than in the file", it.changed.clone()));
    let lost = found.with_value(|it| list("Left out", it.lost.clone()));
    view! {
        <section class="card stack" aria-label=label>
            <div class="row wrap between">
                <CheckField
                    label=name
                    checked=Signal::derive(move || on.get())
                    on_change=move |on| offered.turn(at, on)
                />
                <Show when=move || here.get()>
                    <Badge tone=Tone::Warn>"already here"</Badge>
                </Show>
            </div>
            <p class="muted">{line}</p>
            <ForWhom whose />
            <dl class="facts">{taken}</dl>
            {changed}
            {lost}
        </section>
    }
}

/// Whose one of them is to be.
#[derive(Clone, Copy)]
struct Whom {
    offered: Offered,
    at: usize,
    new: StoredValue<Option<String>>,
}

#[component]
fn ForWhom(whose: Whom) -> impl IntoView {
    let Whom { offered, at, new } = whose;
    let journeys = Memo::new(move |_| {
        offered.workbook.with_document(|document| {
            let ids = document.journeys.iter().map(|one| one.id);
            ids.map(|id| (id, journey_name(id, document)))
                .collect::<Vec<(RowId, String)>>()
        })
    });
    let all = move || {
        let new = new.get_value().map(|name| {
            let says = format!("A new journey, {name}");
            (Whose::New(name), says)
        });
        let service = (Whose::Service, "The whole service".to_owned());
        let known = journeys.get().into_iter();
        let known = known.map(|(id, name)| (Whose::Journey(id), name));
        new.into_iter().chain([service]).chain(known)
    };
    let choices = move || {
        let choice = |(at, (_, name)): (usize, (Whose, String))| Choice::new(at.to_string(), name);
        all().enumerate().map(choice).collect::<Vec<_>>()
    };
    let value = move || {
        let chosen = offered.whose(at);
        let at = all().position(|(one, _)| one == chosen);
        at.map_or(String::new(), |at| at.to_string())
    };
    let choose = move |value: String| {
        let found = untrack(|| all().nth(value.parse().ok()?));
        if let Some((whose, _)) = found {
            offered.say_whose(at, whose);
        }
    };
    view! {
        <SelectField
            label="For"
            choices=Signal::derive(choices)
            value=Signal::derive(value)
            on_choose=choose
        />
    }
}
