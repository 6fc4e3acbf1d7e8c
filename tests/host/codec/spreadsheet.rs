//! The well-known risk spreadsheet's CSV, and its copies.

use bad_minutes::analysis::analyse;
use bad_minutes::codec::table::field::Field;
use bad_minutes::codec::table::grid::{grid_of, grid_of_file};
use bad_minutes::codec::table::paste;
use bad_minutes::codec::table::paste::{Reading, Said};
use bad_minutes::document::{Column, Engagement, EngagementId, RowId, Systemic, Worsening};
use bad_minutes::grammar::{cell, worsening};
use serde_json::Value;

const SHEET: &str = include_str!("../../data/spreadsheet.csv");

fn read_as(text: &str, columns: &[(usize, Option<Field>)]) -> Reading {
    let mut next = 0_u16;
    let said = Said {
        columns: columns.to_vec(),
        ..Said::default()
    };
    paste::read_as(&grid_of(text), &said, || {
        next += 1;
        RowId::from_random(&next.to_be_bytes())
    })
}

fn read(text: &str) -> Reading {
    read_as(text, &[])
}

/// Name, estimates as shown, and then the systemic risks likewise after a plus.
fn shown(reading: &Reading) -> Vec<String> {
    let risks = reading.risks.iter().map(|risk| {
        let cells = Column::ALL.map(|column| cell::show(column, risk.entry(column)));
        format!("{} | {}", risk.name, cells.join(" | "))
    });
    let factor = |one: &Systemic| {
        assert!(!one.included && !one.fixed && one.scope.all);
        let cells = Worsening::ALL.map(|what| worsening::show(what, one.entry(what)));
        format!("+ {} | {}", one.name, cells.join(" | "))
    };
    risks.chain(reading.systemic.iter().map(factor)).collect()
}

#[track_caller]
fn check(text: &str, expected: &[&str]) -> Vec<String> {
    let reading = read(text);
    assert_eq!(shown(&reading), expected, "{:?}", reading.notes);
    reading.notes
}

fn total(reading: &Reading) -> f64 {
    let id = EngagementId::from_random(&[]);
    let mut engagement = Engagement::new(id, String::new(), || RowId::from_random(&[]));
    engagement.risks = reading.risks.clone();
    engagement.systemic = reading.systemic.clone();
    let analysis = analyse(&engagement);
    assert_eq!(analysis.left_out, 0);
    analysis.total.get()
}

#[test]
fn the_catalogue_with_its_factors_gives_the_published_figures() {
    let mut reading = read(SHEET);
    let oracle: Value = serde_json::from_str(include_str!("../../data/risks.json")).unwrap();
    let factors = &oracle["systemic"]["onTop"]["365.0"];
    assert_eq!(reading.risks.len(), 8);
    assert_eq!(reading.systemic.len(), 3);
    let with = total(&reading);
    reading.systemic.clear();
    let without = total(&reading);
    let joint = factors["joint"].as_f64().unwrap();
    assert!((without - 705.511111111).abs() < 1e-6, "{without}");
    assert!((with - without - joint).abs() < 1e-6, "{}", with - without);
}

#[test]
fn the_sheet_says_what_was_left_out() {
    assert_eq!(
        read(SHEET).notes,
        [
            "Left out: 1 row(s) above the header.",
            "Left out: 1 total row(s)."
        ]
    );
}

#[test]
fn columns_come_under_many_names_and_in_any_order() {
    let expected = ["a | 5 | 60 | 20% | 90"];
    for header in [
        "Risk,ETTD,ETTR,Impact,ETTF",
        "Risk name,ETTD (min),ETTR (min),% users,ETTF (days)",
        "Description,Est. time to detect,Est. time to repair,% of users affected,Est. time between failures",
        "Name,TTD,TTR,Impact (%),MTBF (days)",
        "Scenario,Time to detect (mins),Time to resolve (mins),% of users,Time to failure (days)",
        "What,MTTD,MTTR,Users affected,MTTF",
    ] {
        let notes = check(&format!("{header}\na,5,60,20,90\n"), &expected);
        assert_eq!(notes, Vec::<String>::new(), "{header}");
    }
    check(
        "ETTF,% Users,BM/Y,IP/Y,Description,ETTR,ETTD\n90,20%,52,4.06,a,60,5\n",
        &expected,
    );
}

