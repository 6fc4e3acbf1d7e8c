//! What a pasted table was understood as, before it lands.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::ClipboardEvent;

use crate::app::browser::{clipboard, page};
use crate::app::old::grid::{Pasted, RiskGrid, cell_edit, focus_when_there, shown_text};
use crate::app::old::view::{El, el, follow, modal, set_attribute, when_drawn};
use crate::app::state::workbook::Workbook;
use crate::codec::table::grid::{Grid, grid_of};
use crate::codec::table::paste;
use crate::codec::table::paste::{Chosen, Field, Reading};
use crate::document::{Column, Edit, Risk, RowId, Systemic, Worsening, reading};
use crate::grammar::worsening;

use crate::app::old::paste_columns::ColumnChoices;

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

impl Plan {
    fn is_empty(&self) -> bool {
        match self {
            Self::Add(reading) => reading.risks.is_empty() && reading.systemic.is_empty(),
            Self::Over { rows, .. } => rows.is_empty(),
        }
    }

    /// What the button that lands it says.
    fn verb(&self) -> String {
        match self {
            Self::Add(reading) => {
                let counted = |count: usize, what: &str| match count {
                    1 => format!("1 {what}"),
                    _ => format!("{count} {what}s"),
                };
                let risks = counted(reading.risks.len(), "risk");
                let systemic = counted(reading.systemic.len(), "systemic risk");
                match (reading.risks.is_empty(), reading.systemic.is_empty()) {
                    (_, true) => format!("Add {risks}"),
                    (true, false) => format!("Add {systemic}"),
                    (false, false) => format!("Add {risks} and {systemic}"),
                }
            }
            Self::Over { rows, .. } => format!("Fill {} rows", rows.len()),
        }
    }
}

/// The dialog, while a paste waits for a yes.
pub fn paste_dialog(workbook: Workbook, grid: RiskGrid) -> El {
    let read = move || {
        let pasted = grid.paste.get()?;
        let cells = pasted.grid?;
        Some(plan(workbook, grid, cells, pasted.at, &pasted.chosen))
    };
    // Back to where the paste began, so that the keyboard goes on from there.
    let close = move || {
        let at = grid.paste.with(|pasted| pasted.as_ref()?.at);
        grid.paste.set(None);
        match at {
            Some((row, column)) => focus_when_there(row, column),
            None => when_drawn(|| page::focus("#paste")),
        }
    };
    let planned = Rc::new(RefCell::new(None::<Plan>));
    let landing = planned.clone();
    let land = move || {
        close();
        if let Some(plan) = landing.take() {
            land(workbook, plan);
        }
    };
    let by_hand = grid
        .paste
        .with(|pasted| pasted.as_ref().is_some_and(|pasted| pasted.grid.is_none()));
    let mut dialog = modal("paste", "Paste a table", close);
    if by_hand {
        dialog = dialog.child(by_hand_field(grid));
    }
    let choices = ColumnChoices::new();
    let previewed = el("div");
    let add = el("button.main").tap(land);
    let actions = el("p.actions")
        .child(add.clone())
        .child(el("button").text("Cancel").tap(close));
    let dialog = dialog
        .child(previewed.clone())
        .child(choices.place.clone())
        .child(actions);
    follow(move || {
        let plan = read();
        match &plan {
            Some(Plan::Add(reading)) => choices.show(grid, reading),
            _ => choices.clear(),
        }
        previewed.fill(plan.as_ref().map(preview).unwrap_or_default());
        let empty = plan.as_ref().is_none_or(Plan::is_empty);
        set_attribute(add.element(), "disabled", empty.then_some(""));
        add.show(&plan.as_ref().map_or("Add risks".to_owned(), Plan::verb));
        planned.replace(plan);
    });
    dialog
}

fn by_hand_field(grid: RiskGrid) -> El {
    let take = move |grid_found: Option<Grid>| {
        grid.paste.set(Some(Pasted::outside(grid_found)));
    };
    let on_paste = move |event: web_sys::Event| {
        let event: &ClipboardEvent = event.unchecked_ref();
        let data = event.clipboard_data();
        if let Some(found) = data.and_then(|data| clipboard::grid_from(&data)) {
            take(Some(found));
        }
    };
    let field = el("textarea")
        .attr("rows", "5")
        .on("paste", on_paste)
        .on_input(move |text| take((!text.trim().is_empty()).then(|| grid_of(&text))));
    el("label.wide")
        .text("From a spreadsheet, CSV, Markdown or a wiki page")
        .child(field)
}

