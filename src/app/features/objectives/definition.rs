//! What is promised, of what, and since when: read first, edited by the pencil.

use leptos::prelude::*;

use crate::app::features::objectives::record::TextOf;
use crate::app::features::objectives::record::{Objectives, change, read};
use crate::app::features::objectives::selectors::{SelectorFacts, SelectorFields};
use crate::app::features::objectives::target::TargetField;
use crate::app::state::workbook::Workbook;
use crate::app::ui::{Button, Card, Choice, SelectField, TextKind, icons};
use crate::document::names::journey_name;
use crate::document::{Objective, RowId, Sli, Span, text_in};
use crate::grammar::objective::amount;
use crate::report::objective::papers::specification;
use crate::text::figures::figure;
use crate::text::objectives::slo_words as words;

/// The part.
#[component]
pub fn Definition(id: RowId) -> impl IntoView {
    let Objectives { editing, .. } = expect_context();
    let aside = move || {
        view! {
            <Button
                small=true
                icon=icons::PENCIL
                attr:aria-pressed=move || editing.get().to_string()
                on_press=move || editing.update(|on| *on = !*on)
            >
                {move || if editing.get() { "Done" } else { "Edit" }}
            </Button>
        }
    };
    view! {
        <Card title="Definition" aside>
            {move || match editing.get() {
                true => view! { <Fields id /> }.into_any(),
                false => view! { <Facts id /> }.into_any(),
            }}
        </Card>
    }
}

/// What is said of it.
#[component]
fn Facts(id: RowId) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let fact = move |name: &'static str, pick: fn(&Objective) -> String| {
        let text = move || read(workbook, id, |_, one| pick(one)).unwrap_or_default();
        view! {
            <div>
                <dt>{name}</dt>
                <dd class:quiet=move || text().is_empty()>
                    {move || Some(text()).filter(|it| !it.is_empty()).unwrap_or("not said yet".to_owned())}
                </dd>
            </div>
        }
    };
    let indicator = |one: &Objective| match one.measured_at.trim() {
        "" => words::sli(one.kind).to_owned(),
        place => format!("{}, measured: {place}", words::sli(one.kind)),
    };
    let traffic = |one: &Objective| match (amount(&one.traffic), one.traffic.trim()) {
        (_, "") => String::new(),
        (Ok(Some(number)), _) => format!("{} events a day", figure(number)),
        (_, text) => text.to_owned(),
    };
    let specification = move || read(workbook, id, |document, one| specification(one, document));
    view! {
        <dl class="facts">
            {fact("Indicator", indicator)}
            {fact("Owner", |one| one.owner.trim().to_owned())}
            {fact("Agreed", |one| one.agreed.trim().to_owned())}
            {fact("Review by", |one| one.review.trim().to_owned())}
            {fact("Traffic", traffic)}
            {fact("Why this target", |one| one.rationale.trim().to_owned())}
        </dl>
        <p class="specification">{specification}</p>
        <SelectorFacts id />
    }
}

#[component]
fn Fields(id: RowId) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let usual = move || read(workbook, id, |document, one| specification(one, document));
    view! {
        <div class="objective-fields">
            <JourneyChoice id />
            <SliChoice id />
            <TargetField id />
            <WindowChoice id />
            <TextOf
                id
                label="Measured at"
                placeholder="Load balancer, client, prober …"
                text=text_in!(measured_at)
            />
            <TextOf id label="Owner" text=text_in!(owner) />
            <TextOf id label="Agreed on" kind=TextKind::Date text=text_in!(agreed) />
            <TextOf id label="Review by" kind=TextKind::Date text=text_in!(review) />
            <div class="wide">
                <TextOf
                    id
                    label="Specification"
                    placeholder="As below, unless you say otherwise"
                    help=Signal::derive(usual)
                    text=text_in!(specification)
                />
            </div>
            <div class="wide">
                <TextOf id label="Why this target" text=text_in!(rationale) />
            </div>
            <SelectorFields id />
        </div>
    }
}

#[component]
fn JourneyChoice(id: RowId) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let choices = Memo::new(move |_| {
        workbook.with_document(|document| {
            let whole = Choice::new("", "Whole service");
            let journeys = document.journeys.iter();
            let journeys =
                journeys.map(|one| Choice::new(one.id.to_string(), journey_name(one.id, document)));
            std::iter::once(whole).chain(journeys).collect::<Vec<_>>()
        })
    });
    let chosen = move || {
        let journey = read(workbook, id, |_, one| one.journey).flatten();
        journey.map_or(String::new(), |journey| journey.to_string())
    };
    let choose = move |value: String| {
        let journey = value.parse().ok();
        workbook.edit(change(workbook, id, |one| one.journey = journey));
    };
    view! { <SelectField label="Journey" choices value=Signal::derive(chosen) on_choose=choose /> }
}

#[component]
fn SliChoice(id: RowId) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let choices = Sli::ALL.map(|kind| Choice::new(kind.name(), words::sli(kind)));
    let chosen =
        move || read(workbook, id, |_, one| one.kind.name().to_owned()).unwrap_or_default();
    let choose = move |value: String| {
        if let Some(kind) = Sli::ALL.into_iter().find(|one| one.name() == value) {
            workbook.edit(change(workbook, id, |one| one.kind = kind));
        }
    };
    view! {
        <SelectField
            label="What is measured"
            choices=choices.to_vec()
            value=Signal::derive(chosen)
            on_choose=choose
        />
    }
}

#[component]
fn WindowChoice(id: RowId) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let choices = Span::ALL.map(|window| Choice::new(window.name(), words::span(window)));
    let chosen =
        move || read(workbook, id, |_, one| one.window.name().to_owned()).unwrap_or_default();
    let choose = move |value: String| {
        if let Some(window) = Span::ALL.into_iter().find(|one| one.name() == value) {
            workbook.edit(change(workbook, id, |one| one.window = window));
        }
    };
    view! {
        <SelectField
            label="Window"
            choices=choices.to_vec()
            value=Signal::derive(chosen)
            on_choose=choose
        />
    }
}