#[test]
fn titles_units_dots_and_totals_are_no_risks() {
    check(
        "Risk catalogue\n\nRisk;ETTD;ETTR;% users;ETTF;Incidents/year;Bad minutes/year;% of budget\n;minutes;minutes;;days;;;\na;1,5;60;20%;90;4,06;52;10%\n...;...;...;...;...;...;...;...\nTotal bad minutes/year;;;;;;52;\n;;;;Total;4,06;52;10%\n;;;;;4,06;52;\n",
        &["a | 1.5 | 60 | 20% | 90"],
    );
    // A title alone on its line in a text with commas, and one that is much like a header.
    check(
        "Availability target,99.9%\nRisk,ETTD,ETTR,Impact,ETTF\na,5,60,20%,90\nTotal loss,1,2,100%,365\n",
        &["a | 5 | 60 | 20% | 90", "Total loss | 1 | 2 | 100% | 365"],
    );
}

#[test]
fn factors_are_found_in_every_form() {
    let expected = ["+ overload | 30 | 5 | 10%"];
    for text in [
        "Risk Factor,Added ETTD,Added ETTR,% more frequent (ETTF)\noverload,30,5,10%\n",
        "Description,ETTD+,ETTR+,ETTF+,BM/Y\noverload,30,5,10%,128\n",
        "Factor\tETTD (min)\tETTR (min)\tETTF (% increase)\noverload\t+30\t+5\t+10%\n",
        "Systemic risk,Extra ETTD,Extra ETTR,More often by,Saved if fixed\noverload,30,5,10,1\n",
        "Risk factors,,,\nDescription,ETTD,ETTR,ETTF\noverload,30,5,10\n",
        "Name,Increase in time to detect,Increase in time to repair,Increase in incidents\noverload,30,5,10%\n",
    ] {
        check(text, &expected);
    }
    let risk = "a | 5 | 60 | 20% | 90";
    // In the same columns, marked by a title, a plus or a percent sign.
    for text in [
        "Risk,ETTD,ETTR,Impact,ETTF\na,5,60,20%,90\nRisk factors,,,,\noverload,30,5,,10\n",
        "Risk,ETTD,ETTR,Impact,ETTF\na,5,60,20%,90\noverload,30,5,,10%\n",
        "Risk,ETTD,ETTR,Impact,ETTF\na,5,60,20%,90\noverload,+30,+5,,+10\n",
        "a\t5\t60\t20%\t90\nRisk factor\tAdded ETTD\tAdded ETTR\tMore often\t\noverload\t30\t5\t10\t\n",
    ] {
        check(text, &[risk, expected[0]]);
    }
}

#[test]
fn shares_are_taken_for_shares_and_said_so() {
    let notes = check(
        "Risk,ETTD,ETTR,% users,ETTF\na,5,60,0.2,90\nb,5,60,1,90\nc,5,60,0.1 to 0.5,90\n",
        &[
            "a | 5 | 60 | 20% | 90",
            "b | 5 | 60 | 100% | 90",
            "c | 5 | 60 | 10 to 50% | 90",
        ],
    );
    assert!(notes[0].contains("taken as shares"), "{notes:?}");
    for kept in ["0.2%", "20", "0.2 percent"] {
        let text = format!("Risk,ETTD,ETTR,% users,ETTF\na,5,60,{kept},90\nb,5,60,0.5,90\n");
        assert_eq!(read(&text).notes, Vec::<String>::new(), "{kept}");
    }
    // A table says the same without its header.
    let notes = check(
        "a,5,60,0.2,90\nb,5,60,1,90\n",
        &["a | 5 | 60 | 20% | 90", "b | 5 | 60 | 100% | 90"],
    );
    assert!(notes[0].contains("taken as shares"), "{notes:?}");
    // All or nobody says nothing about halves.
    check(
        "Risk,ETTD,ETTR,% users,ETTF\na,5,60,1,90\n",
        &["a | 5 | 60 | 1% | 90"],
    );
    check(
        "Risk factor,ETTD+,ETTF+\na,,0.1\nb,,1\n",
        &["+ a |  |  | 10%", "+ b |  |  | 100%"],
    );
}

