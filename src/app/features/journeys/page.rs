//! The Journeys page: what users come for, and which risks reach it.

use leptos::prelude::{Get, Set};

use crate::app::browser::page;
use crate::app::features::journeys::journeys_table::journeys_table;
use crate::app::features::journeys::matrix::matrix;
use crate::app::features::journeys::paste_journeys::paste_journeys;
use crate::app::old::signals::Signal;
use crate::app::old::view::{El, el, follow, when_drawn};
use crate::app::state::workbook::Workbook;
use crate::codec::table::grid::Grid;
use crate::document::{Edit, Interaction, Journey};

/// What stands under the page's title.
pub fn journeys(workbook: Workbook) -> Vec<El> {
    let none = move || match workbook.with_document(|document| document.journeys.is_empty()) {
        true => Vec::new(),
        false => vec![()],
    };
    let pasting = Signal::new(None);
    let (pressed, shown, given) = (pasting.clone(), pasting.clone(), pasting.clone());
    follow(move || {
        if let Some(table) = workbook.table.get() {
            workbook.table.set(None);
            given.set(Some(table));
        }
    });
    let actions = el("p.actions")
        .child(
            el("button.line")
                .attr("id", "add-journey")
                .text("Add journey")
                .tap(move || add(workbook)),
        )
        .child(
            el("button")
                .text("Paste journeys")
                .tap(move || pressed.set(Some(Grid::new()))),
        );
    let dialogs = move || pasting.with(|grid| grid.iter().map(|_| ()).collect());
    vec![
        el("p.lede").text("What users come for, the most critical first, and the requests on the way. A failing request whose impact is 0 % does not fail the journey."),
        el("div").rows(none, move |()| journeys_table(workbook)),
        actions,
        el("div").rows(none, move |()| {
            el("section.fold")
                .child(el("h2").text("Risks by journeys"))
                .child(el("p.note").text("A risk reaches a journey with its own impact, unless its cell says otherwise: a percentage, a range, or 0 where the journey goes on. Linking an interaction proposes its impact where that is smaller; nothing is multiplied."))
                .child(matrix(workbook))
        }),
        el("div").rows(dialogs, move |()| paste_journeys(workbook, shown.clone())),
    ]
}

fn add(workbook: Workbook) {
    let id = page::new_id();
    let mut journey = Journey::blank(id);
    journey
        .interactions
        .push(Interaction::blank(page::new_id()));
    let mut journeys = workbook.with_document(|document| document.journeys.clone());
    journeys.push(journey);
    workbook.edit(Edit::SetJourneys(journeys));
    when_drawn(move || page::focus(&format!("#journey-{id}")));
}
