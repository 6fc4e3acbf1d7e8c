//! Round trips: a generated table, written in each notation, counts as what it says or says what it was read as.

use bad_minutes::codec::encoding::Encoding;
use bad_minutes::codec::table::csv::restore_text;
use bad_minutes::codec::table::grid::{grid_of, grid_of_file};
use bad_minutes::codec::table::paste::{Reading, read_risks};
use bad_minutes::codec::table::spans::{PageCell, spread};
use bad_minutes::document::{Column, Entry, RowId};
use bad_minutes::grammar::cell;
use proptest::prelude::*;

/// A row: name and four cells.
type Row = [String; 5];

const TITLES: [&str; 5] = ["Risk", "ETTD", "ETTR", "Impact", "ETTF"];

/// What a name may hold: all signs that one of the notations gives a meaning.
const NAME: &str =
    "[a-zA-Z][a-zA-Z0-9 ,;|\"'<>&*_#=+@{}!$^`~\\[\\]\\\\\u{e4}\u{df}\u{2013}-]{0,24}[a-z]";

fn duration() -> impl Strategy<Value = String> {
    prop_oneof![
        (0_u32..2000).prop_map(|n| n.to_string()),
        (0_u32..99, 1_u32..10).prop_map(|(n, tenth)| format!("{n}.{tenth}")),
        (1_u32..300).prop_map(|n| format!("{n}s")),
        (1_u32..24, 1_u32..60).prop_map(|(h, m)| format!("{h}h {m}m")),
        (1_u32..50, 51_u32..500).prop_map(|(low, high)| format!("{low} to {high}")),
        Just(String::new()),
    ]
}

fn impact() -> impl Strategy<Value = String> {
    prop_oneof![
        (1_u32..=100).prop_map(|n| format!("{n}%")),
        (0_u32..99, 1_u32..10).prop_map(|(n, tenth)| format!("{n}.{tenth}%")),
        (1_u32..40, 41_u32..100).prop_map(|(low, high)| format!("{low} to {high}%")),
    ]
}

fn ettf() -> impl Strategy<Value = String> {
    prop_oneof![
        (1_u32..2000).prop_map(|n| n.to_string()),
        (1_u32..9, 10_u32..40).prop_map(|(low, high)| format!("{low} to {high}y")),
        (1_u32..50).prop_map(|n| format!("{n}/month")),
        Just("weekly".to_owned()),
    ]
}

fn table() -> impl Strategy<Value = Vec<Row>> {
    let row = (NAME, duration(), duration(), impact(), ettf());
    let row = row.prop_map(|(name, a, b, c, d)| {
        let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
        [name, a, b, c, d]
    });
    prop::collection::vec(row, 1..6)
}

fn with_titles(rows: &[Row]) -> Vec<Vec<String>> {
    let titles = TITLES.map(str::to_owned).to_vec();
    let rows = rows.iter().map(|row| row.to_vec());
    std::iter::once(titles).chain(rows).collect()
}

/// Cells between separators, quoted where they must be.
fn separated(rows: &[Vec<String>], mark: char, end: &str) -> String {
    let cell = |cell: &String| {
        let quoted = cell.contains([mark, '"', '\n']);
        match quoted {
            true => format!("\"{}\"", cell.replace('"', "\"\"")),
            false => cell.clone(),
        }
    };
    let row = |row: &Vec<String>| {
        let cells: Vec<String> = row.iter().map(cell).collect();
        cells.join(&mark.to_string()) + end
    };
    rows.iter().map(row).collect()
}

fn markdown(rows: &[Vec<String>]) -> String {
    let cell = |cell: &String| {
        let mut text = String::new();
        for c in cell.chars() {
            if c.is_ascii_punctuation() && !".%/-".contains(c) {
                text.push('\\');
            }
            text.push(c);
        }
        text
    };
    let row = |row: &Vec<String>| {
        let cells: Vec<String> = row.iter().map(cell).collect();
        format!("| {} |\n", cells.join(" | "))
    };
    let rows: Vec<String> = rows.iter().map(row).collect();
    format!("{}|---|---|---|---|---|\n{}", rows[0], rows[1..].concat())
}

fn mediawiki(rows: &[Vec<String>]) -> String {
    let cell = |cell: &String| {
        let text = cell
            .replace('&', "&amp;")
            .replace('<', "&lt;")
            .replace('>', "&gt;");
        let text = text
            .replace('|', "&#124;")
            .replace('[', "&#91;")
            .replace(']', "&#93;");
        let text = text.replace('{', "&#123;").replace('}', "&#125;");
        format!("| <nowiki>{text}</nowiki>\n")
    };
    let row = |row: &Vec<String>| format!("|-\n{}", row.iter().map(cell).collect::<String>());
    let head: String = rows[0].iter().map(|title| format!("! {title}\n")).collect();
    format!(
        "{{| class=\"wikitable\"\n{head}{}|}}\n",
        rows[1..].iter().map(row).collect::<String>()
    )
}

/// What psql prints; it marks no bar within a cell, so there is none.
fn psql(rows: &[Vec<String>]) -> String {
    let width = |at: usize| {
        rows.iter()
            .map(|row| row[at].chars().count())
            .max()
            .unwrap_or(0)
    };
    let row = |row: &Vec<String>| {
        let cells = row.iter().enumerate();
        let cells: Vec<String> = cells
            .map(|(at, cell)| format!(" {cell:<width$} ", width = width(at)))
            .collect();
        cells.join("|").trim_end().to_owned() + "\n"
    };
    let rule: Vec<String> = (0..5).map(|at| "-".repeat(width(at) + 2)).collect();
    let body: String = rows[1..].iter().map(row).collect();
    format!(
        "{}{}\n{body}({} rows)\n",
        row(&rows[0]),
        rule.join("+"),
        rows.len() - 1
    )
}

