//! Short messages at the foot of the page, each with at most one thing to do.

use leptos::prelude::{Get, Update};

use crate::app::browser::page;
use crate::app::route::Route;
use crate::app::state::library::Deleted;
use crate::app::state::workbook::Workbook;
use crate::app::view::{El, el};
use crate::document::EngagementId;

/// A message that stays until it is closed or acted on.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    /// Tells it from another with the same text.
    pub number: u64,
    /// What happened and what it means.
    pub text: String,
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
    fn label(&self) -> &'static str {
        match self {
            Self::PutBack(_) => "Undo delete",
            Self::Open(_) => "Open it",
            Self::Update => "Reload to use it",
        }
    }
}

/// The list of messages, announced to screen readers as they come.
pub fn notices(workbook: Workbook) -> El {
    el("div.notices").attr("role", "status").rows(
        move || workbook.notices.get(),
        move |notice| draw(workbook, notice),
    )
}

fn draw(workbook: Workbook, notice: &Notice) -> El {
    let closed = notice.clone();
    let close = move || {
        workbook
            .notices
            .update(|all| all.retain(|one| one.number != closed.number));
    };
    let mut drawn = el("p.notice").child(el("span").text(&notice.text));
    if let Some(action) = notice.action.clone() {
        let label = action.label();
        let run = move || {
            close();
            match &action {
                Action::PutBack(deleted) => workbook.put_back(deleted),
                Action::Open(id) => page::go(&Route::risks(*id).to_string()),
                Action::Update => workbook.update(),
            }
        };
        drawn = drawn.child(el("button.line").text(label).tap(run));
    }
    let button = el("button")
        .label("Close this message")
        .text("Close")
        .tap(close);
    drawn.child(button)
}
