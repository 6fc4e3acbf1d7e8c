//! CSV files: RFC 4180, UTF-8, a header row with units, and no cell that a spreadsheet runs.

use std::borrow::Cow;

use crate::analysis::Analysis;
use crate::document::{Column, Engagement};
use crate::grammar::cell;
use crate::grammar::number::plain;

/// The header of the file of risks.
pub const RISKS_HEADER: [&str; 9] = [
    "Risk",
    "ETTD (minutes)",
    "ETTR (minutes)",
    "Impact (% of users)",
    "ETTF (days)",
    "Incidents/Year",
    "Bad Minutes/Year",
    "Owner",
    "Notes",
];

/// Writes the risks. Computed columns have all their digits, and are empty in rows that are
/// not counted.
pub fn write_risks(engagement: &Engagement, analysis: &Analysis) -> String {
    let mut text = String::new();
    write_row(&mut text, RISKS_HEADER.map(Cow::Borrowed));
    let risks = engagement.risks.iter().enumerate();
    // A row nobody has typed in is no row to a spreadsheet.
    for (at, risk) in risks.filter(|(_, risk)| !risk.is_blank()) {
        let figures = analysis.rows.get(at).and_then(|row| row.figures());
        let entry = |column| neutralise(&cell::show(column, risk.entry(column))).into_owned();
        let [ettd, ettr, impact, ettf] = Column::ALL.map(|column| Cow::Owned(entry(column)));
        let number = |number: Option<f64>| Cow::Owned(number.map_or_else(String::new, plain));
        write_row(
            &mut text,
            [
                neutralise(&risk.name),
                ettd,
                ettr,
                impact,
                ettf,
                number(figures.map(|row| row.incidents.get())),
                number(figures.map(|row| row.bad_minutes.get())),
                neutralise(&risk.owner),
                neutralise(&risk.notes),
            ],
        );
    }
    text
}

pub(crate) fn write_row<const COLUMNS: usize>(text: &mut String, cells: [Cow<str>; COLUMNS]) {
    for (at, cell) in cells.iter().enumerate() {
        if at > 0 {
            text.push(',');
        }
        if cell.contains(['"', ',', '\n', '\r']) {
            text.push('"');
            text.push_str(&cell.replace('"', "\"\""));
            text.push('"');
        } else {
            text.push_str(cell);
        }
    }
    text.push_str("\r\n");
}

/// What a spreadsheet takes for the start of a formula.
fn starts_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n'])
}

/// Puts an apostrophe before a text that a spreadsheet would run, so that it shows it instead.
pub fn neutralise(text: &str) -> Cow<'_, str> {
    let quoted = text
        .strip_prefix('\'')
        .is_some_and(|rest| rest.starts_with('\'') || starts_formula(rest));
    if quoted || starts_formula(text) {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text)
    }
}

/// Takes away what [`neutralise`] put there.
pub fn restore_text(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(rest) if rest.starts_with('\'') || starts_formula(rest) => rest,
        _ => text,
    }
}
