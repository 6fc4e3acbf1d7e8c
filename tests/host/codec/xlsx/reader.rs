//! A spreadsheet as another library reads it.

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{Data, Range, Reader, Xlsx};

/// The row of titles of a sheet.
fn titles(sheet: &str) -> u32 {
    match sheet {
        "Targets" => 4,
        "Readiness" => 8,
        _ => 0,
    }
}

/// A file read back.
pub(super) struct Read {
    pub(super) values: BTreeMap<String, Range<Data>>,
    formulas: BTreeMap<String, Range<String>>,
}

/// Reads a file of ours.
pub(super) fn read(bytes: &[u8]) -> Read {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).expect("opens");
    let (mut values, mut formulas) = (BTreeMap::new(), BTreeMap::new());
    for name in book.sheet_names() {
        values.insert(name.clone(), book.worksheet_range(&name).expect("a sheet"));
        formulas.insert(name.clone(), book.worksheet_formula(&name).expect("one"));
    }
    Read { values, formulas }
}

impl Read {
    /// The column of this title.
    pub(super) fn column(&self, sheet: &str, title: &str) -> u32 {
        let row = titles(sheet);
        let range = &self.values[sheet];
        let mut columns = 0..range.width() as u32;
        let found = columns.find(|at| self.text(sheet, row, *at) == title);
        found.unwrap_or_else(|| panic!("no {title} in {sheet}"))
    }

    pub(super) fn value(&self, sheet: &str, row: u32, column: u32) -> Option<f64> {
        match self.values[sheet].get_value((row, column)) {
            Some(Data::Float(number)) => Some(*number),
            Some(Data::Int(number)) => Some(*number as f64),
            _ => None,
        }
    }

    pub(super) fn text(&self, sheet: &str, row: u32, column: u32) -> String {
        match self.values[sheet].get_value((row, column)) {
            Some(Data::String(text)) => text.clone(),
            _ => String::new(),
        }
    }

    pub(super) fn formula(&self, sheet: &str, row: u32, column: u32) -> String {
        let found = self.formulas[sheet].get_value((row, column));
        found.cloned().unwrap_or_default()
    }
}
