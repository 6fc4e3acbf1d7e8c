//! The table of journeys: from a paste or a CSV file, and out again.

use std::collections::HashMap;

use crate::codec::table::csv::{Sheet, neutralise};
use crate::codec::table::grid::Grid;
use crate::document::{Column, Engagement, Entry, Interaction, Journey, RowId};
use crate::grammar::cell;

/// The header of the file of journeys.
pub const JOURNEYS_HEADER: [&str; 4] = [
    "Journey",
    "Interaction",
    "Valid event",
    "Impact (% of users)",
];

/// Where the four columns stand in a table.
struct Places([Option<usize>; 4]);

/// Reads a table of journeys. With a header the columns may come in any order; without one they are
/// journey, interaction, valid event and impact. A row without a journey belongs to the one above;
/// empty rows and rows of dots are left out. `new_id` makes the ids.
pub fn read_journeys(grid: &Grid, mut new_id: impl FnMut() -> RowId) -> Vec<Journey> {
    let mut rows = grid.iter().filter(|row| !is_empty(row)).peekable();
    let header = rows.peek().and_then(|row| places(row));
    if header.is_some() {
        rows.next();
    }
    let Places(places) = header.unwrap_or(Places([Some(0), Some(1), Some(2), Some(3)]));
    let mut journeys: Vec<Journey> = Vec::new();
    let mut known: HashMap<&str, usize> = HashMap::new();
    for row in rows {
        let cell = |column: usize| {
            let cell = places[column].and_then(|place| row.get(place));
            cell.map_or("", |cell| cell.trim())
        };
        let at = match cell(0) {
            "" if !journeys.is_empty() => journeys.len() - 1,
            name => *known.entry(name).or_insert_with(|| {
                let mut journey = Journey::blank(new_id());
                journey.name = name.to_owned();
                journeys.push(journey);
                journeys.len() - 1
            }),
        };
        let mut one = Interaction::blank(new_id());
        one.request = cell(1).to_owned();
        one.valid_event = cell(2).to_owned();
        one.impact = cell::read(Column::Impact, cell(3));
        if !(one.request.is_empty() && one.valid_event.is_empty() && one.impact == Entry::Empty) {
            journeys[at].interactions.push(one);
        }
    }
    journeys
}

/// Whether a table says that it is one of journeys.
pub fn is_journeys(grid: &Grid) -> bool {
    let first = grid.iter().find(|row| !is_empty(row));
    first.is_some_and(|row| places(row).is_some())
}

fn is_empty(row: &[String]) -> bool {
    row.iter()
        .all(|cell| matches!(cell.trim(), "" | "..." | "\u{2026}"))
}

/// The columns by their titles; `None` when the row is no header of journeys.
fn places(row: &[String]) -> Option<Places> {
    let place = |wanted: &[&str]| {
        row.iter().position(|cell| {
            let title = cell.to_ascii_lowercase();
            let mut words = title.split(|c: char| !c.is_ascii_alphanumeric());
            words.any(|word| wanted.contains(&word))
        })
    };
    let interaction = place(&["interaction", "interactions", "request", "endpoint"])?;
    let journey = place(&["journey", "journeys", "cuj"])?;
    Some(Places([
        Some(journey),
        Some(interaction),
        place(&["valid", "event", "good"]),
        place(&["impact", "users"]),
    ]))
}

/// Writes the journeys as CSV: a row for each interaction, or one for a journey without any.
pub fn write_journeys(engagement: &Engagement) -> String {
    let mut sheet = Sheet::new(&JOURNEYS_HEADER);
    for journey in &engagement.journeys {
        let blank = Interaction::blank(journey.id);
        let alone = std::slice::from_ref(&blank);
        let interactions = match journey.interactions.as_slice() {
            [] => alone,
            interactions => interactions,
        };
        for one in interactions {
            let impact = cell::show(Column::Impact, &one.impact);
            sheet.row(&[
                neutralise(&journey.name),
                neutralise(&one.request),
                neutralise(&one.valid_event),
                neutralise(&impact),
            ]);
        }
    }
    sheet.into_text()
}
