//! The report as it is now: composed anew as its sources change.

use leptos::prelude::*;

use crate::analysis::comparison::{compare, comparison_asks};
use crate::analysis::report::Enough;
use crate::analysis::{choices, plan};
use crate::app::browser::page;
use crate::app::state::odds::OddsState;
use crate::app::state::odds::search::Search;
use crate::app::state::workbook::Workbook;
use crate::codec::versions::{opened, version_name};
use crate::document::{Engagement, RowId};
use crate::report::engagement::compose::compose;
use crate::report::engagement::sources::{Since, Sources};
use crate::report::format::blocks::{Part, Report};

/// The most choices of mitigations that are tried without being asked: about a second of work beside the page.
const MOST_TRIED: usize = 64;

/// The report of the workbook in the context. Copies are about the same one.
#[derive(Clone, Copy)]
pub struct Composed {
    /// The report with the parts that are chosen.
    pub shown: Memo<Report>,
    /// The parts that it could have.
    pub offered: Memo<Vec<Part>>,
    /// The parts that are chosen.
    pub parts: RwSignal<Vec<Part>>,
}

impl Composed {
    /// Composes it, and asks for the odds that it needs.
    pub fn new() -> Self {
        let workbook: Workbook = expect_context();
        let odds: OddsState = expect_context();
        odds.in_full.set(true);
        odds.objectives.set(true);
        Effect::new(move || seek(workbook, odds));
        let since = since_last(workbook);
        odds.ask_while_shown(move || {
            let asks = since.with(|since| {
                let since = since.as_ref()?;
                Some(comparison_asks(&since.comparison))
            });
            asks.unwrap_or_default()
        });
        let usual = Part::ALL.into_iter().filter(|part| part.is_usual());
        let parts = RwSignal::new(usual.collect::<Vec<_>>());
        let whole = whole(workbook, odds, since);
        Self {
            shown: Memo::new(move |_| parts.with(|parts| whole.get().with_parts(parts))),
            offered: Memo::new(move |_| whole.with(Report::parts)),
            parts,
        }
    }
}

fn whole(workbook: Workbook, odds: OddsState, since: Memo<Option<Since>>) -> Memo<Report> {
    // Apart from the report, since a search is no work for each answer about odds.
    let planned = Memo::new(move |_| {
        workbook.with_figures(|document, analysis| {
            let budget = analysis.chosen()?.rank.budget;
            plan(document, budget)
        })
    });
    Memo::new(move |_| {
        let window = workbook.with_document(|document| document.odds.window);
        let mut known = odds.answers.with(|answers| answers.known_odds(window));
        known.enough = odds.search.with(|search| match search {
            Search::Not => Enough::NotAsked,
            Search::Trying(..) => Enough::Searching,
            Search::Nothing => Enough::Nothing,
            Search::Found(choice, kept, exact) => Enough::Found(choice.clone(), *kept, *exact),
        });
        let today = page::today();
        workbook.with_figures(|engagement, analysis| {
            planned.with(|plan| {
                since.with(|since| {
                    compose(&Sources {
                        engagement,
                        analysis,
                        plan: plan.as_ref(),
                        odds: &known,
                        since: since.as_ref(),
                        today: &today,
                    })
                })
            })
        })
    })
}

/// The version saved last, held against how things are; nothing where none is saved or it cannot be read.
fn since_last(workbook: Workbook) -> Memo<Option<Since>> {
    let last = Memo::new(move |_| workbook.with_document(last_id));
    // A version never changes, so that it is read once.
    let before = Memo::new(move |_| {
        let id = last.get()?;
        workbook.document.with_untracked(|document| {
            let version = document.snapshots.iter().find(|one| one.id == id)?;
            Some(opened(version).ok()?.engagement)
        })
    });
    Memo::new(move |_| {
        before.with(|before| {
            let before = before.as_ref()?;
            workbook.with_document(|document| {
                let version = document.snapshots.last()?;
                Some(Since {
                    name: version_name(version),
                    taken: version.taken.clone(),
                    comparison: compare(before, document),
                })
            })
        })
    })
}

fn last_id(document: &Engagement) -> Option<RowId> {
    document.snapshots.last().map(|version| version.id)
}

/// Searches for the fixes that keep the target as often as wanted, once all else is answered.
fn seek(workbook: Workbook, odds: OddsState) {
    let few = workbook.with_document(|document| {
        !document.mitigations.is_empty() && choices(document).0.len() <= MOST_TRIED
    });
    let answered = |odds: OddsState| {
        odds.answers
            .with(|answers| answers.current && !answers.failed)
    };
    odds.forget_search();
    if few && answered(odds) {
        odds.seek(workbook);
    }
}
