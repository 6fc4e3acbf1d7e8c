//! The risks as a table for a wiki: Markdown, HTML, MediaWiki.

use crate::analysis::{Analysis, RowState};
use crate::document::{Column, Engagement};
use crate::grammar::cell;
use crate::text::figures::figure;
use crate::text::words;

/// The table's texts before any escaping.
struct Table {
    head: Vec<String>,
    rows: Vec<Vec<String>>,
    total: Vec<String>,
    lines: [String; 2],
}

/// A Markdown table with the answer under it.
pub fn markdown(engagement: &Engagement, analysis: &Analysis, date: &str) -> String {
    let table = Table::of(engagement, analysis, date);
    let row = |cells: &[String]| {
        let cells: Vec<_> = cells.iter().map(|cell| in_markdown(cell)).collect();
        format!("| {} |\n", cells.join(" | "))
    };
    let mut text = row(&table.head);
    let rule = table.head.iter().enumerate();
    let rule = rule.map(|(at, _)| if at == 0 { "---" } else { "---:" });
    text += &format!("| {} |\n", rule.collect::<Vec<_>>().join(" | "));
    for cells in table.rows.iter().chain([&table.total]) {
        text += &row(cells);
    }
    for line in &table.lines {
        text += &format!("\n{}\n", in_markdown(line));
    }
    text
}

/// An HTML table with the answer under it.
pub fn html(engagement: &Engagement, analysis: &Analysis, date: &str) -> String {
    let table = Table::of(engagement, analysis, date);
    let row = |cells: &[String], tag: &str| {
        let cell = |cell: &String| format!("<{tag}>{}</{tag}>", in_html(cell));
        let cells: String = cells.iter().map(cell).collect();
        format!("<tr>{cells}</tr>\n")
    };
    let mut text = format!("<table>\n<thead>\n{}</thead>\n", row(&table.head, "th"));
    let rows: String = table.rows.iter().map(|cells| row(cells, "td")).collect();
    text += &format!("<tbody>\n{rows}</tbody>\n");
    text += &format!("<tfoot>\n{}</tfoot>\n</table>\n", row(&table.total, "td"));
    for line in &table.lines {
        text += &format!("<p>{}</p>\n", in_html(line));
    }
    text
}

/// A MediaWiki table with the answer under it.
pub fn mediawiki(engagement: &Engagement, analysis: &Analysis, date: &str) -> String {
    let table = Table::of(engagement, analysis, date);
    let row = |cells: &[String], mark: char| {
        let cell = |cell: &String| format!("{mark} {}\n", in_mediawiki(cell));
        let cells: String = cells.iter().map(cell).collect();
        format!("|-\n{cells}")
    };
    let mut text = format!("{{| class=\"wikitable\"\n{}", row(&table.head, '!'));
    for cells in table.rows.iter().chain([&table.total]) {
        text += &row(cells, '|');
    }
    text += "|}\n";
    for line in &table.lines {
        text += &format!("\n{}\n", in_mediawiki(line));
    }
    text
}

impl Table {
    fn of(engagement: &Engagement, analysis: &Analysis, date: &str) -> Self {
        let chosen = analysis.chosen();
        let mut head: Vec<String> = [
            "Risk",
            "ETTD (minutes)",
            "ETTR (minutes)",
            "Impact (% of users)",
            "ETTF (days)",
            "Incidents/year",
            "Bad minutes/year",
        ]
        .map(str::to_owned)
        .into();
        head.extend(chosen.map(|standing| format!("At {} %", standing.percent)));
        let rows = engagement.risks.iter().zip(&analysis.rows).enumerate();
        // A row nobody has typed in is no row to a reader.
        let rows = rows.filter(|(_, (risk, _))| !risk.is_blank());
        let rows = rows.map(|(at, (risk, row))| {
            let mut cells = vec![risk.name.clone()];
            cells.extend(Column::ALL.map(|column| cell::show(column, risk.entry(column))));
            let [incidents, minutes] = match row.state {
                RowState::Counted(row) => [row.incidents.get(), row.bad_minutes.get()].map(figure),
                RowState::Unfilled => [String::new(), String::new()],
                RowState::Elsewhere => [String::new(), "not reached".to_owned()],
                RowState::LeftOut => [String::new(), "left out".to_owned()],
            };
            cells.extend([incidents, minutes]);
            cells.extend(chosen.map(|standing| {
                let mark = standing.marks.get(at).copied().flatten();
                mark.map_or("", words::mark).to_owned()
            }));
            cells
        });
        let mut total = vec![String::new(); head.len()];
        total[0] = "Total".to_owned();
        total[5] = figure(analysis.incidents.get());
        total[6] = figure(analysis.total.get());
        Self {
            rows: rows.collect(),
            head,
            total,
            lines: [
                answer(engagement, analysis),
                words::estimate_line(date, &engagement.author),
            ],
        }
    }
}

