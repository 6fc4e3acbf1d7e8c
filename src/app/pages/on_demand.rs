//! The pages that are downloaded when somebody first goes to one: a first visit is for typing risks.

use wasm_split_helpers::wasm_split;

use super::activities::activities;
use super::charter::charter;
use super::estimate::estimate;
use super::journeys::journeys;
use super::objectives::objectives;
use super::readiness::readiness;
use super::report::report;
use super::slo::slo;
use crate::app::desk::Desk;
use crate::app::later::Drawn;
use crate::app::odds_desk::OddsDesk;
use crate::app::route::Page;
use crate::format::slo_ask::Ask;

/// What is drawn on demand.
pub enum Wanted {
    /// What stands under the title of a workbook's page; nothing for the page of risks, which is always there.
    Page(OddsDesk, Page),
    /// The SLO calculator.
    Calculator(Ask),
    /// The page of one silent estimate, by its query.
    Estimate(String),
}

/// Draws it. The one function where the program parts: each would wait for a download of its own, and
/// `later` waits for this one.
#[wasm_split(pages, fallible, preload(#[doc = "Downloads these pages."] load))]
pub fn draw(desk: Desk, wanted: Wanted) -> Drawn {
    Ok(match wanted {
        Wanted::Page(odds, page) => match page {
            Page::Charter => charter(desk),
            Page::Journeys => journeys(desk),
            Page::Risks => Vec::new(),
            Page::Objectives => objectives(desk, odds),
            Page::Readiness => readiness(desk),
            Page::Activities => activities(desk),
            Page::Report => report(desk, odds),
        },
        Wanted::Calculator(ask) => vec![slo(desk, ask)],
        Wanted::Estimate(query) => vec![estimate(desk, &query)],
    })
}
