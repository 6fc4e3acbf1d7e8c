//! The order rows are shown in. The typing order stays in the document.

use std::cmp::Ordering;

use super::analysis::{Analysis, CellReading, Row};
use super::engagement::{Engagement, Risk};
use super::entry::Column;
use super::id::RowId;

/// What a table is sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SortKey {
    /// The risk's name, without regard to case.
    Name,
    /// What an estimate counts as.
    Estimate(Column),
    /// Incidents a year.
    Incidents,
    /// Bad minutes a year.
    BadMinutes,
}

/// A key and a direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sort {
    /// What to compare.
    pub key: SortKey,
    /// Largest first.
    pub descending: bool,
}

/// The ids in the order to show. Rows without a figure come last; equal rows keep the typing
/// order. While `frozen` (somebody is in a cell) `shown` is kept and new rows are added at the end.
pub fn arrange(
    shown: Option<&Vec<RowId>>,
    engagement: &Engagement,
    analysis: &Analysis,
    sort: Option<Sort>,
    frozen: bool,
) -> Vec<RowId> {
    let typed = || engagement.risks.iter().map(|risk| risk.id);
    let Some(sort) = sort else {
        return typed().collect();
    };
    if let Some(shown) = shown.filter(|_| frozen) {
        let known = shown
            .iter()
            .copied()
            .filter(|id| engagement.risk(*id).is_some());
        let added = typed().filter(|id| !shown.contains(id));
        return known.chain(added).collect();
    }
    let mut rows: Vec<_> = engagement.risks.iter().zip(&analysis.rows).collect();
    rows.sort_by(|a, b| compare(*a, *b, sort));
    rows.into_iter().map(|(risk, _)| risk.id).collect()
}

fn compare(a: (&Risk, &Row), b: (&Risk, &Row), sort: Sort) -> Ordering {
    let directed = |order: Ordering| {
        if sort.descending {
            order.reverse()
        } else {
            order
        }
    };
    if sort.key == SortKey::Name {
        let (a, b) = (a.0.name.trim(), b.0.name.trim());
        return a
            .is_empty()
            .cmp(&b.is_empty())
            .then_with(|| directed(a.to_lowercase().cmp(&b.to_lowercase())));
    }
    match (value(a.1, sort.key), value(b.1, sort.key)) {
        (Some(a), Some(b)) => directed(a.total_cmp(&b)),
        (a, b) => a.is_none().cmp(&b.is_none()),
    }
}

fn value(row: &Row, key: SortKey) -> Option<f64> {
    match key {
        SortKey::Name => None,
        SortKey::Estimate(column) => match row.cells[column.index()] {
            CellReading::Counts(value) => Some(value),
            CellReading::Empty | CellReading::Problem(_) => None,
        },
        SortKey::Incidents => row.figures().map(|figures| figures.incidents.get()),
        SortKey::BadMinutes => row.figures().map(|figures| figures.bad_minutes.get()),
    }
}
