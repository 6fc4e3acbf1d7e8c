//! Pasted cells as risks: finds the columns by their headers, or else by their places.

use crate::codec::table::csv::{MOST_COLUMNS, RISKS_HEADER};
use crate::codec::table::grid::Grid;
use crate::codec::table::header;
use crate::codec::table::header::{Header, MOST_TITLES};
use crate::codec::table::marks::decimal_commas;
use crate::codec::table::notes::{above_note, wide_note};
use crate::codec::table::paste::rows::Rows;
use crate::codec::table::words::is_all;
use crate::document::{Column, Entry, Risk, RowId, Systemic};
use crate::grammar::cell;

mod block;
pub(crate) mod rows;

pub use crate::codec::table::field::Field;
use crate::codec::table::field::{PLACES, Scale};
pub use block::{Block, at_cell};

/// What a pasted table was understood as.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// The risks, in the order of the table.
    pub risks: Vec<Risk>,
    /// The systemic risks, on top of the estimates.
    pub systemic: Vec<Systemic>,
    /// Whether a row named the columns.
    pub header: bool,
    /// The text over each column; empty where there is none.
    pub titles: Vec<String>,
    /// What each column was taken for; `None` for one that is left out.
    pub columns: Vec<Option<Field>>,
    /// What was left out or changed, in plain words.
    pub notes: Vec<String>,
    /// A cell that counts as another where commas are decimal marks, with whether they are taken as such; none
    /// where the table shows it.
    pub unsure: Option<(String, bool)>,
    /// The table counts users, so that their number in all is needed.
    pub counts_users: bool,
}

/// Reads a grid as risks; `new_id` gives each its identity.
pub fn read_risks(grid: &Grid, new_id: impl FnMut() -> RowId) -> Reading {
    read_as(grid, &Said::default(), new_id)
}

/// Whether a grid has the header of risks, or any figure that could be one of theirs.
pub fn may_hold_risks(grid: &Grid) -> bool {
    grid.iter()
        .any(|row| figures(row) > 0 || header::read(row).is_some())
}

/// What a person said about a table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Said {
    /// Columns by their places, and what they hold.
    pub columns: Vec<(usize, Option<Field>)>,
    /// Whether commas are decimal marks.
    pub commas: Option<bool>,
    /// How many users there are, where the table counts those that are failed.
    pub users: Option<f64>,
}

