//! The table of risks with its head, its total, the buttons under it and what is said about rows.

use leptos::prelude::*;

use super::row::RiskRow;
use super::rows::Rows;
use super::settle::{settle, settled};
use crate::analysis::working::Why;
use crate::analysis::{Analysis, SortKey};
use crate::app::features::risks::grid::paste_event::pasted;
use crate::app::features::risks::grid::pasted::Pasted;
use crate::app::features::risks::grid::risk_grid::RiskGrid;
use crate::app::features::risks::grid::said::Said;
use crate::app::features::risks::inspector::row_menu::RowMenu;
use crate::app::state::workbook::Workbook;
use crate::app::ui::{Ask, Button, ButtonKind, HeadCell, RoomForRows, Sorted, Table, icons};
use crate::document::{Column, RowId};
use crate::text::figures::figure;
use crate::text::words;

/// Widths of the columns, so that no figure is ever cut; names have what is left.
const WIDTHS: [&str; 8] = [
    "",
    "calc(8ch + 16px)",
    "calc(9.8ch + 16px)",
    "calc(8.7ch + 16px)",
    "calc(6.7ch + 16px)",
    "calc(6.4ch + 16px)",
    "calc(9.9ch + 16px)",
    "calc(9.5ch + 16px)",
];

/// The risks.
#[component]
pub fn RiskTable() -> impl IntoView {
    let workbook: Workbook = expect_context();
    let grid: RiskGrid = expect_context();
    let rows = Rows::new(workbook);
    let in_hand = Selector::new(move || grid.hand.get());
    let long = grid.long;
    settle(long.body, grid.order);
    let row = move |id| view! { <RiskRow id rows in_hand=in_hand.clone() /> }.into_any();
    let count = move || {
        let last = || {
            grid.places
                .with(|places| places.last().map_or(1, |(_, at)| *at))
        };
        // With the total.
        let count = || (last() + 1).to_string();
        long.is_long().then(count)
    };
    view! {
        <section class="card flush open" aria-label="Risk table">
            <Table
                label="Risks"
                deck=true
                cells=true
                widths=WIDTHS.to_vec()
                attr:class="cells deck risks"
                attr:aria-rowcount=count
                on:keydown=move |event| grid.key(&event)
                on:focusin=move |event| grid.entered(&event)
                on:focusout=move |event| grid.left(&event)
                on:mouseup=move |event| grid.pressed(&event)
                on:input=move |event| grid.typed(&event)
                on:animationend=move |event| settled(&event)
                on:paste=move |event: web_sys::ClipboardEvent| pasted(grid, &event)
            >
                <Head against=rows.against />
                <tbody node_ref=long.body>
                    <For each=move || 0..long.blocks() key=|block| *block let(block)>
                        <Block block row=row.clone() />
                    </For>
                </tbody>
                <Foot />
            </Table>
            <Said />
        </section>
        <RowMenu />
    }
}

/// Some rows that stand together, or the room for them.
#[component]
fn Block(
    /// Which one.
    block: usize,
    /// Draws a row.
    row: impl Fn(RowId) -> AnyView + Clone + Send + 'static,
) -> impl IntoView {
    let grid: RiskGrid = expect_context();
    let long = grid.long;
    let drawn = Memo::new(move |_| long.draws(block));
    let rows = Memo::new(move |_| {
        let of_block = |order: &Vec<RowId>| order.get(long.rows_of(block)).map(<[_]>::to_vec);
        grid.order.with(of_block).unwrap_or_default()
    });
    move || match drawn.get() {
        true => {
            view! { <For each=move || rows.get() key=|id| *id children=row.clone() /> }.into_any()
        }
        false => view! { <RoomForRows rows=long block columns=WIDTHS.len() /> }.into_any(),
    }
}

