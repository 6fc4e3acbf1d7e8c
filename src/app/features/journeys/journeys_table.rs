//! The journeys with their interactions, the most critical first.

use wasm_bindgen::JsCast;
use web_sys::DragEvent;

use crate::app::browser::page;
use crate::app::old::view::field::{choice, text_field, tidied_field};
use crate::app::old::view::{El, el, when_drawn};
use crate::app::state::workbook::Workbook;
use crate::document::links::{move_journey, remove_interaction, remove_journey};
use crate::document::names::journey_name;
use crate::document::{Column, Edit, Engagement, Interaction, Journey, RowId, reading};
use crate::grammar::cell;
use crate::text::slo_words as words;

/// The kind of data that a dragged journey carries: its id.
const DRAGGED: &str = "application/x-bad-minutes-journey";

/// The table.
pub fn journeys_table(workbook: Workbook) -> El {
    let title = |text: &str| el("th").attr("scope", "col").text(text);
    let titles = el("tr")
        .child(title("Interaction"))
        .child(title("Valid event"))
        .child(
            title("Impact")
                .class("number")
                .child(el("small").text("of users")),
        )
        .child(el("td"));
    let journeys = move || {
        workbook.with_document(|document| document.journeys.iter().map(|one| one.id).collect())
    };
    el("table.sheet")
        .label("Journeys")
        .child(el("thead").child(titles))
        .rows(journeys, move |id| journey_body(workbook, *id))
}

fn journey_body(workbook: Workbook, id: RowId) -> El {
    let interactions = move || {
        workbook.with_document(|document| {
            let journey = document.journey(id);
            let all = journey.map_or(&[][..], |journey| &journey.interactions);
            all.iter().map(|one| one.id).collect()
        })
    };
    el("tbody")
        .child(journey_row(workbook, id))
        .rows(interactions, move |interaction| {
            interaction_row(workbook, id, *interaction)
        })
        .on("dragover", |event| {
            let drag: &DragEvent = event.unchecked_ref();
            let types = drag.data_transfer().map(|data| data.types());
            if types.is_some_and(|types| types.iter().any(|kind| kind == DRAGGED)) {
                event.prevent_default();
            }
        })
        .on("drop", move |event| {
            let drag: &DragEvent = event.unchecked_ref();
            let moved = drag
                .data_transfer()
                .and_then(|data| data.get_data(DRAGGED).ok());
            if let Some(moved) = moved.and_then(|moved| moved.parse().ok()) {
                event.prevent_default();
                let place =
                    |document: &Engagement| document.journeys.iter().position(|one| one.id == id);
                if let Some(to) = workbook.with_document(place) {
                    shift_to(workbook, moved, to);
                }
            }
        })
}

fn shift_to(workbook: Workbook, id: RowId, to: usize) {
    if let Some(edit) = workbook.with_document(|document| move_journey(document, id, to)) {
        workbook.edit(edit);
    }
}

fn shift(workbook: Workbook, id: RowId, by: isize) {
    let place =
        workbook.with_document(|document| document.journeys.iter().position(|one| one.id == id));
    if let Some(to) = place.and_then(|at| at.checked_add_signed(by)) {
        shift_to(workbook, id, to);
    }
}

fn journey_row(workbook: Workbook, id: RowId) -> El {
    let called = move || workbook.with_document(|document| journey_name(id, document));
    let name = move || {
        workbook
            .with_document(|document| document.journey(id).map(|one| one.name.clone()))
            .unwrap_or_default()
    };
    let rename = move |name| change(workbook, id, |journey| journey.name = name);
    let field = text_field(workbook, name, rename)
        .attr("id", &format!("journey-{id}"))
        .attr("placeholder", "What a user sets out to do")
        .named("Journey", called);
    let verb = |name: &'static str, act: Box<dyn Fn()>| {
        el("button")
            .text(name)
            .label_of(move || format!("{name}: {}", called()))
            .tap(act)
    };
    let handle = el("span.handle")
        .attr("draggable", "true")
        .attr("aria-hidden", "true")
        .attr("title", "Drag to another place")
        .text("⠿")
        .on("dragstart", move |event| {
            let drag: &DragEvent = event.unchecked_ref();
            if let Some(data) = drag.data_transfer() {
                // A browser that refuses the kind of data does not drag.
                let _ = data.set_data(DRAGGED, &id.to_string());
            }
        });
    let add = move || {
        let interaction = page::new_id();
        workbook.edit(change(workbook, id, |journey| {
            journey.interactions.push(Interaction::blank(interaction));
        }));
        when_drawn(move || page::focus(&format!("#request-{interaction}")));
    };
    let remove = move || {
        let (edit, gone) = workbook.with_document(|document| {
            let gone = words::gone_with_journey(id, document);
            (remove_journey(document, id), gone)
        });
        workbook.edit(edit);
        if let Some(gone) = gone {
            workbook.notify(gone, None);
        }
    };
    let head = el("th")
        .attr("scope", "rowgroup")
        .attr("colspan", "2")
        .child(el("div.journey-name").child(handle).child(field));
    el("tr.journey")
        .child(head)
        .child(el("td").child(target_choice(workbook, id).named("Target", called)))
        .child(
            el("td.verbs")
                .child(verb("Add interaction", Box::new(add)))
                .child(verb("Up", Box::new(move || shift(workbook, id, -1))))
                .child(verb("Down", Box::new(move || shift(workbook, id, 1))))
                .child(verb("Delete", Box::new(remove))),
        )
}

