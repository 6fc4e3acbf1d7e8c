//! The pages that are downloaded when somebody first goes to one: a first visit is for typing risks.

use wasm_split_helpers::wasm_split;

use super::activities::activities;
use super::charter::charter;
use super::estimate::estimate as estimate_page;
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

/// What stands under the title of a workbook's page; nothing for the page of risks, which is always there.
#[wasm_split(pages, fallible, preload(#[doc = "Downloads these pages."] load))]
pub fn page(desk: Desk, odds: OddsDesk, page: Page) -> Drawn {
    Ok(match page {
        Page::Charter => charter(desk),
        Page::Journeys => journeys(desk),
        Page::Risks => Vec::new(),
        Page::Objectives => objectives(desk, odds),
        Page::Readiness => readiness(desk),
        Page::Activities => activities(desk),
        Page::Report => report(desk, odds),
    })
}

/// The SLO calculator.
#[wasm_split(pages, fallible)]
pub fn calculator(desk: Desk, ask: Ask) -> Drawn {
    Ok(vec![slo(desk, ask)])
}

/// The page of one silent estimate.
#[wasm_split(pages, fallible)]
pub fn estimate(desk: Desk, query: String) -> Drawn {
    Ok(vec![estimate_page(desk, &query)])
}
