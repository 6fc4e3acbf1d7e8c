//! What this tab has done, to be taken back also after another tab's changes have come in.

use crate::codec::merge::carry;
use crate::document::{Edit, Engagement, History, Refused, Visit};

/// How often something may come in before the oldest steps cannot be taken back any more: each time keeps a document.
const MOST: usize = 12;

/// The steps that can be taken back or done again. What other tabs did is not among them, and stays whatever is done
/// with these.
#[derive(Clone, Debug, Default)]
pub struct Steps {
    /// Those that were done before something came in, with the document as it would be without that.
    before: Vec<(History, Engagement)>,
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
        for (history, _) in &mut self.before {
            history.forget_undone();
        }
        self.before.retain(|(history, _)| history.can_undo());
        Ok(())
    }

    /// Something is about to come into the document.
    pub fn come_in(&mut self, document: &Engagement) {
        if self.since.can_undo() || self.since.can_redo() {
            let since = std::mem::take(&mut self.since);
            self.before.push((since, document.clone()));
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
        before.any(|(history, line)| {
            while history.can_undo() {
                if carried(line, document, |line| history.undo(line)) {
                    return true;
                }
            }
            false
        })
    }

    /// Does the last undone step again. Says whether there was one.
    pub fn redo(&mut self, document: &mut Engagement) -> bool {
        let is_redone = self.before.iter_mut().any(|(history, line)| {
            while history.can_redo() {
                if carried(line, document, |line| history.redo(line)) {
                    return true;
                }
            }
            false
        });
        is_redone || self.since.redo(document)
    }

    /// Whether there is a step to take back.
    pub fn can_undo(&self) -> bool {
        self.since.can_undo() || self.before.iter().any(|(history, _)| history.can_undo())
    }

    /// Whether there is a step to do again.
    pub fn can_redo(&self) -> bool {
        self.since.can_redo() || self.before.iter().any(|(history, _)| history.can_redo())
    }
}

/// Changes the document without what came in, and what that changes in the document with it. Says whether there was
/// something.
fn carried(
    line: &mut Engagement,
    document: &mut Engagement,
    change: impl FnOnce(&mut Engagement) -> bool,
) -> bool {
    let base = line.clone();
    if !change(line) {
        return false;
    }
    match carry(&base, line, document) {
        Some(carried) if carried != *document => {
            *document = carried;
            true
        }
        _ => false,
    }
}
