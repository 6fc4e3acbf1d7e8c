//! The Risks page: its head with the views, and the view that is shown.

use leptos::prelude::*;

use crate::app::answer::choices::{ScopeChoice, TargetChoice, WindowChoice};
use crate::app::features::mitigations::page::MitigationsView;
use crate::app::features::odds::page::OddsView;
use crate::app::features::risks::settings::SettingsDialog;
use crate::app::features::risks::table_view::TableView;
use crate::app::features::systemic::page::SystemicView;
use crate::app::route::{Page, RisksView, Route};
use crate::app::state::workbook::{Screen, Workbook};
use crate::app::ui::{
    IconButton, Later, LaterDialog, PageHead, PillTab, PillTabs, icons, lazy_part, ready,
};
use crate::document::Engagement;

/// What fails users.
#[component]
pub fn RisksPage() -> impl IntoView {
    let workbook: Workbook = expect_context();
    let settings = RwSignal::new(false);
    let shown = Memo::new(move |_| match workbook.screen.get() {
        Screen::Workbook(_, Page::Risks(view)) => view,
        _ => RisksView::Table,
    });
    let address = move |view| Route::Workbook(workbook.open_id(), Page::Risks(view)).to_string();
    let tabs = move || {
        let tab = |view: RisksView| PillTab {
            name: view.name().to_owned(),
            href: address(view),
            count: workbook.with_document(|document| count(view, document)),
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
        <PageHead title="Risks" tabs>
            <ScopeChoice />
            <TargetChoice />
            <IconButton
                icon=icons::SLIDERS
                name="Edit targets and settings"
                on_press=move || settings.set(true)
            />
            <WindowChoice />
        </PageHead>
        <LaterDialog
            asked=settings
            load=load_settings
            draw=move || ready(settings_dialog(settings))
            on_failed=move || settings.set(false)
        />
        {move || match shown.get() {
            RisksView::Table => view! { <TableView /> }.into_any(),
            other => {
                view! { <Later load=load_view draw=move || ready(other_view(other)) /> }.into_any()
            }
        }}
    }
}

lazy_part! {
    /// Draws a view that is not the table.
    fn other_view(view: RisksView) -> AnyView, in pages, loaded by load_view {
        match view {
            RisksView::Table => ().into_any(),
            RisksView::Odds => view! { <OddsView /> }.into_any(),
            RisksView::Mitigations => view! { <MitigationsView /> }.into_any(),
            RisksView::Systemic => view! { <SystemicView /> }.into_any(),
        }
    }
}

lazy_part! {
    /// Draws the dialog of targets and settings.
    fn settings_dialog(open: RwSignal<bool>) -> AnyView, in details, loaded by load_settings {
        view! { <SettingsDialog open /> }.into_any()
    }
}

/// How much there is of what a view is about.
fn count(view: RisksView, document: &Engagement) -> Option<usize> {
    let count = match view {
        RisksView::Table => document
            .risks
            .iter()
            .filter(|risk| !risk.is_blank())
            .count(),
        RisksView::Odds => 0,
        RisksView::Mitigations => document.mitigations.len(),
        RisksView::Systemic => document.systemic.len(),
    };
    (count > 0).then_some(count)
}
