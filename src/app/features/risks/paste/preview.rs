//! The rows of a paste as they will land, with their minutes.

use leptos::prelude::*;

use crate::analysis::costs;
use crate::app::features::risks::grid::cells::shown_text;
use crate::app::features::risks::grid::paste_plan::Plan;
use crate::app::state::workbook::Workbook;
use crate::app::ui::{Note, NoteKind};
use crate::document::{Column, Risk, Systemic, Worsening, reading};
use crate::grammar::worsening;
use crate::math::Minutes;
use crate::text::figures::figure;
use crate::text::risks::paste_words::{found, hidden, unread};

/// Rows shown before they land; the line above says how many there are.
const PREVIEW_ROWS: usize = 200;

/// A cell's text, and whether it cannot be read.
type Cell = (String, bool);

/// What is shown of a plan.
#[derive(Clone, PartialEq, Default)]
struct Shown {
    rows: Vec<(Vec<Cell>, Option<Minutes>)>,
    has_minutes: bool,
    systemic: Vec<Vec<Cell>>,
    notes: Vec<String>,
}

/// The preview.
#[component]
pub fn Preview(plan: Memo<Option<Plan>>) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let shown = move || plan.with(|plan| plan.as_ref().map(|plan| show(workbook, plan)));
    move || shown().map(|shown| view! { <Rows shown /> })
}

#[component]
fn Rows(shown: Shown) -> impl IntoView {
    let Shown {
        rows,
        has_minutes,
        systemic,
        notes,
    } = shown;
    let cells = rows.iter().flat_map(|(cells, _)| cells);
    let cells = cells.chain(systemic.iter().flatten());
    let bad = unread(cells.filter(|(_, unread)| *unread).count());
    let count = found(rows.len(), systemic.len());
    let mut titles = Column::ALL.map(Column::name).to_vec();
    titles.extend(has_minutes.then_some("Bad min/yr"));
    let any = !rows.is_empty();
    let systemic_title = (!systemic.is_empty()).then(|| {
        let text = format!(
            "Systemic risks: {}. They come on top of the estimates, for all risks.",
            systemic.len()
        );
        view! { <p>{text}</p> }
    });
    let worse = Worsening::ALL.map(Worsening::name).to_vec();
    let factors = systemic_title.is_some().then(|| {
        let rows = systemic.into_iter().map(|cells| (cells, None)).collect();
        view! { <PreviewTable label="Pasted systemic risks" name="Systemic risk" titles=worse rows /> }
    });
    view! {
        <p>{count}</p>
        {bad.map(|bad| view! { <p class="bad">{bad}</p> })}
        {any.then(|| view! { <PreviewTable label="Pasted risks" name="Risk" titles rows /> })}
        {systemic_title}
        {factors}
        {(!notes.is_empty())
            .then(|| {
                view! {
                    <Note kind=NoteKind::Warn>
                        {notes.into_iter().map(|note| view! { <p>{note}</p> }).collect_view()}
                    </Note>
                }
            })}
    }
}

#[component]
fn PreviewTable(
    label: &'static str,
    name: &'static str,
    titles: Vec<&'static str>,
    rows: Vec<(Vec<Cell>, Option<Minutes>)>,
) -> impl IntoView {
    let has_minutes = rows.iter().any(|(_, minutes)| minutes.is_some());
    let below = rows.iter().skip(PREVIEW_ROWS);
    let minutes = below
        .clone()
        .filter_map(|(_, minutes)| Some(minutes.as_ref()?.get()));
    let hidden = hidden(below.count(), minutes.sum());
    let cell = |(at, (text, unread)): (usize, Cell)| {
        view! { <td class:num=0 < at class:bad=unread>{text}</td> }
    };
    let row = move |(cells, minutes): (Vec<Cell>, Option<Minutes>)| {
        let minutes = minutes.map(|minutes| figure(minutes.get()));
        let minutes = has_minutes.then(|| view! { <td class="num"><b>{minutes}</b></td> });
        view! {
            <tr>
                {cells.into_iter().enumerate().map(cell).collect_view()}
                {minutes}
            </tr>
        }
    };
    view! {
        <div
            class="sideways"
            tabindex="0"
            role="region"
            aria-label=format!("What was understood: {label}")
        >
            <table class="plain-t" aria-label=label>
                <thead>
                    <tr>
                        <th scope="col">{name}</th>
                        {titles
                            .into_iter()
                            .map(|title| view! { <th scope="col" class="num">{title}</th> })
                            .collect_view()}
                    </tr>
                </thead>
                <tbody>{rows.into_iter().take(PREVIEW_ROWS).map(row).collect_view()}</tbody>
            </table>
        </div>
        {hidden.map(|hidden| view! { <p class="quiet">{hidden}</p> })}
    }
}

fn show(workbook: Workbook, plan: &Plan) -> Shown {
    match plan {
        Plan::Add { reading, .. } => {
            let minutes = workbook.with_document(|document| costs(document, reading.risks.clone()));
            let row = |risk: &Risk| (0..=4).map(|column| cell(risk, column)).collect();
            let rows: Vec<Vec<Cell>> = reading.risks.iter().map(row).collect();
            Shown {
                has_minutes: minutes.iter().any(Option::is_some),
                rows: rows.into_iter().zip(minutes).collect(),
                systemic: reading.systemic.iter().map(systemic_cells).collect(),
                notes: reading.notes.clone(),
            }
        }
        Plan::Over {
            rows,
            added,
            notes: said,
            ..
        } => {
            let mut notes = vec!["The block has no header: it fills the cells from where you are, over what stands there.".to_owned()];
            if !added.is_empty() {
                notes.push(match added.len() {
                    1 => "1 row is added at the end.".to_owned(),
                    count => format!("{count} rows are added at the end."),
                });
            }
            notes.extend(said.iter().cloned());
            let rows = rows.iter().map(|(_, texts)| (block_row(texts), None));
            Shown {
                rows: rows.collect(),
                notes,
                ..Shown::default()
            }
        }
    }
}

fn systemic_cells(one: &Systemic) -> Vec<Cell> {
    let figures = Worsening::ALL.iter().map(|&what| {
        let entry = one.entry(what);
        let unread = reading::worsening(what, entry).is_err();
        (worsening::show(what, entry), unread)
    });
    std::iter::once((one.name.clone(), false))
        .chain(figures)
        .collect()
}

fn cell(risk: &Risk, column: usize) -> Cell {
    let estimate = column.checked_sub(1).and_then(|at| Column::ALL.get(at));
    let unread =
        estimate.is_some_and(|&column| reading::check(column, risk.entry(column)).is_err());
    (shown_text(risk, column), unread)
}

fn block_row(texts: &[(usize, String)]) -> Vec<Cell> {
    let text = |column| texts.iter().find(|(at, _)| *at == column);
    let text = |column| text(column).map_or(String::new(), |(_, text)| text.clone());
    (0..=4).map(|column| (text(column), false)).collect()
}