/// What each column is, and what it is sorted by.
#[component]
fn Head(against: Memo<(String, String)>) -> impl IntoView {
    let target = move || format!("{}%", against.with(|(target, _)| target.clone()));
    view! {
        <thead>
            <tr>
                <SortHead key=SortKey::Name name="Risk" />
                {Column::ALL
                    .map(|column| {
                        let key = SortKey::Estimate(column);
                        let unit = words::unit(column);
                        view! { <SortHead key name=column.name() unit means=means(column) num=true /> }
                    })}
                <SortHead
                    key=SortKey::Incidents
                    name="Incidents"
                    unit="a year"
                    means="How often it strikes: a year divided by its ETTF."
                    num=true
                />
                <SortHead
                    key=SortKey::BadMinutes
                    name="Bad minutes"
                    unit="a year"
                    means="Minutes a year in which all users would have failed: (ETTD + ETTR) x impact x incidents."
                />
                <HeadCell
                    name="Against"
                    unit=Signal::derive(target)
                    means="How large the risk is against what the target allows."
                />
            </tr>
        </thead>
    }
}

fn means(column: Column) -> &'static str {
    match column {
        Column::Ettd => {
            "Estimated time to detect: from the first failed user until somebody is on it."
        }
        Column::Ettr => "Estimated time to resolve: from then until users are served again.",
        Column::Impact => "The share of users that it fails.",
        Column::Ettf => "Estimated time between failures: it strikes once in so many days.",
    }
}

/// A head that sorts.
#[component]
fn SortHead(
    key: SortKey,
    #[prop(into)] name: String,
    #[prop(optional)] unit: &'static str,
    #[prop(optional)] means: &'static str,
    #[prop(optional)] num: bool,
) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let grid: RiskGrid = expect_context();
    let sorted = move || {
        let sort = workbook.sort.get().filter(|sort| sort.key == key)?;
        Some(match sort.descending {
            true => Sorted::Descending,
            false => Sorted::Ascending,
        })
    };
    let tip = (!means.is_empty()).then(|| means.to_owned());
    view! {
        <HeadCell
            name
            means=MaybeProp::from(tip)
            unit=unit.to_owned()
            num
            sorted=Signal::derive(sorted)
            on_sort=move || grid.toggle_sort(key)
        />
    }
}

/// The totals, and what adds rows.
#[component]
fn Foot() -> impl IntoView {
    let workbook: Workbook = expect_context();
    let grid: RiskGrid = expect_context();
    let any = Memo::new(move |_| workbook.with_analysis(|analysis| analysis.counted > 0));
    let total = move |why: Why, pick: fn(&Analysis) -> f64| {
        let text = move || workbook.with_analysis(|analysis| figure(pick(analysis)));
        move || {
            any.get()
                .then(|| view! { <Ask why=why.to_string()>{text}</Ask> })
        }
    };
    let paste = move || grid.paste.set(Some(Pasted::outside(None)));
    view! {
        <tfoot>
            <tr>
                <th scope="row" class="full" colspan="2">
                    <span class="vh">"Total"</span>
                    <span class="row">
                        <Button
                            kind=ButtonKind::Primary
                            small=true
                            icon=icons::PLUS
                            attr:id="add-risk"
                            on_press=move || grid.add_row(0)
                        >
                            "Add risk"
                        </Button>
                        <Button
                            kind=ButtonKind::Quiet
                            small=true
                            icon=icons::PASTE
                            attr:id="paste"
                            on_press=paste
                        >
                            "Paste a table"
                        </Button>
                    </span>
                </th>
                <td colspan="3" class="hide-m"></td>
                <td class="num calc" data-l="Incidents/yr">
                    {total(Why::Incidents, |analysis| analysis.incidents.get())}
                </td>
                <td class="half calc" data-l="Total, bad min/yr">
                    <span class="tot">{total(Why::Total, |analysis| analysis.total.get())}</span>
                </td>
                <td class="hide-m"></td>
            </tr>
        </tfoot>
    }
}
