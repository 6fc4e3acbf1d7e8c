//! What a pasted table was understood as, before it lands.

use leptos::html::Dialog;
use leptos::prelude::*;

use crate::app::browser::{clipboard, page};
use crate::app::desk::Desk;
use crate::app::grid::{Pasted, RiskGrid, cell_edit, focus_when_there, shown_text};
use crate::app::view::{flag, part, tap, text, typed, when_drawn};
use crate::format::paste::{self, Field, Reading};
use crate::format::table::{Grid, grid_of};
use crate::model::{Column, Edit, Risk, RowId};

/// A paste with its reading.
#[derive(Clone, PartialEq)]
enum Plan {
    /// New rows at the end.
    Add(Reading),
    /// A block without a header over the cells from the one it was pasted into.
    Over {
        rows: Vec<(RowId, Vec<(usize, String)>)>,
        added: Vec<Risk>,
    },
}

/// The dialog, open while a paste waits for a yes.
#[component]
pub fn PasteDialog(grid: RiskGrid) -> impl IntoView {
    let open = Memo::new(move |_| grid.paste.get().is_some());
    view! { {part(move || open.get().then(|| view! { <OpenDialog grid /> }))} }
}

#[component]
fn OpenDialog(grid: RiskGrid) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let dialog: NodeRef<Dialog> = NodeRef::new();
    Effect::new(move |_| {
        if let Some(dialog) = dialog.get() {
            // Already open only if the page opened it twice, which changes nothing.
            let _ = dialog.show_modal();
        }
    });
    let plan = Memo::new(move |_| {
        let pasted = grid.paste.get()?;
        Some(plan(desk, grid, pasted.grid?, pasted.at))
    });
    // Back to where the paste began, so that the keyboard goes on from there.
    let close = move || {
        let at = grid.paste.get_untracked().and_then(|pasted| pasted.at);
        grid.paste.set(None);
        match at {
            Some((row, column)) => focus_when_there(row, column),
            None => when_drawn(|| page::focus("#paste")),
        }
    };
    let land = move |_| {
        let plan = plan.get_untracked();
        close();
        if let Some(plan) = plan {
            land(desk, plan);
        }
    };
    let take = move |text: String| {
        let filled = (!text.trim().is_empty()).then(|| grid_of(&text));
        grid.paste.set(Some(Pasted {
            grid: filled,
            at: None,
        }));
    };
    let by_hand = grid
        .paste
        .with_untracked(|pasted| pasted.as_ref().is_some_and(|pasted| pasted.grid.is_none()));
    let on_paste = move |event: web_sys::ClipboardEvent| {
        if let Some(found) = event
            .clipboard_data()
            .and_then(|data| clipboard::grid_from(&data))
        {
            grid.paste.set(Some(Pasted {
                grid: Some(found),
                at: None,
            }));
        }
    };
    let label = move || {
        plan.with(|plan| match plan {
            Some(Plan::Add(reading)) if reading.risks.len() == 1 => "Add 1 risk".to_owned(),
            Some(Plan::Add(reading)) => format!("Add {} risks", reading.risks.len()),
            Some(Plan::Over { rows, .. }) => format!("Fill {} rows", rows.len()),
            None => "Add risks".to_owned(),
        })
    };
    let empty = move || {
        plan.with(|plan| match plan {
            Some(Plan::Add(reading)) => reading.risks.is_empty(),
            Some(Plan::Over { rows, .. }) => rows.is_empty(),
            None => true,
        })
    };
    view! {
        <dialog node_ref=dialog aria-labelledby="paste-title" on:close=move |_| close()>
            <h2 id="paste-title">"Paste a table"</h2>
            {by_hand.then(|| view! {
                <label class="wide">"From a spreadsheet, CSV, Markdown or a wiki page"
                    <textarea rows="5" on:paste=on_paste on:input=typed(take)></textarea>
                </label>
            })}
            {part(move || plan.get().map(preview))}
            <p class="actions">
                <button class="main" disabled=flag(empty) on:click=tap(land)>{text(label)}</button>
                <button on:click=tap(move |_| close())>"Cancel"</button>
            </p>
        </dialog>
    }
}

/// Decides what a grid means where it was pasted.
fn plan(desk: Desk, grid: RiskGrid, cells: Grid, at: Option<(RowId, usize)>) -> Plan {
    let reading = paste::read_risks(&cells, page::new_id);
    let Some((row, column)) = at.filter(|_| !reading.header) else {
        return Plan::Add(reading);
    };
    let document = desk.document.get_untracked();
    let order = grid.order.get_untracked();
    let start = order
        .iter()
        .position(|id| *id == row)
        .unwrap_or(order.len());
    let block = paste::at_cell(&cells, column);
    let mut targets: Vec<RowId> = order[start..].iter().copied().take(block.len()).collect();
    let untouched = |id: &RowId| document.risk(*id).is_none_or(Risk::is_blank);
    if column == 0 && targets.iter().all(untouched) {
        return Plan::Add(reading);
    }
    let missing = block.len() - targets.len();
    let added: Vec<Risk> = (0..missing).map(|_| Risk::blank(page::new_id())).collect();
    targets.extend(added.iter().map(|risk| risk.id));
    let texts = block.into_iter().map(|cells| {
        cells
            .into_iter()
            .filter_map(|(field, text)| Some((place(field)?, text)))
            .collect()
    });
    Plan::Over {
        rows: targets.into_iter().zip(texts).collect(),
        added,
    }
}

