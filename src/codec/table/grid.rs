//! Any pasted text as a grid of cells: spreadsheet blocks, CSV, Markdown and wiki tables, lines.

pub use crate::codec::table::csv::Grid;
use crate::codec::table::csv::{read_rows, restore_text};
use crate::codec::table::header;
use crate::codec::table::header::MOST_TITLES;
use crate::grammar::search::{after, has, parts, replaced};

/// Text with this many columns in every row, or one fewer in several rows, is taken for CSV
/// whatever its cells hold.
const SURELY_COLUMNS: usize = 5;

/// Reads a text as a table in whichever notation it is; else as one column of lines.
pub fn grid_of(text: &str) -> Grid {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let (first, second) = (lines.next().unwrap_or(""), lines.next().unwrap_or(""));
    if first.starts_with("{|") {
        wiki(text)
    } else if first.starts_with('|') || (first.contains('|') && is_rule(second)) {
        pipes(text)
    } else if first.contains('\t') {
        tab_separated(text)
    } else if let Some(grid) = comma_separated(text) {
        grid
    } else if text.lines().any(|line| line.trim().starts_with("{|")) {
        wiki(text)
    } else if has_pipe_table(text) {
        pipes(text)
    } else if text.contains('\t') {
        tab_separated(text)
    } else {
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
        lines.map(|line| vec![line.to_owned()]).collect()
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

/// Comma or semicolon, whichever the first line with either has more of.
fn separated(text: &str) -> Grid {
    // A title above the table may stand alone on its line.
    let with_either = |line: &&str| line.contains([',', ';']);
    let line = text.lines().find(with_either).unwrap_or("");
    let count = |separator| line.matches(separator).count();
    let separator = if count(';') > count(',') { b';' } else { b',' };
    let mut grid = read_rows(text, separator, true);
    for cell in grid.iter_mut().flatten() {
        *cell = restore_text(cell).to_owned();
    }
    grid
}

/// A spreadsheet's block; quotes count only when each one has its partner.
fn tab_separated(text: &str) -> Grid {
    let quoting = text.matches('"').count().is_multiple_of(2);
    let grid = read_rows(text, b'\t', quoting);
    let trim = |cell: String| cell.trim().to_owned();
    let row = |row: Vec<String>| row.into_iter().map(trim).collect();
    grid.into_iter().map(row).collect()
}

/// The line under a table's head: dashes, colons, pipes.
fn is_rule(line: &str) -> bool {
    line.contains('-')
        && line
            .chars()
            .all(|c| matches!(c, '-' | ':' | '|' | '+' | ' ' | '\t'))
}

/// The first table of lines with pipes: Markdown, or the `||head||` of Jira and Confluence.
fn pipes(text: &str) -> Grid {
    let lines = || text.lines().map(str::trim);
    let led = lines().any(|line| line.starts_with('|'));
    let in_table = |line: &&str| line.contains('|') && (!led || line.starts_with('|'));
    lines()
        .skip_while(|line| !in_table(line))
        .take_while(in_table)
        .filter(|line| !is_rule(line))
        .map(pipe_row)
        .collect()
}

fn pipe_row(line: &str) -> Vec<String> {
    if line.starts_with("||") && !replaced(line, "||", "").contains('|') {
        let inner = line.trim_start_matches('|');
        let inner = inner.strip_suffix("||").unwrap_or(inner);
        return parts(inner, "||").into_iter().map(markdown_cell).collect();
    }
    let inner = line.strip_prefix('|').unwrap_or(line);
    let mut cells = Vec::new();
    let (mut start, mut escaped) = (0, false);
    for (at, c) in inner.char_indices() {
        if c == '|' && !escaped {
            cells.push(markdown_cell(inner.get(start..at).unwrap_or_default()));
            start = at + 1;
        }
        escaped = c == '\\' && !escaped;
    }
    let last = after(inner, start);
    if !last.trim().is_empty() {
        cells.push(markdown_cell(last));
    }
    cells
}

/// A Markdown cell's text, without emphasis around all of it and without escapes.
fn markdown_cell(cell: &str) -> String {
    let mut cell = cell.trim();
    for mark in ["**", "__", "`"] {
        cell = unwrapped(cell, mark);
    }
    let mut text = String::with_capacity(cell.len());
    let mut rest = cell.chars().peekable();
    while let Some(c) = rest.next() {
        match rest.peek() {
            Some(next) if c == '\\' && next.is_ascii_punctuation() => {
                text.push(*next);
                rest.next();
            }
            _ => text.push(c),
        }
    }
    entities(&broken(&text))
}

fn unwrapped<'a>(cell: &'a str, mark: &str) -> &'a str {
    let inner = cell.strip_prefix(mark);
    let inner = inner.and_then(|rest| rest.strip_suffix(mark));
    inner.map_or(cell, str::trim)
}

/// Line breaks of markup as line breaks.
fn broken(text: &str) -> String {
    let breaks = ["<br />", "<br/>", "<br>"].into_iter();
    breaks.fold(text.to_owned(), |text, mark| replaced(&text, mark, "\n"))
}

/// The entities that tables need; an ampersand last, so that nothing is decoded twice.
fn entities(text: &str) -> String {
    const NAMED: [(&str, &str); 10] = [
        ("&#124;", "|"),
        ("&#39;", "'"),
        ("&#91;", "["),
        ("&#93;", "]"),
        ("&#123;", "{"),
        ("&#125;", "}"),
        ("&nbsp;", " "),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
    ];
    let decode = |text: String, (name, plain): (&str, &str)| replaced(&text, name, plain);
    let text = NAMED.into_iter().fold(text.to_owned(), decode);
    replaced(&text, "&amp;", "&")
}

/// The first MediaWiki table.
fn wiki(text: &str) -> Grid {
    let mut grid: Grid = Vec::new();
    let mut row: Vec<String> = Vec::new();
    let lines = text
        .lines()
        .skip_while(|line| !line.trim().starts_with("{|"));
    for line in lines.skip(1) {
        let line = line.trim();
        if line.starts_with("|}") {
            break;
        } else if line.starts_with("|-") {
            grid.push(std::mem::take(&mut row));
        } else if line.starts_with("|+") {
        } else if let Some(cells) = line.strip_prefix('!') {
            let cells = replaced(cells, "!!", "||");
            row.extend(parts(&cells, "||").into_iter().map(without_attributes));
        } else if let Some(cells) = line.strip_prefix('|') {
            row.extend(parts(cells, "||").into_iter().map(without_attributes));
        } else if let Some(cell) = row.last_mut()
            && !line.is_empty()
        {
            cell.push('\n');
            cell.push_str(line);
        }
    }
    grid.push(row);
    grid.retain(|row| !row.is_empty());
    for cell in grid.iter_mut().flatten() {
        *cell = wiki_cell(cell);
    }
    grid
}

/// `style="..." | text` is text.
fn without_attributes(cell: &str) -> String {
    match cell.split_once('|') {
        Some((attributes, text)) if attributes.contains('=') && !has(attributes, "[[") => text,
        _ => cell,
    }
    .to_owned()
}

fn wiki_cell(cell: &str) -> String {
    let cell = replaced(&broken(cell), "<nowiki>", "");
    let cell = replaced(&cell, "</nowiki>", "");
    let mut cell = cell.trim();
    for mark in ["'''", "''"] {
        cell = unwrapped(cell, mark);
    }
    entities(cell)
}
