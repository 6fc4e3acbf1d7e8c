//! The checklist with its answers as CSV, out and in.

use std::borrow::Cow;

use crate::codec::checklist::joined::lines;
use crate::codec::checklist::json;
use crate::codec::checklist::taken::{FIELDS, Given};
use crate::codec::table::csv::{Sheet, neutralise};
use crate::codec::table::grid::{Grid, grid_of_file, is_binary};
use crate::document::{Answer, Readiness, ReadinessItem};

/// The titles: those that are read again, and two that only tell a person more.
const TITLES: [&str; 12] = [
    "Key",
    "Area",
    "Level",
    "Question",
    "Answer",
    "Reason",
    "Evidence",
    "Owner",
    "Due",
    "Hidden",
    "Why it matters",
    "What convinces",
];

/// Writes all items with what was said about them, the hidden ones too.
pub fn write(readiness: &Readiness) -> String {
    let mut sheet = Sheet::new(&TITLES);
    for line in lines(readiness) {
        let said = |pick: fn(&ReadinessItem) -> &str| neutralise(line.said.map_or("", pick));
        let answer = line.said.and_then(|said| said.answer);
        let key = line.key();
        let told = |text: Option<&'static str>| Cow::Borrowed(text.unwrap_or_default());
        sheet.row(&[
            neutralise(&key),
            Cow::Borrowed(line.area().title()),
            Cow::Borrowed(line.level().name()),
            neutralise(line.typed_question()),
            Cow::Borrowed(answer.map_or("", Answer::name)),
            said(|one| &one.reason),
            said(|one| &one.evidence),
            said(|one| &one.owner),
            said(|one| &one.due),
            Cow::Borrowed(if line.is_hidden() { "yes" } else { "no" }),
            told(line.asked.map(|asked| asked.why.as_str())),
            told(line.asked.map(|asked| asked.convinces.as_str())),
        ]);
    }
    sheet.into_text()
}

/// Reads a checklist from a file, whichever of the two notations it is in.
///
/// # Errors
/// Says why it is none, and what to do.
pub fn read(text: &str) -> Result<Vec<Given>, String> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.trim_start().starts_with(['{', '[']) {
        return json::read(text);
    }
    if is_binary(text) {
        return Err("It is not a text. Save the sheet as CSV and read that.".to_owned());
    }
    read_table(&grid_of_file(text))
}

/// Reads the rows under the titles. Places count the rows as a spreadsheet does, titles included.
fn read_table(grid: &Grid) -> Result<Vec<Given>, String> {
    let place_of = |row: &Vec<String>, title: &str| {
        let is_it = |cell: &String| cell.trim().eq_ignore_ascii_case(title);
        row.iter().position(is_it)
    };
    let columns_of = |row: &Vec<String>| FIELDS.map(|(_, _, title)| place_of(row, title));
    let is_head = |row: &Vec<String>| {
        let [key, _, _, question, ..] = columns_of(row);
        key.or(question).is_some() && columns_of(row).iter().flatten().count() >= 2
    };
    let Some(head) = grid.iter().position(is_head) else {
        return Err("It has no row of titles with at least Key or Question and one more, such as Answer. Export the checklist as CSV and fill that in.".to_owned());
    };
    let columns = columns_of(&grid[head]);
    let rows = grid.iter().enumerate().skip(head + 1);
    let given = rows.map(|(at, row)| {
        let mut given = Given::new(format!("Row {}", at + 1));
        for ((field, ..), column) in FIELDS.into_iter().zip(columns) {
            if let Some(cell) = column.and_then(|column| row.get(column)) {
                given.set(field, cell.clone());
            }
        }
        given
    });
    Ok(given.collect())
}
