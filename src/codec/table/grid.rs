//! Any pasted text as a grid of cells: spreadsheet blocks, CSV, Markdown and wiki tables, lines.

use std::borrow::Cow;

pub use crate::codec::table::csv::Grid;
use crate::codec::table::csv::{MOST_COLUMNS, each_row, read_rows, restore_text};
use crate::codec::table::header;
use crate::codec::table::header::MOST_TITLES;
use crate::codec::table::markup::{FENCE, asciidoc, is_rule, pipes, wiki};
use crate::codec::table::simple;

/// Text with this many columns in every row, or one fewer in several rows, is taken for CSV
/// whatever its cells hold.
const SURELY_COLUMNS: usize = 5;

/// Reads a text as a table in whichever notation it is; else as one column of lines.
pub fn grid_of(text: &str) -> Grid {
    let mut grid = any_grid_of(text);
    for row in &mut grid {
        row.truncate(MOST_COLUMNS + 1);
    }
    grid
}

fn any_grid_of(text: &str) -> Grid {
    let text = &ruled(&unquoted(&visible(text)));
    if let Some((separator, rest)) = named_separator(text) {
        return rows_of(rest, separator);
    }
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let (first, second) = (lines.next().unwrap_or(""), lines.next().unwrap_or(""));
    if first.starts_with("{|") {
        wiki(text)
    } else if text.lines().any(|line| line.trim() == FENCE) {
        asciidoc(text)
    } else if let Some(grid) = simple::table(text) {
        grid
    } else if first.starts_with('|') || (first.contains('|') && is_rule(second)) {
        pipes(text)
    } else if first.contains('\t') {
        tab_separated(text)
    } else if let Some(grid) = titled(|| rows_of(text, b'|'), first.contains('|')) {
        grid
    } else if let Some(grid) = comma_separated(text) {
        grid
    } else if text.lines().any(|line| line.trim().starts_with("{|")) {
        wiki(text)
    } else if has_pipe_table(text) {
        pipes(text)
    } else if text.contains('\t') {
        tab_separated(text)
    } else if let Some(grid) = titled(|| columns_of(text), first.contains("  ")) {
        grid
    } else {
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
        lines.map(|line| vec![line.to_owned()]).collect()
    }
}

/// A text's table by signs that are as good as any, where that makes a row of known titles.
fn titled(grid: impl FnOnce() -> Grid, may_be: bool) -> Option<Grid> {
    let grid = may_be.then(grid)?;
    let named = |row: &Vec<String>| header::read(row).is_some_and(|head| head.is_sure());
    grid.iter().take(MOST_TITLES).any(named).then_some(grid)
}

/// Columns that blanks set apart, as commands print them. Rows that differ in length have cells that cannot be told
/// from blanks: those are none.
fn columns_of(text: &str) -> Grid {
    let lines = text
        .lines()
        .filter(|line| !is_rule(line) && !line.trim().is_empty());
    let row = |line: &str| {
        let cells = line.split("  ").map(str::trim);
        cells
            .filter(|cell| !cell.is_empty())
            .map(str::to_owned)
            .collect()
    };
    let grid: Grid = lines.map(row).collect();
    let width = grid.first().map_or(0, Vec::len);
    match grid.iter().all(|row| row.len() == width) {
        true => grid,
        false => Grid::new(),
    }
}

/// A text whose tables are drawn with lines as one with bars and dashes.
fn ruled(text: &str) -> String {
    if text.is_ascii() || !text.contains(['\u{2502}', '\u{2551}', '\u{2503}']) {
        return text.to_owned();
    }
    let sign = |c: char| match c {
        '\u{2502}' | '\u{2551}' | '\u{2503}' => '|',
        '\u{2500}'..='\u{257f}' => '-',
        c => c,
    };
    text.chars().map(sign).collect()
}

/// A text without the marks that nobody sees, which would part a word from its column.
pub fn visible(text: &str) -> String {
    const UNSEEN: [char; 9] = [
        '\u{ad}', '\u{61c}', '\u{200b}', '\u{200e}', '\u{200f}', '\u{2060}', '\u{feff}',
        '\u{fffe}', '\u{180e}',
    ];
    if text.is_ascii() {
        return text.to_owned();
    }
    let directs = |c: char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    text.replace(|c: char| UNSEEN.contains(&c) || directs(c), "")
}

/// A text that a mail or a comment has quoted, without its marks.
fn unquoted(text: &str) -> String {
    let mut lines = text.lines().filter(|line| !line.trim().is_empty());
    if text.is_empty() || !lines.all(|line| line.trim_start().starts_with('>')) {
        return text.to_owned();
    }
    let line = |line: &str| {
        let line = line.trim_start();
        line.strip_prefix('>').unwrap_or(line).to_owned() + "\n"
    };
    text.lines().map(line).collect()
}

