//! The page while nothing is promised: what an objective is, and an example.

use leptos::prelude::*;

use crate::app::answer::first_steps::FirstSteps;
use crate::app::features::objectives::record::Objectives;
use crate::app::route::{Page, Route};
use crate::app::state::workbook::Workbook;
use crate::app::ui::{Badge, Button, ButtonKind, Card, Guide, LinkButton, ShareMeter, Tone, icons};
use crate::document::RowId;
use crate::document::names::journey_name;

/// This many journeys are offered at once; the others have theirs from the list.
const OFFERED: usize = 6;

/// The page.
#[component]
pub fn FirstObjective() -> impl IntoView {
    let workbook: Workbook = expect_context();
    let address = move |page| Route::Workbook(workbook.open_id(), page).to_string();
    view! {
        <div class="stack m">
            <Guide
                say="Promise for each journey what you can keep, and decide how you will know."
                start=|| view! { <Start /> }
            >
                <Example />
            </Guide>
            <p class="quiet">
                "Does somebody promise a figure already? Write that one down first, even if it is too high: the risks will say so."
            </p>
            <div class="cols2">
                <Card label="SLO calculator">
                    <span class="quiet">"a figure to start from"</span>
                    <h2>"SLO calculator"</h2>
                    <p class="muted">"What a target allows in a day, a month, a year."</p>
                    <footer>
                        <LinkButton href="#/slo" small=true>
                            "Open the calculator"
                        </LinkButton>
                    </footer>
                </Card>
                <Card label="Readiness">
                    <span class="quiet">"next"</span>
                    <h2>"Readiness"</h2>
                    <p class="muted">
                        "What the service should have before people rely on it."
                    </p>
                    <footer>
                        <LinkButton href=address(Page::Readiness) small=true>
                            "Open Readiness"
                        </LinkButton>
                    </footer>
                </Card>
            </div>
            <FirstSteps />
        </div>
    }
}

#[component]
fn Start() -> impl IntoView {
    let workbook: Workbook = expect_context();
    let objectives: Objectives = expect_context();
    let journeys = Memo::new(move |_| {
        workbook.with_document(|document| {
            let first = document.journeys.iter().take(OFFERED);
            let named = first.map(|one| (one.id, journey_name(one.id, document)));
            named.collect::<Vec<_>>()
        })
    });
    let address = move || Route::Workbook(workbook.open_id(), Page::Journeys).to_string();
    move || {
        let journeys = journeys.get();
        if journeys.is_empty() {
            return view! {
                <p class="muted">
                    "Begin with availability: it is what the risks are counted in. There are no journeys yet, so the first objective is for the whole service."
                </p>
                <div class="row wrap">
                    <Button
                        kind=ButtonKind::Primary
                        icon=icons::PLUS
                        on_press=move || objectives.add(None)
                    >
                        "Add objective for the whole service"
                    </Button>
                    <LinkButton href=address() icon=icons::JOURNEYS>
                        "Name journeys first"
                    </LinkButton>
                </div>
            }
            .into_any();
        }
        let button = |(place, (id, name)): (usize, (RowId, String))| {
            let kind = if place == 0 {
                ButtonKind::Primary
            } else {
                ButtonKind::Plain
            };
            view! {
                <Button kind icon=icons::PLUS on_press=move || objectives.add(Some(id))>
                    {format!("Add objective for {name}")}
                </Button>
            }
        };
        view! {
            <p class="muted">
                "Begin with availability: it is what the risks are counted in."
            </p>
            <div class="row wrap">
                {journeys.into_iter().enumerate().map(button).collect_view()}
            </div>
        }
        .into_any()
    }
}

#[component]
fn Example() -> impl IntoView {
    view! {
        <div class="ghost one-column" aria-hidden="true">
            <b>"Checkout: 99.9% availability over 28 days"</b>
            <span class="row between">
                <span class="muted">"Budget"</span>
                <b>"40.3 min"</b>
            </span>
            <ShareMeter label="" share=0.368 mark=Some(0.75) thin=true />
            <span class="quiet">"36.8% spent, day 21 of 28"</span>
            <span class="row">
                <Badge tone=Tone::Bad>"Page"</Badge>
                <span class="muted">"13.44× over 1 h and 5 min"</span>
            </span>
        </div>
    }
}
