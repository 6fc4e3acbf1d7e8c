//! What leaves the page and cannot hold everything, and how it is written.

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use crate::analysis::{Analysis, analyse, arrange, reorder};
use crate::app::answer::copies;
use crate::app::browser::{files, page};
use crate::app::state::workbook::Workbook;
use crate::app::ui::{NOT_LOADED, Toaster, lazy_part, ready};
use crate::codec::table::csv::{Marks, write_risks};
use crate::codec::table::journeys::write_journeys;
use crate::codec::xlsx;
use crate::document::{Engagement, RowId};
use crate::report::format::markup;
use crate::text::share::loss::Carrier;

/// A file or a copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Out {
    /// The spreadsheet with formulas.
    Workbook,
    /// The CSV of risks.
    Risks,
    /// The same with semicolons and decimal commas.
    RisksSemicolon,
    /// The CSV of journeys.
    Journeys,
    /// The risks on the clipboard, as Markdown.
    Markdown,
    /// The same as HTML.
    Html,
    /// The same for MediaWiki.
    MediaWiki,
}

impl Out {
    /// What it is carried by.
    pub fn carrier(self) -> Carrier {
        match self {
            Self::Workbook => Carrier::Workbook,
            Self::Risks | Self::RisksSemicolon => Carrier::Risks,
            Self::Journeys => Carrier::Journeys,
            Self::Markdown | Self::Html | Self::MediaWiki => Carrier::Copy,
        }
    }

    /// Writes it.
    pub fn write(self, workbook: Workbook, toasts: Toaster) {
        match self {
            Self::Workbook => export_workbook(workbook),
            Self::Risks => export_risks(workbook, Marks::Comma),
            Self::RisksSemicolon => export_risks(workbook, Marks::Semicolon),
            Self::Journeys => export_journeys(workbook),
            Self::Markdown => copy(workbook, toasts, markup::markdown, false),
            Self::Html => copy(workbook, toasts, markup::html, true),
            Self::MediaWiki => copy(workbook, toasts, markup::mediawiki, false),
        }
    }
}

/// The risks in the order of the table on screen.
fn order(workbook: Workbook, document: &Engagement, analysis: &Analysis) -> Vec<RowId> {
    let sort = workbook.sort.get_untracked();
    arrange(&[], document, analysis, sort, false, page::compare_names)
}

lazy_part! {
    /// Makes the spreadsheet of the table as it is on screen, and offers it.
    fn offer_workbook(workbook: Workbook) -> (), in sheets, loaded by load_sheets {
        let (written, name) = untrack(|| {
            workbook.with_figures(|document, analysis| {
                let mut sorted = document.clone();
                reorder(&mut sorted, &order(workbook, document, analysis));
                let written = xlsx::write(&sorted, &analyse(&sorted), &page::today());
                (written, document.name.clone())
            })
        });
        let name = files::file_name(&name, "risks.xlsx");
        match written {
            Ok(bytes) => workbook.try_browser(files::download_bytes(&name, XLSX, &bytes)),
            Err(wrong) => workbook.fail(format!("The spreadsheet could not be written: {wrong}.")),
        }
    }
}

const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

fn export_workbook(workbook: Workbook) {
    spawn_local(async move {
        match load_sheets().await {
            Ok(()) => {
                ready(offer_workbook(workbook));
            }
            Err(_) => workbook.fail(NOT_LOADED),
        }
    });
}

fn export_risks(workbook: Workbook, marks: Marks) {
    let (text, name) = untrack(|| {
        workbook.with_figures(|document, analysis| {
            // The file has no place to name a journey.
            let mut whole = document.of_whole_service();
            reorder(&mut whole, &order(workbook, document, analysis));
            let text = write_risks(&whole, &analyse(&whole), marks);
            (text, document.name.clone())
        })
    });
    let name = files::file_name(&name, "risks.csv");
    workbook.try_browser(files::download(&name, "text/csv", &text));
}

fn export_journeys(workbook: Workbook) {
    let (text, name) = workbook
        .document
        .with_untracked(|document| (write_journeys(document), document.name.clone()));
    let name = files::file_name(&name, "journeys.csv");
    workbook.try_browser(files::download(&name, "text/csv", &text));
}

/// A table's text for one kind of receiver, with today's date.
type Written = fn(&Engagement, &Analysis, &str) -> String;

fn copy(workbook: Workbook, toasts: Toaster, write: Written, as_html: bool) {
    let text = untrack(|| {
        workbook.with_figures(|document, analysis| {
            let mut sorted = document.clone();
            reorder(&mut sorted, &order(workbook, document, analysis));
            write(&sorted, &analyse(&sorted), &page::today())
        })
    });
    let html = as_html.then(|| text.clone());
    copies::copy(toasts, text, html);
}
