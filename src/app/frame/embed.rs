//! The frame in somebody else's page, with what its cards show of other features.

use leptos::prelude::*;

use crate::app::features::embed::page::EmbedPage;
use crate::app::features::embed::slots::Slots;
use crate::app::features::odds::page::CurveAlone;
use crate::app::features::risks::table_view::TableAlone;
use crate::app::frame::notices::follow_notices;
use crate::app::state::workbook::{Screen, Workbook};
use crate::app::ui::{Fold, Later, lazy_part, ready};

/// The page. Its address may change while it stands.
#[component]
pub fn Embed() -> impl IntoView {
    let workbook: Workbook = expect_context();
    let query = Memo::new(move |before: Option<&String>| {
        workbook.screen.with(|screen| match screen {
            Screen::Embed(query) => query.clone(),
            // Another page is about to be shown.
            _ => before.cloned().unwrap_or_default(),
        })
    });
    view! { <Later load=load_cards draw=move || ready(cards(query)) /> }
}

lazy_part! {
    /// Draws the cards that somebody else's page shows.
    fn cards(query: Memo<String>) -> AnyView, in cards, loaded by load_cards {
        let slots = Slots {
            table: ViewFn::from(|| view! { <TableAlone /> }),
            curve: ViewFn::from(|| view! { <Curve /> }),
            messages: ViewFn::from(|| follow_notices(expect_context())),
        };
        view! { <EmbedPage query slots /> }.into_any()
    }
}

/// The curve of the odds: loaded once somebody unfolds it.
#[component]
fn Curve() -> impl IntoView {
    let opened = RwSignal::new(false);
    view! {
        <Fold summary="How likely is it to cost more?" on:toggle=move |_| opened.set(true)>
            <Show when=move || opened.get()>
                <Later load=load_curve draw=|| ready(curve()) />
            </Show>
        </Fold>
    }
}

lazy_part! {
    /// Draws the curve.
    fn curve() -> AnyView, in curve, loaded by load_curve {
        view! { <CurveAlone /> }.into_any()
    }
}
