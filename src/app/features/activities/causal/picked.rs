//! The place in hand: what it is, what leads to it, and where it leads.

use leptos::prelude::*;

use crate::app::browser::page;
use crate::app::features::activities::causal::state::MapState;
use crate::app::state::workbook::Workbook;
use crate::app::ui::{Badge, Button, Card, icons};
use crate::document::RowId;
use crate::text::activities::causal_words::{head, kind_word, place_name};

/// The card, or what to do first.
#[component]
pub fn Picked() -> impl IntoView {
    let workbook: Workbook = expect_context();
    let state: MapState = expect_context();
    let shown = Memo::new(move |_| {
        let at = state.picked.get()?;
        state.map.with(|map| {
            let place = *map.places.get(at)?;
            let name = |one: usize| {
                workbook.with_document(|document| place_name(&map.places[one], document))
            };
            let causes = map.links.iter().filter(|link| link.to == at);
            let effects = map.links.iter().filter(|link| link.from == at);
            Some(Shown {
                kind: kind_word(place.kind),
                name: name(at),
                head: workbook.with_figures(|document, analysis| head(&place, document, analysis)),
                causes: causes.map(|link| name(link.from)).collect(),
                effects: effects.map(|link| name(link.to)).collect(),
                id: place.id,
            })
        })
    });
    move || match shown.get() {
        Some(shown) => view! { <OfPlace shown /> }.into_any(),
        None => view! {
            <Card title="Choose a node">
                <p class="muted">
                    "Select a node to see what causes it and what it affects."
                </p>
                <Legend />
            </Card>
        }
        .into_any(),
    }
}

/// A place with its neighbours.
#[derive(Clone, PartialEq)]
struct Shown {
    kind: &'static str,
    name: String,
    head: String,
    causes: Vec<String>,
    effects: Vec<String>,
    id: Option<RowId>,
}

#[component]
fn OfPlace(shown: Shown) -> impl IntoView {
    let state: MapState = expect_context();
    let list = |title: &'static str, names: Vec<String>| {
        let name = |name: String| view! { <li>{name}</li> };
        (!names.is_empty()).then(|| {
            view! {
                <h3>{title}</h3>
                <ul class="plain">{names.into_iter().map(name).collect_view()}</ul>
            }
        })
    };
    let says = (shown.head != shown.kind).then_some(shown.head);
    let draw = shown.id.map(|id| {
        let press = move || {
            state.from.set(Some(id));
            page::focus("#arrow-to");
        };
        view! {
            <footer>
                <Button small=true icon=icons::ARROW on_press=press>
                    "Draw an arrow"
                </Button>
            </footer>
        }
    });
    view! {
        <section class="card picked" aria-label="In hand">
            <Badge>{shown.kind}</Badge>
            <h2>{shown.name}</h2>
            <p class="muted">{says}</p>
            {list("Comes from", shown.causes)}
            {list("Leads to", shown.effects)}
            {draw}
        </section>
    }
}

#[component]
fn Legend() -> impl IntoView {
    let kinds = [
        ("systemic", "systemic risk"),
        ("risk", "risk"),
        ("journey", "journey"),
        ("objective", "objective"),
        ("own", "your own, dashed"),
    ];
    let kind = |(class, name): (&'static str, &'static str)| {
        view! {
            <li class="row">
                <svg class="causal-map key" viewBox="0 0 16 12" aria-hidden="true">
                    <g class=format!("place {class}")>
                        <rect x="1" y="1" width="14" height="10" rx="3"></rect>
                    </g>
                </svg>
                {name}
            </li>
        }
    };
    view! { <ul class="plain map-key">{kinds.map(kind)}</ul> }
}
