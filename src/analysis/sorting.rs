//! The order rows are shown in. The typing order stays in the document.

use std::cmp::Ordering;
use std::collections::HashMap;

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

/// The rows with those of each group together, in the order of the groups' first rows; those of the group without a name
/// are last.
pub fn gather(rows: &[RowId], names: &HashMap<RowId, String>) -> Vec<RowId> {
    let mut places: HashMap<&str, usize> = HashMap::from([("", usize::MAX)]);
    for name in rows.iter().filter_map(|id| names.get(id)) {
        let next = places.len();
        places.entry(name).or_insert(next);
    }
    let place = |at: usize| names.get(&rows[at]).map(|name| places[name.as_str()]);
    let order = ordered(rows.len(), &|a, b| place(a).cmp(&place(b)));
    order.into_iter().map(|at| rows[at]).collect()
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

    #[test]
    fn rows_of_a_group_stand_together_in_the_order_of_its_first() {
        let id = |place: u8| RowId::from_random(&[place; 5]);
        let check = |groups: &[&str], expected: &[usize]| {
            let ids: Vec<RowId> = (1..).map(id).take(groups.len()).collect();
            let named = ids.iter().copied();
            let names = named.zip(groups.iter().map(|name| (*name).to_owned()));
            let expected: Vec<RowId> = expected.iter().map(|at| ids[*at]).collect();
            assert_eq!(gather(&ids, &names.collect()), expected, "{groups:?}");
        };
        check(&["b", "a", "b", "a", "c"], &[0, 2, 1, 3, 4]);
        check(&["", "a", "", "b", "a"], &[1, 4, 3, 0, 2]);
    }
}
