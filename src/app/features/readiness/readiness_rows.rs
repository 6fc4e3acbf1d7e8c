//! From an answer to the rows: which risks and systemic risks an item is about.

use crate::analysis::Linked;
use crate::analysis::practice::readiness_rows::rows;
use crate::app::browser::page;
use crate::app::features::readiness::readiness_review::{Review, focus_answers};
use crate::app::old::view::field::tick_of;
use crate::app::old::view::{El, el, set_attribute};
use crate::app::route::{Page, Route};
use crate::codec::checklist::joined::{Which, add_row, known_row, line};
use crate::text::readiness_words as words;

/// The choice of rows, and a row that is still missing.
pub fn rows_of(review: &Review, which: Which) -> El {
    let (asks, fitting, others, counted) = (
        review.clone(),
        review.clone(),
        review.clone(),
        review.clone(),
    );
    let asks = move || {
        let is_open = asks.said(which, |said, _| said.is_open());
        match is_open {
            Some(true) => "Which rows does this already worsen?",
            _ => "Rows that a yes lowers",
        }
        .to_owned()
    };
    let tick = |review: &Review| {
        let review = review.clone();
        move |row: &Linked| row_tick(&review, which, *row)
    };
    let other_rows = el("details")
        .child(el("summary").text("Other rows"))
        .child(el("div.ticks").rows(move || split(&others, which).1, tick(review)));
    if split(review, which).0.is_empty() {
        set_attribute(other_rows.element(), "open", Some(""));
    }
    let some = review.clone();
    let other_rows = other_rows.flag_of("hidden", move || split(&some, which).1.is_empty());
    let missing = review.clone();
    el("fieldset.rows")
        .child(el("legend").text_of(asks))
        .child(el("div.ticks").rows(move || split(&fitting, which).0, tick(review)))
        .child(other_rows)
        .maybe(move || add_button(&missing, which))
        .rows(
            move || uncounted(&counted, which).into_iter().collect(),
            uncounted_note,
        )
        .child(
            el("p.note")
                .text("Choosing rows changes no figure. It says which risks this item is about."),
        )
}

fn split(review: &Review, which: Which) -> (Vec<Linked>, Vec<Linked>) {
    let split = review.read(which, |line, document| {
        rows(document, &[line.lowers(), line.question()])
    });
    split.unwrap_or_default()
}

fn row_tick(review: &Review, which: Which, row: Linked) -> El {
    let (workbook, told, set) = (review.workbook, review.clone(), review.clone());
    let name = move || workbook.with_document(|document| words::linked_name(row, document));
    let is_about = move || {
        let is_about = told.said(which, |said, _| said.is_about(row));
        is_about.unwrap_or(false)
    };
    tick_of(name, is_about, move |on| {
        let edit = set.write(which, |one| one.link(row, on));
        set.workbook.edit(edit);
    })
}

/// Adds the row that the item lowers, while the engagement has none of that name.
fn add_button(review: &Review, which: Which) -> Option<El> {
    let label = review.read(which, |line, document| {
        known_row(document, line)
            .is_none()
            .then(|| words::add_label(line))
    })??;
    let workbook = review.workbook;
    let button = el("button.line").text(&label).tap(move || {
        let edit = workbook
            .with_document(|document| add_row(document, which, page::new_id(), page::new_id()));
        if let Some(edit) = edit {
            workbook.edit(edit);
            // The button goes with what it added.
            focus_answers(which);
        }
    });
    Some(el("p.actions").child(button))
}

/// Which of the chosen rows wait for numbers, and the address of the page where they get them.
fn uncounted(review: &Review, which: Which) -> Option<(String, String)> {
    review.workbook.with_figures(|document, analysis| {
        let line = line(&document.readiness, which)?;
        let text = words::uncounted(line.said?, document, analysis)?;
        Some((text, Route::Workbook(document.id, Page::RISKS).to_string()))
    })
}

fn uncounted_note((text, address): &(String, String)) -> El {
    let link = el("a").attr("href", address).text("To the Risks page");
    el("p.note")
        .attr("role", "status")
        .text(&format!("{text} "))
        .child(link)
}
