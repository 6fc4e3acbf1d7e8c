//! The pieces of a report as elements.

use crate::app::features::report::report_bars::bars;
use crate::app::old::view::sideways::sideways;
use crate::app::old::view::{El, el};
use crate::report::blocks::{Block, Table};
use crate::text::words::Tone;

/// One piece.
pub fn block(block: &Block) -> El {
    match block {
        Block::Heading(name) => el("h3").text(name),
        Block::Text(pieces) => {
            let mut paragraph = el("p");
            for (text, tone) in pieces {
                let class = match tone {
                    Tone::Plain => "",
                    Tone::Strong => "strong",
                    Tone::Good => "strong good",
                    Tone::Bad => "strong bad",
                };
                paragraph = paragraph.child(el("span").class(class).text(text));
            }
            paragraph
        }
        Block::List(items) => {
            let items = items.iter().map(|item| el("li").text(item));
            el("ul").children(items.collect())
        }
        Block::Facts(facts) => {
            let mut list = el("dl");
            for (name, said) in facts {
                list = list.child(el("dt").text(name)).child(el("dd").text(said));
            }
            list
        }
        Block::Table(table) => table_element(table),
        Block::Bars(all, more) => bars(all, *more),
    }
}

fn table_element(table: &Table) -> El {
    let class = |figures: bool| if figures { "number" } else { "" };
    let mut head = el("tr");
    for column in &table.head {
        let title = el("th").class(class(column.figures)).attr("scope", "col");
        head = head.child(title.text(&column.name));
    }
    let line = |cells: &Vec<String>| {
        let mut row = el("tr");
        for (place, (column, text)) in table.head.iter().zip(cells).enumerate() {
            row = row.child(match (place, text.is_empty()) {
                (0, _) => el("th").attr("scope", "row").text(text),
                (_, true) => el("td"),
                (_, false) => el("td")
                    .class(class(column.figures))
                    .attr("data-label", &column.name)
                    .text(text),
            });
        }
        row
    };
    let rows = table.rows.iter().map(line);
    let mut whole = el("table.cards")
        .label(&table.name)
        .child(el("thead").child(head))
        .child(el("tbody").children(rows.collect()));
    if let Some(total) = &table.total {
        whole = whole.child(el("tfoot").child(line(total)));
    }
    let name = table.name.clone();
    sideways(move || name.clone(), whole)
}
