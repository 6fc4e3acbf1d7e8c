//! One risk in the table: five cells, its figures, its mark.
//!
//! Each cell follows what it shows alone, so that a key changes a few places of one row.

use leptos::prelude::*;

use super::rows::{RowView, Rows};
use crate::analysis::working::Why;
use crate::analysis::{CellReading, RowState};
use crate::app::answer::mark::shape;
use crate::app::features::risks::grid::cells::shown_text;
use crate::app::features::risks::grid::risk_grid::RiskGrid;
use crate::app::moves::MENU_COLUMN;
use crate::app::state::workbook::Workbook;
use crate::app::ui::{Mark, keeps_text};
use crate::document::{Column, RowId};
use crate::grammar::number::plain;
use crate::math;
use crate::text::answer::answer_words::mark_means;
use crate::text::figures::figure;
use crate::text::words;

/// What the parts of a row share.
#[derive(Clone, Copy)]
struct OfRow {
    id: RowId,
    workbook: Workbook,
    view: RwSignal<RowView>,
    /// What messages call it.
    called: Memo<String>,
    has_message: Memo<bool>,
}

impl OfRow {
    /// The text of a cell: what is being typed in it, or what the document has.
    fn text(self, column: usize) -> Signal<String> {
        Signal::derive(move || {
            self.view.with(|row| {
                let typed = self.workbook.typing_in(self.id, column);
                typed.unwrap_or_else(|| shown_text(&row.risk, column))
            })
        })
    }

    fn message_id(self) -> String {
        format!("said-{}", self.id)
    }
}

/// A row.
#[component]
pub fn RiskRow(
    /// Which risk.
    id: RowId,
    /// What the rows show.
    rows: Rows,
    /// Whether it is in hand.
    in_hand: Selector<Option<RowId>>,
) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let grid: RiskGrid = expect_context();
    let view = rows.of(id);
    let row = OfRow {
        id,
        workbook,
        view,
        called: Memo::new(move |_| view.with(RowView::called)),
        has_message: Memo::new(move |_| view.with(|row| row.row.is_noticed)),
    };
    let head = move || {
        let by = grid.group_by.get()?;
        // What is typed changes the sum of one group alone.
        let head = Memo::new(move |_| grid.grouped.with(|grouped| grouped.head(id)));
        Some(move || Some((by.draw)(id, head.get()?)))
    };
    // Read out where not all rows are drawn.
    let index = move || grid.index(id).map(|place| place.to_string());
    view! {
        {head}
        <tr class="hov" class:on=move || in_hand.selected(&Some(id)) aria-rowindex=index>
            <NameCell row />
            {Column::ALL.map(|column| view! { <Estimate row column /> })}
            <Figures row />
            <Against row against=rows.against />
        </tr>
    }
}

/// The name, and what opens the menu of the row.
#[component]
fn NameCell(row: OfRow) -> impl IntoView {
    let grid: RiskGrid = expect_context();
    let OfRow { id, called, .. } = row;
    let open = move |event: web_sys::MouseEvent| {
        grid.menu_row.set(Some(id));
        grid.take(id);
        grid.menu.toggle(&event);
    };
    view! {
        <td class="full" data-l="">
            <input
                class="c name"
                type="text"
                autocomplete="off"
                placeholder="What fails users"
                data-row=id.to_string()
                data-column="0"
                aria-label=move || format!("Risk of {}", called.get())
                aria-describedby=move || row.has_message.get().then(|| row.message_id())
                use:keeps_text=row.text(0)
            />
            <button
                type="button"
                class="ib small rowmenu"
                tabindex="-1"
                data-row=id.to_string()
                data-column=MENU_COLUMN.to_string()
                aria-haspopup="menu"
                aria-label=move || format!("More for {}", called.get())
                on:click=open
            >
                {more()}
            </button>
        </td>
    }
}

/// The icon `MORE`, as markup that is copied and not read anew for each of hundreds of rows.
fn more() -> impl IntoView {
    view! {
        <svg class="i" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <circle cx="12" cy="12" r="1" />
            <circle cx="19" cy="12" r="1" />
            <circle cx="5" cy="12" r="1" />
        </svg>
    }
}

/// The cell of an estimate.
#[component]
fn Estimate(row: OfRow, column: Column) -> impl IntoView {
    let at = column.index();
    let above = match column {
        Column::Ettf => "ETTF, days",
        column => column.name(),
    };
    let state = Memo::new(move |_| {
        row.view.with(|row| {
            let is_error = matches!(row.row.cells[at], CellReading::Problem(_));
            (is_error, row.row.hints[at] && !is_error)
        })
    });
    let is_error = move || state.get().0;
    let is_hint = move || state.get().1;
    let echo = Memo::new(move |_| {
        let echo = |row: &RowView| words::echo(column, row.risk.entry(column), &row.row.cells[at]);
        row.view.with(echo)
    });
    view! {
        <td data-l=above class:err=is_error class:hint=is_hint>
            <input
                class="c"
                type="text"
                autocomplete="off"
                spellcheck="false"
                data-row=row.id.to_string()
                data-column=(at + 1).to_string()
                aria-label=move || format!("{} of {}", column.name(), row.called.get())
                aria-invalid=move || is_error().then_some("true")
                aria-describedby=move || (is_error() || is_hint()).then(|| row.message_id())
                use:keeps_text=row.text(at + 1)
            />
            {move || echo.get().map(|echo| view! { <span class="echo">{echo}</span> })}
        </td>
    }
}

