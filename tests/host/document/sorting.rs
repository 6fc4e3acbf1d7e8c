//! The order rows are shown in.

use std::cmp::Ordering;

use bad_minutes::analysis::{Sort, SortKey, analyse, arrange};
use bad_minutes::document::{Column, Engagement, Entry, Risk, RowId};
use bad_minutes::math::ordered;

fn id(number: u8) -> RowId {
    RowId::from_random(&[number; 17])
}

/// Rows named by letters, each with its ETTF in days; `None` has no estimates.
fn engagement(rows: &[(&str, Option<f64>)]) -> Engagement {
    let mut engagement = Engagement::new(
        bad_minutes::document::EngagementId::from_random(&[1; 17]),
        String::new(),
        || id(200),
    );
    for (place, (name, days)) in rows.iter().enumerate() {
        let mut risk = Risk::blank(id(place as u8));
        risk.name = (*name).to_owned();
        if let Some(days) = *days {
            for (column, number) in Column::ALL.into_iter().zip([0.0, 10.0, 100.0, days]) {
                *risk.entry_mut(column) = Entry::Point { number, unit: None };
            }
        }
        engagement.risks.push(risk);
    }
    engagement
}

fn names(a: &str, b: &str) -> Ordering {
    a.to_lowercase().cmp(&b.to_lowercase())
}

#[track_caller]
fn check(rows: &[(&str, Option<f64>)], key: SortKey, descending: bool, expected: &str) {
    let engagement = engagement(rows);
    let sort = Some(Sort { key, descending });
    let order = arrange(&[], &engagement, &analyse(&engagement), sort, false, names);
    let name = |id: &RowId| engagement.risk(*id).map_or("?", |risk| risk.name.as_str());
    let shown: Vec<_> = order.iter().map(name).collect();
    assert_eq!(shown.join(" "), expected);
}

#[test]
fn rows_sort_by_what_they_count_as() {
    let rows = [
        ("a", Some(30.0)),
        ("b", Some(7.0)),
        ("c", None),
        ("d", Some(90.0)),
    ];
    check(&rows, SortKey::BadMinutes, true, "b a d c");
    check(&rows, SortKey::BadMinutes, false, "d a b c");
    check(&rows, SortKey::Estimate(Column::Ettf), false, "b a d c");
    check(&rows, SortKey::Incidents, true, "b a d c");
}

#[test]
fn equal_rows_keep_the_order_typed() {
    let rows = [("z", Some(7.0)), ("y", Some(7.0)), ("x", Some(7.0))];
    check(&rows, SortKey::BadMinutes, true, "z y x");
    check(&rows, SortKey::BadMinutes, false, "z y x");
}

#[test]
fn names_sort_without_regard_to_case() {
    let rows = [("b", None), ("A", None), ("", None), ("c", None)];
    check(&rows, SortKey::Name, false, "A b c ");
    check(&rows, SortKey::Name, true, "c b A ");
}

#[test]
fn nothing_moves_while_somebody_types() {
    let engagement = engagement(&[("a", Some(7.0)), ("b", Some(3.0)), ("new", Some(1.0))]);
    let sort = Some(Sort {
        key: SortKey::BadMinutes,
        descending: true,
    });
    let analysis = analyse(&engagement);
    let shown = [id(0), id(1)];
    let order = arrange(&shown, &engagement, &analysis, sort, true, names);
    assert_eq!(order, [id(0), id(1), id(2)]);
    let order = arrange(&shown, &engagement, &analysis, sort, false, names);
    assert_eq!(order, [id(2), id(1), id(0)]);
}

#[test]
fn ordered_is_a_stable_sort() {
    let values = [3, 1, 2, 1, 3];
    let order = ordered(values.len(), &|a, b| values[a].cmp(&values[b]));
    assert_eq!(order, [1, 3, 2, 0, 4]);
}
