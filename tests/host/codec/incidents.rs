//! Tables of incidents as tools export them: each row counts as what it says, or says why not.

use bad_minutes::codec::table::grid::grid_of;
use bad_minutes::codec::table::incidents::look::{Basis, Said, UnitBy};
use bad_minutes::codec::table::incidents::read::read_as;
use bad_minutes::document::names::row_name;
use bad_minutes::document::records::record::Record;
use bad_minutes::document::{Column, Engagement, EngagementId, Incident, Risk, RowId, Unit};
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
    /// Whether commas are decimal marks, said by the person.
    #[serde(default)]
    commas: Option<bool>,
    /// The figure that has two readings.
    #[serde(default)]
    asks: Option<String>,
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
        commas: case.commas,
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
    let asked = read.unsure.as_ref().map(|(figure, _)| figure.clone());
    if asked != case.asks {
        return Err(format!("{what}: asks about {asked:?}"));
    }
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

#[test]
fn what_there_is_no_room_for_is_left_as_it_came() {
    let mut service = service();
    let one = Incident::blank(RowId::from_random(&[2]));
    service.evidence.incidents = vec![one; Incident::MOST - 1];
    let text = "Date\tMinutes to detect\n2026-03-01\t5\n2026-03-02\t6\n2026-03-03\t7\n";
    let said = Said::default();
    let read = read_as(&grid_of(text), &said, &service, || RowId::from_random(&[9]));
    assert_eq!(read.incidents.len(), 1);
    assert_eq!(
        read.left,
        "Date\tMinutes to detect\n2026-03-02\t6\n2026-03-03\t7\n"
    );
    let problem = |row: usize| {
        let most = Incident::MOST;
        format!("Row {row}: no more than {most} incidents are kept.")
    };
    assert_eq!(read.problems, [problem(3), problem(4)]);
}

#[test]
fn a_unit_is_taken_for_a_reason() {
    let check = |title: &str, minutes: [u32; 3], unit: Option<Unit>, expected: Basis| {
        let [a, b, c] = minutes;
        let text = format!("Date\t{title}\n2026-03-01\t{a}\n2026-03-02\t{b}\n2026-03-03\t{c}\n");
        let said = Said {
            unit,
            ..Said::default()
        };
        let id = || RowId::from_random(&[9]);
        let read = read_as(&grid_of(&text), &said, &service(), id);
        assert_eq!(read.columns[1].1, expected, "{title}");
    };
    let (large, small) = ([300, 900, 1200], [3, 9, 12]);
    let seconds = |why| Basis::NoUnit(Unit::Second, why);
    check("Time to resolve", large, None, seconds(UnitBy::Size));
    check("time_to_resolve", small, None, seconds(UnitBy::Name));
    let said = Some(Unit::Second);
    check("Time to resolve", large, said, seconds(UnitBy::Said));
    let minutes = Basis::NoUnit(Unit::Minute, UnitBy::Habit);
    check("Time to resolve", small, None, minutes);
}
