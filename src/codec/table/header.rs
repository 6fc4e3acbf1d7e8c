//! The header of a pasted table: which column is what, and in which unit.

use crate::codec::table::field::{Field, Scale};
use crate::codec::table::units::{COUNTED, is_unit_word, rate, unit};
use crate::codec::table::words::{is_all, main_part, mentions, words};

/// How many rows from the top a header is looked for, under titles.
pub const MOST_TITLES: usize = 30;

/// Columns that are named when they are left out; the others are counted.
const MOST_NOTES: usize = 12;

/// A row of headers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Header {
    /// What each column holds.
    pub fields: Vec<Option<Field>>,
    /// The unit of each column where it is not its own.
    pub units: Vec<Option<Scale>>,
    /// The texts over the columns.
    pub titles: Vec<String>,
    /// Whether the rows below are systemic risks.
    pub factors: bool,
    /// What was left out, in plain words.
    pub notes: Vec<String>,
}

/// Reads a row as headers; `None` when it looks like data.
pub fn read(row: &[String]) -> Option<Header> {
    if row.iter().any(|cell| starts_with_digit(cell)) {
        return None;
    }
    let header = Header::of(row);
    // "Database failure" over other names is a name as well.
    let lone = row.len() == 1 && header.fields == [Some(Field::Name)] && is_all(&row[0], NAMES);
    (header.known() >= 2 || lone).then_some(header)
}

/// Whether a cell begins as figures do, and no title.
pub(super) fn starts_with_digit(cell: &str) -> bool {
    cell.trim().starts_with(|c: char| c.is_ascii_digit())
}

impl Header {
    /// What each cell of a row names, whether or not it names anything.
    pub fn of(row: &[String]) -> Self {
        let mut header = Self::default();
        for cell in row {
            let mut field = field(cell);
            let shown: String = cell.trim().chars().take(60).collect();
            if field.is_none() && !shown.is_empty() {
                let note = format!("Column \u{201c}{shown}\u{201d} is not one we know; left out.");
                header.notes.push(note);
            } else if field != Some(Field::Computed)
                && field.is_some()
                && header.fields.contains(&field)
            {
                let note =
                    format!("Column \u{201c}{shown}\u{201d} is there twice; the first is taken.");
                header.notes.push(note);
                field = None;
            }
            header.factors |= field.is_some_and(|field| names_factors(field, cell));
            header.units.push(field.and_then(|field| unit(field, cell)));
            header.fields.push(field);
            header.titles.push(shown);
        }
        header.factors &= !header.has(Field::Impact);
        header.take_rate();
        let more = header.notes.len().saturating_sub(MOST_NOTES);
        if more > 1 {
            header.notes.truncate(MOST_NOTES);
            header
                .notes
                .push(format!("{more} more columns are left out."));
        }
        header
    }

    /// Where nothing says how far apart failures are, how many there are in a time says it.
    fn take_rate(&mut self) {
        let counts = |title: &String| rate(title).filter(|_| mentions(&words(title), COUNTED));
        let found = self.titles.iter().enumerate();
        let mut found =
            found.filter(|(at, _)| matches!(self.fields[*at], None | Some(Field::Computed)));
        if !self.has(Field::Ettf)
            && let Some((at, rate)) = found.find_map(|(at, title)| Some((at, counts(title)?)))
        {
            let left_out = format!("\u{201c}{}\u{201d}", self.titles[at]);
            self.notes.retain(|note| !note.contains(&left_out));
            self.fields[at] = Some(Field::Ettf);
            self.units[at] = Some(Scale::Rate(rate));
        }
    }

    /// Adds columns without a title.
    pub fn widen(&mut self, width: usize) {
        while self.fields.len() < width {
            self.fields.push(None);
            self.units.push(None);
            self.titles.push(String::new());
        }
    }

    /// Whether one of the columns holds this.
    pub fn has(&self, field: Field) -> bool {
        self.fields.contains(&Some(field))
    }

    fn known(&self) -> usize {
        self.fields.iter().flatten().count()
    }

    /// Whether the row is a header also where no header is expected: under titles, or under other
    /// rows.
    pub fn is_sure(&self) -> bool {
        let fields = self.fields.iter().flatten();
        let estimates = fields.filter(|field| field.column().is_some()).count();
        (self.known() >= 3 && estimates >= 2)
            || (self.factors && self.has(Field::Name) && estimates >= 1)
    }

