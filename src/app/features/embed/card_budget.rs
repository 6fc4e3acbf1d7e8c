//! The card of the budget: the total against the target.

use leptos::prelude::*;

use super::while_counted::WhileCounted;
use crate::app::answer::choices::{ScopeChoice, TargetChoice};
use crate::app::answer::meter::{BudgetMeter, TotalLine};
use crate::app::answer::outcomes::line;
use crate::app::state::odds::OddsState;
use crate::app::state::workbook::Workbook;
use crate::text::words::left_out;

/// The total, how it stands, its bar, and how often the target holds.
#[component]
pub fn BudgetCard(
    /// Target and journey may be chosen.
    edit: bool,
) -> impl IntoView {
    view! {
        {edit
            .then(|| {
                view! {
                    <div class="row wrap">
                        <ScopeChoice />
                        <TargetChoice />
                    </div>
                }
            })}
        <WhileCounted>
            <Budget />
        </WhileCounted>
    }
}

#[component]
fn Budget() -> impl IntoView {
    let workbook: Workbook = expect_context();
    let odds: OddsState = expect_context();
    let out = move || {
        let out = workbook.with_analysis(left_out)?;
        Some(view! { <p class="bad">{out}</p> })
    };
    view! {
        <TotalLine />
        <BudgetMeter />
        {out}
        <p class="muted">{move || line(workbook, odds)}</p>
    }
}
