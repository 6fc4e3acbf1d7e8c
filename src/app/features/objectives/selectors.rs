//! Which events of Prometheus an objective counts: proposed, until somebody types them.

use leptos::prelude::*;

use crate::analysis::selectors::{part_name, selectors};
use crate::app::features::objectives::record::{TextOf, change, read};
use crate::app::state::workbook::Workbook;
use crate::app::ui::{Choice, SelectField};
use crate::document::{Part, RowId, text_in};
use crate::grammar::selector;
use crate::text::objectives::selector_words as words;

/// What is selected, to be read.
#[component]
pub fn SelectorFacts(id: RowId) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let found = Memo::new(move |_| read(workbook, id, selectors));
    let shown = move || match found.get()? {
        Err(wrong) => Some(view! { <p class="bad">{wrong}</p> }.into_any()),
        Ok(found) => {
            let state = words::state(&found);
            Some(
                view! {
                    <dl class="facts selectors">
                        <div>
                            <dt>"All events"</dt>
                            <dd>
                                <code>{found.total.to_string()}</code>
                            </dd>
                        </div>
                        <div>
                            <dt>{part_name(found.selects)}</dt>
                            <dd>
                                <code>{found.part.to_string()}</code>
                            </dd>
                        </div>
                    </dl>
                    {state.map(|text| view! { <p class="quiet">{text}</p> })}
                }
                .into_any(),
            )
        }
    };
    view! {
        <h3 class="in-prometheus">"In Prometheus"</h3>
        {shown}
    }
}

/// What is selected, to be typed.
#[component]
pub fn SelectorFields(id: RowId) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let part = move || read(workbook, id, |_, one| one.part).unwrap_or_default();
    let found = Memo::new(move |_| read(workbook, id, selectors));
    let wrong = move |all: bool| {
        read(workbook, id, |_, one| {
            let typed = match all {
                true => &one.total_selector,
                false => &one.part_selector,
            };
            selector::read(typed).err()
        })
        .flatten()
    };
    // What only both together can be wrong in is said at the second.
    let part_wrong = move || {
        let alone = wrong(false);
        let both = move || found.get()?.err().filter(|_| wrong(true).is_none());
        alone.or_else(both)
    };
    let proposed = move |all: bool| {
        let found = found.get()?.ok()?;
        let typed = read(workbook, id, |_, one| match all {
            true => !one.total_selector.trim().is_empty(),
            false => !one.part_selector.trim().is_empty(),
        })?;
        let selector = if all { &found.total } else { &found.part };
        (!typed).then(|| words::proposed(selector, (!all).then_some(found.selects)))
    };
    let choices = Part::ALL.map(|one| Choice::new(one.name(), part_name(one)));
    let choose = move |value: String| {
        if let Some(part) = Part::ALL.into_iter().find(|one| one.name() == value) {
            workbook.edit(change(workbook, id, |one| one.part = part));
        }
    };
    view! {
        <div class="wide">
            <TextOf
                id
                label="All events in Prometheus"
                placeholder="http_requests_total{job=\"shop\"}"
                error=Signal::derive(move || wrong(true))
                help=Signal::derive(move || proposed(true))
                text=text_in!(total_selector)
            />
        </div>
        <SelectField
            label="The second selector counts"
            choices=choices.to_vec()
            value=Signal::derive(move || part().name().to_owned())
            on_choose=choose
        />
        <div class="wide">
            <TextOf
                id
                label=Signal::derive(move || format!("{} in Prometheus", part_name(part())))
                placeholder="http_requests_total{job=\"shop\",code=~\"5..\"}"
                error=Signal::derive(part_wrong)
                help=Signal::derive(move || proposed(false))
                text=text_in!(part_selector)
            />
        </div>
    }
}
