//! The Wheel of Misfortune: a draw among the team's own risks, and the drill of what was drawn.

use leptos::prelude::*;

use crate::analysis::practice::wheel::{Weighting, sectors};
use crate::app::features::activities::hub::tool_head::ToolHead;
use crate::app::features::activities::log::list::{AddEntry, LogCard};
use crate::app::features::activities::wheel::chances::Chances;
use crate::app::features::activities::wheel::disc::Disc;
use crate::app::features::activities::wheel::drill::Scene;
use crate::app::features::activities::wheel::state::{Wheel, drawn_from};
use crate::app::route::ActivitiesView;
use crate::app::state::workbook::Workbook;
use crate::app::ui::{Button, ButtonKind, Card, Choice, Segments, TextField, TextKind, icons};
use crate::document::Activity;
use crate::drawing::activities::wheel_words as words;

/// The page.
#[component]
pub fn WheelPage() -> impl IntoView {
    Wheel::provide(expect_context());
    view! {
        <ToolHead view=ActivitiesView::Wheel>
            <AddEntry activity=Activity::Wheel />
        </ToolHead>
        <div class="wheel">
            <Card label="The wheel" flush=true>
                <Controls />
                <Says />
                <Disc />
                <Chances />
                <HowDrawn />
            </Card>
            <div class="stack m">
                <Scene />
                <LogCard activity=Activity::Wheel />
            </div>
        </div>
    }
}

#[component]
fn Controls() -> impl IntoView {
    let wheel: Wheel = expect_context();
    let choice = |by: Weighting| Choice::new(by.name(), words::short_weighting(by));
    let choose = move |name: String| {
        if let Some(by) = Weighting::ALL.into_iter().find(|one| one.name() == name) {
            wheel.by.set(by);
        }
    };
    let press = move |event: web_sys::KeyboardEvent| {
        if event.key() == "Enter" {
            wheel.draw_by_seed();
        }
    };
    // One thing is next at a time: the draw, then its drill.
    let drills = Memo::new(move |_| wheel.draw().is_some() && wheel.kept.get().is_none());
    let spin = move |kind| {
        view! {
            <Button kind icon=icons::WHEEL on_press=move || wheel.spin()>
                "Spin"
            </Button>
        }
    };
    view! {
        <div class="spin">
            <div class="field">
                <span aria-hidden="true">"Weighed by"</span>
                <Segments
                    label="Weighed by"
                    choices=Weighting::ALL.map(choice).to_vec()
                    value=Signal::derive(move || wheel.by.get().name().to_owned())
                    on_choose=choose
                />
            </div>
            <div class="seed" on:keydown=press>
                <TextField
                    label="Seed"
                    kind=TextKind::Figure
                    value=wheel.seed
                    on_input=move |text| wheel.seed.set(text)
                />
            </div>
            <Button on_press=move || wheel.draw_by_seed()>"Draw"</Button>
            <span class="grow"></span>
            <Show when=move || drills.get() fallback=move || spin(ButtonKind::Primary)>
                {spin(ButtonKind::Plain)}
            </Show>
        </div>
    }
}

/// What was drawn, and what cannot be.
#[component]
fn Says() -> impl IntoView {
    let workbook: Workbook = expect_context();
    let wheel: Wheel = expect_context();
    let problem = move || {
        let text = wheel.problem.get()?;
        Some(view! { <p class="bad" role="alert">{text}</p> })
    };
    let excluded = move || {
        let sectors = wheel.sectors();
        let text = workbook.with_document(|document| words::cannot(&sectors, document))?;
        Some(view! { <p class="muted">{text}</p> })
    };
    let result = move || {
        let text = wheel.drawn.get().and_then(|draw| {
            workbook.with_whole_service(|document, analysis| {
                document.risk(draw.risk)?;
                let sectors = sectors(document, analysis, draw.by);
                let now = drawn_from(&sectors, draw.seed);
                Some(words::drawn_now(
                    draw.risk, draw.seed, draw.by, now, document,
                ))
            })
        });
        text.unwrap_or_default()
    };
    view! {
        <div class="wheel-says">
            {problem}
            <p role="status" aria-label="Drawn">
                {result}
            </p>
            {excluded}
        </div>
    }
}

#[component]
fn HowDrawn() -> impl IntoView {
    let wheel: Wheel = expect_context();
    view! {
        <p class="quiet wheel-says">
            {move || words::explained(wheel.by.get())}
            " The same table and seed always draw the same risk, so anybody can check it."
        </p>
    }
}
