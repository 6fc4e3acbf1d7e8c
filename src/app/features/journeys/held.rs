//! What the parts of the page share.

use leptos::prelude::*;

use crate::analysis::{JourneyMatrix, journey_matrix};
use crate::app::browser::page;
use crate::app::features::journeys::rows::{all, name_field};
use crate::app::state::workbook::Workbook;
use crate::app::ui::Popup;
use crate::codec::table::grid::Grid;
use crate::document::{Edit, Interaction, Journey, RowId};

/// This many are drawn until somebody asks for more.
pub const FIRST: usize = 20;

/// What the parts of the page share.
#[derive(Clone, Copy)]
pub struct Journeys {
    /// The open engagement.
    pub workbook: Workbook,
    /// What each risk costs each journey.
    pub costs: Memo<JourneyMatrix>,
    /// A pasted table that waits for a yes; `None` while the dialog is closed.
    pub pasted: RwSignal<Option<Grid>>,
    /// The menu of the journeys.
    pub menu: Popup,
    /// Whose menu it is.
    pub menu_of: RwSignal<Option<RowId>>,
    /// How many are drawn.
    pub shown: RwSignal<usize>,
}

impl Journeys {
    /// Those of the open engagement.
    pub fn new(workbook: Workbook) -> Self {
        Self {
            workbook,
            costs: Memo::new(move |_| workbook.with_document(journey_matrix)),
            pasted: RwSignal::new(None),
            menu: Popup::new(),
            menu_of: RwSignal::new(None),
            shown: RwSignal::new(FIRST),
        }
    }

    /// Adds an empty journey, and goes to its name.
    pub fn add(self) {
        let id = page::new_id();
        let mut journey = Journey::blank(id);
        journey
            .interactions
            .push(Interaction::blank(page::new_id()));
        let mut journeys = all(self.workbook);
        journeys.push(journey);
        self.shown
            .update(|shown| *shown = journeys.len().max(*shown));
        self.workbook.edit(Edit::SetJourneys(journeys));
        page::focus_soon(&format!("#{}", name_field(id)));
    }
}
