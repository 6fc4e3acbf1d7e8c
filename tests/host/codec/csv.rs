//! CSV out and in.

use bad_minutes::analysis::analyse;
use bad_minutes::codec::table::csv::{Marks, neutralise, restore_text, write_risks};
use bad_minutes::codec::table::{grid, paste};
use bad_minutes::document::{Column, Entry, Risk, RowId};
use bad_minutes::grammar::cell;
use proptest::prelude::*;

/// What CSV carries of a risk.
fn carried(risk: &Risk) -> (String, Vec<Entry>, String, String) {
    let entries = Column::ALL.map(|column| risk.entry(column).clone());
    (
        risk.name.clone(),
        entries.to_vec(),
        risk.owner.clone(),
        risk.notes.clone(),
    )
}

proptest! {
    #[test]
    fn neutralised_text_is_restored(text in "['=+@＝;\t\r\n-]{0,6}\\PC{0,3}[;\t\n]?['=-]{0,3}") {
        let safe = neutralise(&text);
        prop_assert!(!safe.starts_with(['\t', '\r', '\n']));
        for part in safe.split([';', '\t', '\r', '\n']) {
            prop_assert!(!part.starts_with(['=', '+', '-', '@', '＝']), "{}", safe);
        }
        prop_assert_eq!(restore_text(&safe), text.as_str());
    }

    #[test]
    fn risks_go_out_and_come_in_equal(mut engagement in crate::support::engagement()) {
        // A row with nothing in it, and text that reads as an estimate, come back as what they are.
        engagement.risks.retain(|risk| {
            let unlike = |column| {
                let shown = cell::show(column, risk.entry(column));
                cell::read(column, &shown) != *risk.entry(column)
            };
            let texts = [&risk.name, &risk.owner, &risk.notes];
            texts.iter().any(|text| !text.trim().is_empty()) && !Column::ALL.into_iter().any(unlike)
        });
        for marks in [Marks::Comma, Marks::Semicolon] {
            let text = write_risks(&engagement, &analyse(&engagement), marks);
            let reading = paste::read_risks(&grid::grid_of(&text), || RowId::from_random(&[]));
            prop_assert!(reading.header);
            if marks == Marks::Comma {
                prop_assert_eq!(&reading.notes, &Vec::<String>::new());
            }
            let before: Vec<_> = engagement.risks.iter().map(carried).collect();
            let after: Vec<_> = reading.risks.iter().map(carried).collect();
            prop_assert_eq!(before, after, "{}", text);
        }
    }
}

#[test]
fn computed_columns_have_all_their_digits() {
    let text = "Risk,ETTD,ETTR,Impact,ETTF\n=minor defect,60,60,2%,21\n";
    let reading = paste::read_risks(&grid::grid_of(text), || RowId::from_random(&[7]));
    let id = bad_minutes::document::EngagementId::from_random(&[]);
    let mut engagement =
        bad_minutes::document::Engagement::new(id, String::new(), || RowId::from_random(&[]));
    engagement.risks = reading.risks;
    let text = write_risks(&engagement, &analyse(&engagement), Marks::Comma);
    assert_eq!(
        text.lines().nth(1),
        Some("'=minor defect,60,60,2%,21,17.38095238095238,41.71428571428571,,")
    );
}

#[test]
fn semicolons_come_with_decimal_commas() {
    let text = "Risk,ETTD,ETTR,Impact,ETTF\na;b,1.095,2.5 to 7.5,2.5%,21\n";
    let reading = paste::read_risks(&grid::grid_of(text), || RowId::from_random(&[7]));
    let id = bad_minutes::document::EngagementId::from_random(&[]);
    let mut engagement =
        bad_minutes::document::Engagement::new(id, String::new(), || RowId::from_random(&[]));
    engagement.risks = reading.risks;
    let text = write_risks(&engagement, &analyse(&engagement), Marks::Semicolon);
    let row = text.lines().nth(1).expect("a row");
    // 1,095 would be a thousand and more.
    assert!(
        row.starts_with("\"a;b\";1,0950;2,5 to 7,5;2,5%;21;17,38095238095238;"),
        "{row}"
    );
}
