//! Which journeys the risk in hand reaches, and with what impact on each.

use leptos::prelude::*;

use crate::app::state::workbook::Workbook;
use crate::app::ui::{Chosen, Fold, Picker, PickerGroup, PickerOption, TextField, TextKind};
use crate::document::names::{journey_name, row_name};
use crate::document::{Column, Edit, Engagement, Entry, Reach, Reached, Risk, RowId};
use crate::grammar::cell;

/// The journeys the risk in hand reaches; nothing while there are none.
#[component]
pub fn ReachField(hand: Memo<Option<RowId>>, risk: Memo<Option<Risk>>) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let reached = Memo::new(move |_| {
        risk.with(|risk| {
            let risk = risk.as_ref()?;
            Some(workbook.with_document(|document| reached_by(risk, document)))
        })
    });
    let chosen = move || match reached.get() {
        Some((true, _)) | None => Chosen::All,
        Some((false, ids)) => Chosen::Some(ids.iter().map(RowId::to_string).collect()),
    };
    let chip = move || match reached.get() {
        Some((false, ids)) if ids.len() == 1 => {
            workbook.with_document(|document| journey_name(ids[0], document))
        }
        Some((false, ids)) if ids.is_empty() => "No journey".to_owned(),
        Some((false, ids)) => format!("{} journeys", ids.len()),
        _ => "All journeys".to_owned(),
    };
    let label = move || {
        let name = hand
            .get()
            .map(|id| workbook.with_document(|document| row_name(id, document)));
        format!("Journeys reached by {}", name.unwrap_or_default())
    };
    let groups = move || {
        let options = workbook.with_document(|document| {
            let journeys = document.journeys.iter();
            journeys
                .map(|one| PickerOption {
                    id: one.id.to_string(),
                    name: journey_name(one.id, document),
                    figure: risk.with(|risk| own_impact(risk.as_ref(), one.id)),
                })
                .collect()
        });
        vec![PickerGroup {
            name: "Journeys".to_owned(),
            options,
            in_all: true,
        }]
    };
    let choose = move |chosen: Chosen| {
        let Some(risk) = risk.get_untracked() else {
            return;
        };
        let reach = workbook.with_document(|document| reach_of(&risk, &chosen, document));
        workbook.edit(Edit::SetReach {
            risk: risk.id,
            reach,
        });
    };
    let any = Memo::new(move |_| workbook.with_document(|document| !document.journeys.is_empty()));
    view! {
        <div class="field" class:none=move || !any.get()>
            <span>"Reaches"</span>
            <span>
                <Picker
                    chip=Signal::derive(chip)
                    label=Signal::derive(label)
                    all_name="All journeys"
                    find="Find a journey"
                    groups=Signal::derive(groups)
                    chosen=Signal::derive(chosen)
                    on_choose=choose
                />
            </span>
        </div>
    }
}

/// Whether all journeys are reached as a rule without exception, and which are.
fn reached_by(risk: &Risk, document: &Engagement) -> (bool, Vec<RowId>) {
    let journeys = document.journeys.iter().map(|one| one.id);
    let is_reached = |id: &RowId| risk.reaches(*id) != Reached::No;
    let reached: Vec<RowId> = journeys.filter(is_reached).collect();
    let all = risk.reach.all && reached.len() == document.journeys.len();
    (all, reached)
}

/// The impact on a journey where it has one of its own.
fn own_impact(risk: Option<&Risk>, journey: RowId) -> String {
    match risk.map(|risk| risk.reaches(journey)) {
        Some(Reached::With(impact)) => cell::show(Column::Impact, impact),
        _ => String::new(),
    }
}

/// What a choice makes of the reach; impacts of journeys that stay are kept.
fn reach_of(risk: &Risk, chosen: &Chosen, document: &Engagement) -> Reach {
    let mut reach = Reach {
        all: *chosen == Chosen::All,
        journeys: Vec::new(),
    };
    for journey in &document.journeys {
        let impact = match risk.reaches(journey.id) {
            Reached::With(impact) => Some(impact.clone()),
            Reached::No | Reached::AsOwn => None,
        };
        match chosen {
            Chosen::All => reach.set(journey.id, impact),
            Chosen::Some(ids) if ids.contains(&journey.id.to_string()) => {
                reach.set(journey.id, Some(impact.unwrap_or(Entry::Empty)));
            }
            Chosen::Some(_) => {}
        }
    }
    reach
}

/// The impact on each journey that is reached, where it differs from the risk's own.
#[component]
pub fn OwnImpacts(hand: Memo<Option<RowId>>, risk: Memo<Option<Risk>>) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let reached = Memo::new(move |_| {
        let reached = risk.with(|risk| {
            let risk = risk.as_ref()?;
            Some(workbook.with_document(|document| reached_by(risk, document).1))
        });
        reached.unwrap_or_default()
    });
    view! {
        <div class="impacts" class:none=move || reached.with(Vec::is_empty)>
            <Fold summary="Impact by journey">
                <div class="insp">
                    <For each=move || reached.get() key=|id| *id let(journey)>
                        <OwnImpact hand risk journey />
                    </For>
                </div>
            </Fold>
        </div>
    }
}

#[component]
fn OwnImpact(hand: Memo<Option<RowId>>, risk: Memo<Option<Risk>>, journey: RowId) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let label = move || {
        let name = workbook.with_document(|document| journey_name(journey, document));
        format!("Impact on {name}")
    };
    let value = move || risk.with(|risk| own_impact(risk.as_ref(), journey));
    let write = move |text: String| {
        let Some(mut reach) = risk.get_untracked().map(|risk| risk.reach) else {
            return;
        };
        let impact = match text.trim() {
            "" => Some(Entry::Empty),
            text => Some(cell::read(Column::Impact, text)),
        };
        reach.set(journey, impact.filter(|one| !(one.is_empty() && reach.all)));
        if let Some(risk) = hand.get_untracked() {
            workbook.edit_in_field(Edit::SetReach { risk, reach });
        }
    };
    view! {
        <TextField
            label=Signal::derive(label)
            kind=TextKind::Figure
            placeholder="as its own"
            value=Signal::derive(value)
            on_change=write
        />
    }
}
