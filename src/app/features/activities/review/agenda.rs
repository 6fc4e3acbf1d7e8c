//! The weekly production review: its agenda, filled from the engagement.

use std::cell::RefCell;
use std::rc::Rc;

use leptos::prelude::expect_context;

use crate::app::browser::page;
use crate::app::features::activities::log::edits::{NextEntry, add_entry};
use crate::app::old::export_menu::copy_out;
use crate::app::old::view::{El, el};
use crate::app::route::{ActivitiesView, Page, Route};
use crate::app::state::workbook::Workbook;
use crate::codec::json;
use crate::document::{Activity, Engagement, RowId};
use crate::report::agenda_words::{Place, Topic, markdown, notes, topics};

/// The newest saved version, read once; `None` inside when it cannot be read.
type Before = Rc<RefCell<Option<(RowId, Option<Engagement>)>>>;

/// The agenda, and what is done with it.
pub fn review(workbook: Workbook) -> El {
    let before = Before::default();
    let (copied, started) = (before.clone(), before.clone());
    let next: NextEntry = expect_context();
    let start = el("button.line").text("Start a review").tap(move || {
        let notes = notes(&agenda(workbook, &started));
        add_entry(workbook, next, Activity::Review, notes);
    });
    let copy = el("button.line")
        .text("Copy agenda as Markdown")
        .tap(move || {
            let topics = agenda(workbook, &copied);
            let text =
                workbook.with_document(|document| markdown(document, &topics, &page::today()));
            copy_out(workbook, text, None);
        });
    el("div")
        .child(el("h3").text("Agenda"))
        .child(el("p.actions").child(start).child(copy))
        .child(el("div.agenda").rows(
            move || agenda(workbook, &before),
            move |topic| show(workbook, topic),
        ))
}

fn agenda(workbook: Workbook, before: &Before) -> Vec<Topic> {
    workbook.with_document(|document| {
        let newest = document.snapshots.last();
        let mut held = before.borrow_mut();
        if held.as_ref().map(|held| held.0) != newest.map(|one| one.id) {
            let read = |file: &str| json::read(file).ok().map(|opened| opened.engagement);
            *held = newest.map(|one| (one.id, read(&one.file)));
        }
        let old = held.as_ref().and_then(|held| held.1.as_ref());
        topics(document, &page::today(), newest.zip(old))
    })
}

fn show(workbook: Workbook, topic: &Topic) -> El {
    let mut drawn = el("div").child(el("h4").text(&topic.title));
    if topic.empty {
        drawn = drawn.child(el("p.note").text(&topic.lines.join(" ")));
    } else {
        let line = |line: &String| el("li").text(line);
        drawn = drawn.child(el("ul").children(topic.lines.iter().map(line).collect()));
    }
    match topic.empty && topic.place != Place::Calibration {
        true => drawn,
        false => drawn.child(el("p").child(way(workbook, topic.place))),
    }
}

/// Where the topic is dealt with.
fn way(workbook: Workbook, place: Place) -> El {
    let page = match place {
        Place::Risks => Page::RISKS,
        Place::Objectives => Page::Objectives,
        Place::Readiness => Page::Readiness,
        Place::Actions => Page::Activities(ActivitiesView::Actions),
        Place::Calibration => Page::Activities(ActivitiesView::Calibration),
    };
    let address = workbook.with_document(|document| Route::Workbook(document.id, page).to_string());
    el("a")
        .attr("href", &address)
        .text(&format!("Go to {}", page.title()))
}
