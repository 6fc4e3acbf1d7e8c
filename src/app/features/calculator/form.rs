//! What the calculator is asked: the texts of its fields, as they stand in the address.

use leptos::prelude::*;

use crate::app::browser::page;
use crate::app::route::Route;
use crate::app::state::workbook::{Screen, Workbook};
use crate::codec::link::calculator::{Ask, Field};
use crate::math::Percent;
use crate::text::calculator::{slo_answers as answers, slo_figures};

/// The texts. Copies share them.
#[derive(Clone, Copy)]
pub struct Form(RwSignal<Ask>);

impl Form {
    /// The texts of an address; they follow another address that is opened.
    pub fn new(workbook: Workbook, ask: Ask) -> Self {
        let form = Self(RwSignal::new(ask));
        Effect::new(move || {
            if let Screen::Slo(ask) = workbook.screen.get() {
                form.0.set(ask);
            }
        });
        form
    }

    /// Reads what is asked.
    pub fn with<T>(self, read: impl FnOnce(&Ask) -> T) -> T {
        self.0.with(read)
    }

    /// The text of a field.
    pub fn get(self, field: Field) -> String {
        self.with(|ask| ask.get(field).to_owned())
    }

    /// Sets the text of a field, and what follows it: the downtime that a target allows, or the target that
    /// a downtime takes.
    pub fn set(self, field: Field, text: String) {
        self.0.update(|ask| {
            ask.set(field, text);
            slo_figures::follow(ask, field);
        });
        self.0.with_untracked(|ask| {
            page::replace_fragment(&Route::Slo(ask.clone()).to_string());
        });
    }

    /// The target, where one can be read.
    pub fn target(self) -> Option<Percent> {
        self.with(|ask| answers::target(ask).ok().flatten())
    }
}
