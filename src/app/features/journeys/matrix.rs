//! Risks by journeys: whom each risk reaches, and with what impact.

use crate::app::old::view::field::{bare_tick, offer, tidied_field};
use crate::app::old::view::{El, el};
use crate::app::state::workbook::Workbook;
use crate::document::links::link;
use crate::document::names::{journey_name, row_name};
use crate::document::{Column, Edit, Engagement, Entry, Reached, RowId, reading};
use crate::grammar::cell;

/// What is typed for the risk's own impact.
const OWN: &str = "own";

/// The matrix.
pub fn matrix(workbook: Workbook) -> El {
    let columns = move || {
        workbook.with_document(|document| {
            let column = |id| (id, journey_name(id, document));
            document.journeys.iter().map(|one| column(one.id)).collect()
        })
    };
    let titles = el("tr")
        .child(el("th").attr("scope", "col").text("Risk"))
        .child(el("th").attr("scope", "col").text("All journeys"))
        .rows(columns, |(_, name): &(RowId, String)| {
            el("th").attr("scope", "col").text(name)
        })
        .child(el("th").attr("scope", "col").text("Fails with"));
    let risks = move || {
        workbook.with_document(|document| {
            let risks = document.risks.iter().filter(|risk| !risk.is_blank());
            risks.map(|risk| risk.id).collect()
        })
    };
    let table = el("table.rank.cards")
        .label("Risks by journeys")
        .child(el("thead").child(titles))
        .child(el("tbody").rows(risks, move |id| matrix_row(workbook, *id)));
    let scroll = el("div.scroll")
        .attr("tabindex", "0")
        .attr("role", "region")
        .label("Risks by journeys, scrolls sideways")
        .child(table);
    el("div").child(scroll).part(move || unreached(workbook))
}

/// The risks that reach no journey, listed apart.
fn unreached(workbook: Workbook) -> Vec<El> {
    workbook.with_document(|document| {
        let reaches_none = |risk: &&crate::document::Risk| {
            let mut journeys = document.journeys.iter();
            !risk.is_blank() && journeys.all(|one| risk.reaches(one.id) == Reached::No)
        };
        let names: Vec<String> = document
            .risks
            .iter()
            .filter(reaches_none)
            .map(|risk| row_name(risk.id, document))
            .collect();
        if names.is_empty() || document.journeys.is_empty() {
            return Vec::new();
        }
        let text = format!("These risks reach no journey: {}.", names.join(", "));
        vec![el("p.note").text(&text)]
    })
}

fn matrix_row(workbook: Workbook, id: RowId) -> El {
    let called = move || workbook.with_document(|document| row_name(id, document));
    let journeys = move || {
        workbook.with_document(|document| document.journeys.iter().map(|one| one.id).collect())
    };
    let all = bare_tick(
        move || {
            workbook.with_document(|document| document.risk(id).is_some_and(|risk| risk.reach.all))
        },
        move |all| set_reach(workbook, id, |reach| reach.all = all),
    )
    .label_of(move || format!("{} reaches all journeys", called()));
    el("tr")
        .child(el("th").attr("scope", "row").text_of(called))
        .child(el("td").attr("data-label", "All journeys").child(all))
        .rows(journeys, move |journey| {
            let journey = *journey;
            let name = move || workbook.with_document(|document| journey_name(journey, document));
            el("td")
                .attr_of("data-label", name)
                .child(reach_field(workbook, id, journey))
        })
        .child(
            el("td")
                .attr("data-label", "Fails with")
                .child(links(workbook, id)),
        )
}

fn set_reach(workbook: Workbook, risk: RowId, with: impl FnOnce(&mut crate::document::Reach)) {
    let reach = workbook.with_document(|document| Some(document.risk(risk)?.reach.clone()));
    if let Some(mut reach) = reach {
        with(&mut reach);
        workbook.edit(Edit::SetReach { risk, reach });
    }
}

