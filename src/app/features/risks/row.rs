//! One risk in the table: five cells, its figures, its mark.

use leptos::prelude::*;

use super::grid::{RiskGrid, shown_text};
use super::rows::{RowView, Rows};
use crate::analysis::{CellReading, RowState};
use crate::app::moves::MENU_COLUMN;
use crate::app::state::workbook::Workbook;
use crate::app::ui::{Icon, Mark, RiskMark, icons};
use crate::document::{Column, RowId};
use crate::grammar::number::plain;
use crate::math;
use crate::text::answer_words::mark_means;
use crate::text::figures::figure;
use crate::text::words;

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
    let row = rows.of(id);
    let cells = move || row.with(|row| cells(workbook, grid, rows, row));
    view! {
        <tr class="hov" class:on=move || in_hand.selected(&Some(id))>
            {cells}
        </tr>
    }
}

/// The cells: drawn anew as a whole, since Leptos leaves alone what is the same.
fn cells(workbook: Workbook, grid: RiskGrid, rows: Rows, row: &RowView) -> impl IntoView + use<> {
    let id = row.risk.id;
    let called = row.called();
    let said = row.has_message.then(|| format!("said-{id}"));
    let text = |column: usize| {
        let typed = workbook.typing_in(id, column);
        typed.unwrap_or_else(|| shown_text(&row.risk, column))
    };
    let more = format!("More for {called}");
    let open = move |event: web_sys::MouseEvent| {
        grid.menu_row.set(Some(id));
        grid.take(id);
        grid.menu.toggle(&event);
    };
    let estimates =
        Column::ALL.map(|column| estimate(column, row, &called, text(column.index() + 1)));
    view! {
        <td class="full" data-l="">
            <input
                class="c name"
                type="text"
                autocomplete="off"
                placeholder="What fails users"
                data-row=id.to_string()
                data-column="0"
                aria-label=format!("Risk of {called}")
                aria-describedby=said
                prop:value=text(0)
            />
            <button
                type="button"
                class="ib small rowmenu"
                tabindex="-1"
                data-row=id.to_string()
                data-column=MENU_COLUMN.to_string()
                aria-haspopup="menu"
                aria-label=more
                on:click=open
            >
                <Icon glyph=icons::MORE />
            </button>
        </td>
        {estimates}
        {figures(row, &called)}
        {rows.against.with(|(target, share)| marked(row, target, share))}
    }
}

/// The cell of an estimate.
fn estimate(column: Column, row: &RowView, called: &str, text: String) -> impl IntoView + use<> {
    let id = row.risk.id;
    let at = column.index();
    let reading = &row.row.cells[at];
    let is_error = matches!(reading, CellReading::Problem(_));
    let is_hint = row.hints[at] && !is_error;
    let above = match column {
        Column::Ettf => "ETTF, days",
        column => column.name(),
    };
    let echo = words::echo(column, row.risk.entry(column), reading);
    let echo = echo.map(|echo| view! { <span class="echo">{echo}</span> });
    view! {
        <td data-l=above class:err=is_error class:hint=is_hint>
            <input
                class="c"
                type="text"
                autocomplete="off"
                spellcheck="false"
                data-row=id.to_string()
                data-column=(at + 1).to_string()
                aria-label=format!("{} of {called}", column.name())
                aria-invalid=is_error.then_some("true")
                aria-describedby=(is_error || is_hint).then(|| format!("said-{id}"))
                prop:value=text
            />
            {echo}
        </td>
    }
}

/// Incidents and bad minutes a year, with the bar.
fn figures(row: &RowView, called: &str) -> impl IntoView + use<> {
    let figures = row.row.figures();
    let shown = |value: Option<f64>| value.map_or(String::new(), figure);
    let incidents = shown(figures.map(|figures| figures.incidents.get()));
    let minutes = figures.map(|figures| figures.bad_minutes.get());
    let bad_minutes = shown(minutes);
    let then = row.row.mitigated.map(|then| then.get());
    let then = then.filter(|then| figure(*then) != bad_minutes);
    let left = then.zip(minutes).map(|(then, now)| then / now);
    let share = figures.map_or(0.0, |figures| figures.bar.get());
    let bar = figures.map(|_| {
        let width = plain((share * 1000.0).round() / 10.0) + "%";
        let is_part = left.is_some();
        let left = left.map(|left| {
            let width = plain((left * 1000.0).round() / 10.0) + "%";
            view! { <u style:width=width></u> }
        });
        let is_big = row.mark == Some(math::Mark::TooBig);
        view! {
            <i class:big=is_big class:part=is_part style:width=width>
                {left}
            </i>
        }
    });
    let tip = then.map(|then| format!("{} with the mitigations that are on", figure(then)));
    view! {
        <td
            class="calc num muted"
            data-l="Incidents/yr"
            aria-label=format!("Incidents per year of {called}: {incidents}")
        >
            {incidents.clone()}
        </td>
        <td
            class="calc half"
            data-l="Bad min/yr"
            aria-label=format!("Bad minutes per year of {called}: {bad_minutes}")
        >
            <span class="bar-in" data-tip=tip>
                <b>{bad_minutes.clone()}</b>
                {bar}
            </span>
        </td>
    }
}

/// How it stands against the chosen target.
fn marked(row: &RowView, target: &str, share: &str) -> impl IntoView + use<> {
    let mark = row.mark;
    let elsewhere = row.row.state == RowState::Elsewhere;
    let tip = mark.map(|mark| mark_means(mark, share, target));
    view! {
        <td class="calc marked" data-l=format!("At {target}%") data-tip=tip>
            {mark.map(|mark| view! { <Mark mark=shape(mark) /> })}
            {elsewhere.then_some("not reached")}
        </td>
    }
}

/// The shape of a mark.
pub fn shape(mark: math::Mark) -> RiskMark {
    match mark {
        math::Mark::TooBig => RiskMark::TooBig,
        math::Mark::Caution => RiskMark::Caution,
        math::Mark::Accepted => RiskMark::Accepted,
        math::Mark::Small => RiskMark::Small,
    }
}
