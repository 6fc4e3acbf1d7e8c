//! What a table of risks does not say by itself, for a person to say.

use leptos::prelude::*;

use crate::app::features::risks::grid::paste_plan::Plan;
use crate::app::features::risks::grid::risk_grid::RiskGrid;
use crate::app::ui::{Choice, Segments, TextField, TextKind};
use crate::codec::table::paste::Reading;
use crate::grammar::number::read_number;
use crate::text::risks::paste_words::{mark_is, mark_names};

/// The questions.
#[component]
pub fn Questions(plan: Memo<Option<Plan>>) -> impl IntoView {
    let reading = move |of: fn(&Reading) -> Option<String>| {
        Memo::new(move |_| {
            plan.with(|plan| match plan {
                Some(Plan::Add { reading, .. }) => of(reading),
                _ => None,
            })
        })
    };
    let unsure = reading(|reading| Some(reading.unsure.as_ref()?.0.clone()));
    let commas = reading(|reading| {
        let (_, commas) = reading.unsure.as_ref()?;
        Some(if *commas { "decimals" } else { "thousands" }.to_owned())
    });
    let counts = reading(|reading| reading.counts_users.then(String::new));
    view! {
        <Show when=move || unsure.with(Option::is_some)>
            <Commas unsure chosen=commas />
        </Show>
        <Show when=move || counts.with(Option::is_some)>
            <AllUsers />
        </Show>
    }
}

/// What a comma is, where no figure shows it.
#[component]
fn Commas(unsure: Memo<Option<String>>, chosen: Memo<Option<String>>) -> impl IntoView {
    let grid: RiskGrid = expect_context();
    let question = move || mark_is(&unsure.get().unwrap_or_default());
    let names = mark_names(&unsure.get_untracked().unwrap_or_default());
    let choices = ["thousands", "decimals"].into_iter().zip(names);
    let choices: Vec<Choice> = choices
        .map(|(value, name)| Choice::new(value, name))
        .collect();
    let choose = move |value: String| {
        grid.paste.update(|pasted| {
            if let Some(pasted) = pasted {
                pasted.said.commas = Some(value == "decimals");
            }
        });
    };
    view! {
        <div class="row wrap">
            <span class="muted">{question}</span>
            <Segments
                label=Signal::derive(question)
                choices
                value=Signal::derive(move || chosen.get().unwrap_or_default())
                on_choose=choose
                small=true
            />
        </div>
    }
}

/// How many users there are, where the table counts those that are failed.
#[component]
fn AllUsers() -> impl IntoView {
    let grid: RiskGrid = expect_context();
    let typed = RwSignal::new(String::new());
    let on_input = move |text: String| {
        let users = match read_number(text.trim()) {
            Ok((number, "")) if number > 0.0 => Some(number),
            _ => None,
        };
        typed.set(text);
        grid.paste.update(|pasted| {
            if let Some(pasted) = pasted {
                pasted.said.users = users;
            }
        });
    };
    view! { <TextField label="Users in all" kind=TextKind::Figure value=typed on_input /> }
}
