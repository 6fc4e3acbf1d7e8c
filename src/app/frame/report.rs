//! The report with what other features draw of it, downloaded when it is first shown.

use leptos::prelude::*;

use crate::app::features::odds::page::CurveAlone;
use crate::app::features::report::page::{ReportDocument, ReportViews};
use crate::app::ui::{Later, lazy_part, ready};

/// The Report page.
#[component]
pub fn ReportPage() -> impl IntoView {
    view! { <Later load=load_report draw=|| ready(report(true)) /> }
}

/// The report of what a link carries.
#[component]
pub fn WrittenReport() -> impl IntoView {
    view! { <Later load=load_report draw=|| ready(report(false)) /> }
}

lazy_part! {
    /// Draws the report: with its views as a page, or the document alone.
    fn report(views: bool) -> AnyView, in pages, loaded by load_report {
        let curve = ViewFn::from(|| view! { <CurveAlone /> });
        match views {
            true => view! { <ReportViews curve /> }.into_any(),
            false => view! { <ReportDocument curve /> }.into_any(),
        }
    }
}
