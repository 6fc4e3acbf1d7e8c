//! Tables in markup: Markdown and its kin with pipes, AsciiDoc, MediaWiki.

use crate::codec::table::csv::Grid;
use crate::grammar::texts::after;

/// The line under a table's head: dashes, colons, pipes.
pub(super) fn is_rule(line: &str) -> bool {
    line.contains(['-', '='])
        && line
            .chars()
            .all(|c| matches!(c, '-' | '=' | ':' | '|' | '+' | ' ' | '\t'))
}

/// The first table of lines with pipes: Markdown, the `||head||` of Jira and Confluence, what psql and
/// MySQL print.
pub(super) fn pipes(text: &str) -> Grid {
    let lines = || text.lines().map(str::trim);
    let led = lines().any(|line| line.starts_with('|'));
    let is_row = |line: &&str| line.contains('|') && (!led || line.starts_with('|'));
    lines()
        .skip_while(|line| !is_row(line))
        .take_while(|line| is_row(line) || is_rule(line))
        .filter(|line| !is_rule(line))
        .map(pipe_row)
        .collect()
}

/// What stands above and below a table in AsciiDoc.
pub(super) const FENCE: &str = "|===";

/// The first table of AsciiDoc: as many cells to a row as its first line has.
pub(super) fn asciidoc(text: &str) -> Grid {
    let lines = text.lines().map(str::trim);
    let inside = lines.skip_while(|line| *line != FENCE).skip(1);
    let rows = inside.take_while(|line| *line != FENCE);
    let rows: Grid = rows.filter(|line| !line.is_empty()).map(pipe_row).collect();
    let width = rows.first().map_or(1, Vec::len).max(1);
    let cells: Vec<String> = rows.into_iter().flatten().collect();
    cells.chunks(width).map(<[String]>::to_vec).collect()
}

fn pipe_row(line: &str) -> Vec<String> {
    if line.starts_with("||") && !line.replace("||", "").contains('|') {
        let inner = line.trim_start_matches('|');
        let inner = inner.strip_suffix("||").unwrap_or(inner);
        return inner.split("||").map(markdown_cell).collect();
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
    entities(&broken(text))
}

fn unwrapped<'a>(cell: &'a str, mark: &str) -> &'a str {
    let inner = cell.strip_prefix(mark);
    let inner = inner.and_then(|rest| rest.strip_suffix(mark));
    inner.map_or(cell, str::trim)
}

/// Line breaks of markup as line breaks.
fn broken(text: String) -> String {
    if !text.contains("<br") {
        return text;
    }
    let breaks = ["<br />", "<br/>", "<br>"].into_iter();
    breaks.fold(text, |text, mark| text.replace(mark, "\n"))
}

/// The entities that tables need, decoded once.
fn entities(text: &str) -> String {
    const NAMED: [(&str, char); 11] = [
        ("amp;", '&'),
        ("#124;", '|'),
        ("#39;", '\''),
        ("#91;", '['),
        ("#93;", ']'),
        ("#123;", '{'),
        ("#125;", '}'),
        ("nbsp;", ' '),
        ("lt;", '<'),
        ("gt;", '>'),
        ("quot;", '"'),
    ];
    let mut decoded = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        decoded.push_str(before);
        let found = NAMED
            .iter()
            .find_map(|(name, plain)| Some((*plain, after.strip_prefix(name)?)));
        let (plain, after) = found.unwrap_or(('&', after));
        decoded.push(plain);
        rest = after;
    }
    decoded.push_str(rest);
    decoded
}

/// The first MediaWiki table.
pub(super) fn wiki(text: &str) -> Grid {
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
            let cells = cells.replace("!!", "||");
            row.extend(cells.split("||").map(without_attributes));
        } else if let Some(cells) = line.strip_prefix('|') {
            row.extend(cells.split("||").map(without_attributes));
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
        Some((attributes, text)) if attributes.contains('=') && !attributes.contains("[[") => text,
        _ => cell,
    }
    .to_owned()
}

fn wiki_cell(cell: &str) -> String {
    let cell = broken(cell.to_owned()).replace("<nowiki>", "");
    let cell = cell.replace("</nowiki>", "");
    let mut cell = cell.trim();
    for mark in ["'''", "''"] {
        cell = unwrapped(cell, mark);
    }
    entities(cell)
}
