//! All objectives at a glance, and the journeys that have none.

use leptos::prelude::*;

use crate::analysis::objective::figures;
use crate::analysis::{JourneyMatrix, journey_matrix};
use crate::app::features::objectives::record::Objectives;
use crate::app::ui::{Badge, Button, Menu, MenuItem, ShareMeter, Tone, icons};
use crate::document::names::journey_name;
use crate::document::{Engagement, Objective, RowId};
use crate::math::Minutes;
use crate::text::objectives::objective_words::{Spent, is_affordable, journey, line, spent};
use crate::text::words;

/// What stands in the list about one.
#[derive(Clone, PartialEq)]
struct Listed {
    journey: String,
    line: String,
    allowed: Option<(&'static str, Tone)>,
    spent: Option<Spent>,
}

/// The list.
#[component]
pub fn ObjectiveList() -> impl IntoView {
    let objectives: Objectives = expect_context();
    let workbook = objectives.workbook;
    let costs = Memo::new(move |_| workbook.with_document(journey_matrix));
    let ids = move || {
        workbook.with_document(|document| {
            let ids = document.objectives.iter().map(|one| one.id);
            ids.collect::<Vec<_>>()
        })
    };
    let bare = Memo::new(move |_| workbook.with_document(without));
    let none = move |(id, name): (RowId, String)| {
        let label = format!("Add objective for {name}");
        view! {
            <div class="objective-line">
                <span class="row between">
                    <b>{name}</b>
                    <span class="quiet">"no objective yet"</span>
                </span>
                <Button
                    small=true
                    icon=icons::PLUS
                    attr:aria-label=label
                    on_press=move || objectives.add(Some(id))
                >
                    "Add objective"
                </Button>
            </div>
        }
    };
    view! {
        <nav class="card flush objective-list" aria-label="Objectives">
            <For each=ids key=|id| *id let(id)>
                <Line id costs />
            </For>
            <For each=move || bare.get() key=Clone::clone children=none />
        </nav>
    }
}

/// The journeys without an objective, with their names.
fn without(document: &Engagement) -> Vec<(RowId, String)> {
    let has = |id: RowId| {
        document
            .objectives
            .iter()
            .any(|one| one.journey == Some(id))
    };
    let bare = document.journeys.iter().filter(|one| !has(one.id));
    bare.map(|one| (one.id, journey_name(one.id, document)))
        .collect()
}

fn listed(document: &Engagement, costs: &JourneyMatrix, one: &Objective) -> Listed {
    let figures = figures(document, one);
    let total = match one.journey {
        None => (!costs.ranked.is_empty()).then_some(costs.whole),
        Some(id) => costs
            .journey(id)
            .filter(|cost| cost.reached_by > 0)
            .map(|cost| cost.total),
    };
    let year = document.year.length().days();
    let allowed = |total: Minutes| {
        let (word, tone) = is_affordable(total, *figures.target.as_ref().ok()?, year);
        let tone = match tone {
            words::Tone::Good => Tone::Good,
            _ => Tone::Bad,
        };
        Some((word, tone))
    };
    Listed {
        journey: journey(one, document),
        line: line(one, document),
        allowed: total.and_then(allowed),
        spent: spent(&figures),
    }
}

#[component]
fn Line(id: RowId, costs: Memo<JourneyMatrix>) -> impl IntoView {
    let objectives: Objectives = expect_context();
    let known = Memo::new(move |_| {
        objectives.workbook.with_document(|document| {
            let one = document.objective(id)?;
            Some(costs.with(|costs| listed(document, costs, one)))
        })
    });
    let current = move || (objectives.shown.get() == Some(id)).then_some("true");
    let content = move || {
        let Listed {
            journey,
            line,
            allowed,
            spent,
        } = known.get()?;
        let badge = allowed.map(|(word, tone)| view! { <Badge tone>{word}</Badge> });
        let spent = spent.map(|spent| {
            let says = format!("{} spent, {}", spent.share_text, spent.day);
            view! {
                <ShareMeter label="" share=spent.share mark=Some(spent.passed) thin=true attr:aria-hidden="true" />
                <span class="quiet">{says}</span>
            }
        });
        Some(view! {
            <span class="row between">
                <b>{journey}</b>
                {badge}
            </span>
            <span class="muted">{line}</span>
            {spent}
        })
    };
    view! {
        <button
            type="button"
            class="objective-line"
            aria-current=current
            on:click=move |_| objectives.show(id)
        >
            {content}
        </button>
    }
}

/// What an objective can be added for.
#[component]
pub fn AddMenu() -> impl IntoView {
    let objectives: Objectives = expect_context();
    let popup = objectives.adding;
    let items = move || {
        let journeys = objectives.workbook.with_document(|document| {
            let named = document.journeys.iter();
            let named = named.map(|one| (Some(one.id), journey_name(one.id, document)));
            let whole = (None, "the whole service".to_owned());
            named.chain([whole]).collect::<Vec<_>>()
        });
        let item = |(id, name): (Option<RowId>, String)| {
            view! {
                <MenuItem popup on_press=move || objectives.add(id)>
                    {format!("For {name}")}
                </MenuItem>
            }
        };
        journeys.into_iter().map(item).collect_view()
    };
    view! {
        <Menu popup label="Add an objective">
            {items}
        </Menu>
    }
}
