//! Which figures are estimated, and which of them is looked at.

use leptos::prelude::*;

use crate::analysis::practice::silent::proposed;
use crate::app::state::workbook::Workbook;
use crate::codec::silent::{Asking, Question};
use crate::document::names::row_name;
use crate::document::rounds::Figure;

/// The figures that everybody estimates alone.
#[derive(Clone, Copy)]
pub struct Asked {
    workbook: Workbook,
    figures: RwSignal<Vec<Figure>>,
    shown: RwSignal<Option<Figure>>,
}

impl Asked {
    /// What is worth asking as the page opens, until somebody chooses.
    pub fn provide(workbook: Workbook) -> Self {
        let figures = untrack(|| workbook.with_figures(proposed));
        let asked = Self {
            workbook,
            figures: RwSignal::new(figures),
            shown: RwSignal::new(None),
        };
        provide_context(asked);
        asked
    }

    /// All that are asked and whose risks are here.
    pub fn figures(self) -> Vec<Figure> {
        let mut figures = self.figures.get();
        self.workbook
            .with_document(|document| figures.retain(|one| document.risk(one.risk).is_some()));
        figures
    }

    /// The one that is looked at: the first until somebody chooses.
    pub fn shown(self) -> Option<Figure> {
        let figures = self.figures();
        let chosen = self.shown.get().filter(|one| figures.contains(one));
        chosen.or_else(|| figures.first().copied())
    }

    /// Looks at a figure, and asks it if it is not asked yet.
    pub fn show(self, figure: Figure) {
        self.ask(figure);
        self.shown.set(Some(figure));
    }

    /// Asks a figure, behind the others.
    pub fn ask(self, figure: Figure) {
        if self.figures.with_untracked(|all| !all.contains(&figure)) {
            self.figures.update(|all| all.push(figure));
        }
    }

    /// Asks a figure no more. What was said of it stays.
    pub fn leave_out(self, figure: Figure) {
        self.figures.update(|all| all.retain(|one| *one != figure));
    }

    /// The figure behind the one that is looked at; after the last comes the first.
    pub fn next(self) -> Option<Figure> {
        let (figures, shown) = (self.figures(), self.shown()?);
        let at = figures.iter().position(|one| *one == shown)?;
        let next = figures[(at + 1) % figures.len()];
        (next != shown).then_some(next)
    }

    /// What the link asks; `None` while nothing is asked.
    pub fn asking(self) -> Option<Asking> {
        let figures = self.figures();
        let asking = self.workbook.with_document(|document| Asking {
            of: document.name.clone(),
            questions: (figures.iter())
                .map(|figure| Question {
                    figure: *figure,
                    name: row_name(figure.risk, document),
                })
                .collect(),
        });
        (!figures.is_empty()).then_some(asking)
    }
}
