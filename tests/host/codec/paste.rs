//! Pasted tables in every notation.

use bad_minutes::analysis::{CellReading, analyse};
use bad_minutes::codec::table::grid::grid_of;
use bad_minutes::codec::table::paste;
use bad_minutes::codec::table::paste::{Field, Reading};
use bad_minutes::codec::table::{grid, notes};
use bad_minutes::document::{Column, Engagement, EngagementId, Entry, RowId, Unit};
use proptest::prelude::*;

const BRIEF: &str = "\
| Risk | ETTD (mins) | ETTR (mins) | Impact (%) | ETTF (days) | Incidents/Year = 365/ETTF | Bad Minutes/Year = (ETTD + ETTR) * Impact * Incidents |
|---|---|---|---|---|---|---|
|  | minutes | minutes | of users | days |  |  |
| deployment downtime | 0 | 3 | 100% | 7 | 52 | 156 |
| minor defect | 60 | 60 | 2% | 21 | 17 | 41 |
| ... | ... | ... | ... | ... | ... | ... |
";

fn read(text: &str) -> Reading {
    let mut next = 0_u8;
    paste::read_risks(&grid_of(text), || {
        next = next.wrapping_add(1);
        RowId::from_random(&[next])
    })
}

fn minutes(reading: &Reading) -> Vec<f64> {
    let id = EngagementId::from_random(&[]);
    let mut engagement = Engagement::new(id, String::new(), || RowId::from_random(&[]));
    engagement.risks = reading.risks.clone();
    let analysis = analyse(&engagement);
    let unread = |cell: &CellReading| matches!(cell, CellReading::Problem(_));
    assert!(!analysis.rows.iter().any(|row| row.cells.iter().any(unread)));
    let minutes = |row: &bad_minutes::analysis::Row| Some(row.figures()?.bad_minutes.get());
    analysis.rows.iter().filter_map(minutes).collect()
}

#[test]
fn a_cell_with_more_text_than_is_kept_is_cut_and_said() {
    let long = "x".repeat(20_001);
    let reading = read(&format!(
        "Risk\tETTD\tETTR\tImpact\tETTF\n{long}\t1\t1\t1\t1\nshort\t1\t1\t1\t1"
    ));
    assert_eq!(reading.risks[0].name, long[1..]);
    let said = "Cut: 1 cell(s) with more than 20000 characters.";
    assert!(
        reading.notes.iter().any(|note| note == said),
        "{:?}",
        reading.notes
    );
}

#[test]
fn of_a_table_that_is_too_wide_the_first_columns_are_read_and_it_is_said() {
    let said = |reading: &Reading| {
        let wide = "Only the first 200 columns are read.";
        reading.notes.iter().any(|note| note == wide)
    };
    let row = |width: usize| {
        let more = "\tmore".repeat(width - 5);
        read(&format!(
            "Risk\tETTD\tETTR\tImpact\tETTF{more}\na\t1\t1\t1\t1"
        ))
    };
    assert!(!said(&row(200)));
    let wide = row(300);
    assert!(said(&wide), "{:?}", wide.notes);
    assert_eq!((wide.columns.len(), wide.risks.len()), (200, 1));
}

#[track_caller]
fn is_the_source_table(text: &str) {
    let reading = read(text);
    assert_eq!(reading.risks.len(), 2, "{reading:?}");
    assert_eq!(reading.risks[0].name, "deployment downtime");
    assert_eq!(reading.risks[1].name, "minor defect");
    let minutes = minutes(&reading);
    assert!((minutes[0] - 156.428571429).abs() < 1e-6, "{minutes:?}");
    assert!((minutes[1] - 41.7142857143).abs() < 1e-6, "{minutes:?}");
}

