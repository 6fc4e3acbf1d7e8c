//! Tables as people have them: each either counts as what it says, or says why not.

use bad_minutes::analysis::analyse;
use bad_minutes::codec::table::grid::grid_of;
use bad_minutes::codec::table::paste::{Said, read_as};
use bad_minutes::document::{Column, Engagement, EngagementId, RowId};
use bad_minutes::grammar::cell;
use serde::Deserialize;

/// A table with what it says: names with the four cells, and the bad minutes of a year of 365 days.
#[derive(Deserialize)]
struct Case {
    what: String,
    text: String,
    risks: Vec<[String; 5]>,
    total: f64,
    #[serde(default)]
    says: String,
    /// How many users there are, said by the person.
    #[serde(default)]
    users: Option<f64>,
    /// Whether commas are decimal marks, said by the person.
    #[serde(default)]
    commas: Option<bool>,
    /// The figure that has two readings.
    #[serde(default)]
    asks: Option<String>,
}

/// What is wrong with a reading of a case.
fn check(case: &Case) -> Result<(), String> {
    let what = &case.what;
    let mut next = 0;
    let new_id = || {
        next += 1;
        RowId::from_random(&[next])
    };
    let said = Said {
        users: case.users,
        commas: case.commas,
        ..Said::default()
    };
    let reading = read_as(&grid_of(&case.text), &said, new_id);
    let asked = reading.unsure.as_ref().map(|(figure, _)| figure.clone());
    if asked != case.asks {
        return Err(format!("{what}: asks about {asked:?}"));
    }
    let id = EngagementId::from_random(&[]);
    let mut engagement = Engagement::new(id, String::new(), || RowId::from_random(&[]));
    engagement.risks = reading.risks;
    let shown: Vec<[String; 5]> = engagement
        .risks
        .iter()
        .map(|risk| {
            let [a, b, c, d] = Column::ALL.map(|column| cell::show(column, risk.entry(column)));
            [risk.name.clone(), a, b, c, d]
        })
        .collect();
    let said = reading.notes.join(" ");
    if shown != case.risks {
        return Err(format!("{what}: {shown:?}; {said}"));
    }
    let total = analyse(&engagement).total.get();
    if (total - case.total).abs() > 0.001 * case.total {
        return Err(format!("{what}: {total} bad minutes"));
    }
    match said.contains(&case.says) {
        true => Ok(()),
        false => Err(format!("{what}: {said}")),
    }
}

#[test]
fn a_table_counts_as_what_it_says() {
    let cases: Vec<Case> = serde_json::from_str(include_str!("../../data/tables.json")).unwrap();
    let wrong: Vec<String> = cases.iter().filter_map(|case| check(case).err()).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