/// Reads a grid as risks, with what a person said about it.
pub fn read_as(grid: &Grid, said: &Said, mut new_id: impl FnMut() -> RowId) -> Reading {
    let chosen = &said.columns;
    let wide = grid.iter().map(Vec::len).max().unwrap_or(0);
    let width = wide.min(MOST_COLUMNS);
    let rows = grid.iter().map(|row| &row[..row.len().min(width)]);
    let rows: Vec<&[String]> = rows.filter(|row| !is_blank(row)).collect();
    let start = Start::of(&rows, width);
    let mut head = start.head;
    head.widen(width);
    let mut notes = Vec::new();
    if chosen.is_empty() {
        notes.append(&mut head.notes);
    }
    let correct = |head: &mut Header| {
        for &(at, field) in chosen {
            head.choose(at, field);
        }
    };
    correct(&mut head);
    notes.extend(above_note(start.rows.saturating_sub(1)));
    notes.extend(wide_note(wide));
    let mut place = start.rows;
    let take_units = |head: &mut Header, place: &mut usize| {
        if rows.get(*place).is_some_and(|row| head.take_units(row)) {
            *place += 1;
        }
    };
    if start.rows > 0 {
        take_units(&mut head, &mut place);
    }
    let first = head.clone();
    let fields = || {
        rows[place..]
            .iter()
            .flat_map(|row| row.iter().zip(&first.fields))
    };
    let ours = is_ours(&first.titles);
    let shown = decimal_commas(fields()).or(ours.then_some(false));
    let mut read = Rows::new(said.commas.or(shown).unwrap_or(false));
    let mut factors = head.factors;
    while let Some(row) = rows.get(place) {
        place += 1;
        if is_ellipsis(row) {
        } else if start.found && header::is_factors_title(row) {
            factors = true;
        } else if let Some(mut next) =
            header::read(row).filter(|next| next.is_sure() && (start.found || next.factors))
        {
            factors = next.factors || (factors && !next.has(Field::Impact));
            if next.titles == first.titles {
                correct(&mut next);
            }
            take_units(&mut next, &mut place);
            head = next;
        } else if is_total(row, &head.fields) {
            read.totals += 1;
        } else if factors || (start.found && is_factor(row, &head.fields)) {
            read.factor(row, &head, &mut new_id);
        } else {
            read.risk(row, &head, &mut new_id);
        }
    }
    let counts_users = start.found && !ours && read.counts_users();
    if !ours {
        read.share(&mut notes);
    }
    if start.found && !ours {
        read.ask_for_shares(said.users, &mut notes);
    }
    let unsaid = first
        .units
        .iter()
        .position(|unit| *unit == Some(Scale::Unsaid));
    let times =
        |risk: &Risk| matches!(&risk.ettf, Entry::Unread { text } if text.ends_with("times"));
    if let Some(at) = unsaid
        && read.risks.iter().any(times)
    {
        notes.push(format!(
            "\u{201c}{}\u{201d} does not say whether its numbers are days or how often: write every 3 days, or 3/year.",
            first.titles[at]
        ));
    }
    let unsure = read.unsure.take().filter(|_| shown.is_none());
    let unsure = unsure.map(|cell| (cell, read.commas));
    read.say(shown != Some(true), &mut notes);
    let mut missing = Vec::new();
    for column in Column::ALL {
        if !first.has(Field::of(column)) {
            missing.push(column.name());
        }
    }
    if !missing.is_empty() && !read.risks.is_empty() && (start.rows > 0 || !chosen.is_empty()) {
        notes.push(format!(
            "No column for {}: a row is counted once it has all four estimates.",
            missing.join(", ")
        ));
    }
    Reading {
        risks: read.risks,
        systemic: read.systemic,
        header: start.found,
        titles: first.titles,
        columns: first.fields,
        notes,
        unsure,
        counts_users,
    }
}

/// Where the rows of risks begin, and what is in which column.
struct Start {
    head: Header,
    /// Rows that come before them.
    rows: usize,
    /// Whether a row named the columns.
    found: bool,
}

impl Start {
    fn of(rows: &[&[String]], width: usize) -> Self {
        let mut section = false;
        let mut data = false;
        let mut head = None;
        for (at, row) in rows.iter().take(MOST_TITLES).enumerate() {
            if let Some(found) = header::read(row) {
                // Risks without a header may stand above the header of systemic risks.
                if found.is_sure() && !(found.factors && data) {
                    head = Some((at, found));
                    break;
                }
                if at == 0 {
                    head = Some((at, found));
                }
            }
            section |= header::is_factors_title(row);
            data |= figures(row) > 1;
        }
        if let Some((at, mut head)) = head {
            head.factors |= section && !head.has(Field::Impact);
            let (rows, found) = (at + 1, true);
            return Self { head, rows, found };
        }
        let (head, rows) = match rows {
            [first, below @ ..] if names_nothing_known(first, below) => (Header::of(first), 1),
            _ => (by_place(rows, width), 0),
        };
        let found = false;
        Self { head, rows, found }
    }
}

fn figures(row: &[String]) -> usize {
    let figures = row.iter().skip(1);
    let figure = |cell: &&String| cell.trim_start().starts_with(|c: char| c.is_ascii_digit());
    figures.filter(figure).count()
}

/// Whether a first row can only be titles that we do not know: no cell of it reads as an estimate,
/// and the rows below have figures.
fn names_nothing_known(row: &[String], below: &[&[String]]) -> bool {
    let cells = row.iter().zip(PLACES).skip(1);
    let mut filled = cells.filter(|(cell, _)| !cell.trim().is_empty()).peekable();
    filled.peek().is_some()
        && filled.all(|(cell, field)| {
            let entry = field.column().map(|column| cell::read(column, cell));
            matches!(entry, Some(Entry::Unread { .. }))
        })
        && figures(row) == 0
        && below.iter().any(|row| figures(row) > 0)
}

