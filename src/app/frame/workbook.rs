//! The frame around the pages of the open engagement: rail, bar, page.

use leptos::prelude::*;

use crate::app::features::answer::choices::{ScopeChoice, TargetChoice};
use crate::app::features::risks::page::RisksPage;
use crate::app::frame::bar::Bar;
use crate::app::frame::bridge::Old;
use crate::app::frame::rail::Rail;
use crate::app::old::later::later;
use crate::app::old::on_demand::OnDemand;
use crate::app::old::view::el;
use crate::app::route::Page;
use crate::app::state::odds::OddsState;
use crate::app::state::workbook::{Screen, Workbook};
use crate::app::ui::PageHead;

/// The open engagement.
#[component]
pub fn WorkbookFrame() -> impl IntoView {
    let workbook: Workbook = expect_context();
    let odds: OddsState = expect_context();
    let page = Memo::new(move |_| {
        let Screen::Workbook(_, page) = workbook.screen.get() else {
            return Page::RISKS;
        };
        // The views of the risks are one page.
        match page {
            Page::Risks(_) => Page::RISKS,
            page => page,
        }
    });
    Effect::new(move || {
        odds.objectives.set(page.get() == Page::Objectives);
        odds.others.set(Vec::new());
    });
    view! {
        <a class="btn skip" href="#main" on:click=skip_to_main>
            "Skip to content"
        </a>
        <div class="app">
            <Rail page />
            <div>
                <Bar />
                <main class="main" id="main" tabindex="-1">
                    {move || view! { <PageOf page=page.get() /> }}
                </main>
            </div>
        </div>
    }
}

/// The address names the page, so that a jump within it must not change it.
fn skip_to_main(event: web_sys::MouseEvent) {
    event.prevent_default();
    crate::app::browser::page::focus("#main");
}

#[component]
fn PageOf(page: Page) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let odds: OddsState = expect_context();
    match OnDemand::of(page, odds) {
        None => view! { <RisksPage /> }.into_any(),
        Some(what) => {
            let has_figures = !matches!(page, Page::Charter | Page::Readiness);
            let choices = has_figures.then(|| {
                view! {
                    <ScopeChoice />
                    <TargetChoice />
                }
            });
            view! {
                <PageHead title=page.name()>{choices}</PageHead>
                <Old draw=move || later(el("div"), workbook, what) />
            }
            .into_any()
        }
    }
}
