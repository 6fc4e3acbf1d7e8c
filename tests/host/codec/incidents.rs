//! Tables of incidents as tools export them: each row counts as what it says, or says why not.

use bad_minutes::codec::table::grid::grid_of;
use bad_minutes::codec::table::incidents::look::Said;
use bad_minutes::codec::table::incidents::read::read_as;
use bad_minutes::document::names::row_name;
use bad_minutes::document::{Column, Engagement, EngagementId, Incident, Risk, RowId};
use serde::Deserialize;

/// Date, risk or what happened, ETTD and ETTR in minutes, share in percent.
type Row = (String, String, Option<f64>, Option<f64>, Option<f64>);

/// A table with what it says.
#[derive(Deserialize)]
struct Case {
    what: String,
    text: String,
    incidents: Vec<Row>,
    #[serde(default)]
    says: String,
    #[serde(default)]
    problem: String,
    #[serde(default)]
    users: Option<f64>,
    #[serde(default)]
    days_first: Option<bool>,
}

/// An engagement with one risk, "minor defect".
fn service() -> Engagement {
    let id = EngagementId::from_random(&[]);
    let mut service = Engagement::new(id, String::new(), || RowId::from_random(&[]));
    let mut risk = Risk::blank(RowId::from_random(&[1]));
    risk.name = "minor defect".to_owned();
    service.risks = vec![risk];
    service
}

/// What is wrong with a reading of a case.
fn check(case: &Case) -> Result<(), String> {
    let what = &case.what;
    let service = service();
    let said = Said {
        users: case.users,
        days_first: case.days_first,
        ..Said::default()
    };
    let grid = grid_of(&case.text);
    let read = read_as(&grid, &said, &service, || RowId::from_random(&[9]));
    let shown = |one: &Incident| {
        let name = one
            .risk
            .map_or(one.name.clone(), |id| row_name(id, &service));
        let figure = |column| one.figure(column).expect("a figure that reads");
        (
            one.date.clone(),
            name,
            figure(Column::Ettd),
            figure(Column::Ettr),
            figure(Column::Impact),
        )
    };
    let found: Vec<_> = read.incidents.iter().map(shown).collect();
    let close = |one: Option<f64>, other: Option<f64>| match (one, other) {
        (Some(one), Some(other)) => (one - other).abs() < 1e-9 * other.max(1.0),
        (one, other) => one == other,
    };
    let same = found.len() == case.incidents.len()
        && found.iter().zip(&case.incidents).all(|(one, other)| {
            one.0 == other.0
                && one.1 == other.1
                && close(one.2, other.2)
                && close(one.3, other.3)
                && close(one.4, other.4)
        });
    let (notes, problems) = (read.notes.join(" "), read.problems.join(" "));
    if !same {
        return Err(format!("{what}: {found:?}; {notes}; {problems}"));
    }
    if !notes.contains(&case.says) {
        return Err(format!("{what}: {notes}"));
    }
    match case.problem.is_empty() == problems.is_empty() && problems.contains(&case.problem) {
        true => Ok(()),
        false => Err(format!("{what}: {problems}")),
    }
}

#[test]
fn a_table_of_incidents_counts_as_what_it_says() {
    let cases: Vec<Case> = serde_json::from_str(include_str!("../../data/incidents.json")).unwrap();
    let wrong: Vec<String> = cases.iter().filter_map(|case| check(case).err()).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
