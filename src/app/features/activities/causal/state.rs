//! What the map shows, and which of its places is in hand.

use leptos::prelude::*;

use crate::analysis::practice::causal::{Map, causal_map};
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
    /// The place in hand, by its number on the map.
    pub picked: RwSignal<Option<usize>>,
    /// What leads to it, and where it leads.
    pub paths: Memo<Option<Paths>>,
    /// The cause of the arrow that is drawn next.
    pub from: RwSignal<Option<RowId>>,
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
        let picked = RwSignal::new(None);
        let paths = Memo::new(move |_| {
            let at: usize = picked.get()?;
            map.with(|map| (at < map.places.len()).then(|| paths(map, at)))
        });
        provide_context(Self {
            all,
            map,
            picture,
            picked,
            paths,
            from: RwSignal::new(None),
        });
    }

    /// Takes a place in hand, or lays it down.
    pub fn pick(self, at: usize) {
        self.picked.update(|picked| {
            *picked = if *picked == Some(at) { None } else { Some(at) };
        });
    }
}