/// The target held against one journey.
fn target_choice(workbook: Workbook, id: RowId) -> El {
    let options = move || {
        workbook.with_document(|document| {
            let usual = (String::new(), "as the service".to_owned());
            let target =
                |one: &crate::document::Target| (one.id.to_string(), format!("{}%", one.percent));
            let targets = document.targets.iter().map(target);
            std::iter::once(usual).chain(targets).collect()
        })
    };
    let chosen = move || {
        let target = workbook.with_document(|document| document.journey(id)?.target);
        target.map_or(String::new(), |target| target.to_string())
    };
    choice(options, chosen, move |value| {
        workbook.edit(change(workbook, id, |journey| {
            journey.target = value.parse().ok()
        }));
    })
}

fn interaction_row(workbook: Workbook, journey: RowId, id: RowId) -> El {
    let read = move |pick: fn(&Interaction) -> String| {
        move || {
            workbook
                .with_document(|document| find(document, journey, id).map(pick))
                .unwrap_or_default()
        }
    };
    let called = move || {
        workbook.with_document(|document| {
            let request = find(document, journey, id).map_or("", |one| one.request.trim());
            match request {
                "" => format!("an interaction of {}", journey_name(journey, document)),
                request => request.to_owned(),
            }
        })
    };
    let change = move |with: Box<dyn FnOnce(&mut Interaction)>| {
        change(workbook, journey, |journey| {
            if let Some(one) = journey.interactions.iter_mut().find(|one| one.id == id) {
                with(one);
            }
        })
    };
    let request = text_field(workbook, read(|one| one.request.clone()), move |text| {
        change(Box::new(|one| one.request = text))
    })
    .attr("id", &format!("request-{id}"))
    .attr("placeholder", "GET /orders/[id]")
    .named("Interaction", called);
    let valid = text_field(workbook, read(|one| one.valid_event.clone()), move |text| {
        change(Box::new(|one| one.valid_event = text))
    })
    .attr("placeholder", "HTTP 200,404")
    .named("Valid event", called);
    let shown = read(|one| cell::show(Column::Impact, &one.impact));
    let impact = tidied_field(workbook, shown, move |text| {
        change(Box::new(move |one| {
            one.impact = cell::read(Column::Impact, &text)
        }))
    })
    .named("Impact", called)
    .aria_of("aria-invalid", move || {
        workbook.with_document(|document| {
            find(document, journey, id).is_some_and(|one| reading::impact(&one.impact).is_err())
        })
    });
    let remove =
        move || workbook.edit(workbook.with_document(|document| remove_interaction(document, id)));
    let remove = el("button")
        .text("Delete")
        .label_of(move || format!("Delete: {}", called()))
        .tap(remove);
    el("tr")
        .child(el("td.name").child(request))
        .child(el("td").attr("data-label", "Valid event").child(valid))
        .child(el("td.number").attr("data-label", "Impact").child(impact))
        .child(el("td.verbs").child(remove))
}

fn find(document: &Engagement, journey: RowId, id: RowId) -> Option<&Interaction> {
    let all = &document.journey(journey)?.interactions;
    all.iter().find(|one| one.id == id)
}

/// The edit that changes one journey.
fn change(workbook: Workbook, id: RowId, with: impl FnOnce(&mut Journey)) -> Edit {
    let mut journeys = workbook.with_document(|document| document.journeys.clone());
    if let Some(journey) = journeys.iter_mut().find(|journey| journey.id == id) {
        with(journey);
    }
    Edit::SetJourneys(journeys)
}
