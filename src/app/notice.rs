//! Short messages at the foot of the page, each with at most one thing to do.

use leptos::prelude::*;

use super::browser::page;
use super::desk::Desk;
use super::route::Route;
use crate::app::view::tap;
use crate::model::EngagementId;

/// A message that stays until it is closed or acted on.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    /// What happened and what it means.
    pub text: String,
    /// What can be done about it.
    pub action: Option<Action>,
}

/// What a notice offers.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Puts a deleted record back as it was.
    PutBack {
        /// Its storage key.
        key: String,
        /// Its bytes.
        raw: String,
    },
    /// Opens another engagement.
    Open(EngagementId),
}

impl Action {
    fn label(&self) -> &'static str {
        match self {
            Self::PutBack { .. } => "Undo delete",
            Self::Open(_) => "Open it",
        }
    }
}

/// The list of messages, announced to screen readers as they come.
#[component]
pub fn Notices() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let close = move |text: &str| {
        desk.notices
            .update(|all| all.retain(|one| one.text != text))
    };
    view! {
        <div class="notices" role="status">
            <For each=move || desk.notices.get() key=|notice| notice.text.clone() let:notice>
                {
                    let text = notice.text.clone();
                    let act = notice.action.map(|action| {
                        let text = notice.text.clone();
                        let label = action.label();
                        let run = move |_| {
                            close(&text);
                            match action.clone() {
                                Action::PutBack { key, raw } => desk.put_back(&key, &raw),
                                Action::Open(id) => page::go(&Route::Risks(id).to_string()),
                            }
                        };
                        view! { <button class="line" on:click=tap(run)>{label}</button> }
                    });
                    view! {
                        <p class="notice">
                            <span>{notice.text.clone()}</span>
                            {act}
                            <button aria-label="Close this message" on:click=tap(move |_| close(&text))>"Close"</button>
                        </p>
                    }
                }
            </For>
        </div>
    }
}
