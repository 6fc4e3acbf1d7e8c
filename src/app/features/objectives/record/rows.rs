//! The objectives of the document: how to read and change one, and what the parts of the page share.

use leptos::prelude::*;

use crate::analysis::objective::{ObjectiveFigures, figures};
use crate::app::browser::page;
use crate::app::state::workbook::Workbook;
use crate::app::ui::Popup;
use crate::document::{Edit, Engagement, Objective, RowId};
use crate::text::objectives::slo_words::objective_name;

/// What the parts of the page share.
#[derive(Clone, Copy)]
pub struct Objectives {
    /// The open engagement.
    pub workbook: Workbook,
    /// The one that is shown.
    pub shown: Memo<Option<RowId>>,
    /// Which part of it is shown.
    pub tab: RwSignal<String>,
    /// Whether its definition is being edited.
    pub editing: RwSignal<bool>,
    /// Whether its alerts are being exported.
    pub exporting: RwSignal<bool>,
    /// Whether objectives are being imported.
    pub importing: RwSignal<bool>,
    /// The choice of what to add one for.
    pub adding: Popup,
    chosen: RwSignal<Option<RowId>>,
}

impl Objectives {
    /// Those of the open engagement, the first one shown.
    pub fn new(workbook: Workbook) -> Self {
        let chosen = RwSignal::new(None);
        let shown = Memo::new(move |_| {
            workbook.with_document(|document| {
                let known = chosen.get().filter(|id| document.objective(*id).is_some());
                known.or_else(|| Some(document.objectives.first()?.id))
            })
        });
        Self {
            workbook,
            shown,
            tab: RwSignal::new("definition".to_owned()),
            editing: RwSignal::new(false),
            exporting: RwSignal::new(false),
            importing: RwSignal::new(false),
            adding: Popup::new(),
            chosen,
        }
    }

    /// Shows another one.
    pub fn show(self, id: RowId) {
        if self.shown.get_untracked() != Some(id) {
            self.editing.set(false);
        }
        self.chosen.set(Some(id));
    }

    /// Adds an objective for a journey, or for the whole service, and goes to its target.
    pub fn add(self, journey: Option<RowId>) {
        let id = page::new_id();
        let mut objective = Objective::blank(id);
        objective.journey = journey;
        let objectives = self.workbook.document.with_untracked(|document| {
            let own = journey.and_then(|id| document.journey(id)?.target);
            objective.target = own.or(Some(document.chosen_target));
            let mut objectives = document.objectives.clone();
            objectives.push(objective);
            objectives
        });
        self.workbook.edit(Edit::SetObjectives(objectives));
        self.chosen.set(Some(id));
        self.edit_definition();
    }

    /// Opens the fields of the definition, and goes to the target.
    pub fn edit_definition(self) {
        self.tab.set("definition".to_owned());
        self.editing.set(true);
        page::focus_soon(&format!("#{TARGET_FIELD}"));
    }
}

/// The id of the field with the target.
pub const TARGET_FIELD: &str = "objective-target";

/// Reads an objective, while it is there.
pub fn read<T>(
    workbook: Workbook,
    id: RowId,
    read: impl FnOnce(&Engagement, &Objective) -> T,
) -> Option<T> {
    workbook.with_document(|document| Some(read(document, document.objective(id)?)))
}

/// Reads its figures, while it is there.
pub fn with_figures<T>(
    workbook: Workbook,
    id: RowId,
    show: impl FnOnce(&ObjectiveFigures) -> T,
) -> Option<T> {
    read(workbook, id, |document, one| show(&figures(document, one)))
}

/// What it is called in labels, such as "Checkout: availability".
pub fn called(workbook: Workbook, id: RowId) -> String {
    read(workbook, id, |document, one| objective_name(one, document)).unwrap_or_default()
}

/// The edit that changes one.
pub fn change(workbook: Workbook, id: RowId, with: impl FnOnce(&mut Objective)) -> Edit {
    let mut objectives = workbook
        .document
        .with_untracked(|document| document.objectives.clone());
    if let Some(one) = objectives.iter_mut().find(|one| one.id == id) {
        with(one);
    }
    Edit::SetObjectives(objectives)
}
