//! CSV files, by the csv crate: UTF-8, a header row with units, and no cell that a spreadsheet runs.

use std::borrow::Cow;

use crate::analysis::Analysis;
use crate::document::{Column, Engagement, Entry};
use crate::grammar::cell;
use crate::grammar::number::plain;

/// Rows of cells; rows may differ in length. Of a row that is longer than a table is wide one cell more is here, which
/// says so.
pub type Grid = Vec<Vec<String>>;

/// A table is at most this wide: what is wider is none that a person would check.
pub const MOST_COLUMNS: usize = 200;

/// The header of the file of risks.
pub const RISKS_HEADER: [&str; 9] = [
    "Risk",
    "ETTD (minutes)",
    "ETTR (minutes)",
    "Impact (% of users)",
    "ETTF (days)",
    "Incidents/Year",
    "Bad Minutes/Year",
    "Owner",
    "Notes",
];

/// How cells are set apart, and what stands before decimals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Marks {
    /// Commas between cells, points before decimals.
    Comma,
    /// Semicolons between cells, commas before decimals: what spreadsheets expect wherever decimals have commas.
    Semicolon,
}

impl Marks {
    const fn separator(self) -> u8 {
        match self {
            Self::Comma => b',',
            Self::Semicolon => b';',
        }
    }

    /// A text of figures with their points as these marks have them. Three decimals get a nought, since behind a
    /// comma they would be thousands.
    fn figures(self, text: String) -> String {
        if self == Self::Comma {
            return text;
        }
        let mut parts = text.split('.');
        let mut written = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            let end = part.find(|c: char| !c.is_ascii_digit());
            let (decimals, rest) = part.split_at(end.unwrap_or(part.len()));
            let nought = if decimals.len() == 3 { "0" } else { "" };
            written += &format!(",{decimals}{nought}{rest}");
        }
        written
    }
}

/// Writes the risks. Computed columns have all their digits, and are empty in rows that are
/// not counted.
pub fn write_risks(engagement: &Engagement, analysis: &Analysis, marks: Marks) -> String {
    let mut sheet = Sheet::with(marks, &RISKS_HEADER);
    let risks = engagement.risks.iter().enumerate();
    // A row nobody has typed in is no row to a spreadsheet.
    for (at, risk) in risks.filter(|(_, risk)| !risk.is_blank()) {
        let figures = analysis.rows.get(at).and_then(|row| row.figures());
        let entry = |column| {
            let entry = risk.entry(column);
            let shown = cell::show(column, entry);
            let text = match entry {
                Entry::Unread { .. } => shown,
                _ => marks.figures(shown),
            };
            neutralise(&text).into_owned()
        };
        let [ettd, ettr, impact, ettf] = Column::ALL.map(|column| Cow::Owned(entry(column)));
        let number = |number: Option<f64>| {
            let text = number.map_or_else(String::new, plain);
            Cow::Owned(marks.figures(text))
        };
        sheet.row(&[
            neutralise(&risk.name),
            ettd,
            ettr,
            impact,
            ettf,
            number(figures.map(|row| row.incidents.get())),
            number(figures.map(|row| row.bad_minutes.get())),
            neutralise(&risk.owner),
            neutralise(&risk.notes),
        ]);
    }
    sheet.into_text()
}

/// A CSV file that is being written.
pub(crate) struct Sheet(csv::Writer<Vec<u8>>);

impl Sheet {
    /// A file with commas, and its header.
    pub(crate) fn new(header: &[&str]) -> Self {
        Self::with(Marks::Comma, header)
    }

    /// A file with its header.
    fn with(marks: Marks, header: &[&str]) -> Self {
        let mut builder = csv::WriterBuilder::new();
        builder.delimiter(marks.separator());
        builder.terminator(csv::Terminator::CRLF);
        let mut sheet = Self(builder.from_writer(Vec::new()));
        sheet.row(header);
        sheet
    }

