//! One engagement: the frame with its answer, around one of its pages.

use leptos::prelude::{Get, Set, With};

use crate::app::browser::page;
use crate::app::old::answer::answer;
use crate::app::old::export_menu::export_menu;
use crate::app::old::grid::RiskGrid;
use crate::app::old::later::later;
use crate::app::old::library_page::brand;
use crate::app::old::message::link;
use crate::app::old::on_demand::{OnDemand, Practice};
use crate::app::old::open_file::open_file_button;
use crate::app::old::risks_page::risks;
use crate::app::old::signals::Signal;
use crate::app::old::view::{El, el};
use crate::app::route::{Page, Route};
use crate::app::state::odds::OddsState;
use crate::app::state::workbook::{SaveState, Workbook};
use crate::document::Edit;
use crate::text::words;

/// The workbook of the engagement on the workbook.
pub fn workbook(workbook: Workbook, odds: OddsState, grid: RiskGrid, page: Page) -> El {
    odds.in_full.set(false);
    odds.others.set(Vec::new());
    odds.objectives.set(page == Page::Objectives);
    let footer = move || {
        workbook.with_document(|document| words::estimate_line(&page::today(), &document.author))
    };
    let main = el("main")
        .child(top_bar(workbook, odds))
        .child(answer(workbook, odds))
        .child(el("h1").text(page.name()));
    let main = match OnDemand::of(page, odds) {
        None => main.children(risks(workbook, odds, grid)),
        Some(what) => later(main, workbook, what),
    };
    let main = main.child(el("p.estimate").text_of(footer));
    el("div.app").child(navigation(workbook, page)).child(main)
}

fn navigation(workbook: Workbook, current: Page) -> El {
    let name = move || workbook.with_document(|document| document.name.clone());
    let pages = Page::ALL.map(|page| {
        let address = move || {
            workbook.with_document(|document| Route::Workbook(document.id, page).to_string())
        };
        let state = move || {
            workbook.with_figures(|document, analysis| match page {
                Page::Charter => document.charter.status.name().to_owned(),
                Page::Journeys => document.journeys.len().to_string(),
                Page::Risks => analysis.counted.to_string(),
                Page::Objectives => document.objectives.len().to_string(),
                Page::Readiness => document.readiness.answered().to_string(),
                Page::Activities => document.activities.open_actions().count().to_string(),
                Page::Report => String::new(),
            })
        };
        let link = el("a")
            .attr_of("href", address)
            .text(&format!("{} ", page.name()))
            .child(el("span").text_of(state));
        if page == current {
            link.attr("aria-current", "page")
        } else {
            link
        }
    });
    el("nav")
        .label("Workbook")
        .child(brand())
        .child(el("p.current").text_of(name))
        .children(pages.into())
        .child(link("#/library", "All engagements"))
        .child(link("#/quick", "Quick estimate"))
        .child(link("#/slo", "SLO calculator"))
}

fn top_bar(workbook: Workbook, odds: OddsState) -> El {
    let name = move || workbook.with_document(|document| document.name.clone());
    let title = el("input.title")
        .attr("type", "text")
        .label("Engagement name")
        .attr("autocomplete", "off")
        .value_of(name)
        .on("focus", move |_| workbook.enter_field())
        .on_input(move |text| workbook.edit_in_field(Edit::SetName(text)));
    let undo = el("button")
        .flag_of("disabled", move || !workbook.can_undo.get())
        .text("Undo")
        .tap(move || workbook.undo());
    let redo = el("button")
        .flag_of("disabled", move || !workbook.can_redo.get())
        .text("Redo")
        .tap(move || workbook.redo());
    el("div.bar")
        .child(title)
        .child(saved(workbook))
        .child(undo)
        .child(redo)
        .child(open_file_button(workbook))
        .child(share(workbook, odds))
        .child(export_menu(workbook))
}

/// The Share button, and the dialog while it is open.
fn share(workbook: Workbook, odds: OddsState) -> El {
    let open = Signal::new(false);
    let (pressed, shown) = (open.clone(), open.clone());
    let keys = move || match open.get() {
        true => vec![()],
        false => Vec::new(),
    };
    let dialog = move |(): &()| {
        later(
            el("div"),
            workbook,
            OnDemand::Practice(Practice::Share(shown.clone(), odds)),
        )
    };
    let button = el("button")
        .attr("id", "share")
        .text("Share")
        .tap(move || pressed.set(true));
    el("div").child(button).rows(keys, dialog)
}

/// Whether the work is in storage, and what to do when it is not.
fn saved(workbook: Workbook) -> El {
    let is_saved = move || {
        let saved = workbook.saved.with(|saved| *saved == SaveState::Saved);
        saved.to_string()
    };
    el("span.saved")
        .attr("role", "status")
        .attr_of("data-saved", is_saved)
        .part(move || say_saved(workbook))
}

fn say_saved(workbook: Workbook) -> Vec<El> {
    let state = match workbook.saved.get() {
        SaveState::Fresh if !workbook.is_lasting() => SaveState::InTabOnly,
        state => state,
    };
    match state {
        SaveState::Fresh => vec![el("span").text("Nothing to save yet")],
        SaveState::Saved => vec![el("span").text("Saved")],
        SaveState::Saving => vec![el("span").text("Saving")],
        SaveState::InTabOnly => vec![el("span.bad").text(
            "Kept in this tab only: this browser does not allow storage here. Export JSON before you close it.",
        )],
        SaveState::NotSaved(why) => vec![
            el("span.bad").text(&format!("Not saved: {why} ")),
            el("button.line")
                .text("Export JSON")
                .tap(move || workbook.export_json()),
        ],
    }
}
