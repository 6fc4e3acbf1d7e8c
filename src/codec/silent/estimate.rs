//! One estimate: what it counts as, and what is wrong with it.

use crate::document::names::row_name;
use crate::document::{Column, Engagement, Entry, Round, Said, reading};
use crate::grammar::cell::{problem_of, read, show};
use crate::grammar::problem::problem;
use crate::math::YearLength;

/// What an entry counts as in the column's own unit: minutes, percent or days. `None` for one that is empty
/// or cannot be read.
pub fn reading(column: Column, entry: &Entry, year: YearLength) -> Option<f64> {
    match column {
        Column::Ettd | Column::Ettr => Some(reading::duration(entry).ok()??.mean().get()),
        Column::Impact => Some(reading::impact(entry).ok()??.mean().get() * 100.0),
        Column::Ettf => {
            let frequency = reading::frequency(entry, year).ok()??;
            Some(frequency.counts_as(year).get())
        }
    }
}

/// What is wrong with an estimate as typed, and what is expected; `None` when it reads or is empty.
pub fn wrong(column: Column, estimate: &str) -> Option<String> {
    let wrong = problem(column, problem_of(column, estimate)?);
    Some(format!("\"{}\" {wrong}.", estimate.trim()))
}

/// What the table says of a round's figure before anybody agrees on another.
pub fn agreed_before(engagement: &Engagement, round: &Round) -> String {
    let (column, name) = (round.column, row_name(round.risk, engagement));
    let risk = engagement.risk(round.risk);
    match risk.map(|risk| show(column, risk.entry(column))) {
        Some(text) if !text.is_empty() => format!(
            "In the table of risks, {} of {name} is {text} until you use another.",
            column.name()
        ),
        _ => format!(
            "In the table of risks, {} of {name} is empty until you use this.",
            column.name()
        ),
    }
}

/// What somebody said of a column, as the cell shows it.
///
/// # Errors
/// What is wrong with it, and whose it is.
pub(super) fn said(who: String, estimate: &str, column: Column) -> Result<Said, String> {
    let entry = read(column, estimate);
    if let Some(wrong) = wrong(column, estimate) {
        return Err(format!("{who}'s {wrong}"));
    }
    if entry.is_empty() {
        return Err(format!(
            "{who} gives no estimate: write it after the colon."
        ));
    }
    let estimate = show(column, &entry);
    Ok(Said { who, estimate })
}

/// The column of this key.
pub(super) fn column_of(key: &str) -> Option<Column> {
    Column::ALL.into_iter().find(|one| one.key() == key)
}
