//! Incidents as CSV.

use std::borrow::Cow;

use crate::analysis::practice::calibration::OBSERVED;
use crate::codec::table::csv::{Sheet, neutralise};
use crate::document::names::row_name;
use crate::document::{Column, Engagement, Entry};
use crate::grammar::cell;

/// The columns, in the order in which a table without a header has them.
const COLUMNS: [&str; 7] = [
    "Date",
    "Minutes to detect",
    "Minutes to resolve",
    "Share of users (%)",
    "Risk",
    "Drill",
    "What happened",
];

/// Writes the incidents as CSV.
pub fn write(engagement: &Engagement) -> String {
    let mut sheet = Sheet::new(&COLUMNS);
    for one in &engagement.evidence.incidents {
        let shown = |column: Column| {
            let entry = one.entry(column).unwrap_or(&Entry::Empty);
            Cow::Owned(neutralise(&cell::show(column, entry)).into_owned())
        };
        let risk = one
            .risk
            .map_or(String::new(), |risk| row_name(risk, engagement));
        let [detect, resolve, share] = OBSERVED.map(shown);
        let drill = Cow::Borrowed(if one.drill { "yes" } else { "" });
        let risk = Cow::Owned(neutralise(&risk).into_owned());
        let (date, name) = (neutralise(&one.date), neutralise(&one.name));
        sheet.row(&[date, detect, resolve, share, risk, drill, name]);
    }
    sheet.into_text()
}
