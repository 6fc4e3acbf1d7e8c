//! What the workbook holds beside the document: what is typed, what is unsaved, what is said.

use std::rc::Rc;

use gloo_timers::callback::Timeout;

use crate::app::browser::journal::Journal;
use crate::codec::json::Stamp;
use crate::codec::merge::Merged;
use crate::document::{Engagement, EngagementId, RowId};
use crate::store::{Entry, Session};

/// Whether the person's work is in storage.
#[derive(Clone, Debug, PartialEq)]
pub enum SaveState {
    /// Nothing entered yet.
    Fresh,
    /// All of it, and on disk.
    Saved,
    /// All of it, but the browser does not say whether it is on disk.
    InBrowser,
    /// Soon.
    Saving,
    /// Not any more: another tab deleted it.
    Deleted,
    /// Kept in this tab only, since the browser denies storage.
    InTabOnly,
    /// Not: why, and what to do.
    NotSaved(String),
}

/// What saving keeps from one step to the next.
#[derive(Default)]
pub(crate) struct Saving {
    /// Whether the document has changes that are not in storage.
    pub(crate) dirty: bool,
    /// When the first of them was made, in milliseconds.
    pub(super) dirty_since: Option<f64>,
    /// Saves when typing has paused.
    pub(super) timer: Option<Timeout>,
    /// Tries again what could not be stored.
    pub(super) retry: Option<Timeout>,
    pub(super) journal: Rc<Journal>,
    /// Counts what was handed to the journal, so that only the last of it is said to be saved.
    pub(super) confirming: u64,
    /// Ends the wait for the journal, or tries it again.
    pub(super) late: Option<Timeout>,
    /// What was handed to the journal last, until it has it.
    pub(super) unconfirmed: Option<Entry>,
    /// Whether the page has left that for the next start, since it seemed to end.
    pub(super) is_left: bool,
}

/// The raw text of the one cell being typed in.
pub struct Typing {
    /// Its row.
    pub row: RowId,
    /// Its column.
    pub column: usize,
    /// What stands in the field.
    pub text: String,
}

/// An engagement as it is in this tab alone, with the hold on its record.
#[derive(Clone, Debug, PartialEq)]
pub struct Unsaved {
    /// The document.
    pub engagement: Engagement,
    pub(crate) session: Session,
}

/// A copy of an engagement that came from outside.
#[derive(Clone, Debug, PartialEq)]
pub struct Came {
    /// The document.
    pub engagement: Engagement,
    /// What it says about its writing.
    pub stamp: Option<Stamp>,
    /// The name of its file; empty for a link.
    pub file: String,
    /// When it was saved or the link was made, as an ISO time or date; empty where that is not known.
    pub saved: String,
}

/// A message.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    /// Tells it from another with the same text.
    pub number: u64,
    /// What happened and what it means.
    pub text: String,
    /// Whether something did not work, so that the message stays until it is closed.
    pub is_failure: bool,
    /// What can be done about it.
    pub action: Option<Action>,
}

/// A longer text takes longer to read than a message is shown.
const READ_AT_ONCE: usize = 90;

impl Notice {
    /// Whether it stays until it is closed or another page is shown.
    pub fn stays(&self) -> bool {
        match self.action {
            Some(Action::PutBack(_)) => false,
            Some(Action::Open(_) | Action::PutIn(_) | Action::Update) => true,
            None => self.is_failure || self.text.len() > READ_AT_ONCE,
        }
    }
}

/// What a notice offers.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Puts back what was deleted, as it was.
    PutBack(Box<Deleted>),
    /// Opens another engagement.
    Open(EngagementId),
    /// Puts in what another tab has in the fields that both changed.
    PutIn(Box<Merged>),
    /// Loads the page again, as the version that waits.
    Update,
}

impl Action {
    /// What its button says.
    pub fn label(&self) -> &'static str {
        match self {
            Self::PutBack(_) => "Undo",
            Self::Open(_) => "Open it",
            Self::PutIn(_) => "Use the other",
            Self::Update => "Reload to use it",
        }
    }
}

/// What was deleted, to put it back.
#[derive(Clone, Debug, PartialEq)]
pub struct Deleted {
    /// Its storage key.
    pub(super) key: String,
    /// Its bytes.
    pub(super) raw: String,
    /// What was typed in it and not saved.
    pub(super) unsaved: Option<Unsaved>,
}
