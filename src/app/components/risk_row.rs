//! One risk in the table: five inputs, its figures, and what was noticed about it.

use leptos::either::Either;
use leptos::prelude::*;

use super::row_menu::{RowDetails, RowMenu};
use crate::app::desk::Desk;
use crate::app::grid::{RiskGrid, shown_text};
use crate::app::view::{maybe, part, text};
use crate::format::figures::figure;
use crate::format::words;
use crate::math::{Mark, Share};
use crate::model::{CellReading, Column, Finding, Risk, Row, RowFigures, RowId};

/// The class that colours a mark; the word stands beside it always.
pub fn mark_class(mark: Mark) -> &'static str {
    match mark {
        Mark::Small => "chip small",
        Mark::Caution => "chip caution",
        Mark::TooBig => "chip too-big",
        Mark::Accepted => "chip accepted",
    }
}

/// What one row shows, each slice changing on its own.
#[derive(Clone, Copy)]
struct Slices {
    id: RowId,
    risk: Memo<Option<Risk>>,
    row: Memo<Option<(usize, Row)>>,
    /// The name in accessible names: the risk's, or "row 3".
    called: Memo<String>,
}

impl Slices {
    fn new(desk: Desk, grid: RiskGrid, id: RowId) -> Self {
        let place =
            Memo::new(move |_| grid.typed.with(|ids| ids.iter().position(|row| *row == id)));
        let risk = Memo::new(move |_| {
            let place = place.get()?;
            let found = desk
                .document
                .with(|document| document.risks.get(place).cloned());
            found.filter(|risk| risk.id == id)
        });
        let row = Memo::new(move |_| {
            let place = place.get()?;
            let found = desk
                .analysis
                .with(|analysis| analysis.rows.get(place).cloned());
            found.filter(|row| row.id == id).map(|row| (place, row))
        });
        let called = Memo::new(move |_| {
            let name = risk.with(|risk| {
                risk.as_ref()
                    .map_or(String::new(), |risk| risk.name.clone())
            });
            match name.trim() {
                "" => format!(
                    "row {}",
                    row.with(|row| row.as_ref().map_or(0, |row| row.0 + 1))
                ),
                name => name.to_owned(),
            }
        });
        Self {
            id,
            risk,
            row,
            called,
        }
    }

    fn figures(&self) -> Option<RowFigures> {
        self.row.with(|row| row.as_ref()?.1.figures().copied())
    }
}

/// A table body holding one risk.
#[component]
pub fn RiskRow(id: RowId, grid: RiskGrid) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let slices = Slices::new(desk, grid, id);
    let mark = Memo::new(move |_| {
        let place = slices.row.with(|row| row.as_ref().map(|row| row.0))?;
        desk.analysis
            .with(|analysis| *analysis.chosen()?.marks.get(place)?)
    });
    let says = Memo::new(move |_| {
        desk.analysis.with(|analysis| {
            let about = |finding: &&Finding| finding.risk() == Some(id);
            let findings = analysis.findings.iter().filter(about);
            desk.document.with_untracked(|document| {
                findings
                    .map(|finding| {
                        let is_hint = matches!(finding, Finding::Hint(_));
                        (is_hint, words::finding(finding, document))
                    })
                    .collect::<Vec<_>>()
            })
        })
    });
    let shown = move |pick: fn(&RowFigures) -> f64| {
        slices
            .figures()
            .map_or(String::new(), |figures| figure(pick(&figures)))
    };
    let incidents = move || shown(|figures| figures.incidents.get());
    let bad_minutes = move || shown(|figures| figures.bad_minutes.get());
    let bar = move || {
        slices
            .figures()
            .map_or(Share::new(0.0), |figures| figures.bar)
    };
    view! {
        <tbody>
            <tr>
                <td class="cell name">{name_input(desk, slices)}</td>
                {Column::ALL.map(|column| entry_cell(desk, slices, column))}
                <td data-label="Incidents" aria-label=text(move || {
                    format!("Incidents per year of {}: {}", slices.called.get(), incidents())
                })>{text(incidents)}</td>
                <td class="result" data-label="Bad minutes" aria-label=text(move || {
                    format!("Bad minutes per year of {}: {}", slices.called.get(), bad_minutes())
                })>{text(bad_minutes)}</td>
                <td class="share" aria-hidden="true">
                    <i style:width=text(move || format!("{}%", bar().get() * 100.0))></i>
                </td>
                <td class="marked">{part(move || mark.get().map(|mark| {
                    view! { <span class=mark_class(mark)>{words::mark(mark)}</span> }
                }))}</td>
                <td class="more"><RowMenu id grid called=slices.called /></td>
            </tr>
            {part(move || says.with(|says| (!says.is_empty()).then(|| view! {
                <tr class="says"><td colspan="10" id=format!("says-{id}")>
                    {says.iter().map(|(is_hint, text)| {
                        let class = if *is_hint { "hint" } else { "problem" };
                        view! { <p class=class>{text.clone()}</p> }
                    }).collect_view()}
                </td></tr>
            })))}
            {part(move || if grid.details.get() == Some(id) {
                Either::Left(view! {
                    <tr class="details"><td colspan="10"><RowDetails id grid called=slices.called /></td></tr>
                })
            } else {
                Either::Right(())
            })}
        </tbody>
    }
}

fn input_text(desk: Desk, slices: Slices, column: usize) -> String {
    let shown = slices
        .risk
        .with(|risk| risk.as_ref().map(|risk| shown_text(risk, column)));
    desk.typing_in(slices.id, column)
        .or(shown)
        .unwrap_or_default()
}

fn name_input(desk: Desk, slices: Slices) -> impl IntoView {
    view! {
        <input type="text" autocomplete="off" data-row=slices.id.to_string() data-column="0"
            aria-label=text(move || format!("Risk of {}", slices.called.get()))
            placeholder="What fails users"
            prop:value=text(move || input_text(desk, slices, 0)) />
    }
}

fn entry_cell(desk: Desk, slices: Slices, column: Column) -> impl IntoView {
    let place = column.index() + 1;
    let reading = move || {
        let read = slices
            .row
            .with(|row| row.as_ref().map(|row| row.1.cells[column.index()]));
        read.unwrap_or(CellReading::Empty)
    };
    let invalid = move || matches!(reading(), CellReading::Problem(_));
    let echo = move || {
        slices
            .risk
            .with(|risk| words::echo(column, risk.as_ref()?.entry(column), &reading()))
    };
    view! {
        <td class="cell" data-label=column.name()>
            <input type="text" autocomplete="off" spellcheck="false"
                data-row=slices.id.to_string() data-column=place.to_string()
                aria-label=text(move || format!("{} of {}", column.name(), slices.called.get()))
                aria-invalid=maybe(move || invalid().then_some("true"))
                aria-describedby=maybe(move || invalid().then(|| format!("says-{}", slices.id)))
                prop:value=text(move || input_text(desk, slices, place)) />
            {part(move || echo().map(|echo| view! { <small class="echo">{echo}</small> }))}
        </td>
    }
}