/// Whether a file of ours, or a copy for a wiki, begins like this. They say percent where they mean
/// it, and a bare 0.5 in them is what somebody typed.
fn is_ours(titles: &[String]) -> bool {
    let ours = &RISKS_HEADER[..7];
    titles.len() >= ours.len()
        && titles
            .iter()
            .zip(ours)
            .all(|(title, own)| title.eq_ignore_ascii_case(own))
}

fn by_place(rows: &[&[String]], width: usize) -> Header {
    let numeric = |row: &&[String]| {
        let first = row.first().map_or("", |cell| cell.trim());
        first.is_empty() || first.starts_with(|c: char| c.is_ascii_digit())
    };
    let estimates_only = width == 4 && rows.iter().all(numeric);
    let first = usize::from(estimates_only);
    let mut head = Header::default();
    head.widen(width);
    for (field, place) in head.fields.iter_mut().zip(&PLACES[first..]) {
        *field = Some(*place);
    }
    head
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

/// A row of sums: its name says so, or it has nothing in any column that is read.
fn is_total(row: &[String], fields: &[Option<Field>]) -> bool {
    let mut cells = row.iter().zip(fields).filter(|(cell, field)| {
        !matches!(field, None | Some(Field::Computed)) && !cell.trim().is_empty()
    });
    let pairs = || row.iter().zip(fields);
    let is_name = |field: &Option<Field>| *field == Some(Field::Name);
    let named = pairs().any(|(cell, field)| is_name(field) && !cell.trim().is_empty());
    // Where the name is empty, a column that is left out may say it.
    let says = |(cell, field): (&String, &Option<Field>)| {
        (is_name(field) || (!named && field.is_none())) && says_total(cell)
    };
    pairs().any(says) || cells.all(|(cell, _)| says_total(cell))
}

/// "Total", "Sum:", "Grand total", "Total bad minutes per year".
pub(super) fn says_total(cell: &str) -> bool {
    const TOTALS: &str =
        "total totals sum grand overall subtotal sub average avg mean median gesamt summe";
    let mut words = cell.split(|c: char| !c.is_ascii_alphanumeric());
    let first = words.find(|word| !word.is_empty()).unwrap_or_default();
    let begins = |total: &str| total.eq_ignore_ascii_case(first);
    // Most cells are figures, which none of the words begins like.
    first.starts_with(|c: char| c.is_ascii_alphabetic())
        && TOTALS.split(' ').any(begins)
        && is_all(
            cell,
            "total totals sum grand overall subtotal sub average avg mean median gesamt summe bad minutes mins incidents per year all of risks budget cost",
        )
}

/// A systemic risk among the risks: no impact, and an addition where they have an estimate.
fn is_factor(row: &[String], fields: &[Option<Field>]) -> bool {
    let mut adds = false;
    for (cell, field) in row.iter().zip(fields) {
        match field {
            Some(Field::Impact) if !cell.trim().is_empty() => return false,
            Some(Field::Ettd | Field::Ettr) => adds |= cell.trim_start().starts_with('+'),
            Some(Field::Ettf) => adds |= cell.trim_start().starts_with('+') || cell.contains('%'),
            _ => {}
        }
    }
    adds
}

impl Field {
    /// All that a person may choose for a column, with their names.
    pub const CHOICES: [(Self, &'static str); 7] = [
        (Self::Name, "Risk"),
        (Self::Ettd, "ETTD"),
        (Self::Ettr, "ETTR"),
        (Self::Impact, "Impact"),
        (Self::Ettf, "ETTF"),
        (Self::Owner, "Owner"),
        (Self::Notes, "Notes"),
    ];

    /// The choice of this name.
    pub fn named(name: &str) -> Option<Self> {
        let mut choices = Self::CHOICES.iter();
        choices
            .find(|choice| choice.1 == name)
            .map(|choice| choice.0)
    }

    /// What it is called among the choices; empty for what is left out.
    pub fn name(self) -> &'static str {
        let mut choices = Self::CHOICES.iter();
        choices
            .find(|choice| choice.0 == self)
            .map_or("", |choice| choice.1)
    }

    /// What holds the estimates of a column.
    pub const fn of(column: Column) -> Self {
        match column {
            Column::Ettd => Self::Ettd,
            Column::Ettr => Self::Ettr,
            Column::Impact => Self::Impact,
            Column::Ettf => Self::Ettf,
        }
    }

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