/// The separator that a first line such as `sep=;` names, with the lines below it.
fn named_separator(text: &str) -> Option<(u8, &str)> {
    let (first, rest) = text.split_once('\n')?;
    let separator = first.trim_end_matches('\r').strip_prefix("sep=")?;
    match separator.as_bytes() {
        [one] if one.is_ascii() => Some((*one, rest)),
        _ => None,
    }
}

/// Whether a file's text was never one: no table and no JSON has control characters like these.
pub fn is_binary(text: &str) -> bool {
    text.contains(|c: char| c < ' ' && !matches!(c, '\t' | '\n' | '\r' | '\x0b' | '\x0c'))
}

fn has_pipe_table(text: &str) -> bool {
    let lines = text.lines().map(str::trim);
    lines.filter(|line| line.starts_with('|')).count() >= 2
}

/// A file that calls itself CSV: columns even where they look like sentences.
pub fn grid_of_file(text: &str) -> Grid {
    let grid = grid_of(text);
    if grid.iter().any(|row| row.len() > 1) {
        return grid;
    }
    separated(text)
}

/// A text with commas, when it looks like a table.
fn comma_separated(text: &str) -> Option<Grid> {
    let grid = separated(text);
    let least = grid.iter().map(Vec::len).min()?;
    let same = grid.iter().all(|row| row.len() == least);
    let has_figure = |row: &&Vec<String>| {
        let mut rest = row.iter().skip(1);
        rest.any(|cell| cell.trim_start().starts_with(|c: char| c.is_ascii_digit()))
    };
    let figures = grid.iter().filter(has_figure).count();
    let surely = least >= SURELY_COLUMNS || (least + 1 >= SURELY_COLUMNS && grid.len() > 1);
    let named = |row: &Vec<String>| header::read(row).is_some_and(|head| head.is_sure());
    let table = (same && surely)
        || (least >= 2 && figures * 2 >= grid.len())
        || grid.iter().take(MOST_TITLES).any(named);
    table.then_some(grid)
}

/// Comma or semicolon, whichever makes more of a table of the text.
fn separated(text: &str) -> Grid {
    let semicolons = text.contains(';') && agreement(text, b';') > agreement(text, b',');
    rows_of(text, if semicolons { b';' } else { b',' })
}

/// How many cells stand in rows that agree on their number, beyond the first of each.
fn agreement(text: &str, separator: u8) -> usize {
    let mut widths = [0_usize; 64];
    let text = touching(text, separator);
    each_row(&text, separator, has_pairs(&text), |row| {
        if let Some(rows) = widths.get_mut(row.len()) {
            *rows += 1;
        }
    });
    let cells = widths
        .iter()
        .enumerate()
        .map(|(width, rows)| width.saturating_sub(1) * rows);
    cells.max().unwrap_or(0)
}

/// The rows of a text with separators, as they were before a spreadsheet was kept from running them.
fn rows_of(text: &str, separator: u8) -> Grid {
    let text = touching(text, separator);
    let mut grid = read_rows(&text, separator, has_pairs(&text));
    for cell in grid.iter_mut().flatten() {
        let restored = restore_text(cell);
        if restored.len() < cell.len() {
            *cell = restored.into_owned();
        }
    }
    grid
}

/// Whether each quote has its partner: a lone one would swallow the rows below it.
fn has_pairs(text: &str) -> bool {
    text.matches('"').count().is_multiple_of(2)
}

/// A text without the blanks before a cell's quotes, where they would be quotes no more.
fn touching(text: &str, separator: u8) -> Cow<'_, str> {
    if !text.contains('"') {
        return Cow::Borrowed(text);
    }
    let mut result = String::with_capacity(text.len());
    let mut blanks = String::new();
    // Whether a cell begins here, is quoted, or has had a quote that may be the first of two.
    let (mut begins, mut quoted, mut closed) = (true, false, false);
    for c in text.chars() {
        if begins && c == ' ' {
            blanks.push(c);
            continue;
        }
        if !(begins && c == '"') {
            result.push_str(&blanks);
        }
        blanks.clear();
        let opens = c == '"' && !quoted && (begins || closed);
        closed = c == '"' && quoted;
        quoted = opens || (quoted && !closed);
        begins = !quoted && (c == '\n' || u32::from(c) == u32::from(separator));
        result.push(c);
    }
    result.push_str(&blanks);
    Cow::Owned(result)
}

/// A spreadsheet's block.
fn tab_separated(text: &str) -> Grid {
    let grid = read_rows(text, b'\t', has_pairs(text));
    let trim = |cell: String| restore_text(cell.trim()).into_owned();
    let row = |row: Vec<String>| row.into_iter().map(trim).collect();
    grid.into_iter().map(row).collect()
}
