//! What the systemic risks do to the rows, and what fixing one would save.

use super::analysis::RowFigures;
use super::engagement::{Engagement, Risk};
use super::finding::Finding;
use super::id::RowId;
use super::reading;
use super::systemic::{Systemic, Worsening};
use crate::math::{Costing, Factor, Minutes, RiskEstimates, Share, Shift};

/// The figures of one systemic risk.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SystemicFigures {
    /// Which systemic risk.
    pub id: RowId,
    /// Bad minutes a year that fixing it takes away, all others as they stand; `None` when it is
    /// fixed, not filled or cannot be read. These overlap and do not add up.
    pub saved: Option<Minutes>,
    /// What it costs alone, on top of the bare table: the spreadsheets' figure. `None` for one
    /// that the estimates include.
    pub alone: Option<Minutes>,
}

/// The counted rows and the systemic risks, ready to ask what a change would do.
pub struct Outlook {
    rows: Vec<Option<OutlookRow>>,
    factors: Vec<(RowId, Option<Factor>)>,
}

/// A counted row, the systemic risks that make it worse by their places, and what it costs.
struct OutlookRow {
    costing: Costing,
    factors: Vec<usize>,
    now: Minutes,
}

impl Outlook {
    /// The outlook on rows of an engagement; a figure that cannot be read is a finding.
    pub fn new(
        engagement: &Engagement,
        rows: &[Option<RiskEstimates>],
        findings: &mut Vec<Finding>,
    ) -> Self {
        let year = engagement.year.length();
        let read = |one: &Systemic| (one.id, factor(one, findings));
        let factors: Vec<_> = engagement.systemic.iter().map(read).collect();
        let mut outlook = Self {
            rows: Vec::with_capacity(rows.len()),
            factors,
        };
        for (risk, estimates) in engagement.risks.iter().zip(rows) {
            let mut row = estimates.as_ref().map(|estimates| OutlookRow {
                costing: Costing::of(estimates, year),
                factors: worsened_by(engagement, risk),
                now: Minutes::new(0.0),
            });
            if let Some(row) = &mut row {
                row.now = row.costing.bad_minutes_per_year(outlook.shift(row, None));
            }
            outlook.rows.push(row);
        }
        outlook
    }

    /// The figures of a row as things stand, when it is counted.
    pub fn figures(&self, place: usize) -> Option<RowFigures> {
        let row = self.rows.get(place)?.as_ref()?;
        let shift = self.shift(row, None);
        Some(RowFigures {
            incidents: row.costing.incidents_per_year(shift),
            incident: row.costing.minutes_per_incident(shift),
            bad_minutes: row.now,
            bar: Share::new(0.0),
        })
    }

    /// What the systemic risks do to a row, with one of them fixed as well.
    fn shift(&self, row: &OutlookRow, fixed: Option<usize>) -> Shift {
        let mut shift = Shift::default();
        for &place in &row.factors {
            if let Some(factor) = &self.factors[place].1 {
                let fixed = factor.fixed || fixed == Some(place);
                shift = shift.with(&Factor { fixed, ..*factor });
            }
        }
        shift
    }

    /// The figures of each systemic risk, in the order of the document.
    pub fn systemic(&self) -> Vec<SystemicFigures> {
        let figures = |(place, (id, factor)): (usize, &(RowId, Option<Factor>))| SystemicFigures {
            id: *id,
            saved: factor
                .filter(|one| !one.fixed)
                .map(|_| self.saved_if_fixed(place)),
            alone: factor
                .filter(|one| !one.included)
                .map(|one| self.alone(place, one)),
        };
        self.factors.iter().enumerate().map(figures).collect()
    }

    fn reached(&self, place: usize) -> impl Iterator<Item = &OutlookRow> {
        let rows = self.rows.iter().flatten();
        rows.filter(move |row| row.factors.contains(&place))
    }

    /// Saved if fixed = total as things stand - total with this one fixed. Only the rows it
    /// reaches differ.
    fn saved_if_fixed(&self, place: usize) -> Minutes {
        let saved = |row: &OutlookRow| {
            let fixed = self.shift(row, Some(place));
            row.now - row.costing.bad_minutes_per_year(fixed)
        };
        self.reached(place).map(saved).sum()
    }

    fn alone(&self, place: usize, factor: Factor) -> Minutes {
        let present = Factor {
            fixed: false,
            ..factor
        };
        let added = |row: &OutlookRow| {
            let bare = row.costing.bad_minutes_per_year(Shift::default());
            row.costing
                .bad_minutes_per_year(Shift::default().with(&present))
                - bare
        };
        self.reached(place).map(added).sum()
    }
}

fn worsened_by(engagement: &Engagement, risk: &Risk) -> Vec<usize> {
    let systemic = engagement.systemic.iter().enumerate();
    systemic
        .filter(|(_, one)| one.scope.holds(risk))
        .map(|(place, _)| place)
        .collect()
}

/// A systemic risk as it is computed with; `None` when nothing is filled or something cannot be read.
fn factor(systemic: &Systemic, findings: &mut Vec<Finding>) -> Option<Factor> {
    let mut unread = false;
    let mut filled = false;
    let mut read = |what: Worsening| {
        let read = reading::worsening(what, systemic.entry(what));
        if let Err(problem) = read {
            unread = true;
            findings.push(Finding::SystemicUnread {
                systemic: systemic.id,
                what,
                problem,
            });
        }
        let value = read.ok().flatten();
        filled |= value.is_some();
        value.unwrap_or(0.0)
    };
    let [ettd, ettr, more_often] = Worsening::ALL.map(&mut read);
    (filled && !unread).then_some(Factor {
        ettd: Minutes::new(ettd),
        ettr: Minutes::new(ettr),
        more_often: more_often / 100.0,
        included: systemic.included,
        fixed: systemic.fixed,
    })
}