/// One cell: empty as the tick says, "own" for the risk's own impact, or an impact.
fn reach_field(workbook: Workbook, risk: RowId, journey: RowId) -> El {
    let shown = move || {
        workbook.with_document(|document| {
            let cell = document
                .risk(risk)
                .and_then(|risk| risk.reach.cell(journey));
            match cell {
                Some(Entry::Empty) => OWN.to_owned(),
                Some(impact) => cell::show(Column::Impact, impact),
                None => String::new(),
            }
        })
    };
    let write = move |text: String| {
        let mut reach = workbook
            .with_document(|document| document.risk(risk).map(|risk| risk.reach.clone()))
            .unwrap_or_default();
        let cell = match text.trim() {
            "" => None,
            own if own.eq_ignore_ascii_case(OWN) => Some(Entry::Empty),
            text => Some(cell::read(Column::Impact, text)),
        };
        reach.set(journey, cell);
        Edit::SetReach { risk, reach }
    };
    let effective = move || workbook.with_document(|document| effective(document, risk, journey));
    tidied_field(workbook, shown, write)
        .attr_of("placeholder", effective)
        .label_of(move || {
            workbook.with_document(|document| {
                let (name, on) = (row_name(risk, document), journey_name(journey, document));
                format!("Impact of {name} on {on}")
            })
        })
        .aria_of("aria-invalid", move || {
            workbook.with_document(|document| {
                let cell = document
                    .risk(risk)
                    .and_then(|risk| risk.reach.cell(journey));
                cell.is_some_and(|cell| reading::impact(cell).is_err())
            })
        })
}

/// What an empty cell means.
fn effective(document: &Engagement, risk: RowId, journey: RowId) -> String {
    let found = document.risk(risk);
    match found.map(|risk| risk.reaches(journey)) {
        Some(Reached::AsOwn) => {
            let own = found.map(|risk| cell::show(Column::Impact, &risk.impact));
            own.filter(|own| !own.is_empty()).unwrap_or(OWN.to_owned())
        }
        _ => "–".to_owned(),
    }
}

/// The interactions that fail with a risk, and the choice of another one.
fn links(workbook: Workbook, risk: RowId) -> El {
    let linked = move || {
        workbook.with_document(|document| {
            document
                .risk(risk)
                .map(|risk| risk.interactions.clone())
                .unwrap_or_default()
        })
    };
    let chip = move |id: &RowId| {
        let id = *id;
        let name = move || workbook.with_document(|document| request(document, id));
        el("button.chip")
            .text_of(move || format!("{} ×", name()))
            .label_of(move || format!("Unlink {}", name()))
            .tap(move || set_link(workbook, risk, id, false))
    };
    let options = move || {
        workbook.with_document(|document| {
            let all = document.journeys.iter().flat_map(|one| &one.interactions);
            let option = |one: &crate::document::Interaction| {
                (one.id.to_string(), request(document, one.id))
            };
            all.map(option).collect()
        })
    };
    let choose = move |value: String| {
        if let Ok(id) = value.parse() {
            set_link(workbook, risk, id, true);
        }
    };
    let called = move || workbook.with_document(|document| row_name(risk, document));
    let select = offer("Link an interaction", options, choose)
        .label_of(move || format!("Link an interaction to {}", called()));
    el("div.links").rows(linked, chip).child(select)
}

fn set_link(workbook: Workbook, risk: RowId, interaction: RowId, linked: bool) {
    let edit = workbook.with_document(|document| link(document, risk, interaction, linked));
    if let Some(edit) = edit {
        workbook.edit(edit);
    }
}

fn request(document: &Engagement, id: RowId) -> String {
    let mut all = document.journeys.iter().flat_map(|one| &one.interactions);
    let found = all.find(|one| one.id == id);
    match found.map_or("", |one| one.request.trim()) {
        "" => "(no request)".to_owned(),
        request => request.to_owned(),
    }
}
