//! A report as HTML for a wiki's clipboard: plain elements, no styles, no scripts.

use crate::report::format::blocks::{Block, Report, Table, bars_table};
use crate::report::format::markup::in_html;
use crate::text::words::Tone;

/// The report as HTML.
pub fn html(report: &Report) -> String {
    let mut text = element("h1", &report.title);
    for line in &report.about {
        text += &element("p", line);
    }
    if !report.headline.is_empty() {
        text += &element("h2", &report.headline);
        text += &element("p", &report.lead);
    }
    for section in &report.sections {
        let label = section.label().unwrap_or_default();
        text += &element("h2", &format!("{label}{}", section.name));
        for block in &section.blocks {
            text += &written(block);
        }
    }
    text + &element("p", &report.end)
}

fn element(tag: &str, text: &str) -> String {
    format!("<{tag}>{}</{tag}>\n", in_html(text))
}

fn written(block: &Block) -> String {
    match block {
        Block::Heading(name) => element("h3", name),
        Block::Text(pieces) => {
            let mut text = String::from("<p>");
            for (piece, tone) in pieces {
                let piece = in_html(piece);
                text += &match tone {
                    Tone::Plain => piece,
                    Tone::Good | Tone::Bad | Tone::Strong => format!("<strong>{piece}</strong>"),
                };
            }
            text + "</p>\n"
        }
        Block::List(items) => {
            let items = items.iter().map(|item| element("li", item));
            format!("<ul>\n{}</ul>\n", items.collect::<String>())
        }
        Block::Facts(facts) => {
            let mut text = String::from("<ul>\n");
            for (name, said) in facts {
                let (name, said) = (in_html(name), in_html(said));
                text += &format!("<li><strong>{name}:</strong> {said}</li>\n");
            }
            text + "</ul>\n"
        }
        Block::Table(table) => table_text(table),
        Block::Bars(bars, more) => table_text(&bars_table(bars, *more)),
    }
}

fn table_text(table: &Table) -> String {
    let row = |cells: &[String], tag: &str| {
        let mut text = String::from("<tr>");
        for cell in cells {
            text += &format!("<{tag}>{}</{tag}>", in_html(cell));
        }
        text + "</tr>\n"
    };
    let names: Vec<String> = table.head.iter().map(|one| one.name.clone()).collect();
    let mut text = format!("<table>\n<thead>\n{}</thead>\n<tbody>\n", row(&names, "th"));
    for cells in &table.rows {
        text += &row(cells, "td");
    }
    text += "</tbody>\n";
    if let Some(total) = &table.total {
        text += &format!("<tfoot>\n{}</tfoot>\n", row(total, "td"));
    }
    text + "</table>\n"
}
