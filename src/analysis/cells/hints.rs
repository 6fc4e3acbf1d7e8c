//! Figures that read well but may be a slip.

use crate::analysis::cells::finding::{Finding, Hint};
use crate::analysis::cells::row::Row;
use crate::document::records::engagement::Engagement;
use crate::document::records::risk::Risk;
use crate::document::records::values::entry::{Column, Entry};
use crate::grammar::cell;
use crate::grammar::number::plain;
use crate::math::{Minutes, RiskEstimates, YearLength};

/// The least number of rows that can look suspiciously alike.
const ALIKE_FROM: usize = 3;

/// Hints about one row.
pub fn at_row(
    risk: &Risk,
    estimates: &RiskEstimates,
    year: YearLength,
    findings: &mut Vec<Finding>,
) {
    let mut hint = |hint| findings.push(Finding::Hint(hint));
    if is_bare_and_below_one(&risk.impact) {
        hint(Hint::ImpactBelowOnePercent { risk: risk.id });
    }
    if estimates.ettd.mean() > estimates.frequency.counts_as(year).minutes() {
        hint(Hint::DetectionLongerThanFailure { risk: risk.id });
    }
    let too_wide = [
        (Column::Ettd, estimates.ettd.mean_beyond_range()),
        (Column::Ettr, estimates.ettr.mean_beyond_range()),
        (Column::Ettf, estimates.frequency.mean_beyond_range(year)),
    ];
    let columns = Column::ALL.into_iter();
    for column in columns.filter(|column| shows_thousand(*column, risk.entry(*column))) {
        hint(Hint::PointBeforeThreeDigits {
            risk: risk.id,
            column,
        });
    }
    for (column, _) in too_wide.into_iter().filter(|(_, wide)| *wide) {
        hint(Hint::RangeTooWide {
            risk: risk.id,
            column,
        });
    }
}

/// An impact such as 0.5 without a percent sign: half a percent, or half of all users?
fn is_bare_and_below_one(impact: &Entry) -> bool {
    match *impact {
        Entry::Point { number, unit: None } => number > 0.0 && number < 1.0,
        Entry::Range {
            high, unit: None, ..
        } => high <= 1.0,
        _ => false,
    }
}

/// Whether a cell shows a figure such as 1.095, which is a thousand and more where points part thousands.
fn shows_thousand(column: Column, entry: &Entry) -> bool {
    let three_decimals = |number: f64| {
        let thousandths = number * 1000.0;
        let near = |number: f64| (number - number.round()).abs() < 1e-6;
        (1.0..1000.0).contains(&number) && near(thousandths) && !near(number * 100.0)
    };
    let (low, high) = match *entry {
        Entry::Point { number, .. } => (number, number),
        Entry::Range { low, high, .. } => (low, high),
        Entry::Empty | Entry::Unread { .. } => return false,
    };
    let shown = |number: f64| cell::show(column, entry).contains(&plain(number));
    [low, high]
        .into_iter()
        .any(|number| three_decimals(number) && shown(number))
}

/// Hints that need more than one row, or the chosen budget.
pub fn of_all(engagement: &Engagement, rows: &[Row], budget: Option<Minutes>) -> Vec<Finding> {
    let mut findings = Vec::new();
    if let Some(budget) = budget {
        findings.extend(rows.iter().filter_map(|row| {
            let incident = row.figures()?.incident;
            (incident > budget).then_some(Finding::Hint(Hint::OneIncidentOverBudget {
                risk: row.id,
                incident,
                budget,
            }))
        }));
    }
    for column in Column::ALL {
        let mut entries = engagement
            .risks
            .iter()
            .map(|risk| risk.entry(column))
            .filter(|entry| !entry.is_empty());
        let count = entries.clone().count();
        if let Some(first) = entries.next()
            && count >= ALIKE_FROM
            && entries.all(|entry| entry == first)
        {
            findings.push(Finding::Hint(Hint::SameNumber { column }));
        }
    }
    findings
}
