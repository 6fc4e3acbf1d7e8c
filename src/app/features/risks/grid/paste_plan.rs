//! What a pasted table does where it was pasted, and how it lands.

use leptos::prelude::*;

use super::cells::cell_edit;
use super::pasted::Pasted;
use super::risk_grid::RiskGrid;
use crate::app::browser::page;
use crate::app::state::workbook::Workbook;
use crate::codec::table::paste::{self, Block, Field, Reading};
use crate::document::{Edit, Risk, RowId};

/// A paste with its reading.
#[derive(Clone, Debug, PartialEq)]
pub enum Plan {
    /// New rows at the end, or instead of all others.
    Add {
        /// What was read.
        reading: Reading,
        /// The rows that are there go.
        replaces: bool,
    },
    /// A block without a header over the cells from the one it was pasted into.
    Over {
        /// The rows with what each of their cells gets.
        rows: Vec<(RowId, Vec<(usize, String)>)>,
        /// Those of them that are new.
        added: Vec<Risk>,
        /// What was left out or changed, in plain words.
        notes: Vec<String>,
        /// A figure that counts as another where commas are decimal marks, with whether they are taken as such.
        unsure: Option<(String, bool)>,
    },
}

impl Plan {
    /// Decides what a paste means where it was pasted.
    pub fn of(grid: RiskGrid, pasted: &Pasted) -> Option<Self> {
        let cells = pasted.grid.as_ref()?;
        let reading = paste::read_as(cells, &pasted.said, page::new_id);
        let replaces = pasted.replaces;
        let add = |reading| Some(Self::Add { reading, replaces });
        let at = pasted.at.filter(|_| !reading.header);
        let Some((row, column)) = at.filter(|_| pasted.said.columns.is_empty() && !replaces) else {
            return add(reading);
        };
        let order = grid.order.get();
        let start = order.iter().position(|id| *id == row);
        let start = start.unwrap_or(order.len());
        let Block {
            rows: block,
            notes,
            unsure,
        } = paste::at_cell(cells, column, pasted.said.commas);
        let mut targets: Vec<RowId> = order[start..].iter().copied().take(block.len()).collect();
        let workbook = grid.workbook;
        let untouched = |id: &RowId| {
            workbook.with_document(|document| document.risk(*id).is_none_or(Risk::is_blank))
        };
        if column == 0 && targets.iter().all(untouched) {
            return add(reading);
        }
        let missing = block.len() - targets.len();
        let added: Vec<Risk> = (0..missing).map(|_| Risk::blank(page::new_id())).collect();
        targets.extend(added.iter().map(|risk| risk.id));
        let texts = block.into_iter().map(|cells| {
            let placed = cells.into_iter();
            placed
                .filter_map(|(field, text)| Some((place(field)?, text)))
                .collect()
        });
        Some(Self::Over {
            rows: targets.into_iter().zip(texts).collect(),
            added,
            notes,
            unsure,
        })
    }

    /// Nothing would land.
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Add { reading, .. } => reading.risks.is_empty() && reading.systemic.is_empty(),
            Self::Over { rows, .. } => rows.is_empty(),
        }
    }

    /// What the button that lands it says.
    pub fn verb(&self) -> String {
        let counted = |count: usize, what: &str| match count {
            1 => format!("1 {what}"),
            _ => format!("{count} {what}s"),
        };
        match self {
            Self::Add { reading, .. } => {
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

    /// Puts it into the document as one step, and goes to its first row. False when it is refused.
    pub fn land(self, grid: RiskGrid) -> bool {
        let workbook = grid.workbook;
        match self {
            Self::Add { reading, replaces } => {
                let first = reading.risks.first().map(|risk| risk.id);
                let mut edits = Vec::new();
                if first.is_some() {
                    edits.extend(insert(workbook, reading.risks, replaces));
                }
                if !reading.systemic.is_empty() {
                    let mut all = workbook.with_document(|document| document.systemic.clone());
                    all.extend(reading.systemic);
                    edits.push(Edit::SetSystemic(all));
                }
                let is_taken = workbook.try_edit(Edit::Batch(edits));
                if let Some(first) = first.filter(|_| is_taken) {
                    grid.go_to(first, 0);
                }
                is_taken
            }
            Self::Over { rows, added, .. } => {
                let at = workbook.with_document(|document| document.risks.len());
                let placed = added.into_iter().enumerate();
                let placed = placed.map(|(place, risk)| (at + place, risk)).collect();
                let mut edits = vec![Edit::InsertRisks(placed)];
                for (row, texts) in &rows {
                    let texts = texts.iter();
                    edits.extend(texts.map(|(column, text)| cell_edit(*row, *column, text)));
                }
                let is_taken = workbook.try_edit(Edit::Batch(edits));
                if let Some((row, texts)) = rows.first().filter(|_| is_taken) {
                    grid.go_to(*row, texts.first().map_or(0, |(column, _)| *column));
                }
                is_taken
            }
        }
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

/// Adds risks at the end; rows nobody has filled make room for them, or all do.
fn insert(workbook: Workbook, risks: Vec<Risk>, replaces: bool) -> [Edit; 2] {
    let (gone, count) = workbook.with_document(|document| {
        let gone = document.risks.iter();
        let gone = gone.filter(|risk| replaces || risk.is_blank());
        let gone: Vec<RowId> = gone.map(|risk| risk.id).collect();
        (gone, document.risks.len())
    });
    let at = count - gone.len();
    let placed = risks.into_iter().enumerate();
    let placed = placed.map(|(place, risk)| (at + place, risk)).collect();
    [Edit::RemoveRisks(gone), Edit::InsertRisks(placed)]
}
