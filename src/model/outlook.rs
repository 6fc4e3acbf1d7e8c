//! What the systemic risks do to the rows, and what fixing one would save.

use super::engagement::{Engagement, Risk};
use super::finding::Finding;
use super::id::RowId;
use super::reading;
use super::systemic::{Systemic, Worsening};
use crate::math::{
    Factor, Minutes, RiskEstimates, Shift, YearLength, shifted_bad_minutes_per_year,
};

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
    year: YearLength,
    rows: Vec<Option<RiskEstimates>>,
    factors: Vec<Reaching>,
}

/// A systemic risk and the rows it makes worse, by their places.
struct Reaching {
    id: RowId,
    factor: Option<Factor>,
    rows: Vec<usize>,
}

impl Outlook {
    /// The outlook on rows of an engagement; a figure that cannot be read is a finding.
    pub fn new(
        engagement: &Engagement,
        rows: Vec<Option<RiskEstimates>>,
        findings: &mut Vec<Finding>,
    ) -> Self {
        let reaching = |systemic: &Systemic| {
            let reached = |(_, risk): &(usize, &Risk)| systemic.scope.holds(risk);
            let risks = engagement.risks.iter().enumerate().filter(reached);
            Reaching {
                id: systemic.id,
                factor: factor(systemic, findings),
                rows: risks.map(|(place, _)| place).collect(),
            }
        };
        Self {
            year: engagement.year.length(),
            factors: engagement.systemic.iter().map(reaching).collect(),
            rows,
        }
    }

    /// What the systemic risks do to a row as things stand.
    pub fn shift(&self, row: usize) -> Shift {
        self.shift_with(row, |_, factor| *factor)
    }

    /// The estimates of a row, when it is counted.
    pub fn row(&self, row: usize) -> Option<&RiskEstimates> {
        self.rows.get(row)?.as_ref()
    }

    fn shift_with(&self, row: usize, as_if: impl Fn(usize, &Factor) -> Factor) -> Shift {
        let mut shift = Shift::default();
        for (place, reaching) in self.factors.iter().enumerate() {
            if let Some(factor) = &reaching.factor
                && reaching.rows.binary_search(&row).is_ok()
            {
                shift = shift.with(&as_if(place, factor));
            }
        }
        shift
    }

    fn cost(&self, row: usize, shift: Shift) -> Minutes {
        let estimates = self.row(row);
        estimates.map_or(Minutes::new(0.0), |estimates| {
            shifted_bad_minutes_per_year(estimates, shift, self.year)
        })
    }

    /// The figures of each systemic risk, in the order of the document.
    pub fn systemic(&self) -> Vec<SystemicFigures> {
        let figures = |(place, reaching): (usize, &Reaching)| SystemicFigures {
            id: reaching.id,
            saved: self.saved_if_fixed(place),
            alone: self.alone(place),
        };
        self.factors.iter().enumerate().map(figures).collect()
    }

    /// Saved if fixed = total as things stand - total with this one fixed. Only the rows it
    /// reaches differ.
    fn saved_if_fixed(&self, place: usize) -> Option<Minutes> {
        let reaching = &self.factors[place];
        reaching.factor.filter(|factor| !factor.fixed)?;
        let fixed = |other: usize, factor: &Factor| Factor {
            fixed: factor.fixed || other == place,
            ..*factor
        };
        let saved = reaching.rows.iter().map(|&row| {
            let now = self.cost(row, self.shift(row));
            now - self.cost(row, self.shift_with(row, fixed))
        });
        Some(saved.sum())
    }

    fn alone(&self, place: usize) -> Option<Minutes> {
        let reaching = &self.factors[place];
        let factor = reaching.factor.filter(|factor| !factor.included)?;
        let present = Factor {
            fixed: false,
            ..factor
        };
        let shift = Shift::default().with(&present);
        let added = reaching.rows.iter().map(|&row| {
            let bare = self.cost(row, Shift::default());
            self.cost(row, shift) - bare
        });
        Some(added.sum())
    }
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
