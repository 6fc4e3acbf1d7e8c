//! The pieces of a report.

use std::iter;

use leptos::prelude::*;

use crate::analysis::working::Why;
use crate::app::answer::sentence::set;
use crate::app::features::report::bars::RiskBars;
use crate::app::ui::{Ask, HeadCell, Table};
use crate::report::format::blocks;
use crate::report::format::blocks::{Asks, Block, ColumnHead};
use crate::text::words::Tone;

/// From so many columns on the rows of a table become cards on a narrow screen.
const MANY: usize = 6;

/// One piece.
pub fn block(block: &Block) -> AnyView {
    match block {
        Block::Heading(name) => view! { <h3>{name.clone()}</h3> }.into_any(),
        Block::Text(pieces) => view! { <p>{set(pieces.clone())}</p> }.into_any(),
        Block::List(items) => {
            let item = |text: &String| view! { <li>{text.clone()}</li> };
            view! { <ul>{items.iter().map(item).collect_view()}</ul> }.into_any()
        }
        Block::Facts(facts) => {
            let fact = |(name, said): &(String, String)| {
                view! {
                    <dt>{name.clone()}</dt>
                    <dd>{said.clone()}</dd>
                }
            };
            view! { <dl>{facts.iter().map(fact).collect_view()}</dl> }.into_any()
        }
        Block::Table(table) => view! { <TableOf table=table.clone() /> }.into_any(),
        Block::Bars(bars, more) => view! { <RiskBars bars=bars.clone() more=*more /> }.into_any(),
    }
}

#[component]
fn TableOf(table: blocks::Table) -> impl IntoView {
    let many = table.head.len() >= MANY;
    let heads = table.head.clone();
    let head = |one: ColumnHead| view! { <HeadCell name=one.name num=one.figures /> };
    let line = |cells: Vec<String>, why: &dyn Fn(Asks) -> Option<Why>| {
        let pairs = heads.iter().cloned().zip(cells).enumerate();
        let cell = |(at, (column, text)): (usize, (ColumnHead, String))| {
            let tone = match column.tone(&text) {
                Tone::Good => "good",
                Tone::Bad => "bad",
                Tone::Plain | Tone::Strong => "",
            };
            match at {
                0 => view! {
                    <th scope="row" class="full">
                        {text}
                    </th>
                }
                .into_any(),
                _ => {
                    let is_figure = text.contains(|c: char| c.is_ascii_digit());
                    let why = column.asks.and_then(why).filter(|_| is_figure);
                    let shown = match why {
                        Some(why) => view! { <Ask why=why.to_string()>{text}</Ask> }.into_any(),
                        None => text.into_any(),
                    };
                    view! {
                        <td class=tone class:num=column.figures data-l=column.name>
                            {shown}
                        </td>
                    }
                    .into_any()
                }
            }
        };
        view! { <tr>{pairs.map(cell).collect_view()}</tr> }
    };
    let about = table.about.into_iter().chain(iter::repeat(None));
    let rows = table.rows.into_iter().zip(about);
    let rows = rows.map(|(cells, id)| line(cells, &|asks| asks.of(id?)));
    let rows = rows.collect_view();
    let total = table
        .total
        .map(|cells| view! { <tfoot>{line(cells, &Asks::in_all)}</tfoot> });
    view! {
        <Table label=table.name deck=many class:plain-t=true>
            <thead>
                <tr>{table.head.into_iter().map(head).collect_view()}</tr>
            </thead>
            <tbody>{rows}</tbody>
            {total}
        </Table>
    }
}
