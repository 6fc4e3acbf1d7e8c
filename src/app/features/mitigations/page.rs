//! The mitigations: what could be done, and what it saves.

use leptos::prelude::*;

use crate::app::frame::bridge::Old;
use crate::app::old::mitigations_table::mitigations_section;
use crate::app::state::odds::OddsState;
use crate::app::state::workbook::Workbook;

/// The view.
#[component]
pub fn MitigationsView() -> impl IntoView {
    let workbook: Workbook = expect_context();
    let odds: OddsState = expect_context();
    view! { <Old draw=move || mitigations_section(workbook, odds) /> }
}
