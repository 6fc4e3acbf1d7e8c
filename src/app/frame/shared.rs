//! What a link carries, with the report that another feature draws.

use leptos::prelude::*;

use crate::app::features::share::shared::SharedPage;
use crate::app::frame::notices::follow_notices;
use crate::app::frame::report::WrittenReport;
use crate::app::ui::{Later, lazy_part, ready};

/// The page.
#[component]
pub fn SharedLink(
    /// What the link carries.
    data: String,
) -> impl IntoView {
    view! { <Later load=load_link draw=move || ready(link(data.clone())) /> }
}

lazy_part! {
    /// Draws what a link carries.
    fn link(data: String) -> AnyView, in links, loaded by load_link {
        let report = ViewFn::from(|| view! { <Report /> });
        view! { <SharedPage data report /> }.into_any()
    }
}

/// The report of the workbook in its context, which is the link's own.
#[component]
fn Report() -> impl IntoView {
    follow_notices(expect_context());
    view! { <WrittenReport /> }
}
