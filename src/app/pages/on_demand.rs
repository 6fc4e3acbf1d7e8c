//! The pages that are downloaded when somebody first goes to one: a first visit is for typing risks.

use wasm_split_helpers::wasm_split;

use super::activities::activities;
use super::charter::charter;
use super::estimate::estimate;
use super::journeys::journeys;
use super::objectives::objectives;
use super::readiness::readiness;
use super::report::report;
use super::shared::shared;
use super::slo::slo;
use crate::app::components::share_dialog::share_dialog;
use crate::app::desk::Desk;
use crate::app::later::Drawn;
use crate::app::odds_desk::OddsDesk;
use crate::app::route::Page;
use crate::app::signals::Signal;
use crate::app::view::El;
use crate::format::slo_ask::Ask;

/// What is drawn by the part of the program that holds these pages.
#[derive(Clone)]
pub enum OnDemand {
    /// What stands under the title of a workbook's page; nothing for the page of risks, which is always
    /// there.
    Page(OddsDesk, Page),
    /// The SLO calculator with what the address asks.
    Calculator(Ask),
    /// The page of one silent estimate, by its query.
    Estimate(String),
    /// What a link carries.
    View(String),
    /// The dialog that makes a link, open until the signal is false.
    Share(Signal<bool>),
}

/// Draws it. The one way into that part: each function marked so has to be loaded for itself.
#[wasm_split(pages, fallible, preload(#[doc = "Downloads the part."] load))]
pub fn draw(desk: Desk, what: OnDemand) -> Drawn {
    Ok(match what {
        OnDemand::Page(odds, page) => workbook_page(desk, odds, page),
        OnDemand::Calculator(ask) => vec![slo(desk, ask)],
        OnDemand::Estimate(query) => vec![estimate(desk, &query)],
        OnDemand::View(data) => vec![shared(desk, &data)],
        OnDemand::Share(open) => vec![share_dialog(desk, open)],
    })
}

fn workbook_page(desk: Desk, odds: OddsDesk, page: Page) -> Vec<El> {
    match page {
        Page::Charter => charter(desk),
        Page::Journeys => journeys(desk),
        Page::Risks => Vec::new(),
        Page::Objectives => objectives(desk, odds),
        Page::Readiness => readiness(desk),
        Page::Activities => activities(desk),
        Page::Report => report(desk, odds),
    }
}
