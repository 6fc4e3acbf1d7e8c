//! The Objectives page: what is promised of each journey, whether its risks allow it, and how it is watched.

use crate::app::browser::page;
use crate::app::features::objectives::objective::objective_section;
use crate::app::old::view::{El, el, when_drawn};
use crate::app::state::odds::OddsState;
use crate::app::state::workbook::Workbook;
use crate::document::names::journey_name;
use crate::document::{Edit, Objective, RowId};

/// What stands under the page's title.
pub fn objectives(workbook: Workbook, odds: OddsState) -> Vec<El> {
    let all = move || {
        workbook.with_document(|document| document.objectives.iter().map(|one| one.id).collect())
    };
    let journeys = move || {
        workbook.with_document(|document| {
            let ids = document.journeys.iter().map(|one| Some(one.id));
            match document.journeys.is_empty() {
                true => vec![None],
                false => ids.collect(),
            }
        })
    };
    let offers = el("p.actions").rows(journeys, move |journey: &Option<RowId>| {
        let journey = *journey;
        let name = move || match journey {
            None => "Add objective for the whole service".to_owned(),
            Some(id) => {
                let name = workbook.with_document(|document| journey_name(id, document));
                format!("Add objective for {name}")
            }
        };
        el("button.line")
            .text_of(name)
            .tap(move || add(workbook, journey))
    });
    vec![
        el("p.lede").text("What is promised of each journey, whether its risks allow that, and how it is watched. Begin with availability: it is what the risks are counted in."),
        el("div").rows(all, move |id| objective_section(workbook, odds, *id)),
        offers,
    ]
}

fn add(workbook: Workbook, journey: Option<RowId>) {
    let id = page::new_id();
    let mut objective = Objective::blank(id);
    objective.journey = journey;
    objective.target = workbook.with_document(|document| {
        let own = journey.and_then(|id| document.journey(id)?.target);
        own.or(Some(document.chosen_target))
    });
    let mut objectives = workbook.with_document(|document| document.objectives.clone());
    objectives.push(objective);
    workbook.edit(Edit::SetObjectives(objectives));
    when_drawn(move || page::focus(&format!("#objective-{id}")));
}
