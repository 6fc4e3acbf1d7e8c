//! What the map shows, and which of its places is in hand.

use leptos::prelude::*;

use crate::analysis::practice::causal::{Map, Place, causal_map};
use crate::analysis::practice::causal_paths::{Paths, paths};
use crate::app::state::workbook::Workbook;
use crate::document::RowId;
use crate::drawing::activities::causal_svg::{Picture, picture};

/// The state of the map's page.
#[derive(Clone, Copy)]
pub struct MapState {
    /// All risks are on the map, and not only the costliest.
    pub all: RwSignal<bool>,
    /// The places and arrows.
    pub map: Memo<Map>,
    /// Where they are drawn.
    pub picture: Memo<Picture>,
    /// The number on the map of the place in hand.
    pub picked: Memo<Option<usize>>,
    /// What leads to it, and where it leads.
    pub paths: Memo<Option<Paths>>,
    /// The cause of the arrow that is drawn next.
    pub from: RwSignal<Option<RowId>>,
    /// The place in hand; its number changes with the map.
    held: RwSignal<Option<Place>>,
}

impl MapState {
    /// Nothing is in hand.
    pub fn provide(workbook: Workbook) {
        let all = RwSignal::new(false);
        let map = Memo::new(move |_| {
            let all = all.get();
            workbook.with_figures(|document, analysis| causal_map(document, analysis, all))
        });
        let picture = Memo::new(move |_| {
            map.with(|map| {
                workbook.with_figures(|document, analysis| picture(map, document, analysis))
            })
        });
        let held = RwSignal::new(None::<Place>);
        let picked = Memo::new(move |_| {
            let held = held.get()?;
            map.with(|map| map.places.iter().position(|place| *place == held))
        });
        let paths = Memo::new(move |_| picked.get().map(|at| map.with(|map| paths(map, at))));
        provide_context(Self {
            all,
            map,
            picture,
            picked,
            paths,
            from: RwSignal::new(None),
            held,
        });
    }

    /// Takes a place in hand, or lays it down.
    pub fn pick(self, at: usize) {
        let place = self.map.with_untracked(|map| map.places.get(at).copied());
        self.held
            .update(|held| *held = place.filter(|place| *held != Some(*place)));
    }
}
