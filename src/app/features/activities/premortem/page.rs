//! The pre-mortem: ways to fail, entered fast, and what becomes of them.

use leptos::prelude::*;

use crate::app::features::activities::hub::tool_head::ToolHead;
use crate::app::features::activities::log::list::{AddEntry, LogCard};
use crate::app::features::activities::premortem::clock::RoundClock;
use crate::app::features::activities::premortem::enter::EnterIdea;
use crate::app::features::activities::premortem::ideas::Ideas;
use crate::app::route::ActivitiesView;
use crate::app::ui::Split;
use crate::document::Activity;

/// The page.
#[component]
pub fn PremortemPage() -> impl IntoView {
    let side = || {
        view! {
            <RoundClock />
            <LogCard activity=Activity::Premortem />
        }
    };
    view! {
        <ToolHead view=ActivitiesView::Premortem>
            <AddEntry activity=Activity::Premortem />
        </ToolHead>
        <Split side side_label="The clock and the log" answer_first=true>
            <EnterIdea />
            <Ideas />
        </Split>
    }
}
