//! Incidents read from a table, with what is to be said of it.

use crate::codec::table::csv::Grid;
use crate::codec::table::grid::grid_of;
use crate::codec::table::incidents::look::{Basis, Said, Table};
use crate::codec::table::incidents::rows::Rows;
use crate::codec::table::incidents::titles::IncidentField;
use crate::codec::table::notes::totals_note;
use crate::document::records::record::Record;
use crate::document::{Engagement, Incident, RowId, Unit};

/// What was read of a table of incidents.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ReadIncidents {
    /// The incidents that could be read.
    pub incidents: Vec<Incident>,
    /// What is wrong with the others, each named by its row.
    pub problems: Vec<String>,
    /// Those others, as they came, a line each.
    pub left: String,
    /// The text over each column.
    pub titles: Vec<String>,
    /// What each column was taken for, and why.
    pub columns: Vec<(Option<IncidentField>, Basis)>,
    /// What was left out or understood, in plain words.
    pub notes: Vec<String>,
    /// The unit of times where no title has one; `None` where none is needed.
    pub unit: Option<Unit>,
    /// A date that may be read either way, for which no row shows the order or somebody has said it.
    pub either_way: Option<String>,
    /// A cell that counts as another where commas are decimal marks, with whether they are taken as such; none
    /// where the table shows it.
    pub unsure: Option<(String, bool)>,
    /// The table counts users, so that their number in all is needed.
    pub counts_users: bool,
}

/// Reads pasted incidents as they come.
pub fn read_incidents(
    text: &str,
    engagement: &Engagement,
    new_id: impl FnMut() -> RowId,
) -> ReadIncidents {
    read_as(&grid_of(text), &Said::default(), engagement, new_id)
}

/// Reads a grid as incidents, with what a person said about it. A risk is known by its name, in capitals or not;
/// another name stays a name.
pub fn read_as(
    grid: &Grid,
    said: &Said,
    engagement: &Engagement,
    mut new_id: impl FnMut() -> RowId,
) -> ReadIncidents {
    let mut table = Table::of(grid, said, engagement);
    let mut read = ReadIncidents {
        titles: table.columns.titles.clone(),
        columns: table.bases(said),
        unit: table.unit.map(|(unit, _)| unit),
        either_way: table.either_way.clone(),
        counts_users: table.counts_users,
        notes: std::mem::take(&mut table.notes),
        ..ReadIncidents::default()
    };
    let mut rows = Rows::new(&table, said);
    let mut totals = 0;
    let room = Incident::MOST.saturating_sub(engagement.evidence.incidents.len());
    for (at, row) in grid.iter().enumerate().skip(table.first) {
        if row.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        if table.is_total(row) {
            totals += 1;
            continue;
        }
        let found = rows.incident(row).and_then(|one| {
            let most = Incident::MOST;
            match read.incidents.len() < room {
                true => Ok(one),
                false => Err(format!("no more than {most} incidents are kept.")),
            }
        });
        match found {
            Ok(mut one) => {
                one.id = new_id();
                read.incidents.push(one);
            }
            Err(problem) => {
                read.problems.push(format!("Row {}: {problem}", at + 1));
                if read.left.is_empty()
                    && let Some(head) = table.first.checked_sub(1)
                {
                    // Without their header they would be read in another order.
                    let units = table.first - table.header;
                    grid[head + 1 - units..table.first]
                        .iter()
                        .for_each(|row| read.left.push_str(&line(row)));
                }
                read.left.push_str(&line(row));
            }
        }
    }
    rows.say(&mut read.incidents, &mut read.notes);
    read.unsure = rows.unsure();
    read.notes.extend(totals_note(totals));
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
