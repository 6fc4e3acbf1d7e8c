//! The titles of a table of incidents: which column is what, by its words and by what stands below it.

use crate::codec::table::field::{Field, Scale};
use crate::codec::table::header::starts_with_digit;
use crate::codec::table::incidents::stamps::{Stamp, Unclear};
use crate::codec::table::units::unit;
use crate::codec::table::words::{main_part, words as title_words};
use crate::document::{Column, Entry, Unit};
use crate::grammar::cell;

/// What a column of incidents holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum IncidentField {
    /// The day.
    Date,
    /// When it began.
    Started,
    /// When somebody noticed.
    Detected,
    /// When it was over.
    Resolved,
    /// Time from the beginning until somebody noticed.
    Ettd,
    /// Time from then until it was over.
    Ettr,
    /// Time from the beginning until it was over.
    Whole,
    /// Share of users failed, or a count of them.
    Share,
    /// Which risk struck.
    Risk,
    /// Whether it was rehearsed.
    Drill,
    /// What happened, in words.
    What,
}

use IncidentField::{
    Date, Detected, Drill, Ettd, Ettr, Resolved, Risk, Share, Started, What, Whole,
};

impl IncidentField {
    /// All that a person may choose for a column, with their names.
    pub const CHOICES: [(Self, &'static str); 11] = [
        (Date, "Date"),
        (Started, "Started at"),
        (Detected, "Detected at"),
        (Resolved, "Resolved at"),
        (Ettd, "ETTD"),
        (Ettr, "ETTR"),
        (Whole, "Start to end"),
        (Share, "Users failed"),
        (Risk, "Risk"),
        (Drill, "Drill"),
        (What, "What happened"),
    ];

    /// The choice of this name.
    pub fn named(name: &str) -> Option<Self> {
        let mut choices = Self::CHOICES.iter();
        choices
            .find(|choice| choice.1 == name)
            .map(|choice| choice.0)
    }

    /// What it is called among the choices.
    pub fn name(self) -> &'static str {
        let mut choices = Self::CHOICES.iter();
        choices
            .find(|choice| choice.0 == self)
            .map_or("", |choice| choice.1)
    }

    /// Whether it is a length of time.
    pub const fn is_duration(self) -> bool {
        matches!(self, Ettd | Ettr | Whole)
    }

    /// Whether it is a moment.
    pub const fn is_moment(self) -> bool {
        matches!(self, Date | Started | Detected | Resolved)
    }

    /// The column of estimates that it is measured as.
    pub const fn column(self) -> Option<Column> {
        match self {
            Ettd => Some(Column::Ettd),
            Ettr | Whole => Some(Column::Ettr),
            Share => Some(Column::Impact),
            _ => None,
        }
    }
}

/// The unit of a column's bare numbers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Measure {
    /// As in the header of a table of risks.
    Scale(Scale),
    /// Thousandths of a second.
    Milliseconds,
}

