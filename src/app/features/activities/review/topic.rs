//! A topic of the review: what there is to say of it, and the way to where it is dealt with.

use leptos::prelude::*;

use crate::analysis::objective::figures;
use crate::analysis::practice::agenda::due_soon;
use crate::app::browser::page;
use crate::app::features::activities::hub::review_card::place;
use crate::app::features::activities::log::actions::ActionTable;
use crate::app::route::Route;
use crate::app::state::workbook::Workbook;
use crate::app::ui::{Icon, ShareMeter};
use crate::report::agenda_words::{About, Place, Topic};
use crate::text::objectives::objective_words::{Spent, spent};
use crate::text::objectives::slo_words::objective_name;

/// A card of the agenda. Actions are ticked here; a budget is a bar.
#[component]
pub fn TopicCard(number: usize, topic: Topic) -> impl IntoView {
    let Topic {
        about,
        title,
        place: at,
        lines,
        ..
    } = topic;
    let id = move || format!("topic-{number}");
    let content = match about {
        About::Due => view! { <Due lines /> }.into_any(),
        About::Budgets => view! { <Budgets lines /> }.into_any(),
        _ => view! { <Lines lines /> }.into_any(),
    };
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
            {content}
        </article>
    }
}

/// The topics that need nothing today, in a line each.
#[component]
pub fn Quiet(topics: Vec<Topic>) -> impl IntoView {
    let line = |topic: Topic| {
        // Incidents are noted where there are none yet.
        let way = (topic.about == About::Happened).then(|| view! { <Way at=topic.place /> });
        view! {
            <li class="row between">
                {topic.lines.concat()}
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

#[component]
fn Lines(lines: Vec<String>) -> impl IntoView {
    let line = |line: String| view! { <li>{line}</li> };
    view! { <ul class="plain">{lines.into_iter().map(line).collect_view()}</ul> }
}

/// What is due, to be ticked. The last line may count those without a date, which are not in the table.
#[component]
fn Due(lines: Vec<String>) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let keys =
        Memo::new(move |_| workbook.with_document(|document| due_soon(document, &page::today())));
    let rest = lines.into_iter().skip(keys.with_untracked(Vec::len));
    let rest: Vec<String> = rest.collect();
    let any = keys.with_untracked(|keys| !keys.is_empty());
    view! {
        {any.then(|| view! { <ActionTable keys /> })}
        <Lines lines=rest />
    }
}

/// What is spent of each budget; of one that is not measured, why.
#[component]
fn Budgets(lines: Vec<String>) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let known = untrack(|| {
        workbook.with_document(|document| {
            let known = document.objectives.iter().map(|one| {
                let name = objective_name(one, document);
                (name, spent(&figures(document, one)))
            });
            known.collect::<Vec<_>>()
        })
    });
    let one = |((name, spent), line): ((String, Option<Spent>), String)| match spent {
        Some(spent) => view! { <Budget name spent /> }.into_any(),
        None => view! { <li>{line}</li> }.into_any(),
    };
    let all = known.into_iter().zip(lines).map(one).collect_view();
    view! { <ul class="plain budgets">{all}</ul> }
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
