//! What this tab has done, to be taken back also after another tab's changes have come in.

use crate::document::{Edit, Engagement, History, Refused, Visit};

/// How often something may come in before the oldest steps cannot be taken back any more: each time keeps a document.
const MOST: usize = 12;

/// Brings a change of a document to one that grew from it, as [`carry`](crate::codec::merge::carry) does, which is handed in
/// by what brings documents together: it need not be loaded before anything comes in.
pub type Carry = fn(&Engagement, &Engagement, &Engagement) -> Option<Engagement>;

/// The steps that can be taken back or done again. What other tabs did is not among them, and stays whatever is done
/// with these.
#[derive(Clone, Debug, Default)]
pub struct Steps {
    before: Vec<Before>,
    /// Those done since.
    since: History,
}

impl Steps {
    /// Applies an edit and remembers how to take it back, as [`History::record`] does.
    ///
    /// # Errors
    /// It cannot be applied; nothing has changed.
    pub fn record(
        &mut self,
        document: &mut Engagement,
        edit: Edit,
        visit: Option<Visit>,
    ) -> Result<(), Refused> {
        self.since.record(document, edit, visit)?;
        for before in &mut self.before {
            before.history.forget_undone();
        }
        self.before.retain(|before| before.history.can_undo());
        Ok(())
    }

    /// Something is about to come into the document.
    pub fn come_in(&mut self, document: &Engagement, carry: Carry) {
        if self.since.can_undo() || self.since.can_redo() {
            self.before.push(Before {
                history: std::mem::take(&mut self.since),
                line: document.clone(),
                carry,
            });
        }
        if self.before.len() > MOST {
            self.before.remove(0);
        }
    }

    /// Takes the last step back. Says whether there was one. A step that what came in has changed or removed since
    /// is passed over.
    pub fn undo(&mut self, document: &mut Engagement) -> bool {
        if self.since.undo(document) {
            return true;
        }
        let mut before = self.before.iter_mut().rev();
        before.any(|before| {
            while before.history.can_undo() {
                if before.step(document, History::undo) {
                    return true;
                }
            }
            false
        })
    }

    /// Does the last undone step again. Says whether there was one.
    pub fn redo(&mut self, document: &mut Engagement) -> bool {
        let is_redone = self.before.iter_mut().any(|before| {
            while before.history.can_redo() {
                if before.step(document, History::redo) {
                    return true;
                }
            }
            false
        });
        is_redone || self.since.redo(document)
    }

    /// Whether there is a step to take back.
    pub fn can_undo(&self) -> bool {
        self.since.can_undo() || self.before.iter().any(|before| before.history.can_undo())
    }

    /// Whether there is a step to do again.
    pub fn can_redo(&self) -> bool {
        self.since.can_redo() || self.before.iter().any(|before| before.history.can_redo())
    }
}

/// Steps that were done before something came in.
#[derive(Clone, Debug)]
struct Before {
    history: History,
    /// The document as it would be without what came in.
    line: Engagement,
    carry: Carry,
}

impl Before {
    /// Changes the document without what came in, and what that changes in the document with it. Says whether there was
    /// something.
    fn step(
        &mut self,
        document: &mut Engagement,
        step: fn(&mut History, &mut Engagement) -> bool,
    ) -> bool {
        let base = self.line.clone();
        if !step(&mut self.history, &mut self.line) {
            return false;
        }
        match (self.carry)(&base, &self.line, document) {
            Some(carried) if carried != *document => {
                *document = carried;
                true
            }
            _ => false,
        }
    }
}
