//! The head of a tool's page: where it stands, who does what in it.

use leptos::prelude::*;

use crate::app::features::activities::log::edits::activity_of;
use crate::app::route::{ActivitiesView, Page, Route};
use crate::app::state::workbook::Workbook;
use crate::app::ui::Crumbs;

/// The head.
#[component]
pub fn ToolHead(
    /// Which tool.
    view: ActivitiesView,
    /// What stands at the right: its buttons.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let overview = Route::Workbook(untrack(|| workbook.open_id()), Page::ACTIVITIES);
    let who = move || {
        let planned = |activity| {
            workbook.with_document(|document| {
                let who = document.charter.planned(activity);
                who.unwrap_or_default().trim().to_owned()
            })
        };
        activity_of(view).map(planned)
    };
    view! {
        <div class="head">
            <Crumbs above=vec![("Activities".to_owned(), overview.to_string())] here=view.name() />
            <span class="quiet hide-s">{who}</span>
            <span class="grow"></span>
            {children.map(|children| children())}
        </div>
    }
}
