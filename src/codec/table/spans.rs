//! Tables of a page: cells that cover several columns or rows, and which of several tables is meant.

use crate::codec::table::csv::Grid;
use crate::codec::table::header::{self, MOST_TITLES};
use crate::codec::table::journeys::is_journeys;

/// No row has more columns, and no cell covers more rows, whatever it says: a few bytes of a page must not
/// make a table that fills the memory.
const MOST_COVERED: usize = 1000;

/// A cell of a table on a page.
#[derive(Clone, Debug, Default)]
pub struct PageCell {
    /// Its text.
    pub text: String,
    /// How many columns it covers.
    pub columns: usize,
    /// How many rows it covers; 0 for all that follow.
    pub rows: usize,
}

/// A table with the text of each cell in every place that it covers.
pub fn spread(table: Vec<Vec<PageCell>>) -> Grid {
    let height = table.len();
    let mut grid: Grid = Vec::new();
    // What cells further up put into each column of the rows below.
    let mut hanging: Vec<(usize, String)> = Vec::new();
    for (at, row) in table.into_iter().enumerate() {
        let mut cells: Vec<String> = Vec::new();
        let mut own = row.into_iter();
        while cells.len() < MOST_COVERED {
            let column = cells.len();
            if let Some((rows, text)) = hanging.get_mut(column).filter(|(rows, _)| *rows > 0) {
                *rows -= 1;
                cells.push(text.clone());
            } else if let Some(cell) = own.next() {
                let rows = if cell.rows == 0 { height } else { cell.rows };
                let below = rows.min(MOST_COVERED).min(height - at) - 1;
                let columns = cell.columns.clamp(1, MOST_COVERED - column);
                hanging.resize(hanging.len().max(column + columns), (0, String::new()));
                for place in &mut hanging[column..column + columns] {
                    *place = (below, cell.text.clone());
                    cells.push(cell.text.clone());
                }
            } else if hanging.iter().skip(column).any(|(rows, _)| *rows > 0) {
                cells.push(String::new());
            } else {
                break;
            }
        }
        grid.push(cells);
    }
    grid
}

/// Of several tables the first with a header that we know, else the first.
pub fn meant(tables: Vec<Grid>) -> Option<Grid> {
    let is_known = |grid: &Grid| {
        let mut rows = grid.iter().take(MOST_TITLES);
        is_journeys(grid) || rows.any(|row| header::read(row).is_some_and(|head| head.is_sure()))
    };
    let at = tables.iter().position(is_known).unwrap_or(0);
    tables.into_iter().nth(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Cells as `text`, `text columns` or `text columns rows`.
    #[track_caller]
    fn check(rows: &[&[&str]], expected: &[&[&str]]) {
        let cell = |said: &&str| {
            let mut words = said.split(' ');
            let text = words.next().unwrap_or_default().to_owned();
            let mut number = || words.next().map_or(1, |word| word.parse().unwrap());
            let (columns, rows) = (number(), number());
            PageCell {
                text,
                columns,
                rows,
            }
        };
        let table = rows.iter().map(|row| row.iter().map(cell).collect());
        assert_eq!(spread(table.collect()), expected);
    }

    #[test]
    fn a_cell_stands_wherever_it_covers() {
        check(&[&["a", "b"], &["c", "d"]], &[&["a", "b"], &["c", "d"]]);
        check(&[&["a", "b 1 2"], &["c"]], &[&["a", "b"], &["c", "b"]]);
        check(
            &[&["a 2", "b"], &["c", "d", "e"]],
            &[&["a", "a", "b"], &["c", "d", "e"]],
        );
        check(
            &[&["a 2 2", "b"], &["c"], &["d", "e", "f"]],
            &[&["a", "a", "b"], &["a", "a", "c"], &["d", "e", "f"]],
        );
        check(
            &[&["a 1 0", "b"], &["c"], &["d"]],
            &[&["a", "b"], &["a", "c"], &["a", "d"]],
        );
        check(
            &[&["a", "b", "c 1 2"], &["d"]],
            &[&["a", "b", "c"], &["d", "", "c"]],
        );
        check(&[&["a 1 99"]], &[&["a"]]);
        check(&[&[], &["a"]], &[&[], &["a"]]);
    }

    #[test]
    fn cells_that_cover_very_much_are_cut() {
        let wide = PageCell {
            text: "a".to_owned(),
            columns: usize::MAX,
            rows: 0,
        };
        let grid = spread(vec![vec![wide; 50]; 20]);
        assert!(grid.iter().all(|row| row.len() <= MOST_COVERED));
    }

    #[test]
    fn the_table_with_a_known_header_is_meant() {
        let grid = |text: &str| -> Grid {
            let row = |line: &str| line.split(' ').map(str::to_owned).collect();
            text.lines().map(row).collect()
        };
        let (other, risks) = (
            grid("Owner Team"),
            grid("Risk ETTD ETTR Impact ETTF\na 5 60 20% 90"),
        );
        assert_eq!(meant(vec![other.clone(), risks.clone()]), Some(risks));
        assert_eq!(meant(vec![other.clone(), grid("x y")]), Some(other));
        assert_eq!(meant(Vec::new()), None);
    }
}
