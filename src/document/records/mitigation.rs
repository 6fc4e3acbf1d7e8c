//! What the team could do about the risks, and what it takes.

#[cfg(not(target_arch = "wasm32"))]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::document::records::record::{Kind, Link, Record, Walk};
use crate::document::records::risk::Risk;
use crate::document::records::systemic::Scope;
use crate::document::records::values::cells::{Cell, MitigationCell};
use crate::document::records::values::entry::{Column, Entry};
use crate::document::records::values::id::RowId;

/// A mitigation: it changes chosen risks, fixes systemic risks, or both.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Mitigation {
    /// Identity within the engagement.
    pub id: RowId,
    /// What would be done, in words.
    pub name: String,
    /// What it takes; a bare number is in person-weeks.
    pub effort: Entry,
    /// Whether the figures are also shown with it done.
    pub on: bool,
    /// Which risks it changes.
    pub scope: Scope,
    /// ETTD of these risks afterwards: so many times what it is (unit "x"), or a new estimate.
    pub ettd: Entry,
    /// ETTR of these risks afterwards.
    pub ettr: Entry,
    /// Impact of these risks afterwards.
    pub impact: Entry,
    /// ETTF of these risks afterwards.
    pub ettf: Entry,
    /// The systemic risks it fixes.
    pub fixes: Vec<RowId>,
}

impl Mitigation {
    /// A row nobody has filled yet; it changes no risk.
    pub fn blank(id: RowId) -> Self {
        Self {
            id,
            ..Self::unfilled()
        }
    }

    /// One of its cells.
    pub fn entry(&self, cell: MitigationCell) -> &Entry {
        match cell {
            MitigationCell::Change(Column::Ettd) => &self.ettd,
            MitigationCell::Change(Column::Ettr) => &self.ettr,
            MitigationCell::Change(Column::Impact) => &self.impact,
            MitigationCell::Change(Column::Ettf) => &self.ettf,
            MitigationCell::Effort => &self.effort,
        }
    }

    /// One of its cells, to change.
    pub fn entry_mut(&mut self, cell: MitigationCell) -> &mut Entry {
        match cell {
            MitigationCell::Change(Column::Ettd) => &mut self.ettd,
            MitigationCell::Change(Column::Ettr) => &mut self.ettr,
            MitigationCell::Change(Column::Impact) => &mut self.impact,
            MitigationCell::Change(Column::Ettf) => &mut self.ettf,
            MitigationCell::Effort => &mut self.effort,
        }
    }

    /// Whether it is taken as done when others are chosen for their effort: it is switched on, and
    /// nobody has said what it takes.
    pub fn is_given(&self) -> bool {
        self.on
            && !matches!(
                crate::document::records::reading::effort(&self.effort),
                Ok(Some(_))
            )
    }

    /// Whether it says anything about the estimates of a risk.
    pub fn changes(&self, risk: &Risk) -> bool {
        let says = |column: &Column| !self.entry(MitigationCell::Change(*column)).is_empty();
        Column::ALL.iter().any(says) && self.scope.holds(risk)
    }
}

impl Record for Mitigation {
    fn unfilled() -> Self {
        let mut row = Self::default();
        row.scope.all = false;
        row
    }

    fn id(&mut self) -> Option<(Kind, &mut RowId)> {
        Some((Kind::Mitigation, &mut self.id))
    }

    fn links(&mut self, walk: &mut impl Walk) {
        let change = |column| Cell::Mitigation(MitigationCell::Change(column));
        let effort = Cell::Mitigation(MitigationCell::Effort);
        walk.cell("effort", effort, &mut self.effort);
        walk.part("scope", &mut self.scope);
        walk.cell("ettd", change(Column::Ettd), &mut self.ettd);
        walk.cell("ettr", change(Column::Ettr), &mut self.ettr);
        walk.cell("impact", change(Column::Impact), &mut self.impact);
        walk.cell("ettf", change(Column::Ettf), &mut self.ettf);
        walk.link("fixes", &[Kind::Systemic], Link::List(&mut self.fixes));
    }
}
