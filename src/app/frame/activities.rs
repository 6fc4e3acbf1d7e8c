//! The Activities page: its overview with the lists, or the tool whose address it is.

use leptos::prelude::*;

use crate::app::features::activities::causal::page::MapPage;
use crate::app::features::activities::hub::page::HubPage;
use crate::app::features::activities::hub::tool_head::ToolHead;
use crate::app::features::activities::log::edits::{NextEntry, activity_of};
use crate::app::features::activities::log::list::{AddEntry, LogCard};
use crate::app::features::activities::runbooks::page::RunbooksPage;
use crate::app::features::activities::premortem::page::PremortemPage;
use crate::app::features::activities::silent::page::SilentPage;
use crate::app::features::activities::wheel::page::WheelPage;
use crate::app::features::calibration::page::CalibrationPage;
use crate::app::frame::bridge::OldLater;
use crate::app::old::on_demand::OnDemand;
use crate::app::route::{ActivitiesView, Page};
use crate::app::state::workbook::{Screen, Workbook};
use crate::app::ui::lazy_part;

lazy_part! {
    /// Draws the page.
    fn activities_page() -> AnyView, in pages, loaded by load_activities {
        view! { <ActivitiesPage /> }.into_any()
    }
}

#[component]
fn ActivitiesPage() -> impl IntoView {
    let workbook: Workbook = expect_context();
    NextEntry::provide();
    let shown = Memo::new(move |_| match workbook.screen.get() {
        Screen::Workbook(_, Page::Activities(view)) => view,
        _ => ActivitiesView::Overview,
    });
    let tool = Memo::new(move |_| match shown.get() {
        ActivitiesView::Overview | ActivitiesView::Log | ActivitiesView::Actions => None,
        tool => Some(tool),
    });
    move || match tool.get() {
        None => view! { <HubPage view=shown.into() /> }.into_any(),
        Some(ActivitiesView::Calibration) => view! { <CalibrationPage /> }.into_any(),
        Some(ActivitiesView::Runbooks) => view! { <RunbooksPage /> }.into_any(),
        Some(ActivitiesView::Premortem) => view! { <PremortemPage /> }.into_any(),
        Some(ActivitiesView::Map) => view! { <MapPage /> }.into_any(),
        Some(ActivitiesView::Silent) => view! { <SilentPage /> }.into_any(),
        Some(ActivitiesView::Wheel) => view! { <WheelPage /> }.into_any(),
        Some(view) => view! { <OldTool view /> }.into_any(),
    }
}

/// A tool that the old layer draws.
#[component]
fn OldTool(view: ActivitiesView) -> impl IntoView {
    let activity = activity_of(view);
    view! {
        <ToolHead view>{activity.map(|activity| view! { <AddEntry activity /> })}</ToolHead>
        <OldLater what=OnDemand::Tool(view) />
        {activity.map(|activity| view! { <LogCard activity /> })}
    }
}
