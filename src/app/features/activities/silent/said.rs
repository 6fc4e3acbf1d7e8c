//! The round that is under way: what was said, and how far it lies apart.

use leptos::prelude::*;

use crate::app::browser::page;
use crate::app::features::activities::silent::agree::Agree;
use crate::app::features::activities::silent::chart::SpreadChart;
use crate::app::features::activities::silent::round::{found, with};
use crate::app::state::workbook::Workbook;
use crate::app::ui::{Badge, Button, ButtonKind, Card, HeadCell, IconButton, Table, icons};
use crate::codec::silent::question;
use crate::document::rounds::{with_round, without_round};
use crate::document::{Column, RowId};
use crate::drawing::activities::silent_spread::{Dot, Spread, sentence, times_lowest};
use crate::text::activities::activity_words::counted;
use crate::text::activities::silent_words::figure_name;

/// The card.
#[component]
pub fn OpenRound(id: RowId) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let spread = Memo::new(move |_| found(workbook, id));
    let title = move || {
        let of = with(workbook, id, |document, round| {
            figure_name(round.figure(), document)
        });
        of.unwrap_or_default()
    };
    let asks = move || with(workbook, id, |_, round| question(round.column));
    let answers = move || {
        let said = with(workbook, id, |_, round| round.said.len());
        counted(said.unwrap_or_default(), "answer")
    };
    let discard = move || {
        let edit = workbook
            .document
            .with_untracked(|document| without_round(document, id));
        workbook.edit(edit);
        page::focus_soon("#silent-lines");
    };
    view! {
        <Card
            title=Signal::derive(title)
            aside=move || view! { <Badge>{answers}</Badge> }
            class="round"
        >
            <p class="quiet">{asks}</p>
            <div role="status">
                {move || {
                    let (_, spread) = spread.get()?;
                    Some(view! { <p class="apart">{sentence(&spread)}</p> })
                }}
            </div>
            {move || {
                spread.get().map(|(column, spread)| view! { <WhatWasSaid id column spread /> })
            }}
            <Agree id />
            <footer>
                <Button small=true kind=ButtonKind::Quiet on_press=discard>
                    "Discard this round"
                </Button>
            </footer>
        </Card>
    }
}

#[component]
fn WhatWasSaid(id: RowId, column: Column, spread: Spread) -> impl IntoView {
    let rows = spread.dots.iter();
    let rows = rows.map(|dot| {
        let times = times_lowest(&spread, dot);
        view! { <SaidRow id dot=dot.clone() times /> }
    });
    let rows = rows.collect_view();
    view! {
        <div class="spread">
            <SpreadChart column spread />
            <Table label="Who said what">
                <thead>
                    <tr>
                        <HeadCell name="Who" />
                        <HeadCell name=column.name() />
                        <HeadCell name="Times the lowest" num=true />
                        <td></td>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </Table>
        </div>
    }
}

#[component]
fn SaidRow(id: RowId, dot: Dot, times: String) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let who = dot.who.clone();
    let remove = move || {
        let edit = workbook.document.with_untracked(|document| {
            with_round(document, id, |round| {
                round.said.retain(|one| one.who != who)
            })
        });
        workbook.edit(edit);
        page::focus_soon("#silent-lines");
    };
    view! {
        <tr>
            <th scope="row">{dot.who.clone()}</th>
            <td>{dot.estimate}</td>
            <td class="num">{times}</td>
            <td class="sw">
                <IconButton
                    icon=icons::TRASH
                    name=format!("Remove the estimate of {}", dot.who)
                    small=true
                    danger=true
                    on_press=remove
                />
            </td>
        </tr>
    }
}
