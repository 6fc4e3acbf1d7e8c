//! Pasted cells as risks: finds the columns by their headers, or else by their places.

use super::cell;
use super::document::{MOST_CHARACTERS, MOST_RISKS};
use super::header::{self, Header};
use super::table::Grid;
use crate::model::{Column, Entry, Risk, RowId, Unit, reading};

pub use super::header::Field;

/// The columns of a block without a header, from the left.
const PLACES: [Field; 5] = [
    Field::Name,
    Field::Ettd,
    Field::Ettr,
    Field::Impact,
    Field::Ettf,
];

/// What a pasted table was understood as.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// The risks, in the order of the table.
    pub risks: Vec<Risk>,
    /// Whether the first row named the columns.
    pub header: bool,
    /// What each column was taken for; `None` for one that is left out.
    pub columns: Vec<Option<Field>>,
    /// What was left out or changed, in plain words.
    pub notes: Vec<String>,
}

/// Reads a grid as risks; `new_id` gives each its identity.
pub fn read_risks(grid: &Grid, mut new_id: impl FnMut() -> RowId) -> Reading {
    let mut rows = grid.iter().filter(|row| !is_blank(row)).peekable();
    let mut notes = Vec::new();
    let header = rows.peek().and_then(|row| header::read(row));
    let found = header.is_some();
    let width = grid.iter().map(Vec::len).max().unwrap_or(0);
    let mut head = header.unwrap_or_else(|| by_place(grid, width));
    if found {
        rows.next();
        if rows.peek().is_some_and(|row| head.take_units(row)) {
            rows.next();
        }
        notes.append(&mut head.notes);
    }
    let (mut risks, mut totals, mut over) = (Vec::new(), 0, 0_usize);
    for row in rows {
        if is_ellipsis(row) {
        } else if is_total(row, &head.fields) {
            totals += 1;
        } else if risks.len() == MOST_RISKS {
            over += 1;
        } else {
            risks.push(read_row(row, &head, new_id()));
        }
    }
    if totals > 0 {
        notes.push(format!("Left out: {totals} total row(s)."));
    }
    if over > 0 {
        notes.push(format!(
            "Only the first {MOST_RISKS} rows are taken; {over} more are left out."
        ));
    }
    Reading {
        risks,
        header: found,
        columns: head.fields,
        notes,
    }
}

/// A block without a header whose first column is `first`: 0 is the name, 4 is ETTF.
/// What reaches beyond ETTF is left out.
pub fn at_cell(grid: &Grid, first: usize) -> Vec<Vec<(Field, String)>> {
    let places = PLACES.get(first..).unwrap_or_default();
    let row = |row: &Vec<String>| {
        let cells = places.iter().copied().zip(row.iter().cloned());
        cells.collect()
    };
    grid.iter().map(row).collect()
}

fn by_place(grid: &Grid, width: usize) -> Header {
    let numeric = |row: &Vec<String>| {
        let first = row.first().map_or("", |cell| cell.trim());
        first.is_empty() || first.starts_with(|c: char| c.is_ascii_digit())
    };
    let estimates_only = width == 4 && grid.iter().all(numeric);
    let first = usize::from(estimates_only);
    let field = |at: usize| PLACES.get(at + first).copied();
    Header {
        fields: (0..width).map(field).collect(),
        ..Header::default()
    }
}

fn is_blank(row: &[String]) -> bool {
    row.iter().all(|cell| cell.trim().is_empty())
}

/// A row that only says that there are more.
fn is_ellipsis(row: &[String]) -> bool {
    let mut cells = row
        .iter()
        .map(|cell| cell.trim())
        .filter(|cell| !cell.is_empty());
    cells.all(|cell| cell == "..." || cell == "\u{2026}")
}

/// A row named "Total" that has no estimate of its own.
fn is_total(row: &[String], fields: &[Option<Field>]) -> bool {
    let mut named = false;
    for (cell, field) in row.iter().zip(fields) {
        match field {
            Some(Field::Name) => {
                let name = cell.trim_matches(|c: char| !c.is_ascii_alphanumeric());
                named = ["total", "totals", "sum"]
                    .iter()
                    .any(|total| name.eq_ignore_ascii_case(total));
            }
            Some(Field::Computed) | None => {}
            Some(_) if cell.trim().is_empty() => {}
            Some(_) => return false,
        }
    }
    named
}

fn read_row(row: &[String], head: &Header, id: RowId) -> Risk {
    let mut risk = Risk::blank(id);
    for (at, (cell, field)) in row.iter().zip(&head.fields).enumerate() {
        let Some(field) = *field else { continue };
        let cell: String = cell.chars().take(MOST_CHARACTERS).collect();
        match field {
            Field::Name => risk.name = cell,
            Field::Owner => risk.owner = cell,
            Field::Notes => risk.notes = cell,
            Field::Computed => {}
            Field::Ettd | Field::Ettr | Field::Impact | Field::Ettf => {
                if let Some(column) = field.column() {
                    let unit = head.units.get(at).copied().flatten();
                    *risk.entry_mut(column) = read_cell(column, &cell, unit);
                }
            }
        }
    }
    risk
}

/// Reads a cell; a bare number is in the header's unit.
fn read_cell(column: Column, text: &str, unit: Option<header::Scale>) -> Entry {
    let entry = cell::read(column, text);
    let Some(scale) = unit else { return entry };
    // The grammar gives a bare impact its percent sign; under a share's header it is none.
    let bare = |unit: Option<Unit>| match scale {
        header::Scale::Share => !text.contains('%'),
        header::Scale::Unit(_) => unit.is_none(),
    };
    let scaled = match entry {
        Entry::Point { number, unit } if bare(unit) => {
            let (number, unit) = scale.apply(number);
            Entry::Point { number, unit }
        }
        Entry::Range {
            low,
            high,
            unit,
            shape,
        } if bare(unit) => {
            let (low, unit) = scale.apply(low);
            let (high, _) = scale.apply(high);
            Entry::Range {
                low,
                high,
                unit,
                shape,
            }
        }
        other => return other,
    };
    if reading::check(column, &scaled).is_ok() {
        return scaled;
    }
    let name = match scale {
        header::Scale::Unit(unit) => unit.name(),
        header::Scale::Share => "as a share of 1",
    };
    let text = format!("{} {name}", text.trim());
    Entry::Unread { text }
}

impl Field {
    /// The column of an estimate.
    pub const fn column(self) -> Option<Column> {
        match self {
            Self::Ettd => Some(Column::Ettd),
            Self::Ettr => Some(Column::Ettr),
            Self::Impact => Some(Column::Impact),
            Self::Ettf => Some(Column::Ettf),
            Self::Name | Self::Owner | Self::Notes | Self::Computed => None,
        }
    }
}

impl header::Scale {
    /// A bare number in this unit.
    fn apply(self, number: f64) -> (f64, Option<Unit>) {
        match self {
            Self::Unit(unit) => (number, Some(unit)),
            // Rounded at the twelfth decimal, since 0.07 * 100 is not 7 in binary.
            Self::Share => ((number * 1e14).round() / 1e12, Some(Unit::Percent)),
        }
    }
}