/// The answer in a sentence or two.
fn answer(engagement: &Engagement, analysis: &Analysis) -> String {
    let total = figure(analysis.total.get());
    let mut text = format!("{total} {}.", words::answer_unit(engagement));
    if let Some(standing) = analysis.chosen() {
        let rank = standing.rank;
        text += &format!(
            " {} % allows {} a year",
            standing.percent,
            figure(rank.budget.get())
        );
        if rank.accepted.get() > 0.0 {
            text += &format!(", of which {} is accepted", figure(rank.accepted.get()));
        }
        text += &match rank.to_fix() {
            Some(short) => format!(": {} too many.", figure(short.get())),
            None => format!(": {} to spare.", figure((rank.left() - rank.needed).get())),
        };
    }
    if analysis.left_out > 0 {
        text += &format!(
            " Rows left out because a cell cannot be read: {}.",
            analysis.left_out
        );
    }
    text
}

/// Lines joined by a break, each escaped. Unicode has separators of lines and paragraphs too: to some renderers they
/// end the row of a table.
fn lines(text: &str, line_break: &str, escape: impl Fn(&str) -> String) -> String {
    let text = text
        .replace("\r\n", "\n")
        .replace(['\r', '\u{2028}', '\u{2029}'], "\n");
    let lines: Vec<_> = text.split('\n').map(escape).collect();
    lines.join(line_break)
}

/// A text somebody typed, so that Markdown shows it as it is: one line, its own breaks as `<br>`.
pub fn in_markdown(text: &str) -> String {
    lines(text, "<br>", |line| {
        let mut escaped = String::with_capacity(line.len());
        for c in line.chars() {
            match c {
                '&' => escaped.push_str("&amp;"),
                '<' => escaped.push_str("&lt;"),
                '>' => escaped.push_str("&gt;"),
                '\\' | '`' | '*' | '_' | '[' | ']' | '~' | '|' | '#' | '$' | '!' => {
                    escaped.push('\\');
                    escaped.push(c);
                }
                _ => escaped.push(c),
            }
        }
        escaped
    })
}

/// A text somebody typed, so that HTML shows it as it is, its own breaks as `<br>`.
pub fn in_html(text: &str) -> String {
    lines(text, "<br>", |line| {
        line.replace('&', "&amp;")
            .replace('<', "&lt;")
            .replace('>', "&gt;")
            .replace('"', "&quot;")
            .replace('\'', "&#39;")
    })
}

fn in_mediawiki(text: &str) -> String {
    const MARKUP: &str = "[]{}|'<>&=~_*#:;!-/";
    lines(text, "<br />", |line| {
        let plain = !line.contains(|c| MARKUP.contains(c));
        if plain || line.is_empty() {
            return line.to_owned();
        }
        let line = in_html(line)
            .replace('|', "&#124;")
            .replace('[', "&#91;")
            .replace(']', "&#93;")
            .replace('{', "&#123;")
            .replace('}', "&#125;");
        format!("<nowiki>{line}</nowiki>")
    })
}
