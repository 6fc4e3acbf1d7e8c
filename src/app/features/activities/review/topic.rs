//! A topic of the review: what there is to say of it, and the way to where it is dealt with.

use leptos::prelude::*;

use crate::app::features::activities::hub::review_card::place;
use crate::app::features::activities::log::actions::ActionTable;
use crate::app::route::Route;
use crate::app::state::workbook::Workbook;
use crate::app::ui::{Icon, ShareMeter};
use crate::report::agenda_words::{Line, Place, Subject, Topic};
use crate::text::objectives::objective_words::Spent;

/// A card of the agenda. Actions are ticked here; a budget is a bar.
#[component]
pub fn TopicCard(number: usize, topic: Topic) -> impl IntoView {
    let Topic {
        title,
        place: at,
        lines,
        ..
    } = topic;
    let id = move || format!("topic-{number}");
    view! {
        <article class="card topic" aria-labelledby=id()>
            <header>
                <span class="number" aria-hidden="true">
                    {number}
                </span>
                <h2 id=id()>{title}</h2>
                <span class="grow"></span>
                <Way at />
            </header>
            <Lines lines />
        </article>
    }
}

/// The topics that need nothing today, in a line each.
#[component]
pub fn Quiet(topics: Vec<Topic>) -> impl IntoView {
    let line = |topic: Topic| {
        // Incidents are noted where there are none yet.
        let way = (topic.place == Place::Calibration).then(|| view! { <Way at=topic.place /> });
        view! {
            <li class="row between">
                {topic.texts().concat()}
                {way}
            </li>
        }
    };
    (!topics.is_empty()).then(|| {
        view! {
            <article class="card topic" aria-labelledby="topic-quiet">
                <header>
                    <h2 id="topic-quiet">"Nothing to do"</h2>
                </header>
                <ul class="plain muted">{topics.into_iter().map(line).collect_view()}</ul>
            </article>
        }
    })
}

#[component]
fn Way(at: Place) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let (glyph, to) = place(at);
    view! {
        <a class="way" href=Route::Workbook(untrack(|| workbook.open_id()), to).to_string()>
            <Icon glyph />
            {format!("Go to {}", to.title())}
        </a>
    }
}

/// The lines of a topic: first the actions, to be ticked, then the others in their order.
#[component]
fn Lines(lines: Vec<Line>) -> impl IntoView {
    let budgets = lines
        .iter()
        .any(|line| matches!(line.subject, Subject::Budget { .. }));
    let (mut keys, mut others) = (Vec::new(), Vec::new());
    for line in lines {
        match line.subject {
            Subject::Action(key) => keys.push(key),
            Subject::Words => others.push(view! { <li>{line.text}</li> }.into_any()),
            Subject::Budget { name, spent } => {
                others.push(view! { <Budget name spent /> }.into_any());
            }
        }
    }
    let (any_action, any_other) = (!keys.is_empty(), !others.is_empty());
    view! {
        {any_action.then(|| view! { <ActionTable keys /> })}
        {any_other.then(|| view! { <ul class="plain" class:budgets=budgets>{others}</ul> })}
    }
}

#[component]
fn Budget(name: String, spent: Spent) -> impl IntoView {
    let Spent {
        share_text,
        share,
        passed,
        day,
        minutes,
        burn,
    } = spent;
    view! {
        <li>
            <span class="row between">
                <b>{name}</b>
                <span>
                    <b>{share_text}</b>
                    " spent, "
                    {minutes}
                </span>
            </span>
            <ShareMeter label="" share mark=Some(passed) attr:aria-hidden="true" />
            <span class="quiet">{format!("{day}, {burn}")}</span>
        </li>
    }
}
