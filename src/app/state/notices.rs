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
            Self::PutBack(_) => "Undo delete",
            Self::Open(_) => "Open it",
            Self::Update => "Reload to use it",
        }
    }
}
