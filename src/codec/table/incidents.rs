//! Incidents as a table: pasted from wherever they are kept, and written as CSV.

use std::borrow::Cow;

use crate::analysis::practice::calibration::OBSERVED;
use crate::codec::table::csv::{Sheet, neutralise};
use crate::codec::table::grid::grid_of;
use crate::codec::table::header::{self, Field, Scale};
use crate::codec::table::paste_rows::read_cell;
use crate::document::names::row_name;
use crate::document::records::values::dates::day_number;
use crate::document::{Column, Engagement, Entry, Incident, RowId, reading};
use crate::grammar::cell;
use crate::grammar::problem::problem;

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

/// The words of a title, for each of [`COLUMNS`]; those before a bar are looked for in all titles first.
const WORDS: [&str; 7] = [
    "date when day|started start occurred opened created",
    "detect detection ettd ttd mttd",
    "resolve resolution repair restore recover recovery ettr ttr mttr",
    "share impact users customers affected %",
    "risk name",
    "drill",
    "what incident|summary title description",
];

/// The columns that are observed, in the order of [`OBSERVED`].
const OBSERVED_FIELDS: [(usize, Field); 3] =
    [(1, Field::Ettd), (2, Field::Ettr), (3, Field::Impact)];

/// What was read of a table of incidents.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ReadIncidents {
    /// The incidents that could be read.
    pub incidents: Vec<Incident>,
    /// What is wrong with the others, each named by its row.
    pub problems: Vec<String>,
    /// Those others, as they came, a line each.
    pub left: String,
}

/// Reads pasted incidents: date, minutes to detect, minutes to resolve, share of users, risk. A header may
/// put them in another order. A risk is known by its name, in capitals or not; another name stays a name.
pub fn read_incidents(
    text: &str,
    engagement: &Engagement,
    mut new_id: impl FnMut() -> RowId,
) -> ReadIncidents {
    let mut read = ReadIncidents::default();
    let mut places: [Option<usize>; 7] = [
        Some(0),
        Some(1),
        Some(2),
        Some(3),
        Some(4),
        Some(5),
        Some(6),
    ];
    let mut units = [None; 3];
    let (mut is_first, mut head) = (true, String::new());
    for (at, row) in grid_of(text).iter().enumerate() {
        if row.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        if std::mem::take(&mut is_first)
            && let Some(found) = header(row)
        {
            places = found;
            let title = |column: usize| found[column].map_or("", |at| row[at].as_str());
            units = OBSERVED_FIELDS.map(|(column, field)| header::unit(field, title(column)));
            head = line(row);
            continue;
        }
        match incident(row, &places, &units, engagement) {
            Ok(mut one) => {
                one.id = new_id();
                read.incidents.push(one);
            }
            Err(problem) => {
                read.problems.push(format!("Row {}: {problem}", at + 1));
                if read.left.is_empty() {
                    // Without their header they would be read in another order.
                    read.left.push_str(&head);
                }
                read.left.push_str(&line(row));
            }
        }
    }
    read
}

/// A row as a spreadsheet copies it: what has lines of its own is quoted.
fn line(row: &[String]) -> String {
    let mut writer = csv::WriterBuilder::new()
        .delimiter(b'\t')
        .from_writer(Vec::new());
    // Writing to memory does not fail.
    let _ = writer.write_record(row);
    String::from_utf8(writer.into_inner().unwrap_or_default()).unwrap_or_default()
}

/// Where each column stands, when the row names at least a date and a time.
fn header(row: &[String]) -> Option<[Option<usize>; 7]> {
    let mut taken = Vec::new();
    let found = WORDS.map(|words| {
        let at = words.split('|').find_map(|words| {
            let mut titles = row.iter().enumerate();
            titles
                .find(|(at, title)| !taken.contains(at) && header::names(title, words))
                .map(|(at, _)| at)
        });
        taken.extend(at);
        at
    });
    (found[0].is_some() && (found[1].is_some() || found[2].is_some())).then_some(found)
}

fn incident(
    row: &[String],
    places: &[Option<usize>; 7],
    units: &[Option<Scale>; 3],
    engagement: &Engagement,
) -> Result<Incident, String> {
    let text = |column: usize| {
        let cell = places[column].and_then(|at| row.get(at));
        cell.map_or("", |cell| cell.trim())
    };
    let mut one = Incident::blank(RowId::from_random(&[]));
    // A time of day behind the date says nothing here.
    let day = text(0).split([' ', 'T']).next().unwrap_or("");
    if day_number(day).is_none() {
        return Err(format!("\"{}\" is no date such as 2026-03-01.", text(0)));
    }
    one.date = day.to_owned();
    for (place, column) in OBSERVED.into_iter().enumerate() {
        let typed = text(place + 1);
        let entry = read_cell(column, typed, units[place]);
        if let Err(reason) = reading::check(column, &entry) {
            let why = problem(column, reason);
            return Err(format!("{} \"{typed}\": {why}", column.name()));
        }
        if let Some(cell) = one.entry_mut(column) {
            *cell = entry;
        }
    }
    let name = text(4);
    let called = |id: RowId| row_name(id, engagement).eq_ignore_ascii_case(name);
    one.risk = engagement
        .risks
        .iter()
        .map(|risk| risk.id)
        .find(|id| !name.is_empty() && called(*id));
    one.name = text(6).to_owned();
    if one.risk.is_none() && one.name.is_empty() {
        one.name = name.to_owned();
    }
    one.drill = ["yes", "true", "drill", "1"]
        .iter()
        .any(|yes| text(5).eq_ignore_ascii_case(yes));
    Ok(one)
}

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
