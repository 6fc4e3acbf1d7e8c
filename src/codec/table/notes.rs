//! What is said of any table that was read: what was left out, and what its marks were taken for.

use crate::codec::table::csv::MOST_COLUMNS;
use crate::document::records::record::MOST_CHARACTERS;

/// Says that commas were taken as decimal marks, since the table shows it or a person `said` so.
pub fn decimal_commas_note(said: bool) -> String {
    let why = match said {
        true => "as you say",
        false => "since some can be nothing else",
    };
    format!("Commas are taken as decimal marks, {why}: 1,125 as 1.125, and 1.440 as 1440.")
}

/// Says that rows stand above the header, if any do.
pub fn above_note(rows: usize) -> Option<String> {
    (rows > 0).then(|| format!("Left out: {rows} row(s) above the header."))
}

/// Says that columns are left out of a table that is this wide, if any are.
pub fn wide_note(width: usize) -> Option<String> {
    (width > MOST_COLUMNS).then(|| format!("Only the first {MOST_COLUMNS} columns are read."))
}

/// Says that rows of sums are left out, if any are.
pub fn totals_note(rows: usize) -> Option<String> {
    (rows > 0).then(|| format!("Left out: {rows} total row(s)."))
}

/// Says that texts are cut, if any are.
pub fn cut_note(cut: usize) -> Option<String> {
    (cut > 0).then(|| format!("Cut: {cut} cell(s) with more than {MOST_CHARACTERS} characters."))
}

/// That percentages without a percent sign are taken for shares.
pub fn shares_note(what: &str) -> String {
    format!(
        "Every {what} is between 0 and 1 without a percent sign, so they are taken as shares: 0.2 as 20 %."
    )
}