    /// Adds a row with as many cells as the header has.
    pub(crate) fn row(&mut self, cells: &[impl AsRef<str>]) {
        let cells = cells.iter().map(|cell| cell.as_ref().as_bytes());
        // Writing to memory does not fail.
        let _ = self.0.write_record(cells);
    }

    /// The file, with the mark by which spreadsheets know UTF-8.
    pub(crate) fn into_text(self) -> String {
        let bytes = self.0.into_inner().unwrap_or_default();
        format!("\u{feff}{}", String::from_utf8_lossy(&bytes))
    }
}

/// Reads rows of cells; empty lines are none. Rows may differ in length.
pub(crate) fn read_rows(text: &str, separator: u8, quoting: bool) -> Grid {
    let mut grid = Grid::new();
    each_row(text, separator, quoting, |row| {
        let cells = row.iter().take(MOST_COLUMNS + 1);
        grid.push(cells.map(str::to_owned).collect());
    });
    grid
}

/// Calls with each row that [`read_rows`] reads.
pub(crate) fn each_row(
    text: &str,
    separator: u8,
    quoting: bool,
    mut call: impl FnMut(&csv::StringRecord),
) {
    let mut builder = csv::ReaderBuilder::new();
    builder.has_headers(false).flexible(true);
    builder.delimiter(separator).quoting(quoting);
    let mut reader = builder.from_reader(text.as_bytes());
    // One record for all rows: a new one for each is what most of the time would go to.
    let mut row = csv::StringRecord::new();
    // What comes from a text is text, and rows of any length are rows: nothing else is an error.
    while let Ok(true) = reader.read_record(&mut row) {
        if row.len() > 1 || row.iter().any(|cell| !cell.is_empty()) {
            call(&row);
        }
    }
}

/// What a spreadsheet takes for the start of a formula.
fn starts_formula(text: &str) -> bool {
    text.starts_with(['\t', '\r', '\n']) || has_sign(text)
}

/// Whether a text begins with the sign of a formula, in full width too.
fn has_sign(text: &str) -> bool {
    text.starts_with([
        '=', '+', '-', '@', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}',
    ])
}

/// What a spreadsheet that is told of another separator takes for the end of a cell.
const ENDS: [char; 4] = [';', '\t', '\r', '\n'];

/// Puts an apostrophe before a text that a spreadsheet would run, so that it shows it instead; also
/// within a text where a cell could begin.
pub fn neutralise(text: &str) -> Cow<'_, str> {
    each_start(text, |part, is_formula| {
        let behind = part.strip_prefix('\'');
        let quoted = behind.is_some_and(|rest| rest.starts_with('\'') || is_formula(rest));
        let mark = if quoted || is_formula(part) { "'" } else { "" };
        (mark, part)
    })
}

/// Takes away what [`neutralise`] put there.
pub fn restore_text(text: &str) -> Cow<'_, str> {
    each_start(text, |part, is_formula| match part.strip_prefix('\'') {
        Some(rest) if rest.starts_with('\'') || is_formula(rest) => ("", rest),
        _ => ("", part),
    })
}

/// A text with each part changed in which a cell could begin: what goes before it, and what is left of it.
fn each_start<'a>(
    text: &'a str,
    change: impl Fn(&'a str, fn(&str) -> bool) -> (&'static str, &'a str),
) -> Cow<'a, str> {
    if !text.contains(ENDS) {
        let (mark, part) = change(text, starts_formula);
        return match mark {
            "" => Cow::Borrowed(part),
            mark => Cow::Owned(format!("{mark}{part}")),
        };
    }
    let mut parts = text.split_inclusive(ENDS);
    let Some(first) = parts.next() else {
        return Cow::Borrowed(text);
    };
    // Behind the first, a tab or the end of a line only ends an empty part.
    let mut changed = vec![change(first, starts_formula)];
    changed.extend(parts.map(|part| change(part, has_sign)));
    if let [("", only)] = changed[..] {
        return Cow::Borrowed(only);
    }
    let joined = changed.into_iter().flat_map(|(mark, part)| [mark, part]);
    Cow::Owned(joined.collect())
}
