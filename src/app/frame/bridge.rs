//! A page of the old view layer inside a Leptos view, as long as the move lasts.

use leptos::html;
use leptos::prelude::*;

use crate::app::old::on_demand::OnDemand;
use crate::app::old::view::{El, collect, el};
use crate::app::state::workbook::Workbook;
use crate::app::ui::Later;

/// Draws with the old layer; what it drew, and the effects in it, go with this component.
#[component]
pub fn Old(
    /// Draws the page.
    draw: impl FnOnce() -> El + 'static,
) -> impl IntoView {
    let (page, effects) = untrack(|| collect(draw));
    StoredValue::new_local(effects);
    let element = StoredValue::new_local(page.element().clone());
    // A view of the same kind in its place goes on with the same element around it.
    on_cleanup(move || element.with_value(|element| element.remove()));
    let host: NodeRef<html::Div> = NodeRef::new();
    host.on_load(move |host| {
        // Refused only where an element would stand in itself.
        let _ = host.append_child(page.element());
    });
    view! { <div class="old" node_ref=host></div> }
}

/// The same of what is downloaded first.
#[component]
pub fn OldLater(
    /// What is drawn.
    what: OnDemand,
) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let what = StoredValue::new_local(what);
    let load = move || {
        let what = what.get_value();
        async move { what.load().await }
    };
    let draw = move || {
        let what = what.get_value();
        view! { <Old draw=move || el("div").children(what.draw(workbook)) /> }
    };
    view! { <Later load draw /> }
}
