//! A text as it is typed: it stays so until its field is left, and then shows what was understood.

use leptos::prelude::*;

use crate::app::state::workbook::Workbook;
use crate::document::Edit;

/// What is being typed in one field. Copies name the same field.
#[derive(Clone, Copy)]
pub struct Typed {
    text: RwSignal<Option<String>>,
    workbook: Workbook,
}

impl Typed {
    /// A field nobody is in; undoing lets go of what is typed.
    pub fn new(workbook: Workbook) -> Self {
        let text = RwSignal::new(None);
        Effect::new(move || {
            workbook.stepped.track();
            text.set(None);
        });
        Self { text, workbook }
    }

    /// What the field shows: what is typed, else what was `understood`.
    pub fn shown(self, understood: impl FnOnce() -> String) -> String {
        self.text.get().unwrap_or_else(understood)
    }

    /// The field was entered: what is typed in it undoes as one step.
    pub fn enter(self) {
        self.workbook.enter_field();
    }

    /// A key was pressed; `edit` takes over what stands there now.
    pub fn write(self, text: String, edit: Edit) {
        self.text.set(Some(text));
        self.workbook.edit_in_field(edit);
    }

    /// The field was left.
    pub fn leave(self) {
        self.text.set(None);
    }
}
