//! What the view reads from the answers, once for all its parts.

use leptos::prelude::*;

use crate::analysis::{Told, Wanted};
use crate::app::state::odds::OddsState;
use crate::app::state::workbook::Workbook;
use crate::document::{OddsSettings, RowId};
use crate::math::{Minutes, Percent, YearLength, error_budget};

/// What is known of the chosen window now.
#[derive(Clone, PartialEq)]
pub struct Shown {
    /// Window, confidence and doubt.
    pub settings: OddsSettings,
    /// The length of the year.
    pub year: YearLength,
    /// One for each target that can be read, in the document's order.
    pub budgets: Vec<Budget>,
    /// The answer about the table as it is.
    pub as_is: Option<Told>,
    /// The answer with the mitigations that are on.
    pub mitigated: Option<Told>,
    /// No probability in the answers is off by more.
    pub error: f64,
    /// How many mitigations are on.
    pub on: usize,
    /// Bad minutes a year, as it is.
    pub total: Minutes,
    /// Something is still being computed.
    pub pending: bool,
    /// The program that computes odds is not there.
    pub failed: bool,
}

/// A target's budget in the chosen window.
#[derive(Clone, Copy, PartialEq)]
pub struct Budget {
    /// The target.
    pub id: RowId,
    /// Its percentage.
    pub percent: Percent,
    /// Its budget in minutes.
    pub minutes: f64,
    /// P(total <= budget), when it is known.
    pub kept: Option<f64>,
    /// The same with the mitigations that are on.
    pub then: Option<f64>,
    /// It is the headline's.
    pub chosen: bool,
}

impl Shown {
    /// Follows answers and document.
    pub fn memo(workbook: Workbook, odds: OddsState) -> Memo<Self> {
        Memo::new(move |_| {
            workbook.with_figures(|document, analysis| {
                let settings = document.odds.clone();
                let year = document.year.length();
                let chosen = document.chosen().map(|target| target.id);
                odds.answers.with(|answers| {
                    let as_is = Wanted::AsIs(settings.window);
                    let budget = |target: &crate::document::Target| {
                        let percent: Percent = target.percent.parse().ok()?;
                        (!percent.is_extreme()).then(|| Budget {
                            id: target.id,
                            percent,
                            minutes: error_budget(percent, settings.window.days(year)).get(),
                            kept: answers.kept(as_is, target.id),
                            then: answers.kept(Wanted::Mitigated, target.id),
                            chosen: chosen == Some(target.id),
                        })
                    };
                    Self {
                        budgets: document.targets.iter().filter_map(budget).collect(),
                        as_is: answers.told(as_is).cloned(),
                        mitigated: answers.told(Wanted::Mitigated).cloned(),
                        error: answers.error(),
                        on: analysis.mitigated.map_or(0, |one| one.on),
                        total: analysis.total,
                        pending: !answers.current && !answers.failed,
                        failed: answers.failed,
                        settings: settings.clone(),
                        year,
                    }
                })
            })
        })
    }

    /// The headline's budget.
    pub fn chosen(&self) -> Option<&Budget> {
        self.budgets.iter().find(|one| one.chosen)
    }
}
