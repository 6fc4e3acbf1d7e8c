//! Cells of a sheet, written the same way everywhere.

use rust_xlsxwriter::{
    Format, FormatAlign, Formula, Worksheet, XlsxError, utility::column_number_to_name,
};

/// UTF-16 units that a cell holds.
const MOST_UNITS: usize = 32_767;

/// How a number is shown. All its digits are there.
#[derive(Clone, Copy, Debug)]
pub(super) enum Shown {
    /// Minutes, days, incidents.
    Number,
    /// A share of 1, in percent.
    Percent,
}

impl Shown {
    fn format(self) -> Format {
        Format::new().set_num_format(match self {
            Self::Number => "#,##0.##",
            Self::Percent => "0.0#####%",
        })
    }
}

/// A sheet that is being written.
pub(super) struct Sheet(Worksheet);

impl Sheet {
    /// A sheet with columns of these titles and widths, the titles in this row.
    pub(super) fn new(name: &str, row: u32, columns: &[(String, u16)]) -> Result<Self, XlsxError> {
        let mut sheet = Worksheet::new();
        sheet.set_name(name)?;
        // A formula that gives no figure has no result; by default it would be 0.
        sheet.set_formula_result_default("");
        let mut sheet = Self(sheet);
        for (at, (title, width)) in columns.iter().enumerate() {
            sheet.0.set_column_width(place(at), *width)?;
            sheet.title(row, at, title)?;
        }
        Ok(sheet)
    }

    /// Keeps the rows above this one and the columns before this one in view.
    pub(super) fn freeze(&mut self, row: u32, column: usize) -> Result<(), XlsxError> {
        self.0.set_freeze_panes(row, place(column)).map(drop)
    }

    pub(super) fn title(&mut self, row: u32, column: usize, text: &str) -> Result<(), XlsxError> {
        let format = Format::new()
            .set_bold()
            .set_text_wrap()
            .set_align(FormatAlign::Top);
        let (column, text) = (place(column), fitting(text));
        let written = self.0.write_string_with_format(row, column, text, &format);
        written.map(drop)
    }

    /// A person's text, which never computes: also not once somebody has typed in its cell and left it.
    pub(super) fn text(&mut self, row: u32, column: usize, text: &str) -> Result<(), XlsxError> {
        if text.is_empty() {
            return Ok(());
        }
        let format = Format::new().set_quote_prefix().set_text_wrap();
        let (column, text) = (place(column), fitting(text));
        let written = self.0.write_string_with_format(row, column, text, &format);
        written.map(drop)
    }

    pub(super) fn number(
        &mut self,
        row: u32,
        column: usize,
        number: f64,
        shown: Shown,
    ) -> Result<(), XlsxError> {
        let format = shown.format();
        let written = self
            .0
            .write_number_with_format(row, place(column), number, &format);
        written.map(drop)
    }

    /// A formula with what it gives now, for readers that do not compute; `None` for no figure.
    pub(super) fn formula(
        &mut self,
        row: u32,
        column: usize,
        formula: &str,
        now: Option<f64>,
        shown: Shown,
    ) -> Result<(), XlsxError> {
        let now = now.map_or_else(String::new, |now| (now + 0.0).to_string());
        let formula = Formula::new(formula).set_result(now);
        let format = shown.format();
        let written = self
            .0
            .write_formula_with_format(row, place(column), formula, &format);
        written.map(drop)
    }

    /// A formula that gives a word.
    pub(super) fn word(
        &mut self,
        row: u32,
        column: usize,
        formula: &str,
        now: &str,
    ) -> Result<(), XlsxError> {
        let formula = Formula::new(formula).set_result(now);
        self.0.write_formula(row, place(column), formula).map(drop)
    }

    pub(super) fn done(self) -> Worksheet {
        self.0
    }
}

/// A column's place; a sheet has 16 384 of them, and no list of targets is that long.
fn place(column: usize) -> u16 {
    u16::try_from(column).unwrap_or(u16::MAX)
}

/// A cell's address, such as B2. Rows count from 0.
pub(super) fn at(row: u32, column: usize) -> String {
    format!("{}{}", column_number_to_name(place(column)), row + 1)
}

/// A column between two rows, such as $B$2:$B$9.
pub(super) fn down(column: usize, from: u32, to: u32) -> String {
    let name = column_number_to_name(place(column));
    format!("${name}${}:${name}${}", from + 1, to + 1)
}

/// The cells of a column on another sheet, such as Systemic!$G$2:$G$4.
pub(super) fn range(sheet: &str, column: usize, from: u32, to: u32) -> String {
    format!("{sheet}!{}", down(column, from, to))
}

/// How a switch is written.
pub(super) const fn yes_no(is_so: bool) -> &'static str {
    if is_so { "yes" } else { "no" }
}

/// What of a text fits in a cell.
pub(super) fn fitting(text: &str) -> &str {
    let mut units = 0;
    let end = text.char_indices().find(|(_, mark)| {
        units += mark.len_utf16();
        units > MOST_UNITS
    });
    end.map_or(text, |(end, _)| text.split_at(end).0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_between_its_marks() {
        let check = |text: String, expected: usize| {
            assert_eq!(fitting(&text).chars().count(), expected);
        };
        check("a".repeat(40_000), 32_767);
        check("🫖".repeat(20_000), 16_383);
        check("a".to_owned(), 1);
    }

    #[test]
    fn addresses_are_those_of_spreadsheets() {
        assert_eq!(at(0, 0), "A1");
        assert_eq!(at(9, 27), "AB10");
        assert_eq!(down(6, 1, 9), "$G$2:$G$10");
        assert_eq!(range("Risks", 6, 1, 9), "Risks!$G$2:$G$10");
    }
}
