//! The mitigations: what could be done, and what it saves.

use leptos::prelude::*;

use crate::app::answer::first_steps::FirstSteps;
use crate::app::browser::page;
use crate::app::features::mitigations::buys::Buys;
use crate::app::features::mitigations::cheapest::{Cheapest, Least};
use crate::app::features::mitigations::least_odds::LeastForOdds;
use crate::app::features::mitigations::rows::add;
use crate::app::features::mitigations::stands::Stands;
use crate::app::features::mitigations::table::MitigationsTable;
use crate::app::state::odds::OddsState;
use crate::app::state::workbook::Workbook;
use crate::app::ui::{Button, ButtonKind, EmptyState, Split, icons};
use crate::document::Mitigation;
use crate::text::answer::step_words;

/// The view.
#[component]
pub fn MitigationsView() -> impl IntoView {
    let workbook: Workbook = expect_context();
    let odds: OddsState = expect_context();
    odds.in_full.set(true);
    let any =
        Memo::new(move |_| workbook.with_document(|document| !document.mitigations.is_empty()));
    let least = Least::new(workbook);
    let side = move || {
        view! {
            <Stands />
            <Cheapest least />
            <LeastForOdds />
        }
    };
    view! {
        <Show when=move || any.get() fallback=|| view! { <Nothing /> }>
            <MitigationsTable />
            <Split side=side side_label="What the mitigations come to">
                <Buys least />
            </Split>
        </Show>
    }
}

#[component]
fn Nothing() -> impl IntoView {
    let workbook: Workbook = expect_context();
    let press = move || add(workbook, 0, Mitigation::blank(page::new_id()));
    view! {
        <EmptyState
            title="No mitigations yet"
            example="For example: roll back with one command, which brings the ETTR of a bad release to 5 to 20 minutes, for 4 person-weeks."
        >
            <Button kind=ButtonKind::Primary icon=icons::PLUS on_press=press>
                "Add mitigation"
            </Button>
        </EmptyState>
        <FirstSteps say=step_words::MITIGATIONS />
    }
}
