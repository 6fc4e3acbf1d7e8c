//! The systemic risks: what makes every incident worse.

use leptos::prelude::*;

use crate::app::frame::bridge::Old;
use crate::app::old::systemic_table::systemic_section;
use crate::app::state::workbook::Workbook;

/// The view.
#[component]
pub fn SystemicView() -> impl IntoView {
    let workbook: Workbook = expect_context();
    view! { <Old draw=move || systemic_section(workbook) /> }
}
