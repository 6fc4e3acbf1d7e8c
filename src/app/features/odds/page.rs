//! The odds: how often each target holds, and what drives it.

use leptos::prelude::*;

use crate::app::frame::bridge::Old;
use crate::app::old::odds_panel::odds_section;
use crate::app::state::odds::OddsState;
use crate::app::state::workbook::Workbook;

/// The view.
#[component]
pub fn OddsView() -> impl IntoView {
    let workbook: Workbook = expect_context();
    let odds: OddsState = expect_context();
    view! { <Old draw=move || odds_section(workbook, odds) /> }
}
