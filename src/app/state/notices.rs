//! Short messages at the foot of the page, each with at most one thing to do.

use crate::app::state::library::Deleted;
use crate::document::EngagementId;

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
            Some(Action::Open(_) | Action::Update) => true,
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
    /// Loads the page again, as the version that waits.
    Update,
}

impl Action {
    /// What its button says.
    pub fn label(&self) -> &'static str {
        match self {
            Self::PutBack(_) => "Undo",
            Self::Open(_) => "Open it",
            Self::Update => "Reload to use it",
        }
    }
}