fn read(text: &str) -> Reading {
    read_risks(&grid_of(text), || RowId::from_random(&[]))
}

/// Whether a name stays as it is where one of our own files could be read: an apostrophe before a sign of formulas is
/// what we write to keep a spreadsheet from running it.
fn is_kept(rows: &[Row]) -> bool {
    rows.iter().all(|row| restore_text(&row[0]) == row[0])
}

/// What the cells of a table count as when each is typed.
fn typed(rows: &[Row]) -> Vec<(String, [Entry; 4])> {
    let row = |row: &Row| {
        let entry = |column: Column| cell::read(column, &row[column.index() + 1]);
        (row[0].clone(), Column::ALL.map(entry))
    };
    rows.iter().map(row).collect()
}

fn check(what: &str, reading: &Reading, rows: &[Row]) -> Result<(), TestCaseError> {
    let found: Vec<_> = reading
        .risks
        .iter()
        .map(|risk| {
            let entry = |column| risk.entry(column).clone();
            (risk.name.clone(), Column::ALL.map(entry))
        })
        .collect();
    prop_assert_eq!(found, typed(rows), "{}: {:?}", what, &reading.notes);
    Ok(())
}

/// Text as Windows-1252 has it, for the letters that these tables use.
fn windows_1252(text: &str) -> Vec<u8> {
    let byte = |c: char| match c {
        '\u{2013}' => 0x96,
        c => u8::try_from(u32::from(c)).expect("a letter of the code page"),
    };
    text.chars().map(byte).collect()
}

proptest! {
    #[test]
    fn every_notation_reads_back(rows in table()) {
        prop_assume!(is_kept(&rows));
        let cells = with_titles(&rows);
        for end in ["\n", "\r\n"] {
            check("comma", &read(&separated(&cells, ',', end)), &rows)?;
            check("semicolon", &read(&separated(&cells, ';', end)), &rows)?;
            check("tab", &read(&separated(&cells, '\t', end)), &rows)?;
        }
        check("Markdown", &read(&markdown(&cells)), &rows)?;
        check("MediaWiki", &read(&mediawiki(&cells)), &rows)?;
        let mut plain = rows.clone();
        for row in &mut plain {
            row[0] = row[0].replace(['|', '\\', '<', '&'], "");
            row[0] = row[0].trim().to_owned();
        }
        plain.retain(|row| !row[0].is_empty());
        if !plain.is_empty() {
            let cells = with_titles(&plain);
            check("psql", &read(&psql(&cells)), &plain)?;
        }
    }

    #[test]
    fn decimal_commas_read_back_or_are_said(rows in table()) {
        prop_assume!(is_kept(&rows));
        let mut cells = with_titles(&rows);
        for row in &mut cells[1..] {
            for cell in &mut row[1..] {
                *cell = cell.replace('.', ",");
            }
        }
        check("semicolon", &read(&separated(&cells, ';', "\r\n")), &rows)?;
        check("tab", &read(&separated(&cells, '\t', "\r\n")), &rows)?;
    }

    #[test]
    fn encodings_are_told_apart(rows in table()) {
        prop_assume!(is_kept(&rows));
        let text = separated(&with_titles(&rows), ';', "\r\n");
        prop_assert_eq!(Encoding::of(text.as_bytes()), Encoding::Utf8);
        let low: Vec<u8> = std::iter::once(0xfeff)
            .chain(text.encode_utf16())
            .flat_map(u16::to_le_bytes)
            .collect();
        prop_assert_eq!(Encoding::of(&low), Encoding::Utf16Low);
        let high: Vec<u8> = std::iter::once(0xfeff)
            .chain(text.encode_utf16())
            .flat_map(u16::to_be_bytes)
            .collect();
        prop_assert_eq!(Encoding::of(&high), Encoding::Utf16High);
        let bytes = windows_1252(&text);
        // Letters beyond ASCII that happen to make UTF-8 are UTF-8.
        prop_assert!(text.is_ascii() || std::str::from_utf8(&bytes).is_ok() || Encoding::of(&bytes) == Encoding::Windows1252);
        let marked = format!("\u{feff}{text}");
        check("with a mark", &read_risks(&grid_of_file(&marked), || RowId::from_random(&[])), &rows)?;
    }

    /// Cells that say the same are merged, down or across; the table stays what it was.
    #[test]
    fn cells_that_cover_others_read_back(
        rows in table(),
        merged in prop::collection::vec(any::<bool>(), 30),
    ) {
        let mut rows = rows;
        // Neighbours that may be merged.
        for at in 1..rows.len() {
            for column in 1..5 {
                if merged[at * 5 + column] {
                    rows[at][column] = rows[at - 1][column].clone();
                }
            }
        }
        let cells = with_titles(&rows);
        let mut covered = vec![[false; 5]; cells.len()];
        let mut page: Vec<Vec<PageCell>> = Vec::new();
        for at in 0..cells.len() {
            let mut line = Vec::new();
            for column in 0..5 {
                if covered[at][column] {
                    continue;
                }
                let text = cells[at][column].clone();
                let same = |below: &usize| *below > 1 && merged[(*below - 1) * 5 + column] && column > 0;
                let below = (at + 1..cells.len()).take_while(same).count();
                let below = if at == 0 { 0 } else { below };
                for covered in &mut covered[at..=at + below] {
                    covered[column] = true;
                }
                line.push(PageCell { text, columns: 1, rows: below + 1 });
            }
            page.push(line);
        }
        check("spans", &read_risks(&spread(page), || RowId::from_random(&[])), &rows)?;
    }
}
