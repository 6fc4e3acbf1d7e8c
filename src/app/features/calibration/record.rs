//! What the parts of the page share: the evidence held against the estimates, the risk in hand, how to change
//! the evidence.

use leptos::prelude::*;

use crate::analysis::practice::calibration::{Calibration, RiskEvidence, calibrate};
use crate::app::state::workbook::Workbook;
use crate::document::{Edit, Evidence, Incident, RowId};

/// What the parts of the page share.
#[derive(Clone, Copy)]
pub struct Compared {
    /// The open engagement.
    pub workbook: Workbook,
    /// What happened, held against the estimates.
    pub found: Memo<Calibration>,
    /// The risk whose evidence is shown.
    pub shown: Memo<Option<RowId>>,
    /// Whether a table of incidents is being pasted.
    pub pasting: RwSignal<bool>,
    chosen: RwSignal<Option<RowId>>,
}

impl Compared {
    /// That of the open engagement, the first risk shown.
    pub fn new(workbook: Workbook) -> Self {
        let found = Memo::new(move |_| workbook.with_document(calibrate));
        let chosen = RwSignal::new(None);
        let shown = Memo::new(move |_| {
            found.with(|found| {
                let has = |id: &RowId| found.risks.iter().any(|one| one.risk == *id);
                let known = chosen.get().filter(has);
                known.or_else(|| Some(found.risks.first()?.risk))
            })
        });
        Self {
            workbook,
            found,
            shown,
            pasting: RwSignal::new(false),
            chosen,
        }
    }

    /// Shows the evidence about another risk.
    pub fn show(self, id: RowId) {
        self.chosen.set(Some(id));
    }

    /// The evidence about a risk, while there is some.
    pub fn evidence(self, id: RowId) -> Memo<Option<RiskEvidence>> {
        Memo::new(move |_| {
            self.found
                .with(|found| found.risks.iter().find(|one| one.risk == id).cloned())
        })
    }

    /// Whether anything was entered.
    pub fn any(self) -> Memo<bool> {
        let workbook = self.workbook;
        Memo::new(move |_| workbook.with_document(|one| !one.evidence.incidents.is_empty()))
    }
}

/// The edit that changes the evidence.
pub fn change(workbook: Workbook, with: impl FnOnce(&mut Evidence)) -> Edit {
    let mut evidence = workbook
        .document
        .with_untracked(|document| document.evidence.clone());
    with(&mut evidence);
    Edit::SetEvidence(evidence)
}

/// The edit that changes one incident.
pub fn change_one(workbook: Workbook, id: RowId, with: impl FnOnce(&mut Incident)) -> Edit {
    change(workbook, |evidence| {
        if let Some(one) = evidence.incidents.iter_mut().find(|one| one.id == id) {
            with(one);
        }
    })
}
