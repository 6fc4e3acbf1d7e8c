//! What the dependencies leave.

use leptos::prelude::*;

use crate::app::features::calculator::asked::{Problem, ProblemOf, problem_id};
use crate::app::features::calculator::form::Form;
use crate::app::ui::{Card, Icon, IconSize, icons};
use crate::codec::link::calculator::{Ask, Field};
use crate::text::calculator::slo_answers as answers;
use crate::text::calculator::slo_figures::{Link, links};

fn problem(ask: &Ask) -> Option<String> {
    answers::dependencies(ask).err()
}

/// The card.
#[component]
pub fn ChainCard(form: Form) -> impl IntoView {
    let wrong: Problem = problem;
    let is_wrong = move || form.with(|ask| wrong(ask).is_some());
    let found = Memo::new(move |_| form.with(links));
    let words = move || {
        let words = form.with(answers::dependencies).unwrap_or_default();
        words
            .into_iter()
            .map(|text| view! { <p>{text}</p> })
            .collect_view()
    };
    let drawn = move || {
        let (link, together) = found.get()?;
        Some(view! {
            <div class="chain" aria-hidden="true">
                {link_of(link)} <Icon glyph=icons::ARROW size=IconSize::Small />
                <span class="blk res">
                    <b>{together}</b>
                    "together"
                </span>
            </div>
        })
    };
    view! {
        <Card title="What your dependencies leave">
            <label class="field">
                <span>
                    "Each with its percentage: " <b>"&"</b> " where all are needed, " <b>"|"</b>
                    " where any will do, parentheses around what belongs together"
                </span>
                <textarea
                    class="in mono"
                    rows="2"
                    autocomplete="off"
                    spellcheck="false"
                    aria-describedby=problem_id(Field::Depends)
                    aria-invalid=move || is_wrong().then_some("true")
                    prop:value=move || form.get(Field::Depends)
                    on:input:target=move |event| form.set(Field::Depends, event.target().value())
                ></textarea>
            </label>
            <ProblemOf form field=Field::Depends problem />
            {drawn}
            <div class="muted stack s" role="status" aria-label="Dependencies">
                {words}
            </div>
            <p class="quiet">
                "Dependencies are taken to fail independently of each other; those that share a region, a network or a release do not."
            </p>
        </Card>
    }
}

/// One dependency, or several side by side or one above the other.
fn link_of(link: Link) -> AnyView {
    match link {
        Link::One {
            name,
            holds,
            is_low,
        } => view! {
            <span class="blk" class:low=is_low>
                <b>{name}</b>
                {holds}
            </span>
        }
        .into_any(),
        Link::All(links) => {
            let last = links.len().saturating_sub(1);
            let links = links.into_iter().enumerate().map(|(at, link)| {
                let arrow =
                    (at < last).then(|| view! { <Icon glyph=icons::ARROW size=IconSize::Small /> });
                view! {
                    {link_of(link)}
                    {arrow}
                }
            });
            view! { <span class="chain">{links.collect_view()}</span> }.into_any()
        }
        Link::Any(links) => {
            let links = links.into_iter().map(link_of).collect_view();
            view! { <span class="par">{links}</span> }.into_any()
        }
    }
}
