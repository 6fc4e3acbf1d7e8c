//! What the figures are for: the whole service or one journey, the target they are held against, the window of
//! the odds.

use leptos::prelude::*;

use crate::app::state::workbook::Workbook;
use crate::app::ui::{Choice, SelectField};
use crate::document::names::journey_name;
use crate::document::{Edit, Engagement, Journey, RowId, Target, Window};
use crate::text::odds_words;

/// Chooses between the whole service and each journey. Shows nothing while there are no journeys.
#[component]
pub fn ScopeChoice() -> impl IntoView {
    let workbook: Workbook = expect_context();
    let any = Memo::new(move |_| workbook.with_document(|document| !document.journeys.is_empty()));
    let choices = Memo::new(move |_| workbook.with_document(scopes));
    let chosen = move || {
        let scope = workbook.with_document(|document| document.scope);
        scope.map_or(String::new(), |id| id.to_string())
    };
    let choose = move |value: String| workbook.edit(Edit::ChooseScope(value.parse().ok()));
    view! {
        <Show when=move || any.get()>
            <SelectField
                label="For"
                inline=true
                choices
                value=Signal::derive(chosen)
                on_choose=choose
            />
        </Show>
    }
}

/// Chooses the target for what the figures are for.
#[component]
pub fn TargetChoice() -> impl IntoView {
    let workbook: Workbook = expect_context();
    let choices = Memo::new(move |_| workbook.with_document(targets));
    let chosen = move || {
        let chosen = workbook.with_document(|document| document.chosen().map(|one| one.id));
        chosen.map_or(String::new(), |id| id.to_string())
    };
    let choose = move |value: String| {
        if let Ok(target) = value.parse() {
            workbook.edit(workbook.with_document(|document| target_edit(document, target)));
        }
    };
    view! {
        <SelectField
            label="Target"
            inline=true
            choices
            value=Signal::derive(chosen)
            on_choose=choose
        />
    }
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

fn scopes(document: &Engagement) -> Vec<Choice> {
    let whole = Choice::new("", "the whole service");
    let choice = |one: &Journey| Choice::new(one.id.to_string(), journey_name(one.id, document));
    let journeys = document.journeys.iter().map(choice);
    std::iter::once(whole).chain(journeys).collect()
}

fn targets(document: &Engagement) -> Vec<Choice> {
    let choice = |one: &Target| Choice::new(one.id.to_string(), format!("{}%", one.percent));
    document.targets.iter().map(choice).collect()
}

/// The edit that chooses a target: for the service, or for the journey that the figures are for.
pub fn target_edit(document: &Engagement, target: RowId) -> Edit {
    let Some(scope) = document.scope else {
        return Edit::ChooseTarget(target);
    };
    let mut journeys = document.journeys.clone();
    for journey in journeys.iter_mut().filter(|journey| journey.id == scope) {
        journey.target = Some(target);
    }
    Edit::SetJourneys(journeys)
}
