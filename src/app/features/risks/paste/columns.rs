//! What each column of a pasted table is, for a person to correct.

use leptos::prelude::*;

use crate::app::answer::table_questions::{ColumnRow, ColumnRows, Columns};
use crate::app::features::risks::grid::paste_plan::Plan;
use crate::app::features::risks::grid::pasted::Pasted;
use crate::app::features::risks::grid::risk_grid::RiskGrid;
use crate::codec::table::paste::{Field, Reading};
use crate::text::risks::paste_words::rests_on;

/// More columns than this no table of risks has.
const MOST_COLUMNS: usize = 40;

/// A row for each column. They stay while the table is read anew, and so does the focus.
#[component]
pub fn TakenFor(plan: Memo<Option<Plan>>) -> impl IntoView {
    let reading = Memo::new(move |_| {
        plan.with(|plan| match plan {
            Some(Plan::Add { reading, .. }) => Some(reading.clone()),
            _ => None,
        })
    });
    let titles = Memo::new(move |_| {
        reading.with(|reading| {
            let reading = reading.as_ref();
            reading
                .map(|reading| reading.titles.clone())
                .unwrap_or_default()
        })
    });
    let named = move || titles.get().into_iter().enumerate().take(MOST_COLUMNS);
    view! {
        <Show when=move || !titles.with(Vec::is_empty)>
            <Columns>
                <ColumnRows label="Columns of the table">
                    <For each=named key=|one| one.clone() let((at, title))>
                        <Column at title reading />
                    </For>
                </ColumnRows>
            </Columns>
        </Show>
    }
}

#[component]
fn Column(at: usize, title: String, reading: Memo<Option<Reading>>) -> impl IntoView {
    let grid: RiskGrid = expect_context();
    let field = move || {
        reading.with(|reading| {
            reading
                .as_ref()
                .and_then(|reading| *reading.columns.get(at)?)
        })
    };
    let said = move || {
        let chosen = |pasted: &Pasted| pasted.said.columns.iter().any(|(place, _)| *place == at);
        grid.paste
            .with(|pasted| pasted.as_ref().is_some_and(chosen))
    };
    let choose = move |name: String| {
        grid.paste.update(|pasted| {
            if let Some(pasted) = pasted {
                pasted.said.columns.push((at, Field::named(&name)));
            }
        });
    };
    let why = {
        let title = title.clone();
        move || rests_on(&title, field(), said()).to_owned()
    };
    view! {
        <ColumnRow
            at
            title
            names=Field::CHOICES.map(|(_, name)| name).to_vec()
            is=Signal::derive(move || field().map_or("", Field::name))
            why=Signal::derive(why)
            on_choose=choose
        />
    }
}
