//! A table of incidents that is being pasted.

use leptos::prelude::*;

use crate::app::browser::page;
use crate::app::features::calibration::record::Compared;
use crate::codec::table::grid::Grid;
use crate::codec::table::incidents::look::Said;
use crate::codec::table::incidents::read::{ReadIncidents, read_as};

/// A table that is being pasted, and what was understood of it.
#[derive(Clone, Copy)]
pub struct Pasted {
    /// The cells; `None` before anything is pasted.
    grid: RwSignal<Option<Grid>>,
    /// What the person said about them.
    pub said: RwSignal<Said>,
    /// What that comes to.
    pub read: Memo<ReadIncidents>,
}

impl Pasted {
    /// Nothing yet.
    pub fn new(compared: Compared) -> Self {
        let grid = RwSignal::new(None::<Grid>);
        let said = RwSignal::new(Said::default());
        let workbook = compared.workbook;
        let read = Memo::new(move |_| {
            grid.with(|grid| {
                let grid = grid.as_ref()?;
                let read = said.with(|said| {
                    workbook.with_document(|document| read_as(grid, said, document, page::new_id))
                });
                Some(read)
            })
            .unwrap_or_default()
        });
        Self { grid, said, read }
    }

    /// Takes what is in the box now. What was said holds for the same columns, such as with a row typed below.
    pub fn take(self, grid: Option<Grid>) {
        let titles = || self.read.with_untracked(|read| read.titles.clone());
        let before = titles();
        self.grid.set(grid);
        if titles() != before {
            self.said.set(Said::default());
        }
    }
}
