//! The Risks page: its head with the views, and the view that is shown.

use leptos::prelude::*;

use crate::app::features::mitigations::page::MitigationsView;
use crate::app::features::odds::page::OddsView;
use crate::app::features::systemic::page::SystemicView;
use crate::app::frame::bridge::Old;
use crate::app::old::answer::answer;
use crate::app::old::grid::RiskGrid;
use crate::app::old::risks_page::risks;
use crate::app::old::view::el;
use crate::app::route::{Page, RisksView, Route};
use crate::app::state::odds::OddsState;
use crate::app::state::workbook::{Screen, Workbook};
use crate::app::ui::{PageHead, PillTab, PillTabs};

/// What fails users.
#[component]
pub fn RisksPage() -> impl IntoView {
    let workbook: Workbook = expect_context();
    let shown = Memo::new(move |_| match workbook.screen.get() {
        Screen::Workbook(_, Page::Risks(view)) => view,
        _ => RisksView::Table,
    });
    let address = move |view| Route::Workbook(workbook.open_id(), Page::Risks(view)).to_string();
    let tabs = move || {
        let tab = |view: RisksView| PillTab {
            name: view.name().to_owned(),
            href: address(view),
            count: None,
        };
        RisksView::ALL.map(tab).to_vec()
    };
    let tabs = move || {
        view! {
            <PillTabs
                label="Views of the risks"
                tabs=Signal::derive(tabs)
                current=Signal::derive(move || address(shown.get()))
            />
        }
    };
    view! {
        <PageHead title="Risks" tabs />
        {move || match shown.get() {
            RisksView::Table => view! { <TableView /> }.into_any(),
            RisksView::Odds => view! { <OddsView /> }.into_any(),
            RisksView::Mitigations => view! { <MitigationsView /> }.into_any(),
            RisksView::Systemic => view! { <SystemicView /> }.into_any(),
        }}
    }
}

/// The table with its answer.
#[component]
fn TableView() -> impl IntoView {
    let workbook: Workbook = expect_context();
    let odds: OddsState = expect_context();
    let grid = RiskGrid::new(workbook);
    let draw = move || {
        el("div")
            .child(answer(workbook, odds))
            .children(risks(workbook, odds, grid))
    };
    view! { <Old draw /> }
}
