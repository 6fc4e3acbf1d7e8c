//! Edits of the open engagement, undo and redo.

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::KeyboardEvent;

use crate::app::state::held::Typing;
use crate::app::state::workbook::Workbook;
use crate::app::ui::lazy_part;
use crate::codec::merge::steps::Steps;
use crate::document::names::estimate_name;
use crate::document::records::record::MOST_CHARACTERS;
use crate::document::{Edit, Engagement, Refused, RowId, Visit};
use crate::text::limit_words;
use crate::text::together::together_words::what_differs;

/// Whether a text is longer than can be read again: it stays in its field.
pub fn is_too_long(text: &str) -> bool {
    text.len() > MOST_CHARACTERS && text.chars().count() > MOST_CHARACTERS
}

impl Workbook {
    /// A field was entered: what is typed in it undoes as one step.
    pub fn enter_field(&self) {
        self.state().visits += 1;
    }

    /// Applies what was typed in a field since it was entered, as one step.
    pub fn edit_in_field(&self, edit: Edit) {
        let visit = Visit(self.state().visits);
        self.edit_in(edit, Some(visit));
    }

    /// The raw text of this cell while it is being typed in.
    pub fn typing_in(&self, row: RowId, column: usize) -> Option<String> {
        let state = self.state();
        let typing = state.typing.as_ref()?;
        (typing.row == row && typing.column == column).then(|| typing.text.clone())
    }

    /// Remembers the raw text of the cell being typed in; `None` when it is left.
    pub fn set_typing(&self, typing: Option<Typing>) {
        self.state().typing = typing;
    }

    /// Applies an edit as an undoable step of its own.
    pub fn edit(&self, edit: Edit) {
        self.edit_in(edit, None);
    }

    /// As [`Self::edit`]; false when it is refused, which is said.
    pub fn try_edit(&self, edit: Edit) -> bool {
        self.edit_in(edit, None)
    }

    fn edit_in(&self, edit: Edit, visit: Option<Visit>) -> bool {
        let mut recorded = Ok(());
        self.change(|steps, document| {
            recorded = steps.record(document, edit, visit);
            recorded.is_ok()
        });
        if let Err(Refused::Full(list)) = &recorded {
            self.fail(limit_words::full(list));
        }
        recorded.is_ok()
    }

    /// Says that a field holds more text than can be read again, or takes that back.
    pub fn tell_too_long(&self, is_too_long: bool) {
        let said = limit_words::long();
        match is_too_long {
            true => self.fail(said),
            false => self
                .notices
                .update(|all| all.retain(|one| one.text != said)),
        }
    }

    /// Whether that is said now.
    pub fn says_too_long(&self) -> bool {
        let said = limit_words::long();
        self.notices
            .with_untracked(|all| all.iter().any(|one| one.text == said))
    }

    /// Takes the last step back.
    pub fn undo(&self) {
        self.step("Undone", Steps::undo);
    }

    /// Does the last undone step again.
    pub fn redo(&self) {
        self.step("Done again", Steps::redo);
    }

    fn step(&self, done: &'static str, step: fn(&mut Steps, &mut Engagement) -> bool) {
        let (workbook, before) = (*self, self.document.get_untracked());
        self.set_typing(None);
        self.change(step);
        self.stepped.update(|count| *count += 1);
        spawn_local(async move {
            // Where it cannot be said, it is done all the same.
            let _ = stepped(workbook, done, before).await;
        });
    }

    /// Undoes or redoes a step if these are the keys for it.
    pub fn undo_by_key(&self, event: &KeyboardEvent) {
        if !(event.ctrl_key() || event.meta_key()) || event.alt_key() {
            return;
        }
        match (event.key().to_ascii_lowercase().as_str(), event.shift_key()) {
            ("z", false) => self.undo(),
            ("z", true) | ("y", false) => self.redo(),
            _ => return,
        }
        event.prevent_default();
    }

    fn change(&self, change: impl FnOnce(&mut Steps, &mut Engagement) -> bool) {
        let mut steps = std::mem::take(&mut self.state().steps);
        let changed = self
            .document
            .try_update(|document| {
                let name = document.name.clone();
                let is_unnamed = name == estimate_name(document);
                let changed = change(&mut steps, document);
                // What nobody has named follows its first risk, and so does undoing.
                if is_unnamed && document.name == name {
                    document.name = estimate_name(document);
                }
                changed
            })
            .unwrap_or_default();
        self.can_undo.set(steps.can_undo());
        self.can_redo.set(steps.can_redo());
        self.state().steps = steps;
        if changed {
            self.touch();
        }
    }

    pub(crate) fn forget_history(&self) {
        self.set_typing(None);
        self.state().steps = Steps::default();
        self.can_undo.set(false);
        self.can_redo.set(false);
    }
}

lazy_part! {
    /// Says what a step has changed since the document was so: it may stand on another page, or out of sight.
    fn stepped(workbook: Workbook, done: &'static str, before: Engagement) -> (), in library {
        let after = workbook.document.get_untracked();
        let what = (before.id == after.id).then(|| what_differs(&before, &after)).flatten();
        if let Some(what) = what {
            workbook.tell_step(format!("{done}: {what}."));
        }
    }
}
