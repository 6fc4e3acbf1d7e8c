//! What each column of a pasted table is, for a person to correct.

use leptos::prelude::*;

use crate::app::features::risks::grid::paste_plan::Plan;
use crate::app::features::risks::grid::pasted::Pasted;
use crate::app::features::risks::grid::risk_grid::RiskGrid;
use crate::app::ui::{Choice, SelectField};
use crate::codec::table::paste::{Field, Reading};
use crate::text::risks::paste_words::rests_on;

/// More columns than this no table of risks has.
const MOST_COLUMNS: usize = 40;

/// A row for each column. They stay while the table is read anew, and so does the focus.
#[component]
pub fn Columns(plan: Memo<Option<Plan>>) -> impl IntoView {
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
            <div>
                <div class="row base">
                    <h3>"What each column is"</h3>
                    <span class="quiet">"and what the guess rests on"</span>
                </div>
                <table class="plain-t mp" aria-label="Columns of the table">
                    <tbody>
                        <For each=named key=|one| one.clone() let((at, title))>
                            <ColumnRow at title reading />
                        </For>
                    </tbody>
                </table>
            </div>
        </Show>
    }
}

#[component]
fn ColumnRow(at: usize, title: String, reading: Memo<Option<Reading>>) -> impl IntoView {
    let grid: RiskGrid = expect_context();
    let name = match title.as_str() {
        "" => format!("{}", at + 1),
        title => title.to_owned(),
    };
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
    let known = Choice::new("", "left out");
    let choices = Field::CHOICES.map(|(_, name)| Choice::new(name, name));
    let choices: Vec<Choice> = std::iter::once(known).chain(choices).collect();
    let choose = move |value: String| {
        grid.paste.update(|pasted| {
            if let Some(pasted) = pasted {
                pasted.said.columns.push((at, Field::named(&value)));
            }
        });
    };
    let why = move || rests_on(&title, field(), said());
    view! {
        <tr>
            <th scope="row">{name.clone()}</th>
            <td>
                <SelectField
                    label=format!("Column {name} is")
                    hide_label=true
                    choices=choices
                    value=Signal::derive(move || field().map_or("", Field::name).to_owned())
                    on_choose=choose
                />
            </td>
            <td class="quiet">{why}</td>
        </tr>
    }
}
