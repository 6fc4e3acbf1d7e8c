//! What each row shows. One effect compares all rows with what they show and wakes only those that
//! changed.

use std::collections::HashMap;

use leptos::prelude::*;

use crate::analysis::{Analysis, Row};
use crate::app::state::workbook::Workbook;
use crate::document::{Engagement, Risk, RowId};
use crate::math::Mark;

/// What a row is drawn from.
#[derive(Clone)]
pub struct RowView {
    /// Its place in the document.
    pub place: usize,
    /// The risk.
    pub risk: Risk,
    /// Its figures.
    pub row: Row,
    /// How it stands against the chosen target.
    pub mark: Option<Mark>,
}

impl RowView {
    /// What messages call it.
    pub fn called(&self) -> String {
        match self.risk.name.trim() {
            "" => format!("row {}", self.place + 1),
            name => name.to_owned(),
        }
    }
}

/// The rows of a table.
#[derive(Clone, Copy)]
pub struct Rows {
    /// The chosen target and the share from which a risk is too big, both in percent.
    pub against: Memo<(String, String)>,
    workbook: Workbook,
    shown: StoredValue<HashMap<RowId, RwSignal<RowView>>>,
}

impl Rows {
    /// The rows of the open engagement.
    pub fn new(workbook: Workbook) -> Self {
        let against = Memo::new(move |_| {
            workbook.with_document(|document| {
                let target = document
                    .chosen()
                    .map(|target| target.percent.trim().to_owned());
                let share = document.too_big_percent.trim().to_owned();
                (target.unwrap_or_default(), share)
            })
        });
        let rows = Self {
            against,
            workbook,
            shown: StoredValue::default(),
        };
        Effect::new(move || {
            workbook.with_figures(|document, analysis| rows.wake(document, analysis));
        });
        rows
    }

    fn wake(self, document: &Engagement, analysis: &Analysis) {
        self.shown.with_value(|shown| {
            for (place, risk) in document.risks.iter().enumerate() {
                let Some(signal) = shown.get(&risk.id) else {
                    continue;
                };
                let now = Now::at(place, document, analysis);
                let Some(now) = now else { continue };
                if signal.with_untracked(|before| !now.is(before)) {
                    signal.set(now.kept());
                }
            }
        });
    }

    /// The row of a risk, as long as its view stands.
    pub fn of(self, id: RowId) -> RwSignal<RowView> {
        let now = untrack(|| {
            self.workbook.with_figures(|document, analysis| {
                let place = document.risks.iter().position(|risk| risk.id == id)?;
                Some(Now::at(place, document, analysis)?.kept())
            })
        });
        let row = RwSignal::new(now.unwrap_or_else(|| RowView {
            place: 0,
            risk: Risk::blank(id),
            row: Row {
                id,
                cells: [crate::analysis::CellReading::Empty; 4],
                state: crate::analysis::RowState::Unfilled,
                mitigated: None,
                is_noticed: false,
                hints: [false; 4],
            },
            mark: None,
        }));
        self.shown.update_value(|shown| {
            shown.insert(id, row);
        });
        on_cleanup(move || {
            self.shown.try_update_value(|shown| {
                // The same row drawn anew may have taken its place already.
                if shown.get(&id).is_some_and(|shown| *shown == row) {
                    shown.remove(&id);
                }
            });
        });
        row
    }
}

/// A row as it is now, not copied yet.
struct Now<'a> {
    place: usize,
    risk: &'a Risk,
    row: &'a Row,
    mark: Option<Mark>,
}

impl<'a> Now<'a> {
    fn at(place: usize, document: &'a Engagement, analysis: &'a Analysis) -> Option<Self> {
        let mark = analysis
            .chosen()
            .and_then(|standing| *standing.marks.get(place)?);
        Some(Self {
            place,
            risk: &document.risks[place],
            row: analysis.rows.get(place)?,
            mark,
        })
    }

    fn is(&self, shown: &RowView) -> bool {
        self.place == shown.place
            && *self.risk == shown.risk
            && *self.row == shown.row
            && self.mark == shown.mark
    }

    fn kept(&self) -> RowView {
        RowView {
            place: self.place,
            risk: self.risk.clone(),
            row: self.row.clone(),
            mark: self.mark,
        }
    }
}
