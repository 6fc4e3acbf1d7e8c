//! What the page is about: the journey, the target, the window.

use leptos::prelude::*;

use crate::app::state::workbook::Workbook;
use crate::app::ui::{Choice, SelectField};
use crate::document::names::journey_name;
use crate::document::{Edit, RowId, Window};
use crate::text::odds_words;

/// The whole service, or one journey. Not shown while there are no journeys.
#[component]
pub fn ScopeChoice() -> impl IntoView {
    let workbook: Workbook = expect_context();
    let any = move || workbook.with_document(|document| !document.journeys.is_empty());
    let choices = move || {
        workbook.with_document(|document| {
            let journeys = document.journeys.iter();
            let journeys =
                journeys.map(|one| Choice::new(one.id.to_string(), journey_name(one.id, document)));
            let whole = Choice::new("", "the whole service");
            std::iter::once(whole).chain(journeys).collect::<Vec<_>>()
        })
    };
    let value = move || {
        let scope = workbook.with_document(|document| document.scope);
        scope.map_or(String::new(), |id| id.to_string())
    };
    view! {
        <Show when=any>
            <SelectField
                label="For"
                inline=true
                choices=Signal::derive(choices)
                value=Signal::derive(value)
                on_choose=move |value: String| workbook.edit(Edit::ChooseScope(value.parse().ok()))
            />
        </Show>
    }
}

/// The target of the headline.
#[component]
pub fn TargetChoice() -> impl IntoView {
    let workbook: Workbook = expect_context();
    let choices = move || {
        workbook.with_document(|document| {
            let targets = document.targets.iter();
            targets
                .map(|one| Choice::new(one.id.to_string(), format!("{}%", one.percent)))
                .collect::<Vec<_>>()
        })
    };
    let value = move || {
        let chosen = workbook.with_document(|document| document.chosen().map(|target| target.id));
        chosen.map_or(String::new(), |id| id.to_string())
    };
    let choose = move |value: String| {
        if let Ok(id) = value.parse() {
            workbook.edit(target_edit(workbook, id));
        }
    };
    view! {
        <SelectField
            label="Target"
            inline=true
            choices=Signal::derive(choices)
            value=Signal::derive(value)
            on_choose=choose
        />
    }
}

/// A target is chosen for what the figures are for: the service or one journey.
pub fn target_edit(workbook: Workbook, target: RowId) -> Edit {
    workbook.with_document(|document| {
        let Some(scope) = document.scope else {
            return Edit::ChooseTarget(target);
        };
        let mut journeys = document.journeys.clone();
        for journey in journeys.iter_mut().filter(|journey| journey.id == scope) {
            journey.target = Some(target);
        }
        Edit::SetJourneys(journeys)
    })
}

/// The window of the odds.
#[component]
pub fn WindowChoice() -> impl IntoView {
    let workbook: Workbook = expect_context();
    let choices = Window::ALL.map(|one| Choice::new(one.name(), odds_words::window(one)));
    let value = move || workbook.with_document(|document| document.odds.window.name().to_owned());
    let choose = move |value: String| {
        let window = Window::ALL.into_iter().find(|one| one.name() == value);
        if let Some(window) = window {
            let mut settings = workbook.with_document(|document| document.odds.clone());
            settings.window = window;
            workbook.edit(Edit::SetOdds(settings));
        }
    };
    view! {
        <SelectField
            label="Window"
            inline=true
            choices=choices.to_vec()
            value=Signal::derive(value)
            on_choose=choose
        />
    }
}
