//! The journeys, the most critical first.

use leptos::prelude::*;

use crate::analysis::{JourneyMatrix, journey_matrix};
use crate::app::browser::page;
use crate::app::features::journeys::card::JourneyCard;
use crate::app::features::journeys::menu::JourneyMenu;
use crate::app::features::journeys::rows::{all, focus_soon, name_field};
use crate::app::state::workbook::Workbook;
use crate::app::ui::{Button, Popup};
use crate::codec::table::grid::Grid;
use crate::document::{Edit, Interaction, Journey, RowId};

/// This many are drawn until somebody asks for more.
const FIRST: usize = 20;

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
    shown: RwSignal<usize>,
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
        focus_soon(format!("#{}", name_field(id)));
    }
}

/// The list.
#[component]
pub fn JourneyList() -> impl IntoView {
    let journeys: Journeys = expect_context();
    let ids = Memo::new(move |_| {
        journeys.workbook.with_document(|document| {
            let ids = document.journeys.iter().map(|one| one.id);
            ids.collect::<Vec<_>>()
        })
    });
    let shown = move || {
        let mut ids = ids.get();
        ids.truncate(journeys.shown.get());
        ids
    };
    let hidden = move || ids.with(Vec::len).saturating_sub(journeys.shown.get());
    let more = move || journeys.shown.update(|shown| *shown += 2 * FIRST);
    view! {
        <section class="stack journeys" aria-label="Journeys">
            <For each=shown key=|id| *id let(id)>
                <JourneyCard id />
            </For>
            <Show when=move || hidden() != 0>
                <Button on_press=more>
                    {move || format!("Show {} more journeys", hidden().min(2 * FIRST))}
                </Button>
            </Show>
        </section>
        <JourneyMenu />
    }
}