/// The figures of a row as they are shown.
#[derive(Clone, PartialEq)]
struct Shown {
    incidents: String,
    bad_minutes: String,
    /// The length of the bar in percent, when there is one.
    bar: Option<String>,
    /// The part of the bar that is left with the mitigations that are on, in percent.
    left: Option<String>,
    tip: Option<String>,
    is_big: bool,
}

impl Shown {
    fn of(row: &RowView) -> Self {
        let figures = row.row.figures();
        let shown = |value: Option<f64>| value.map_or(String::new(), figure);
        let minutes = figures.map(|figures| figures.bad_minutes.get());
        let bad_minutes = shown(minutes);
        let then = row.row.mitigated.map(|then| then.get());
        let then = then.filter(|then| figure(*then) != bad_minutes);
        let left = then.zip(minutes).map(|(then, now)| then / now);
        let percent = |share: f64| plain((share * 1000.0).round() / 10.0) + "%";
        Self {
            incidents: shown(figures.map(|figures| figures.incidents.get())),
            bad_minutes,
            bar: figures.map(|figures| percent(figures.bar.get())),
            left: left.map(percent),
            tip: then.map(|then| format!("{} with the mitigations that are on", figure(then))),
            is_big: row.mark == Some(math::Mark::TooBig),
        }
    }
}

/// Incidents and bad minutes a year, with the bar.
#[component]
fn Figures(row: OfRow) -> impl IntoView {
    let shown = Memo::new(move |_| row.view.with(Shown::of));
    let read = move |pick: fn(&Shown) -> String| shown.with(pick);
    let incidents = move || read(|shown| shown.incidents.clone());
    let bad_minutes = move || read(|shown| shown.bad_minutes.clone());
    let has_bar = Memo::new(move |_| shown.with(|shown| shown.bar.is_some()));
    let is_part = Memo::new(move |_| shown.with(|shown| shown.left.is_some()));
    view! {
        <td
            class="calc num muted"
            data-l="Incidents/yr"
            aria-label=move || format!("Incidents per year of {}: {}", row.called.get(), incidents())
        >
            {incidents}
        </td>
        <td
            class="calc half"
            data-l="Bad min/yr"
            aria-label=move || {
                format!("Bad minutes per year of {}: {}", row.called.get(), bad_minutes())
            }
        >
            <span class="bar-in" data-tip=move || shown.with(|shown| shown.tip.clone())>
                <Show when=move || has_bar.get()>
                    <b>
                        <button
                            type="button"
                            class="ask"
                            tabindex="-1"
                            aria-haspopup="dialog"
                            data-tip="Show the working"
                            data-keys="Alt Enter"
                            data-why=Why::Minutes(row.id).to_string()
                        >
                            {bad_minutes}
                        </button>
                    </b>
                    <i
                        class:big=move || shown.with(|shown| shown.is_big)
                        class:part=move || is_part.get()
                        style:width=move || shown.with(|shown| shown.bar.clone())
                    >
                        <Show when=move || is_part.get()>
                            <u style:width=move || shown.with(|shown| shown.left.clone())></u>
                        </Show>
                    </i>
                </Show>
            </span>
        </td>
    }
}

/// Why a row has no figures, where that is seen nowhere else.
fn why_none(row: &RowView) -> Option<&'static str> {
    match row.row.state {
        RowState::Elsewhere => Some("not reached"),
        RowState::Unfilled if !row.risk.is_blank() => Some("not filled"),
        _ => None,
    }
}

/// How it stands against the chosen target.
#[component]
fn Against(row: OfRow, against: Memo<(String, String)>) -> impl IntoView {
    let mark = Memo::new(move |_| row.view.with(|row| row.mark));
    let why_none = Memo::new(move |_| row.view.with(why_none));
    let tip = move || {
        let mark = mark.get()?;
        Some(against.with(|(target, share)| mark_means(mark, share, target)))
    };
    let above = move || against.with(|(target, _)| format!("At {target}%"));
    view! {
        <td class="calc marked" data-l=above data-tip=tip>
            {move || mark.get().map(|mark| view! { <Mark mark=shape(mark) /> })}
            {move || why_none.get()}
        </td>
    }
}
