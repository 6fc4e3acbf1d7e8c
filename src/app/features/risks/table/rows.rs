//! What each row shows. One effect compares all rows with what they show and wakes only those that
//! changed.

use std::collections::HashMap;

use leptos::prelude::*;

use crate::analysis::{Analysis, Finding, Hint, Row};
use crate::app::state::workbook::Workbook;
use crate::document::{Column, Engagement, Risk, RowId};
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
    /// A message about it stands under the table.
    pub has_message: bool,
    /// The cells to look at again, in the order of [`Column::ALL`].
    pub hints: [bool; 4],
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

/// What was noticed about each row.
type Noticed<'a> = HashMap<RowId, Vec<&'a Finding>>;

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
        let noticed = noticed(analysis);
        self.shown.with_value(|shown| {
            for (place, risk) in document.risks.iter().enumerate() {
                let Some(signal) = shown.get(&risk.id) else {
                    continue;
                };
                let now = Now::at(place, document, analysis, &noticed);
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
                Some(Now::at(place, document, analysis, &noticed(analysis))?.kept())
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
            },
            mark: None,
            has_message: false,
            hints: [false; 4],
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

fn noticed(analysis: &Analysis) -> Noticed<'_> {
    let mut noticed = Noticed::new();
    for finding in &analysis.findings {
        if let Some(risk) = finding.risk() {
            noticed.entry(risk).or_default().push(finding);
        }
    }
    noticed
}

/// A row as it is now, not copied yet.
struct Now<'a> {
    place: usize,
    risk: &'a Risk,
    row: &'a Row,
    mark: Option<Mark>,
    has_message: bool,
    hints: [bool; 4],
}

impl<'a> Now<'a> {
    fn at(
        place: usize,
        document: &'a Engagement,
        analysis: &'a Analysis,
        noticed: &Noticed,
    ) -> Option<Self> {
        let risk = &document.risks[place];
        let mark = analysis
            .chosen()
            .and_then(|standing| *standing.marks.get(place)?);
        let own = noticed.get(&risk.id);
        let mut hints = [false; 4];
        for finding in own.into_iter().flatten() {
            if let Finding::Hint(hint) = finding {
                for column in about(*hint) {
                    hints[column.index()] = true;
                }
            }
        }
        Some(Self {
            place,
            risk,
            row: analysis.rows.get(place)?,
            mark,
            has_message: own.is_some(),
            hints,
        })
    }

    fn is(&self, shown: &RowView) -> bool {
        self.place == shown.place
            && *self.risk == shown.risk
            && *self.row == shown.row
            && self.mark == shown.mark
            && self.has_message == shown.has_message
            && self.hints == shown.hints
    }

    fn kept(&self) -> RowView {
        RowView {
            place: self.place,
            risk: self.risk.clone(),
            row: self.row.clone(),
            mark: self.mark,
            has_message: self.has_message,
            hints: self.hints,
        }
    }
}

/// The cells a hint is about.
fn about(hint: Hint) -> &'static [Column] {
    match hint {
        Hint::ImpactBelowOnePercent { .. } => &[Column::Impact],
        Hint::DetectionLongerThanFailure { .. } => &[Column::Ettd],
        Hint::RangeTooWide { column, .. } | Hint::PointBeforeThreeDigits { column, .. } => {
            match column {
                Column::Ettd => &[Column::Ettd],
                Column::Ettr => &[Column::Ettr],
                Column::Impact => &[Column::Impact],
                Column::Ettf => &[Column::Ettf],
            }
        }
        Hint::OneIncidentOverBudget { .. } | Hint::SameNumber { .. } => &[],
    }
}
