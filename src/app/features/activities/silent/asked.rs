//! Which figure is estimated.

use leptos::prelude::*;

use crate::app::state::workbook::Workbook;
use crate::codec::silent::Question;
use crate::document::names::row_name;
use crate::document::{Column, RowId};

/// The figure that everybody estimates alone.
#[derive(Clone, Copy)]
pub struct Asked {
    workbook: Workbook,
    /// The risk that somebody chose.
    pub chosen: RwSignal<Option<RowId>>,
    /// Which of its figures.
    pub column: RwSignal<Column>,
}

impl Asked {
    /// The first risk's ETTR, until another figure is chosen.
    pub fn provide(workbook: Workbook) -> Self {
        let asked = Self {
            workbook,
            chosen: RwSignal::new(None),
            column: RwSignal::new(Column::Ettr),
        };
        provide_context(asked);
        asked
    }

    /// The risk: the first one that has a name until somebody chooses.
    pub fn risk(self) -> Option<RowId> {
        let chosen = self.chosen.get();
        self.workbook.with_document(|document| {
            let is_here = |id: &RowId| document.risk(*id).is_some();
            chosen.filter(is_here).or_else(|| {
                let mut named = document.risks.iter().filter(|risk| !risk.is_blank());
                named.next().map(|risk| risk.id)
            })
        })
    }

    /// What the link asks.
    pub fn question(self) -> Option<Question> {
        let risk = self.risk()?;
        let column = self.column.get();
        Some(self.workbook.with_document(|document| Question {
            risk,
            column,
            name: row_name(risk, document),
            of: document.name.clone(),
        }))
    }
}