fn place(field: Field) -> Option<usize> {
    match field {
        Field::Name => Some(0),
        Field::Ettd => Some(1),
        Field::Ettr => Some(2),
        Field::Impact => Some(3),
        Field::Ettf => Some(4),
        Field::Owner | Field::Notes | Field::Computed => None,
    }
}

fn preview(plan: Plan) -> impl IntoView {
    let (rows, notes): (Vec<Vec<(String, bool)>>, Vec<String>) = match plan {
        Plan::Add(reading) => {
            let cell = |risk: &Risk, column: usize| {
                let unread = column
                    .checked_sub(1)
                    .and_then(|at| Column::ALL.get(at))
                    .is_some_and(|&column| {
                        crate::model::reading::check(column, risk.entry(column)).is_err()
                    });
                (shown_text(risk, column), unread)
            };
            let row = |risk: &Risk| (0..=4).map(|column| cell(risk, column)).collect();
            (reading.risks.iter().map(row).collect(), reading.notes)
        }
        Plan::Over { rows, added } => {
            let row = |texts: &Vec<(usize, String)>| {
                let text = |column| {
                    texts
                        .iter()
                        .find(|(at, _)| *at == column)
                        .map(|(_, text)| text.clone())
                };
                (0..=4)
                    .map(|column| (text(column).unwrap_or_default(), false))
                    .collect()
            };
            let mut notes = vec!["The block has no header: it fills the cells from where you are, over what stands there.".to_owned()];
            if !added.is_empty() {
                notes.push(format!("{} rows are added at the end.", added.len()));
            }
            (rows.iter().map(|(_, texts)| row(texts)).collect(), notes)
        }
    };
    let unread = rows.iter().flatten().filter(|(_, unread)| *unread).count();
    view! {
        <p>{match rows.len() {
            0 => "No risks were found in this. A table has a row for each risk: its name, ETTD, ETTR, impact and ETTF.".to_owned(),
            1 => "1 row, understood as:".to_owned(),
            count => format!("{count} rows, understood as:"),
        }}</p>
        {notes.into_iter().map(|note| view! { <p class="note">{note}</p> }).collect_view()}
        {(unread > 0).then(|| view! {
            <p class="bad">{format!("Cells that cannot be read: {unread}. They keep their text, and their rows are left out until you mend them.")}</p>
        })}
        <div class="scroll" tabindex="0" role="region" aria-label="What was understood">
            <table aria-label="Pasted risks">
                <thead><tr><th scope="col">"Risk"</th>{Column::ALL.map(|column| view! { <th scope="col">{column.name()}</th> })}</tr></thead>
                <tbody>{rows.into_iter().take(PREVIEW_ROWS).map(|row| view! {
                    <tr>{row.into_iter().map(|(text, unread)| {
                        let class = if unread { "bad" } else { "" };
                        view! { <td class=class>{text}</td> }
                    }).collect_view()}</tr>
                }).collect_view()}</tbody>
            </table>
        </div>
    }
}

/// Rows shown before they land; the count above says how many there are.
const PREVIEW_ROWS: usize = 200;

/// Puts a paste into the document as one action.
fn land(desk: Desk, plan: Plan) {
    let document = desk.document;
    match plan {
        Plan::Add(reading) => {
            // Rows nobody has filled make room for those that come.
            let blank: Vec<RowId> = document.with_untracked(|document| {
                document
                    .risks
                    .iter()
                    .filter(|risk| risk.is_blank())
                    .map(|risk| risk.id)
                    .collect()
            });
            let at = document.with_untracked(|document| document.risks.len()) - blank.len();
            let first = reading.risks.first().map(|risk| risk.id);
            let placed = reading.risks.into_iter().enumerate();
            let insert =
                Edit::InsertRisks(placed.map(|(place, risk)| (at + place, risk)).collect());
            desk.edit(Edit::Batch(vec![Edit::RemoveRisks(blank), insert]));
            if let Some(first) = first {
                focus_when_there(first, 0);
            }
        }
        Plan::Over { rows, added } => {
            let at = document.with_untracked(|document| document.risks.len());
            let placed = added.into_iter().enumerate();
            let mut edits = vec![Edit::InsertRisks(
                placed.map(|(place, risk)| (at + place, risk)).collect(),
            )];
            for (row, texts) in rows {
                edits.extend(
                    texts
                        .iter()
                        .map(|(column, text)| cell_edit(row, *column, text)),
                );
            }
            desk.edit(Edit::Batch(edits));
        }
    }
}