#[test]
fn every_notation_gives_the_source_table() {
    is_the_source_table(BRIEF);
    is_the_source_table("deployment downtime\t0\t3\t100%\t7\r\nminor defect\t60\t60\t2%\t21\r\n");
    is_the_source_table(
        "Risk;ETTD;ETTR;Impact;ETTF\ndeployment downtime;0;3;100;7\nminor defect;60;60;2;21\n",
    );
    is_the_source_table(
        "||Risk||TTD||TTR||% users||MTBF||\n|deployment downtime|0|3|100|7|\n|minor defect|60|60|2|21|\n",
    );
    is_the_source_table(
        "{| class=\"wikitable\"\n|+ Risks\n! Risk !! ETTD !! ETTR !! Impact !! ETTF\n|-\n\
         | deployment downtime || 0 || 3 || 100% || 7\n|-\n| style=\"color:red\" | minor defect\n| 60\n| 60\n| 2%\n| 21\n|}\n",
    );
    is_the_source_table(
        "Risk | ETTD | ETTR | Impact | ETTF\n--- | --- | --- | --- | ---\ndeployment downtime | 0 | 3 | 100% | 7\nminor defect | 60 | 60 | 2% | 21\n",
    );
    is_the_source_table(
        "ETTF,Impact,Risk,ETTR (hours),ETTD (s)\n7,100%,deployment downtime,0.05,0\n21,2%,minor defect,1,3600\n",
    );
    is_the_source_table(
        "Risk,ETTD,ETTR,Impact (share),ETTF (weeks)\ndeployment downtime,0,3,1,1\nminor defect,60,60,0.02,3\nTotal,,,,\n",
    );
}

#[test]
fn the_units_of_a_header_belong_to_bare_numbers() {
    let reading =
        read("Risk\tETTD (hours)\tETTF (years)\tETTR\na\t2\t1 to 4\t5\nb\t30 s\tweekly\t1h\n");
    let [a, b] = &reading.risks[..] else {
        panic!("{reading:?}")
    };
    assert_eq!(
        a.ettd,
        Entry::Point {
            number: 2.0,
            unit: Some(Unit::Hour)
        }
    );
    assert!(matches!(
        a.ettf,
        Entry::Range {
            unit: Some(Unit::Year),
            ..
        }
    ));
    assert_eq!(a.ettr, Entry::number(5.0));
    assert_eq!(
        b.ettd,
        Entry::Point {
            number: 30.0,
            unit: Some(Unit::Second)
        }
    );
}

#[test]
fn lines_are_names_and_four_numbers_are_estimates() {
    let names = read("Deployments cause downtime, sometimes\n\nminor defect\n");
    assert_eq!(names.risks.len(), 2);
    assert!(!names.header);
    let numbers = read("0\t3\t100%\t7\n60\t60\t2%\t21\n");
    assert_eq!(
        numbers.columns,
        [Field::Ettd, Field::Ettr, Field::Impact, Field::Ettf].map(Some)
    );
    assert_eq!(minutes(&numbers).len(), 2);
}

#[test]
fn a_spreadsheet_cell_keeps_its_line_breaks() {
    let grid = grid_of("\"two\nlines \"\"here\"\"\"\t5\nnext\t6\n");
    assert_eq!(grid, [["two\nlines \"here\"", "5"], ["next", "6"]]);
}

#[test]
fn unknown_columns_and_totals_are_noted() {
    let reading = read("Risk\tETTD\tColour\na\t1\tred\nTotal\t\t\n");
    assert_eq!(reading.risks.len(), 1);
    assert_eq!(
        reading.columns,
        [Some(Field::Name), Some(Field::Ettd), None]
    );
    assert_eq!(reading.notes.len(), 3, "{:?}", reading.notes);
}

#[test]
fn a_block_lands_from_a_cell_on() {
    let grid = grid_of("1\t2\t3\t4\n5\t6\n");
    let block = paste::at_cell(&grid, Column::Impact.index() + 1, None);
    assert_eq!(
        block.rows[0],
        [
            (Field::Impact, "1".to_owned()),
            (Field::Ettf, "2".to_owned())
        ]
    );
    assert_eq!(block.rows[1].len(), 2);
    assert_eq!((block.notes.len(), block.unsure), (0, None));
    let beyond = paste::at_cell(&vec![vec!["1".to_owned()]], 9, None);
    assert_eq!(beyond.rows, [vec![]]);
}