/// Words of titles, and what they make of their columns; of several columns the first in this list is taken.
type Titles = [(&'static str, IncidentField)];

/// Titles of lengths of time. To repair is from detection on wherever both it and another are measured.
const DURATIONS: &Titles = &[
    ("detect detection ettd ttd mttd", Ettd),
    (
        "ack acknowledge acknowledged acknowledgement mtta tta",
        Ettd,
    ),
    (
        "repair ettr ttr mttr restore recover recovery fix mitigate",
        Ettr,
    ),
    ("resolve resolution resolved", Ettr),
    ("duration length downtime outage lasted close", Whole),
];

/// Titles of moments.
const MOMENTS: &Titles = &[
    ("started start began begin", Started),
    ("occurred", Started),
    ("detected detection discovered noticed", Detected),
    ("acknowledged acked ack", Detected),
    ("resolved resolution", Resolved),
    ("end ended restored recovered", Resolved),
    ("mitigated fixed", Resolved),
    ("closed close", Resolved),
    ("date day when", Date),
    ("triggered opened", Started),
    ("created reported declared raised", Started),
];

/// Titles of all else.
const OTHERS: &Titles = &[
    ("share % percent", Share),
    ("users customers affected", Share),
    ("impact", Share),
    ("risk", Risk),
    ("drill exercise rehearsal", Drill),
    ("what happened", What),
    ("summary title", What),
    ("incident name description message", What),
];

/// What says that a column is about something else, whatever else it mentions.
const ASIDE: &str = "by id key uuid url link status severity priority urgency updated modified due type team teams user region regions service policy";

/// The columns of a table, as titles and cells say.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Columns {
    /// What each column holds.
    pub fields: Vec<Option<IncidentField>>,
    /// The texts over the columns.
    pub titles: Vec<String>,
    /// Columns with the title of figures and without any.
    pub wordy: Vec<usize>,
}

impl Columns {
    /// Where a column stands.
    pub fn at(&self, field: IncidentField) -> Option<usize> {
        self.fields.iter().position(|one| *one == Some(field))
    }

    /// The title over a column.
    pub fn title(&self, at: usize) -> &str {
        self.titles.get(at).map_or("", String::as_str)
    }

    /// Gives a column the meaning that a person chose; no other column keeps it.
    pub fn choose(&mut self, at: usize, field: Option<IncidentField>) {
        for (place, held) in self.fields.iter_mut().enumerate() {
            if place == at {
                *held = field;
            } else if *held == field {
                *held = None;
            }
        }
    }
}

/// Reads a row as titles, with what stands below it; `None` when they name no day and no time.
pub fn read(row: &[String], below: &[Vec<String>]) -> Option<Columns> {
    if row.iter().any(|cell| starts_with_digit(cell)) {
        return None;
    }
    let titles: Vec<String> = row
        .iter()
        .map(|cell| cell.trim().chars().take(60).collect())
        .collect();
    let mut columns = Columns {
        fields: vec![None; titles.len()],
        titles,
        wordy: Vec::new(),
    };
    let mut found: Vec<(u8, usize, IncidentField)> = Vec::new();
    for at in 0..columns.titles.len() {
        if let Some((rank, field)) = named(columns.title(at)) {
            let field = by_cells(field, columns.title(at), at, below);
            let doubt = if is_plausible(field, at, below) {
                0
            } else {
                100
            };
            found.push((rank + doubt, at, field));
        }
    }
    found.sort();
    for &(rank, at, field) in &found {
        // A column of words is none of figures, unless nothing else can be the day or the times.
        let needed = matches!(field, Date | Started | Ettd | Ettr);
        if columns.at(field).is_none() && (rank < 100 || needed) {
            columns.fields[at] = Some(field);
        } else if rank >= 100 {
            columns.wordy.push(at);
        }
    }
    // What is created after it began was detected then.
    let second = found.iter().find(|(rank, at, field)| {
        *field == Started && *rank < 100 && columns.fields[*at].is_none()
    });
    if let Some(&(_, at, _)) = second
        && columns.at(Detected).is_none()
        && columns.at(Ettd).is_none()
    {
        columns.fields[at] = Some(Detected);
    }
    columns.start_with_the_alert();
    let has = |field| columns.at(field).is_some();
    let times = [Ettd, Ettr, Whole, Detected, Resolved].into_iter();
    let several = times.filter(|field| has(*field)).count();
    let known = columns.fields.iter().flatten().count();
    let is_header = (has(Date) || has(Started)) && (several > 0 || (known >= 2 && has(Risk)));
    is_header.then_some(columns)
}

impl Columns {
    /// Tools that measure the time to acknowledge measure that to resolve from the same moment.
    fn start_with_the_alert(&mut self) {
        let acknowledges = |at: usize| {
            let words = words(self.title(at));
            mentions(&words, DURATIONS[1].0) && !mentions(&words, DURATIONS[0].0)
        };
        if let (Some(ettd), Some(ettr), None) = (self.at(Ettd), self.at(Ettr), self.at(Whole))
            && acknowledges(ettd)
            && mentions(&words(self.title(ettr)), "resolve resolution resolved")
        {
            self.fields[ettr] = Some(Whole);
        }
    }
}

/// What a title names, and how far down in its list.
fn named(title: &str) -> Option<(u8, IncidentField)> {
    let all = words(title);
    let main = words(&main_part(title));
    let counts = mentions(&main, "users customers");
    if main.is_empty() || main.len() > 8 || (mentions(&main, ASIDE) && !counts) {
        return None;
    }
    if mentions(&main, "number count") && !counts {
        return None;
    }
    let first = |list: &Titles| {
        let at = list.iter().position(|(words, _)| mentions(&main, words))?;
        Some((u8::try_from(at).ok()?, list[at].1))
    };
    let measured = mentions(
        &all,
        "ettd ttd mttd ettr ttr mttr mtta tta duration length downtime lasted minutes minute mins min seconds second secs sec hours hour hrs hr h s m ms milliseconds days",
    ) || (mentions(&main, "time") && mentions(&main, "to"))
        || mentions(
            &main,
            "detect resolve repair restore recover fix mitigate acknowledge",
        );
    if measured && let Some(found) = first(DURATIONS) {
        return Some(found);
    }
    let others =
        mentions(&main, "share % percent users customers") && !mentions(&main, "at start end");
    if others && let Some(found) = first(OTHERS) {
        return Some(found);
    }
    first(MOMENTS)
        .or_else(|| first(OTHERS))
        .or_else(|| first(DURATIONS))
}

/// "Resolution" may be a moment or a length of time: what stands in its cells says which. Where that is 1:30, it is a
/// length below "Resolution time" and a clock below "Resolved".
fn by_cells(field: IncidentField, title: &str, at: usize, below: &[Vec<String>]) -> IncidentField {
    let is_noun = mentions(&words(title), "detection resolution")
        && cells(at, below).any(|cell| cell.contains(':'));
    let moments = cells(at, below).filter(|cell| is_moment(cell)).count();
    let others = cells(at, below).filter(|cell| is_length(cell)).count();
    match field {
        Ettd if moments > others => Detected,
        Ettr | Whole if moments > others => Resolved,
        Detected if moments == 0 && (others > 0 || is_noun) => Ettd,
        Resolved if moments == 0 && (others > 0 || is_noun) => Ettr,
        field => field,
    }
}

/// The filled cells of a column, as many as tell what it is.
fn cells(at: usize, below: &[Vec<String>]) -> impl Iterator<Item = &str> {
    let cells = below.iter().filter_map(move |row| row.get(at));
    let cells = cells.map(|cell| cell.trim());
    cells.filter(|cell| !cell.is_empty()).take(50)
}

fn is_moment(cell: &str) -> bool {
    !matches!(Stamp::read(cell, None), Err(Unclear::NotADate))
}

/// A length of time that is no clock, since 14:05 may be either.
fn is_length(cell: &str) -> bool {
    let entry = cell::read(Column::Ettr, cell);
    !cell.contains(':') && !matches!(entry, Entry::Unread { .. } | Entry::Empty)
}

fn is_plausible(field: IncidentField, at: usize, below: &[Vec<String>]) -> bool {
    if matches!(field, Risk | What | Drill) {
        return true;
    }
    let mut cells = cells(at, below).peekable();
    let figure = |cell: &str| {
        let entry = field.column().map(|column| cell::read(column, cell));
        let reads = entry.is_some_and(|entry| !matches!(entry, Entry::Unread { .. }));
        reads || starts_with_digit(cell)
    };
    cells.peek().is_none() || cells.any(figure)
}

/// The unit of a column's bare numbers, by its title.
pub fn measure(field: IncidentField, title: &str) -> Option<Measure> {
    if field.is_duration() && mentions(&words(title), "ms millis milliseconds") {
        return Some(Measure::Milliseconds);
    }
    let title = &in_words(title);
    let risks = match field.column()? {
        Column::Ettd => Field::Ettd,
        Column::Impact => Field::Impact,
        _ => Field::Ettr,
    };
    unit(risks, title).map(Measure::Scale)
}

/// Whether a title says what its bare numbers are in, if only in the column's own unit.
pub fn says_unit(field: IncidentField, title: &str) -> bool {
    measure(field, title).is_some() || mentions(&words(title), "min mins minute minutes m")
}

/// Whether a title is a name in a program, such as `time_to_detect`: those have no bare minutes.
pub fn is_seconds_by_name(title: &str) -> bool {
    let title = title.trim();
    title.starts_with("time_to_") && !title.contains(' ')
}

/// What a unit is called beside a choice.
pub const fn unit_name(unit: Unit) -> &'static str {
    match unit {
        Unit::Second => "seconds",
        Unit::Hour => "hours",
        Unit::Day => "days",
        Unit::Week => "weeks",
        _ => "minutes",
    }
}

fn words(title: &str) -> Vec<String> {
    title_words(&in_words(title))
}

/// `CreatedAt` with a space between its words.
fn in_words(title: &str) -> String {
    let mut text = String::with_capacity(title.len() + 4);
    let mut was_lower = false;
    for c in title.chars() {
        if was_lower && c.is_ascii_uppercase() {
            text.push(' ');
        }
        was_lower = c.is_ascii_lowercase();
        text.push(c);
    }
    text
}

fn mentions(words: &[String], list: &str) -> bool {
    words
        .iter()
        .any(|word| list.split(' ').any(|one| one == word))
}