    /// Gives a column the meaning that a person chose; no other column keeps it.
    pub fn choose(&mut self, at: usize, field: Option<Field>) {
        for (place, held) in self.fields.iter_mut().enumerate() {
            if place == at {
                *held = field;
                self.units[at] = field.and_then(|field| unit(field, &self.titles[at]));
            } else if *held == field {
                *held = None;
            }
        }
    }

    /// Takes a second row of headers that holds nothing but units. Says whether it was one.
    pub fn take_units(&mut self, row: &[String]) -> bool {
        let words = |cell: &String| words(cell);
        let all_units = row.iter().enumerate().all(|(at, cell)| {
            let named = self.fields.get(at) == Some(&Some(Field::Name));
            let words = words(cell);
            words.is_empty() || (!named && words.iter().all(|word| is_unit_word(word)))
        });
        if !all_units {
            return false;
        }
        for (at, cell) in row.iter().enumerate() {
            let Some(Some(field)) = self.fields.get(at) else {
                continue;
            };
            match unit(*field, &format!("({cell})")) {
                // "Of users" is what an impact is of, not what its figures count.
                Some(Scale::Users) => {}
                None if words(cell).is_empty() => {}
                None if is_all(cell, "% percent") && *field == Field::Ettf => {
                    let percent = self.units[at].and_then(Scale::of_percent);
                    self.units[at] = percent.or(self.units[at]);
                }
                None if self.units[at] == Some(Scale::Unsaid) => self.units[at] = None,
                None => {}
                unit => self.units[at] = unit,
            }
        }
        true
    }
}

/// Whether a title says that its column adds to the risks: "Extra ETTD", "ETTR+", "Risk factor".
fn names_factors(field: Field, title: &str) -> bool {
    match field {
        Field::Name => mentions(&words(title), "factor factors systemic"),
        Field::Ettd | Field::Ettr | Field::Ettf => {
            title.contains('+') || mentions(&words(title), ADDED)
        }
        _ => false,
    }
}

/// What a column of names is called, and nothing else.
const NAMES: &str = "of the a what can fail risk risks name names description scenario scenarios failure failures title what incident incidents factor factors";

const ADDED: &str = "added adds additional extra increase increased more penalty longer";

/// Whether a row is nothing but the title of a block of systemic risks.
pub fn is_factors_title(row: &[String]) -> bool {
    let mut filled = row.iter().filter(|cell| !cell.trim().is_empty());
    let only = filled.next().filter(|_| filled.next().is_none());
    only.is_some_and(|title| {
        is_all(title, "risk risks factor factors systemic") && !is_all(title, "risk risks")
    })
}

/// What titles mention and what that makes of their columns; the first that fits counts. Words
/// after a bracket are looked for inside brackets too.
const TITLES: [(&str, Field); 17] = [
    ("ettd ttd mttd", Field::Ettd),
    ("ettr ttr mttr", Field::Ettr),
    (
        "ettf ttf mttf mtbf tbf often frequent more/incidents increase/incidents extra/incidents",
        Field::Ettf,
    ),
    (
        "incidents bad year annual mark rank at budget accept accepted ip bm",
        Field::Computed,
    ),
    ("detect detection", Field::Ettd),
    (
        "resolve resolution repair recover recovery restore fix",
        Field::Ettr,
    ),
    (
        "between frequency every time/failure time/failures time/fail",
        Field::Ettf,
    ),
    ("impact users customers affected", Field::Impact),
    ("owner owners assignee responsible", Field::Owner),
    ("note notes comment comments remark remarks", Field::Notes),
    ("total minutes/per", Field::Computed),
    ("(ettd", Field::Ettd),
    ("(ettr", Field::Ettr),
    ("(ettf", Field::Ettf),
    ("share minutes", Field::Computed),
    (
        "risk risks name description scenario failure title what incident factor factors",
        Field::Name,
    ),
    ("increase", Field::Ettf),
];

fn field(cell: &str) -> Option<Field> {
    let main = words(&main_part(cell));
    if main.is_empty() || main.len() > 8 {
        return None;
    }
    let all = words(cell.split('=').next().unwrap_or(""));
    let fits = |&&(list, _): &&(&str, Field)| match list.strip_prefix('(') {
        Some(list) => mentions(&all, list),
        None => mentions(&main, list),
    };
    TITLES.iter().find(fits).map(|found| found.1)
}
