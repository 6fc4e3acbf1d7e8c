//! Tables whose columns stand under lines of equals signs, as reStructuredText has them.

use crate::codec::table::csv::Grid;

/// The table of a text; `None` where there is none.
pub fn table(text: &str) -> Option<Grid> {
    let mut lines = text.lines().skip_while(|line| edges(line).is_none());
    let starts = edges(lines.next()?)?;
    let mut grid = Grid::new();
    let mut rules = 0;
    for line in lines {
        if edges(line).is_some() {
            rules += 1;
            // Under the titles, and under the rows.
            if rules == 2 {
                break;
            }
        } else if !line.chars().all(|c| matches!(c, '-' | ' ')) {
            let cells = cells(line, &starts);
            match grid.last_mut() {
                Some(above) if cells.first().is_some_and(String::is_empty) => go_on(above, cells),
                _ => grid.push(cells),
            }
        }
    }
    (rules > 0 && !grid.is_empty()).then_some(grid)
}

/// Where the columns begin that a line of equals signs draws; `None` for any other line.
fn edges(line: &str) -> Option<Vec<usize>> {
    let mut starts = Vec::new();
    let mut before = ' ';
    for (at, c) in line.trim_end().chars().enumerate() {
        match c {
            '=' if before == ' ' => starts.push(at),
            '=' | ' ' => {}
            _ => return None,
        }
        before = c;
    }
    (starts.len() > 1).then_some(starts)
}

/// What of a line stands in each column; the last one reaches as far as its text.
fn cells(line: &str, starts: &[usize]) -> Vec<String> {
    let ends = starts.iter().skip(1).copied().chain([usize::MAX]);
    let cell = |(start, end): (&usize, usize)| {
        let cell: String = line.chars().take(end).skip(*start).collect();
        cell.trim().to_owned()
    };
    starts.iter().zip(ends).map(cell).collect()
}

/// A line without a first cell goes on with the row above.
fn go_on(above: &mut [String], cells: Vec<String>) {
    for (above, cell) in above.iter_mut().zip(cells) {
        if !cell.is_empty() {
            if !above.is_empty() {
                above.push('\n');
            }
            above.push_str(&cell);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::table;

    #[test]
    fn cells_stand_where_their_column_begins() {
        let check = |text: &str, expected: &[&[&str]]| {
            let expected: Vec<Vec<String>> = expected
                .iter()
                .map(|row| row.iter().map(|cell| (*cell).to_owned()).collect())
                .collect();
            assert_eq!(table(text).unwrap_or_default(), expected, "{text}");
        };
        check(
            "Risks:\n\n====  ====\nA     B\n====  ====\n1     two, of\n      them\n\n      .\n5     6\n====  ====\nBelow.",
            &[&["A", "B"], &["1", "two, of\nthem\n."], &["5", "6"]],
        );
        // A title over several columns is underlined.
        check(
            "== ==\nBoth\n-----\nä  b\n== ==\nc  d",
            &[&["Bot", "h"], &["ä", "b"], &["c", "d"]],
        );
        check("Title\n=====\ntext", &[]);
        check("a == b\n== ==\n", &[]);
    }
}
