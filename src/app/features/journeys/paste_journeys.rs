//! A pasted table of journeys, shown before it lands.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, Event};

use crate::app::browser::{clipboard, page};
use crate::app::old::signals::Signal;
use crate::app::old::view::{El, el, follow, modal, set_attribute};
use crate::app::state::workbook::Workbook;
use crate::codec::table::grid::{Grid, grid_of};
use crate::codec::table::journeys::read_journeys;
use crate::document::{Column, Edit, Journey};
use crate::grammar::cell;

/// The dialog. `open` holds the table, empty while there is none, and is emptied when it closes.
pub fn paste_journeys(workbook: Workbook, open: Signal<Option<Grid>>) -> El {
    let (closing, typed, pasted, read) = (open.clone(), open.clone(), open.clone(), open);
    let close = move || closing.set(None);
    let on_paste = move |event: Event| {
        let event: &ClipboardEvent = event.unchecked_ref();
        let data = event.clipboard_data();
        if let Some(grid) = data.and_then(|data| clipboard::grid_from(&data)) {
            pasted.set(Some(grid));
        }
    };
    let field = el("textarea")
        .attr("rows", "5")
        .on("paste", on_paste)
        .on_input(move |text| typed.set(Some(grid_of(&text))));
    let field = el("label.wide")
        .text("Journey, interaction, valid event, impact: from a spreadsheet, CSV, Markdown or a wiki page")
        .child(field);
    let found = Rc::new(RefCell::new(Vec::new()));
    let landing = Rc::clone(&found);
    let (closed, cancelled) = (close.clone(), close.clone());
    let add = el("button.main").tap(move || {
        closed();
        land(workbook, landing.take());
    });
    let previewed = el("div");
    let dialog = modal("paste-journeys", "Paste journeys", close)
        .child(field)
        .child(previewed.clone())
        .child(
            el("p.actions")
                .child(add.clone())
                .child(el("button").text("Cancel").tap(cancelled)),
        );
    follow(move || {
        let grid = read.get().unwrap_or_default();
        let journeys = read_journeys(&grid, page::new_id);
        let count: usize = journeys
            .iter()
            .map(|one| one.interactions.len().max(1))
            .sum();
        previewed.fill(preview(&journeys));
        set_attribute(add.element(), "disabled", (count == 0).then_some(""));
        add.show(&format!("Add {count} rows"));
        found.replace(journeys);
    });
    dialog
}

fn preview(journeys: &[Journey]) -> Vec<El> {
    if journeys.is_empty() {
        return Vec::new();
    }
    let cell = |text: &str| el("td").text(text);
    let mut body = el("tbody");
    for journey in journeys {
        for one in &journey.interactions {
            let impact = cell::show(Column::Impact, &one.impact);
            body = body.child(
                el("tr")
                    .child(cell(&journey.name))
                    .child(cell(&one.request))
                    .child(cell(&one.valid_event))
                    .child(cell(&impact)),
            );
        }
    }
    let mut head = el("tr");
    for title in ["Journey", "Interaction", "Valid event", "Impact"] {
        head = head.child(el("th").attr("scope", "col").text(title));
    }
    let table = el("table")
        .label("Pasted journeys")
        .child(el("thead").child(head))
        .child(body);
    let scroll = el("div.scroll")
        .attr("tabindex", "0")
        .attr("role", "region")
        .label("What was understood")
        .child(table);
    vec![scroll]
}

/// Adds the journeys; interactions of one that is here already go to it.
fn land(workbook: Workbook, found: Vec<Journey>) {
    let mut journeys = workbook.with_document(|document| document.journeys.clone());
    for new in found {
        match journeys.iter_mut().find(|one| one.name == new.name) {
            Some(known) => known.interactions.extend(new.interactions),
            None => journeys.push(new),
        }
    }
    workbook.edit(Edit::SetJourneys(journeys));
}
