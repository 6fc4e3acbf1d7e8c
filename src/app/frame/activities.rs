//! The Activities page: all of it together, or the tool whose address it is.

use leptos::prelude::*;

use crate::app::answer::choices::{ScopeChoice, TargetChoice};
use crate::app::frame::bridge::OldLater;
use crate::app::frame::workbook::{load_own_page, own_page};
use crate::app::old::on_demand::OnDemand;
use crate::app::route::{ActivitiesView, Page};
use crate::app::state::workbook::{Screen, Workbook};
use crate::app::ui::{Later, PageHead, ready};

/// The page.
#[component]
pub fn ActivitiesPage() -> impl IntoView {
    let workbook: Workbook = expect_context();
    let shown = Memo::new(move |_| match workbook.screen.get() {
        Screen::Workbook(_, Page::Activities(view)) => view,
        _ => ActivitiesView::Overview,
    });
    move || match shown.get() {
        view @ (ActivitiesView::Calibration | ActivitiesView::Runbooks) => {
            let draw = move || ready(own_page(Page::Activities(view)));
            view! { <Later load=load_own_page draw /> }.into_any()
        }
        _ => view! {
            <PageHead title=Page::ACTIVITIES.name()>
                <ScopeChoice />
                <TargetChoice />
            </PageHead>
            <OldLater what=OnDemand::Activities />
        }
        .into_any(),
    }
}
