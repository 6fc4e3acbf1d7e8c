//! What a table of risks does not say by itself, for a person to say.

use leptos::prelude::*;

use crate::app::answer::table_questions::{AllUsers, Marks};
use crate::app::features::risks::grid::paste_plan::Plan;
use crate::app::features::risks::grid::risk_grid::RiskGrid;
use crate::codec::table::paste::{Reading, Said};

/// The questions.
#[component]
pub fn Questions(plan: Memo<Option<Plan>>) -> impl IntoView {
    let grid: RiskGrid = expect_context();
    fn reading(plan: Option<&Plan>) -> Option<&Reading> {
        match plan {
            Some(Plan::Add { reading, .. }) => Some(reading),
            _ => None,
        }
    }
    let unsure = Memo::new(move |_| {
        plan.with(|plan| match plan.as_ref()? {
            Plan::Add { reading, .. } => reading.unsure.clone(),
            Plan::Over { unsure, .. } => unsure.clone(),
        })
    });
    let counts = Memo::new(move |_| {
        plan.with(|plan| reading(plan.as_ref()).is_some_and(|reading| reading.counts_users))
    });
    let users = move || grid.paste.with(|pasted| pasted.as_ref()?.said.users);
    let say = move |change: &dyn Fn(&mut Said)| {
        grid.paste.update(|pasted| {
            if let Some(pasted) = pasted {
                change(&mut pasted.said);
            }
        });
    };
    view! {
        <Marks unsure on_say=move |commas| say(&|said| said.commas = Some(commas)) />
        <Show when=move || counts.get()>
            <AllUsers
                users=Signal::derive(users)
                on_say=move |users| say(&|said| said.users = users)
            />
        </Show>
    }
}
