//! The order rows are shown in. The typing order stays in the document.

use std::cmp::Ordering;

use crate::analysis::analyse::Analysis;
use crate::analysis::cells::row::{CellReading, Row};
use crate::document::records::engagement::Engagement;
use crate::document::records::risk::Risk;
use crate::document::records::values::entry::Column;
use crate::document::records::values::id::RowId;
use crate::math::ordered;

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

/// Which of two names comes first, as people order them; the browser knows each language's way.
pub type CompareNames = fn(&str, &str) -> Ordering;

/// The ids in the order to show. Rows without a figure come last; equal rows keep the typing
/// order. While `frozen` (somebody is in a cell) `shown` is kept and new rows are added at the end.
pub fn arrange(
    shown: &[RowId],
    engagement: &Engagement,
    analysis: &Analysis,
    sort: Option<Sort>,
    frozen: bool,
    names: CompareNames,
) -> Vec<RowId> {
    let typed = || engagement.risks.iter().map(|risk| risk.id);
    let Some(sort) = sort else {
        return typed().collect();
    };
    if frozen && !shown.is_empty() {
        let known = shown
            .iter()
            .copied()
            .filter(|id| engagement.risk(*id).is_some());
        let added = typed().filter(|id| !shown.contains(id));
        return known.chain(added).collect();
    }
    let row = |place: usize| (&engagement.risks[place], &analysis.rows[place]);
    let count = engagement.risks.len().min(analysis.rows.len());
    let order = ordered(count, &|a, b| compare(row(a), row(b), sort, names));
    order.into_iter().map(|place| row(place).0.id).collect()
}

/// Puts the risks into an order; those it does not name come last, as they stood.
pub fn reorder(engagement: &mut Engagement, order: &[RowId]) {
    let place = |risk: &Risk| {
        let place = order.iter().position(|id| *id == risk.id);
        place.unwrap_or(order.len())
    };
    engagement.risks.sort_by_cached_key(place);
}

fn compare(a: (&Risk, &Row), b: (&Risk, &Row), sort: Sort, names: CompareNames) -> Ordering {
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
            .then_with(|| directed(names(a, b)));
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::EngagementId;

    #[test]
    fn risks_follow_an_order() {
        let id = |place: u8| RowId::from_random(&[place; 5]);
        let own = EngagementId::from_random(&[9; 16]);
        let check = |order: &[u8], expected: &[u8]| {
            let mut engagement = Engagement::new(own, String::new(), || id(99));
            engagement
                .risks
                .extend([1, 2, 3].map(|place| Risk::blank(id(place))));
            let order: Vec<RowId> = order.iter().copied().map(id).collect();
            reorder(&mut engagement, &order);
            let expected: Vec<RowId> = expected.iter().copied().map(id).collect();
            let found: Vec<RowId> = engagement.risks.iter().map(|risk| risk.id).collect();
            assert_eq!(found, expected);
        };
        check(&[3, 1, 2], &[3, 1, 2]);
        check(&[3], &[3, 1, 2]);
        check(&[], &[1, 2, 3]);
    }
}
