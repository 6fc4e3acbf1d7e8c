//! What was observed of a risk, in a line beside its estimate. Part of the first download: kept tiny.

use crate::document::{Column, Engagement, Entry, RowId};
use crate::grammar::cell;

/// The incident or drill of a risk that was dated last, such as "Observed: drill 2026-11-24, 42 minutes to
/// resolve", and how many more there are; `None` when there is none.
pub fn observed(risk: RowId, engagement: &Engagement) -> Option<String> {
    let incidents = engagement.evidence.incidents.iter();
    let own = incidents.filter(|one| one.risk == Some(risk));
    let last = own.clone().max_by(|a, b| a.date.cmp(&b.date))?;
    let kind = if last.drill { "drill" } else { "incident" };
    let mut text = format!("Observed: {kind} {}", last.date)
        .trim_end()
        .to_owned();
    if !last.resolve.is_empty() {
        text += &format!(", {} to resolve", time(&last.resolve));
    }
    match own.count() {
        1 => {}
        count => text += &format!("; {} more", count - 1),
    }
    Some(text)
}

/// A time as typed, a bare number with its unit.
pub fn time(entry: &Entry) -> String {
    let text = cell::show(Column::Ettr, entry);
    match entry {
        Entry::Point { unit: None, .. } if text == "1" => "1 minute".to_owned(),
        Entry::Point { unit: None, .. } | Entry::Range { unit: None, .. } => {
            format!("{text} minutes")
        }
        _ => text,
    }
}
