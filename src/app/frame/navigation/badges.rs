//! The badges of the navigation: what still needs somebody on each page.

use leptos::prelude::*;

use crate::analysis::practice::attention;
use crate::app::browser::page::today;
use crate::app::route::Page;
use crate::app::state::workbook::Workbook;
use crate::text::attention_words::{Waiting, badge};

/// A badge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct State {
    /// How many things wait.
    pub count: usize,
    /// One of them is broken or overdue.
    pub is_urgent: bool,
    /// The same in words.
    pub says: String,
}

/// The badge of a page, while something waits there.
pub fn badge_of(workbook: Workbook, page: Page) -> Memo<Option<State>> {
    Memo::new(move |_| {
        let (what, waits) = workbook.with_figures(|document, analysis| {
            Some(match page {
                Page::Charter => (Waiting::SignOffs, attention::charter(document)),
                Page::Journeys => (Waiting::Journeys, attention::journeys(document)),
                Page::Risks(_) => {
                    let waits = attention::risks(document, analysis, &today());
                    (Waiting::Risks, waits)
                }
                Page::Objectives => (
                    Waiting::Objectives,
                    attention::objectives(document, &today()),
                ),
                Page::Readiness => (Waiting::Items, attention::readiness(document, &today())),
                Page::Activities(_) => {
                    (Waiting::Actions, attention::activities(document, &today()))
                }
                Page::Report(_) | Page::Together => return None,
            })
        })?;
        (waits.count > 0).then(|| State {
            count: waits.count,
            is_urgent: waits.is_urgent,
            says: badge(what, waits),
        })
    })
}
