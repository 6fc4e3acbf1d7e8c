//! The Activities page: its overview with the lists, or the tool whose address it is.

use leptos::prelude::*;

use crate::app::features::activities::causal::page::MapPage;
use crate::app::features::activities::hub::page::HubPage;
use crate::app::features::activities::log::edits::NextEntry;
use crate::app::features::activities::premortem::page::PremortemPage;
use crate::app::features::activities::review::page::ReviewPage;
use crate::app::features::activities::runbooks::page::RunbooksPage;
use crate::app::features::activities::silent::page::SilentPage;
use crate::app::features::activities::wheel::page::WheelPage;
use crate::app::features::calibration::page::CalibrationPage;
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
    // The lists are views of one page.
    let page = Memo::new(move |_| match shown.get() {
        ActivitiesView::Log | ActivitiesView::Actions => ActivitiesView::Overview,
        view => view,
    });
    move || match page.get() {
        ActivitiesView::Overview | ActivitiesView::Log | ActivitiesView::Actions => {
            view! { <HubPage view=shown.into() /> }.into_any()
        }
        ActivitiesView::Review => view! { <ReviewPage /> }.into_any(),
        ActivitiesView::Calibration => view! { <CalibrationPage /> }.into_any(),
        ActivitiesView::Runbooks => view! { <RunbooksPage /> }.into_any(),
        ActivitiesView::Premortem => view! { <PremortemPage /> }.into_any(),
        ActivitiesView::Map => view! { <MapPage /> }.into_any(),
        ActivitiesView::Silent => view! { <SilentPage /> }.into_any(),
        ActivitiesView::Wheel => view! { <WheelPage /> }.into_any(),
    }
}
