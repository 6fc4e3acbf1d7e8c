//! What systemic risks and mitigations do to the rows, and what fixing or making one would save.

use crate::analysis::cells::finding::Finding;
use crate::analysis::cells::row::RowFigures;
use crate::document::records::engagement::Engagement;
use crate::document::records::mitigation::Mitigation;
use crate::document::records::reading;
use crate::document::records::risk::Risk;
use crate::document::records::systemic::Systemic;
use crate::document::records::values::cells::MitigationCell;
use crate::document::records::values::cells::Worsening;
use crate::document::records::values::id::RowId;
use crate::math::{
    Costing, Decision, Factor, Fix, Means, Minutes, RiskEstimates, Share, Shift, YearLength,
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

/// The counted rows with all that changes them, ready to ask what a decision would lead to.
pub struct Outlook {
    year: YearLength,
    rows: Vec<Option<OutlookRow>>,
    factors: Vec<(RowId, Option<Factor>)>,
    measures: Vec<Measure>,
}

/// A counted row, with what reaches it by its places.
struct OutlookRow {
    estimates: RiskEstimates,
    costing: Costing,
    factors: Vec<usize>,
    fixes: Vec<usize>,
    now: Minutes,
}

/// A mitigation as it is computed with.
pub(crate) struct Measure {
    /// Which mitigation.
    pub(crate) id: RowId,
    /// What it does to the risks it changes.
    fix: Fix,
    /// The systemic risks it fixes, by their places.
    pub(crate) systemic: Vec<usize>,
    /// Person-weeks, when said.
    pub(crate) effort: Option<f64>,
    /// Whether all its cells can be read; else it does nothing.
    pub(crate) counted: bool,
    pub(crate) on: bool,
}

impl Outlook {
    /// The outlook on rows of an engagement; a figure that cannot be read is a finding.
    pub fn new(
        engagement: &Engagement,
        rows: &[Option<RiskEstimates>],
        findings: &mut Vec<Finding>,
    ) -> Self {
        let year = engagement.year.length();
        let mut outlook = Self {
            year,
            rows: Vec::with_capacity(rows.len()),
            factors: Vec::with_capacity(engagement.systemic.len()),
            measures: Vec::with_capacity(engagement.mitigations.len()),
        };
        for one in &engagement.systemic {
            outlook.factors.push((one.id, factor(one, findings)));
        }
        for one in &engagement.mitigations {
            outlook.measures.push(measure(engagement, one, findings));
        }
        for (risk, estimates) in engagement.risks.iter().zip(rows) {
            let mut row = estimates.as_ref().map(|estimates| OutlookRow {
                estimates: *estimates,
                costing: Costing::of(estimates, year),
                factors: worsened_by(engagement, risk),
                fixes: changed_by(engagement, risk),
                now: Minutes::new(0.0),
            });
            if let Some(row) = &mut row {
                row.now = row
                    .costing
                    .bad_minutes_per_year(outlook.shift(row, &|_| false));
            }
            outlook.rows.push(row);
        }
        outlook
    }

    /// How many rows are counted.
    pub(crate) fn counted(&self) -> usize {
        self.rows.iter().flatten().count()
    }

    /// The mitigations, in the order of the document.
    pub(crate) fn measures(&self) -> &[Measure] {
        &self.measures
    }

    /// The figures of a row as things stand, when it is counted.
    pub fn figures(&self, place: usize) -> Option<RowFigures> {
        let row = self.rows.get(place)?.as_ref()?;
        let shift = self.shift(row, &|_| false);
        Some(RowFigures {
            incidents: row.costing.incidents_per_year(shift),
            incident: row.costing.minutes_per_incident(shift),
            bad_minutes: row.now,
            bar: Share::new(0.0),
        })
    }

    /// What the figures of a row were multiplied from, as things stand and under decisions about the
    /// mitigations; `None` for one that is not counted.
    pub(crate) fn means(&self, place: usize, decisions: &[Decision]) -> Option<[Means; 2]> {
        let row = self.rows.get(place)?.as_ref()?;
        let now = row.costing.means(self.shift(row, &|_| false));
        let then = match self.under(row, decisions, &self.fixed_under(decisions)) {
            (None, shift) => row.costing.means(shift),
            (Some(estimates), shift) => Costing::of(&estimates, self.year).means(shift),
        };
        Some([now, then])
    }

    /// The systemic risks and the mitigations that reach a row, by their places.
    pub(crate) fn reaching(&self, place: usize) -> Option<(&[usize], &[usize])> {
        let row = self.rows.get(place)?.as_ref()?;
        Some((&row.factors, &row.fixes))
    }

    /// Bad minutes a year of each row with one systemic risk fixed, in itself, all others as they
    /// stand; `None` for one that is not counted.
    pub(crate) fn costs_if_fixed(&self, factor: usize) -> Vec<Option<Minutes>> {
        let cost = |row: &OutlookRow| {
            let shift = self.shift(row, &|other| other == factor);
            row.costing.bad_minutes_per_year(shift)
        };
        self.rows.iter().map(|row| row.as_ref().map(cost)).collect()
    }

    /// What a row costs as things stand, ready to be asked with another impact; `None` for one that is
    /// not counted.
    pub(crate) fn costing(&self, place: usize) -> Option<(Costing, Shift)> {
        let row = self.rows.get(place)?.as_ref()?;
        Some((row.costing, self.shift(row, &|_| false)))
    }

    /// Bad minutes a year of each row under decisions about the mitigations; `None` for one that
    /// is not counted.
    pub(crate) fn costs_under(&self, decisions: &[Decision]) -> Vec<Option<Minutes>> {
        let fixed = self.fixed_under(decisions);
        let cost = |row: &OutlookRow| self.cost_under(row, decisions, &fixed);
        self.rows.iter().map(|row| row.as_ref().map(cost)).collect()
    }

    /// Bad minutes a year of all rows under decisions about the mitigations.
    pub(crate) fn total_under(&self, decisions: &[Decision]) -> Minutes {
        let fixed = self.fixed_under(decisions);
        let rows = self.rows.iter().flatten();
        rows.map(|row| self.cost_under(row, decisions, &fixed))
            .sum()
    }

    /// Bad minutes a year that making the mitigation at `place` takes away, or would take away,
    /// the others decided as given. Only the rows it reaches differ.
    pub fn saved_by(&self, place: usize, decisions: &[Decision]) -> Minutes {
        let Some(measure) = self.measures.get(place) else {
            return Minutes::new(0.0);
        };
        let (mut without, mut with) = (decisions.to_vec(), decisions.to_vec());
        without[place] = Decision::No;
        with[place] = Decision::Yes;
        let (fixed_without, fixed_with) = (self.fixed_under(&without), self.fixed_under(&with));
        let reaches = |row: &&OutlookRow| {
            let fixed = |factor: &usize| measure.systemic.contains(factor);
            row.fixes.contains(&place) || row.factors.iter().any(fixed)
        };
        let saved = |row: &OutlookRow| {
            self.cost_under(row, &without, &fixed_without)
                - self.cost_under(row, &with, &fixed_with)
        };
        let rows = self.rows.iter().flatten();
        rows.filter(reaches).map(saved).sum()
    }

    /// Which systemic risks are fixed, in themselves or by a mitigation.
    fn fixed_under(&self, decisions: &[Decision]) -> Vec<bool> {
        let mut fixed = vec![false; self.factors.len()];
        for (measure, decision) in self.measures.iter().zip(decisions) {
            if *decision != Decision::No {
                for &place in &measure.systemic {
                    fixed[place] = true;
                }
            }
        }
        fixed
    }

    /// Bad minutes a year of a row under decisions, with some systemic risks fixed as well.
    fn cost_under(&self, row: &OutlookRow, decisions: &[Decision], fixed: &[bool]) -> Minutes {
        match self.under(row, decisions, fixed) {
            (None, shift) => row.costing.bad_minutes_per_year(shift),
            (Some(estimates), shift) => {
                Costing::of(&estimates, self.year).bad_minutes_per_year(shift)
            }
        }
    }

    /// Each row's estimates under decisions, and what the systemic risks then do to it; `None` for
    /// one that is not counted.
    pub(crate) fn estimates_under(
        &self,
        decisions: &[Decision],
    ) -> Vec<Option<(RiskEstimates, Shift)>> {
        let fixed = self.fixed_under(decisions);
        let under = |row: &OutlookRow| {
            let (changed, shift) = self.under(row, decisions, &fixed);
            (changed.unwrap_or(row.estimates), shift)
        };
        self.rows
            .iter()
            .map(|row| row.as_ref().map(under))
            .collect()
    }

    /// A row's estimates where decisions change them, and what the systemic risks then do to it.
    fn under(
        &self,
        row: &OutlookRow,
        decisions: &[Decision],
        fixed: &[bool],
    ) -> (Option<RiskEstimates>, Shift) {
        let shift = self.shift(row, &|place| fixed[place]);
        let mut fixes = Vec::with_capacity(row.fixes.len());
        for &place in &row.fixes {
            if let Some(Decision::Yes | Decision::Open) = decisions.get(place) {
                fixes.push((&self.measures[place].fix, decisions[place]));
            }
        }
        if fixes.is_empty() {
            return (None, shift);
        }
        let estimates = row.estimates.mitigated(&fixes, shift, self.year);
        (Some(estimates), shift)
    }

    /// What the systemic risks do to a row, with some of them fixed as well.
    fn shift(&self, row: &OutlookRow, fixed: &dyn Fn(usize) -> bool) -> Shift {
        let mut shift = Shift::default();
        for &place in &row.factors {
            if let Some(factor) = &self.factors[place].1 {
                let fixed = factor.fixed || fixed(place);
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
            let fixed = self.shift(row, &|other| other == place);
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

fn changed_by(engagement: &Engagement, risk: &Risk) -> Vec<usize> {
    let mitigations = engagement.mitigations.iter().enumerate();
    mitigations
        .filter(|(_, one)| one.changes(risk))
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

/// A mitigation as it is computed with; one with a change that cannot be read changes nothing.
fn measure(engagement: &Engagement, one: &Mitigation, findings: &mut Vec<Finding>) -> Measure {
    let mut unread = |cell, problem| {
        findings.push(Finding::MitigationUnread {
            mitigation: one.id,
            cell,
            problem,
        });
    };
    let fix = reading::fix(one, engagement.year.length());
    if let Err((column, problem)) = fix {
        unread(MitigationCell::Change(column), problem);
    }
    let effort = reading::effort(&one.effort);
    if let Err(problem) = effort {
        unread(MitigationCell::Effort, problem);
    }
    let counted = fix.is_ok();
    let systemic = engagement.systemic.iter().enumerate();
    let fixed = systemic.filter(|(_, systemic)| counted && one.fixes.contains(&systemic.id));
    Measure {
        id: one.id,
        fix: fix.unwrap_or_default(),
        systemic: fixed.map(|(place, _)| place).collect(),
        effort: effort.ok().flatten(),
        counted,
        on: one.on,
    }
}