/// Decides what a grid means where it was pasted.
fn plan(
    workbook: Workbook,
    grid: RiskGrid,
    cells: Grid,
    at: Option<(RowId, usize)>,
    chosen: &[Chosen],
) -> Plan {
    let reading = paste::read_as(&cells, chosen, page::new_id);
    let Some((row, column)) = at.filter(|_| !reading.header && chosen.is_empty()) else {
        return Plan::Add(reading);
    };
    let order = grid.order();
    let start = order
        .iter()
        .position(|id| *id == row)
        .unwrap_or(order.len());
    let block = paste::at_cell(&cells, column);
    let mut targets: Vec<RowId> = order[start..].iter().copied().take(block.len()).collect();
    let untouched = |id: &RowId| {
        workbook.with_document(|document| document.risk(*id).is_none_or(Risk::is_blank))
    };
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

/// A cell's text, and whether it cannot be read.
type Cell = (String, bool);

fn preview(plan: &Plan) -> Vec<El> {
    let (rows, systemic, notes) = match plan {
        Plan::Add(reading) => {
            let row = |risk: &Risk| (0..=4).map(|column| cell(risk, column)).collect();
            let rows = reading.risks.iter().map(row).collect();
            let systemic = reading.systemic.iter().map(systemic_cells).collect();
            (rows, systemic, reading.notes.clone())
        }
        Plan::Over { rows, added } => {
            let mut notes = vec!["The block has no header: it fills the cells from where you are, over what stands there.".to_owned()];
            if !added.is_empty() {
                notes.push(format!("{} rows are added at the end.", added.len()));
            }
            let rows = rows.iter().map(|(_, texts)| block_row(texts)).collect();
            (rows, Vec::new(), notes)
        }
    };
    let rows: Vec<Vec<Cell>> = rows;
    let systemic: Vec<Vec<Cell>> = systemic;
    let count = match rows.len() {
        0 if systemic.is_empty() => "No risks were found in this. A table has a row for each risk, and columns for its name, ETTD, ETTR, impact and ETTF. Nothing was changed.".to_owned(),
        0 => "No risks, but:".to_owned(),
        1 => "1 row, understood as:".to_owned(),
        count => format!("{count} rows, understood as:"),
    };
    let mut drawn = vec![el("p").text(&count)];
    drawn.extend(notes.iter().map(|note| el("p.note").text(note)));
    let cells = rows.iter().chain(&systemic).flatten();
    let unread = cells.filter(|(_, unread)| *unread).count();
    if unread > 0 {
        let text = format!(
            "Cells that cannot be read: {unread}. They keep their text, and their rows are left out until you mend them."
        );
        drawn.push(el("p.bad").text(&text));
    }
    let entries = Column::ALL.map(Column::name);
    drawn.push(preview_table("Pasted risks", "Risk", &entries, &rows));
    if !systemic.is_empty() {
        let text = format!(
            "Systemic risks: {}. They come on top of the estimates, for all risks.",
            systemic.len()
        );
        drawn.push(el("p").text(&text));
        let figures = Worsening::ALL.map(Worsening::name);
        let name = "Systemic risk";
        drawn.push(preview_table(
            "Pasted systemic risks",
            name,
            &figures,
            &systemic,
        ));
    }
    drawn
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
    let column_of_entry = column.checked_sub(1).and_then(|at| Column::ALL.get(at));
    let unread =
        column_of_entry.is_some_and(|&column| reading::check(column, risk.entry(column)).is_err());
    (shown_text(risk, column), unread)
}

fn block_row(texts: &[(usize, String)]) -> Vec<Cell> {
    let text = |column| texts.iter().find(|(at, _)| *at == column);
    (0..=4)
        .map(|column| text(column).map_or(String::new(), |(_, text)| text.clone()))
        .map(|text| (text, false))
        .collect()
}

fn preview_table(label: &str, name: &str, columns: &[&str], rows: &[Vec<Cell>]) -> El {
    let title = |text: &str| el("th").attr("scope", "col").text(text);
    let titles = columns.iter().map(|column| title(column));
    let head = el("tr").child(title(name)).children(titles.collect());
    let cell = |(text, unread): &Cell| {
        let cell = el("td").text(text);
        if *unread { cell.class("bad") } else { cell }
    };
    let row = |cells: &Vec<Cell>| el("tr").children(cells.iter().map(cell).collect());
    let body = rows.iter().take(PREVIEW_ROWS).map(row).collect();
    let table = el("table")
        .label(label)
        .child(el("thead").child(head))
        .child(el("tbody").children(body));
    el("div.scroll")
        .attr("tabindex", "0")
        .attr("role", "region")
        .label(&format!("What was understood: {label}"))
        .child(table)
}

/// Rows shown before they land; the count above says how many there are.
const PREVIEW_ROWS: usize = 200;

/// Puts a paste into the document as one action.
fn land(workbook: Workbook, plan: Plan) {
    match plan {
        Plan::Add(reading) => {
            let first = reading.risks.first().map(|risk| risk.id);
            let mut edits = Vec::new();
            if first.is_some() {
                edits.extend(insert(workbook, reading.risks));
            }
            if !reading.systemic.is_empty() {
                let mut all = workbook.with_document(|document| document.systemic.clone());
                all.extend(reading.systemic);
                edits.push(Edit::SetSystemic(all));
            }
            workbook.edit(Edit::Batch(edits));
            if let Some(first) = first {
                focus_when_there(first, 0);
            }
        }
        Plan::Over { rows, added } => {
            let at = workbook.with_document(|document| document.risks.len());
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
            workbook.edit(Edit::Batch(edits));
        }
    }
}

/// Adds risks at the end; rows nobody has filled make room for them.
fn insert(workbook: Workbook, risks: Vec<Risk>) -> [Edit; 2] {
    let (blank, count) = workbook.with_document(|document| {
        let blank = document.risks.iter().filter(|risk| risk.is_blank());
        let blank: Vec<RowId> = blank.map(|risk| risk.id).collect();
        (blank, document.risks.len())
    });
    let at = count - blank.len();
    let placed = risks.into_iter().enumerate();
    let placed = placed.map(|(place, risk)| (at + place, risk)).collect();
    [Edit::RemoveRisks(blank), Edit::InsertRisks(placed)]
}
