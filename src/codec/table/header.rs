//! The header of a pasted table: which column is what, and in which unit.

use crate::document::{Column, Unit};

/// How many rows from the top a header is looked for, under titles.
pub const MOST_TITLES: usize = 30;

/// Columns that are named when they are left out; the others are counted.
const MOST_NOTES: usize = 12;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Field {
    /// The risk in words.
    Name,
    /// Time to detect.
    Ettd,
    /// Time to resolve.
    Ettr,
    /// Share of users.
    Impact,
    /// Time between failures.
    Ettf,
    /// Who follows it up.
    Owner,
    /// Remarks.
    Notes,
    /// A result, which is computed again and never read.
    Computed,
}

/// What a bare number under a header means, when it is not the column's own unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scale {
    /// In this unit.
    Unit(Unit),
    /// An impact as a share of 1.
    Share,
    /// An impact as a share of all users in percent or, once a figure is above 100, as a count of them.
    Users,
}

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
        let mut found = found.filter(|(at, _)| self.fields[*at] == Some(Field::Computed));
        if !self.has(Field::Ettf)
            && let Some((at, rate)) = found.find_map(|(at, title)| Some((at, counts(title)?)))
        {
            self.fields[at] = Some(Field::Ettf);
            self.units[at] = Some(Scale::Unit(rate));
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
            if let Some(Some(field)) = self.fields.get(at)
                && let Some(unit) = unit(*field, &format!("({cell})"))
            {
                self.units[at] = Some(unit);
            }
        }
        true
    }
}

/// Lower-case words, with % as a word of its own.
pub(super) fn words(text: &str) -> Vec<String> {
    let text = text.replace('%', " % ").to_ascii_lowercase();
    text.split(|c: char| c != '%' && !is_letter_or_digit(c))
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Letters of other alphabets count as letters, whichever they are.
fn is_letter_or_digit(c: char) -> bool {
    c.is_ascii_alphanumeric() || (!c.is_ascii() && !c.is_whitespace())
}

/// Whether one of a list of words is there, or all that slashes join.
fn mentions(words: &[String], list: &str) -> bool {
    let there = |wanted: &str| words.iter().any(|word| word == wanted);
    list.split(' ').any(|one| one.split('/').all(there))
}

/// Whether a text has words, and all of them are in a list.
pub fn is_all(text: &str, list: &str) -> bool {
    let words = words(text);
    let among = |word: &String| list.split(' ').any(|one| one == word);
    !words.is_empty() && words.iter().all(among)
}

pub(super) fn is_unit_word(word: &str) -> bool {
    unit_of(word).is_some()
        || is_all(
            word,
            "% of users per percent share fraction in a bad incidents year",
        )
}

/// The header without what stands in brackets or behind an equals sign.
pub(super) fn main_part(text: &str) -> String {
    let text = text.split('=').next().unwrap_or("");
    let mut depth = 0_u32;
    let outside = |c: &char| {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => {
                depth = depth.saturating_sub(1);
                return false;
            }
            _ => {}
        }
        depth == 0
    };
    text.chars().filter(outside).collect()
}

/// What [`main_part`] leaves out.
fn bracketed(text: &str) -> String {
    let mut depth = 0_u32;
    let inside = |c: &char| {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth > 0
    };
    text.chars().filter(inside).collect()
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
const NAMES: &str = "risk risks name names description scenario scenarios failure failures title what incident incidents factor factors";

/// What is counted where a title says how many in a time.
const COUNTED: &str = "incident incidents failure failures outage outages occurrence occurrences event events times rate probability";

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
        "between frequency time/failure time/failures time/fail",
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

/// The unit a header names, when it is not the column's own.
pub(super) fn unit(field: Field, header: &str) -> Option<Scale> {
    let column = field.column()?;
    let header = header.split('=').next().unwrap_or("");
    let words = words(header);
    let own = match column {
        Column::Ettd | Column::Ettr => Unit::Minute,
        Column::Impact if mentions(&words, "% percent") => return None,
        Column::Impact if mentions(&words, "share fraction") => return Some(Scale::Share),
        Column::Impact => {
            let counts = mentions(&words, "users customers people affected");
            return (counts && !mentions(&words, "impact")).then_some(Scale::Users);
        }
        Column::Ettf => match rate(header) {
            Some(rate) => return Some(Scale::Unit(rate)),
            None => Unit::Day,
        },
    };
    let main = words_of_unit(&main_part(header));
    let unit = words_of_unit(&bracketed(header)).or(main)?;
    (unit != own).then_some(Scale::Unit(unit))
}

/// The first unit of a text that is not the length of a period, as in "last 90 days".
fn words_of_unit(text: &str) -> Option<Unit> {
    let words = words(text);
    let is_period = |at: usize| {
        let before = at.checked_sub(1).and_then(|at| words.get(at));
        before.is_some_and(|word| {
            word.starts_with(|c: char| c.is_ascii_digit()) || is_all(word, "last past previous")
        })
    };
    let units = words.iter().enumerate();
    let mut units = units.filter(|(at, _)| !is_period(*at));
    units.find_map(|(_, word)| unit_of(word))
}

/// How often something happens, by a title such as "Frequency (per month)" or "Incidents/yr".
fn rate(title: &str) -> Option<Unit> {
    let words = words(&title.replace('/', " per "));
    let mut pairs = words.iter().zip(words.iter().skip(1));
    let period = pairs.find_map(|(per, period)| {
        let follows = is_all(per, "per a an each every");
        match period.as_str() {
            "hour" | "hr" | "h" if follows => Some(Unit::PerHour),
            "day" | "d" if follows => Some(Unit::PerDay),
            "week" | "wk" | "w" if follows => Some(Unit::PerWeek),
            "month" | "mo" if follows => Some(Unit::PerMonth),
            "year" | "yr" | "y" | "annum" if follows => Some(Unit::PerYear),
            _ => None,
        }
    });
    let adverb = || {
        words.iter().find_map(|word| match word.as_str() {
            "annual" | "yearly" => Some(Unit::PerYear),
            "monthly" => Some(Unit::PerMonth),
            "weekly" => Some(Unit::PerWeek),
            "daily" => Some(Unit::PerDay),
            _ => None,
        })
    };
    period.or_else(adverb)
}

fn unit_of(word: &str) -> Option<Unit> {
    Some(match word {
        "s" | "sec" | "secs" | "second" | "seconds" => Unit::Second,
        "m" | "min" | "mins" | "minute" | "minutes" => Unit::Minute,
        "h" | "hr" | "hrs" | "hour" | "hours" => Unit::Hour,
        "d" | "day" | "days" => Unit::Day,
        "w" | "wk" | "wks" | "week" | "weeks" => Unit::Week,
        "mo" | "month" | "months" => Unit::Month,
        "y" | "yr" | "yrs" | "years" => Unit::Year,
        _ => return None,
    })
}