#[test]
fn shares_of_a_block_are_taken_for_shares_and_said_so() {
    let check = |text: &str, expected: &[&str], told: bool| {
        let block = paste::at_cell(&grid_of(text), Column::Impact.index() + 1, None);
        let texts = block.rows.iter().map(|row| row[0].1.as_str());
        assert_eq!(texts.collect::<Vec<_>>(), expected);
        let says = |note: &String| note.contains("taken as shares");
        assert_eq!(block.notes.iter().any(says), told, "{text}");
    };
    check("0.2\t90\n1\t30\n", &["20%", "100%"], true);
    check("0.1 to 0.5\n\n", &["10 to 50%"], true);
    check("0.2\n20\n", &["0.2", "20"], false);
    check("0.2%\n1\n", &["0.2%", "1"], false);
    check("1\n0\n", &["1", "0"], false);
}

/// A block without a header is read by all of its figures as well, or asks.
#[test]
fn a_block_shows_what_its_commas_are() {
    let check = |text: &str, said: Option<bool>, expected: &[&[&str]], asks: Option<&str>| {
        let block = paste::at_cell(&grid_of(text), 1, said);
        let texts = |row: &Vec<(Field, String)>| row.iter().map(|(_, text)| text.clone()).collect();
        let found: Vec<Vec<String>> = block.rows.iter().map(texts).collect();
        assert_eq!(found, expected, "{text}");
        let unsure = block.unsure.map(|(cell, _)| cell);
        assert_eq!(unsure.as_deref(), asks, "{text}");
        let told = block
            .notes
            .iter()
            .any(|note| note.contains("decimal marks"));
        assert_eq!(
            told,
            found.concat().join("\t") != text.replace('\n', "\t").trim(),
            "{text}"
        );
    };
    check("2,5\t1.440\n", None, &[&["2,5", "1440"]], None);
    check("5\t1.440\n", None, &[&["5", "1.440"]], Some("1.440"));
    check("5\t1.000\n", None, &[&["5", "1.000"]], Some("1.000"));
    check("5\t1.000\n", Some(true), &[&["5", "1000"]], Some("1.000"));
    check("5\t1.000\n", Some(false), &[&["5", "1.000"]], Some("1.000"));
    check("2.5\t1.440\n", None, &[&["2.5", "1.440"]], None);
    check("5\t1,440\n", None, &[&["5", "1,440"]], Some("1,440"));
    check("1,440\t2.5\n", None, &[&["1,440", "2.5"]], None);
    check("5\t60\n", None, &[&["5", "60"]], None);
}

#[test]
fn a_text_over_a_cell_is_cut_to_what_is_read_again() {
    let fits = "ä".repeat(20_000);
    let grid = vec![vec![fits.clone()], vec![format!("{fits}x")]];
    let block = paste::at_cell(&grid, 0, None);
    assert_eq!(block.rows[0][0].1, fits);
    assert_eq!(block.rows[1][0].1, fits);
    let note = "Cut: 1 cell(s) with more than 20000 characters.";
    assert_eq!(block.notes, [note]);
    assert_eq!(notes::cut_note(0), None);
}

#[test]
fn at_most_five_thousand_rows() {
    let reading = read(&"a\t1\t2\t3\t4\n".repeat(5_002));
    assert_eq!(reading.risks.len(), 5_000);
    assert!(reading.notes[0].contains("2 more"));
}

proptest! {
    #[test]
    fn nothing_panics(text in "([|!{}\\-+=,;\t\n\"' a1%]|\\|\\||\\{\\||Risk|ETTD|\\PC){0,60}") {
        let grid: grid::Grid = grid_of(&text);
        let _ = paste::at_cell(&grid, 1, None);
        let _ = paste::read_risks(&grid, || RowId::from_random(&[]));
    }
}
