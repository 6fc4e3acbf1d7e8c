//! Decimal commas and points, told apart by a whole table where one cell could be read either way.

use crate::codec::table::field::Field;
use crate::grammar::number::read_number;

/// Whether the figures of a table have decimal commas: some must, and none may have a decimal point
/// or commas between thousands. `None` when nothing shows it, or both.
pub fn decimal_commas<'a>(
    cells: impl Iterator<Item = (&'a String, &'a Option<Field>)>,
) -> Option<bool> {
    let estimates = cells.filter(|(_, field)| field.is_some_and(|field| field.column().is_some()));
    let mut seen = Seen::default();
    estimates.for_each(|(cell, _)| seen.look(cell));
    (seen.commas != seen.points).then_some(seen.commas)
}

/// A cell with decimal commas as one with decimal points and without marks between thousands.
pub fn with_points(cell: &str) -> String {
    let marks = marks(cell);
    let mut text = String::with_capacity(cell.len());
    for (at, c) in cell.char_indices() {
        let mark = marks.iter().find(|mark| mark.at == at);
        match (c, mark) {
            (',', Some(_)) => text.push('.'),
            ('.', Some(mark)) if mark.behind == 3 => {}
            _ => text.push(c),
        }
    }
    text
}

/// A number without a unit, in a table whose commas are decimal marks or not; `None` for anything else.
pub fn bare_number(cell: &str, commas: bool) -> Option<f64> {
    let cell = cell.trim();
    let text = if commas { &with_points(cell) } else { cell };
    match read_number(text) {
        Ok((number, "")) => Some(number),
        _ => None,
    }
}

/// A comma or a point between digits.
struct Mark {
    at: usize,
    is_comma: bool,
    /// Nothing but zeros stands before it.
    after_zero: bool,
    /// Another mark stands before it in the same number.
    is_second: bool,
    /// How many digits follow.
    behind: usize,
}

fn marks(cell: &str) -> Vec<Mark> {
    let bytes = cell.as_bytes();
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut marks: Vec<Mark> = Vec::new();
    for (at, byte) in bytes.iter().enumerate() {
        let between = at > 0 && is_digit(at - 1) && is_digit(at + 1);
        if !matches!(byte, b',' | b'.') || !between {
            continue;
        }
        let before = bytes[..at]
            .iter()
            .rev()
            .take_while(|byte| byte.is_ascii_digit());
        let start = at - before.count();
        marks.push(Mark {
            at,
            is_comma: *byte == b',',
            after_zero: bytes[start..at].iter().all(|byte| *byte == b'0'),
            is_second: start > 0 && marks.last().is_some_and(|last| last.at + 1 == start),
            behind: (at + 1..).take_while(|at| is_digit(*at)).count(),
        });
    }
    marks
}

/// What the figures of a table have shown.
#[derive(Default)]
struct Seen {
    /// A comma that can only be a decimal mark.
    commas: bool,
    /// A point that can only be one, or a comma that can only part thousands.
    points: bool,
}

impl Seen {
    fn look(&mut self, cell: &str) {
        for mark in marks(cell) {
            let decimal = mark.behind != 3 || mark.after_zero;
            match (mark.is_comma, decimal, mark.is_second) {
                (true, true, _) => self.commas = true,
                // 1,440,000
                (true, false, true) => self.points = true,
                (false, true, _) => self.points = true,
                // 1,440.500 has a decimal point, 1.440.000 has none.
                (false, false, true) => self.points |= cell[..mark.at].contains(','),
                (_, false, false) => {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(cells: &[&str], expected: Option<bool>) {
        let field = Some(Field::Ettr);
        let cells: Vec<String> = cells.iter().map(|&cell| cell.to_owned()).collect();
        assert_eq!(
            decimal_commas(cells.iter().map(|cell| (cell, &field))),
            expected
        );
    }

    #[test]
    fn a_table_shows_what_its_commas_are() {
        check(&["2,5", "1.440"], Some(true));
        check(&["0,083", "1,125"], Some(true));
        check(&["1.440,5"], Some(true));
        check(&["1,440"], None);
        check(&["2,5", "2.5"], None);
        check(&["1,440,000", "2,5"], None);
        check(&["1,440.5"], Some(false));
        check(&["5 to 10", "", "x,y"], None);
    }

    #[test]
    fn commas_become_points() {
        assert_eq!(with_points("1.440,5 min"), "1440.5 min");
        assert_eq!(with_points("1.440.000"), "1440000");
        assert_eq!(with_points("2,5 to 7,5"), "2.5 to 7.5");
        assert_eq!(with_points("1,5..2,5"), "1.5..2.5");
    }

    #[test]
    fn a_bare_number_has_the_marks_of_its_table() {
        assert_eq!(bare_number(" 1.440", true), Some(1440.0));
        assert_eq!(bare_number("1.440", false), Some(1.44));
        assert_eq!(bare_number("1,440", false), Some(1440.0));
        assert_eq!(bare_number("350 users", true), None);
    }
}
