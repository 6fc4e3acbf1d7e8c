//! The tabs of the report's views.

use leptos::prelude::*;

use crate::app::route::{Page, ReportView, Route};
use crate::app::state::workbook::{Screen, Workbook};
use crate::app::ui::{PillTab, PillTabs};

/// The tabs of the views.
#[component]
pub fn ViewTabs() -> impl IntoView {
    let workbook: Workbook = expect_context();
    let address = move |view| Route::Workbook(workbook.open_id(), Page::Report(view)).to_string();
    let tabs = move || {
        let tab = |view: ReportView| PillTab {
            name: view.name().to_owned(),
            href: address(view),
            count: None,
        };
        ReportView::ALL.map(tab).to_vec()
    };
    let current = move || match workbook.screen.get() {
        Screen::Workbook(_, Page::Report(view)) => address(view),
        _ => String::new(),
    };
    view! {
        <PillTabs
            label="Views of the report"
            tabs=Signal::derive(tabs)
            current=Signal::derive(current)
        />
    }
}
