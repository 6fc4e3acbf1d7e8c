//! The page while there is no journey: what one is, and an example.

use leptos::prelude::*;

use crate::app::answer::first_steps::FirstSteps;
use crate::app::features::journeys::head_buttons::HeadButtons;
use crate::app::route::{Page, Route};
use crate::app::state::workbook::Workbook;
use crate::app::ui::{Card, Guide, LinkButton};
use crate::text::journey_words::ZERO_IMPACT;

/// The page.
#[component]
pub fn FirstJourney() -> impl IntoView {
    let start = || {
        view! {
            <p class="muted">"A journey is where an outage hurts. Three are enough to begin."</p>
            <div class="row wrap">
                <HeadButtons add_first=true />
            </div>
        }
    };
    view! {
        <div class="stack m">
            <Guide
                say="Name what users come for, the most critical first, and the requests on the way."
                start
            >
                <Example />
            </Guide>
            <p class="quiet">{ZERO_IMPACT}</p>
            <div class="cols3">
                <Next
                    when="before"
                    page=Page::Charter
                    about="What the engagement is for, and who decides."
                    go="Open the charter"
                />
                <Next
                    when="next"
                    page=Page::RISKS
                    about="What fails users, how long, how many, how often. One row gives a first total."
                    go="Add a first risk"
                />
                <Next
                    when="later"
                    page=Page::Objectives
                    about="What you promise for each journey."
                    go="Open Objectives"
                />
            </div>
            <FirstSteps />
        </div>
    }
}

#[component]
fn Next(when: &'static str, page: Page, about: &'static str, go: &'static str) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let href = Route::Workbook(workbook.open_id(), page).to_string();
    view! {
        <Card label=page.name()>
            <span class="quiet">{when}</span>
            <h2>{page.name()}</h2>
            <p class="muted">{about}</p>
            <footer>
                <LinkButton href small=true>
                    {go}
                </LinkButton>
            </footer>
        </Card>
    }
}

#[component]
fn Example() -> impl IntoView {
    let line = |request: &'static str, good: &'static str, failed: &'static str| {
        view! {
            <span class="mono">{request}</span>
            <span>{good}</span>
            <span class="num">{failed}</span>
        }
    };
    view! {
        <div class="ghost" aria-hidden="true">
            <b>"Checkout"</b>
            <span></span>
            <b>"users failed"</b>
            {line("POST /checkout", "HTTP 301", "100%")}
            {line("GET /checkout/new", "HTTP 200", "100%")}
            {line("GET /orders/[id]", "HTTP 200,404", "0%")}
            <b>"Add to cart"</b>
            <span></span>
            <span></span>
            {line("PUT /cart/[product_id]", "HTTP 200", "1 to 100%")}
        </div>
    }
}