#[test]
fn missing_columns_are_named() {
    let notes = check("Risk,ETTD,ETTR\na,5,60\n", &["a | 5 | 60 |  | "]);
    assert_eq!(
        notes,
        ["No column for Impact, ETTF: a row is counted once it has all four estimates."]
    );
    check("Risk factor,ETTD+,ETTR+\na,5,60\n", &["+ a | 5 | 60 | "]);
}

#[test]
fn a_table_of_something_else_gives_no_risks() {
    let reading = read("City,Population,Area\nParis,2000,100\nRome,2800,1285\n");
    assert!(reading.risks.is_empty() && !reading.header, "{reading:?}");
    assert_eq!(reading.titles, ["City", "Population", "Area"]);
    assert_eq!(reading.columns, [None, None, None]);
    assert!(reading.notes[0].contains("City"));
}

#[test]
fn a_file_without_headers_and_figures_is_none_of_ours() {
    let check = |text: &str, expected: bool| {
        let grid = grid_of_file(text);
        assert_eq!(paste::may_hold_risks(&grid), expected, "{text}");
        grid
    };
    assert_eq!(
        check("Service,Team\nshop,blue\n", false),
        [["Service", "Team"], ["shop", "blue"]]
    );
    check("hello, this is no table\n", false);
    check("", false);
    check("City,Population\nParis,2000\n", true);
    check("Risk\na\nb\n", true);
    check("Risk catalogue\n\nRisk;ETTD;ETTR\n", true);
}

#[test]
fn a_person_corrects_the_columns() {
    let text = "Ereignis,Erkennen,Beheben,Nutzer,Abstand (weeks)\na,5,60,20,2\n";
    let fields = [
        Field::Name,
        Field::Ettd,
        Field::Ettr,
        Field::Impact,
        Field::Ettf,
    ];
    let chosen: Vec<(usize, Option<Field>)> = fields.map(Some).into_iter().enumerate().collect();
    let reading = read_as(text, &chosen);
    assert_eq!(shown(&reading), ["a | 5 | 60 | 20% | 2w"]);
    assert_eq!(reading.notes, Vec::<String>::new());
    // Without a header too; what was a column before is one no more.
    let reading = read_as(
        "90\ta\t20\n60\tb\t30\n",
        &[
            (0, Some(Field::Ettf)),
            (1, Some(Field::Name)),
            (2, Some(Field::Impact)),
        ],
    );
    assert_eq!(
        shown(&reading),
        ["a |  |  | 20% | 90", "b |  |  | 30% | 60"]
    );
    assert!(reading.notes[0].starts_with("No column for ETTD, ETTR:"));
    let reading = read_as(SHEET, &[(1, Some(Field::Ettr)), (9, Some(Field::Ettd))]);
    assert_eq!(
        reading.columns[..3],
        [Some(Field::Name), Some(Field::Ettr), None]
    );
    // Also where the same header comes again.
    let text = "Risk,ETTD,ETTR,Impact,Owner\na,1,2,3,4\n\nRisk,ETTD,ETTR,Impact,Owner\nb,1,2,3,4\n";
    let reading = read_as(text, &[(4, Some(Field::Ettf))]);
    assert_eq!(
        shown(&reading),
        ["a | 1 | 2 | 3% | 4", "b | 1 | 2 | 3% | 4"]
    );
}
