//! Undo and redo over every action, one step for each visit to a cell.

use crate::document::edit::{Edit, NoSuchRow};
use crate::document::limits::{Full, overfull};
use crate::document::records::engagement::Engagement;

/// One stay in one cell: edits of the same visit undo together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Visit(pub u64);

/// What can be undone and redone. In memory only.
#[derive(Clone, Debug, Default)]
pub struct History {
    done: Vec<Step>,
    undone: Vec<Edit>,
}

/// Why an edit was not applied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// It names a row which is not there, or would remove the last target.
    NoSuchRow,
    /// A list would have more in it than it holds.
    Full(Full),
}

impl From<NoSuchRow> for Refused {
    fn from(_: NoSuchRow) -> Self {
        Self::NoSuchRow
    }
}

#[derive(Clone, Debug)]
struct Step {
    inverse: Edit,
    visit: Option<Visit>,
}

impl History {
    /// Applies an edit and remembers how to take it back. Edits of one visit join
    /// into one step; each must change the same thing, as keys typed in a cell do. One that would
    /// make a list longer than can be read again is refused, and nothing has changed.
    pub fn record(
        &mut self,
        document: &mut Engagement,
        edit: Edit,
        visit: Option<Visit>,
    ) -> Result<(), Refused> {
        let inverse = document.apply(edit.clone())?;
        if let Some(full) = overfull(document) {
            document.apply(inverse)?;
            return Err(Refused::Full(full));
        }
        let last = self.done.last();
        let continues = visit.is_some() && last.is_some_and(|step| step.visit == visit);
        self.undone.clear();
        if !continues {
            if inverse != edit {
                self.done.push(Step { inverse, visit });
            }
        } else if last.is_some_and(|step| step.inverse == edit) {
            // Typed back to what stood there: there is nothing to undo.
            self.done.pop();
        }
        Ok(())
    }

    /// Takes the last step back. Says whether there was one.
    pub fn undo(&mut self, document: &mut Engagement) -> bool {
        let Some(step) = self.done.pop() else {
            return false;
        };
        match document.apply(step.inverse) {
            Ok(redo) => {
                self.undone.push(redo);
                true
            }
            Err(NoSuchRow) => false,
        }
    }

    /// Does the last undone step again. Says whether there was one.
    pub fn redo(&mut self, document: &mut Engagement) -> bool {
        let Some(edit) = self.undone.pop() else {
            return false;
        };
        match document.apply(edit) {
            Ok(inverse) => {
                self.done.push(Step {
                    inverse,
                    visit: None,
                });
                true
            }
            Err(NoSuchRow) => false,
        }
    }

    /// Nothing that was undone can be done again.
    pub fn forget_undone(&mut self) {
        self.undone.clear();
    }

    /// Whether there is a step to take back.
    pub fn can_undo(&self) -> bool {
        !self.done.is_empty()
    }

    /// Whether there is a step to do again.
    pub fn can_redo(&self) -> bool {
        !self.undone.is_empty()
    }
}
