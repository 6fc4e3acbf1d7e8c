//! A report as Markdown.

use crate::report::format::blocks::{Block, Report, Table, bars_table};
use crate::report::format::markup::in_markdown;
use crate::text::words::Tone;

/// The report as Markdown.
pub fn markdown(report: &Report) -> String {
    let mut text = format!("# {}\n", in_markdown(&report.title));
    for line in &report.about {
        text += &format!("\n{}\n", begun(line));
    }
    if !report.headline.is_empty() {
        text += &format!("\n## {}\n", in_markdown(&report.headline));
        text += &format!("\n{}\n", begun(&report.lead));
    }
    for section in &report.sections {
        let label = section.label().unwrap_or_default();
        text += &format!("\n## {label}{}\n", in_markdown(&section.name));
        for block in &section.blocks {
            text += &written(block);
        }
    }
    text + &format!("\n{}\n", begun(&report.end))
}

fn written(block: &Block) -> String {
    match block {
        Block::Heading(name) => format!("\n### {}\n", in_markdown(name)),
        Block::Text(pieces) => {
            let mut text = String::from("\n");
            for (at, (piece, tone)) in pieces.iter().enumerate() {
                text += &match (tone, at) {
                    (Tone::Plain, 0) => begun(piece),
                    (Tone::Plain, _) => in_markdown(piece),
                    (_, _) => format!("**{}**", in_markdown(piece)),
                };
            }
            text + "\n"
        }
        Block::List(items) => {
            let items = items.iter().map(|item| format!("- {}\n", begun(item)));
            format!("\n{}", items.collect::<String>())
        }
        Block::Facts(facts) => {
            let mut text = String::from("\n");
            for (name, said) in facts {
                text += &format!("- **{}:** {}\n", in_markdown(name), in_markdown(said));
            }
            text
        }
        Block::Table(table) => table_text(table),
        Block::Bars(bars, more) => table_text(&bars_table(bars, *more)),
    }
}

fn table_text(table: &Table) -> String {
    let row = |cells: &[String]| {
        let cells: Vec<_> = cells.iter().map(|cell| in_markdown(cell)).collect();
        format!("| {} |\n", cells.join(" | "))
    };
    let names: Vec<String> = table.head.iter().map(|one| one.name.clone()).collect();
    let rule = |figures: bool| if figures { "---:" } else { "---" };
    let rule: Vec<_> = table.head.iter().map(|one| rule(one.figures)).collect();
    let mut text = format!("\n{}| {} |\n", row(&names), rule.join(" | "));
    for cells in table.rows.iter().chain(&table.total) {
        text += &row(cells);
    }
    text
}

/// A text at the beginning of a line, where a few more characters would mean something.
fn begun(text: &str) -> String {
    let escaped = in_markdown(text.trim_start());
    let number = escaped.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = escaped.len() - number.len();
    match number.chars().next() {
        Some('-' | '+' | '=') if digits == 0 => {
            format!("\\{escaped}")
        }
        Some('.' | ')') if digits > 0 => {
            let (before, after) = escaped.split_at_checked(digits).unwrap_or((&escaped, ""));
            format!("{before}\\{after}")
        }
        _ => escaped,
    }
}
