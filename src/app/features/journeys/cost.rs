//! What the risks cost a journey, against what its target allows.

use leptos::prelude::*;

use crate::app::features::journeys::held::Journeys;
use crate::app::ui::MiniMeter;
use crate::document::RowId;
use crate::text::figures::figure;
use crate::text::journey_words::{reached_by, stands};
use crate::text::words::Tone;

/// The figures.
#[component]
pub fn Cost(id: RowId) -> impl IntoView {
    let journeys: Journeys = expect_context();
    let cost = Memo::new(move |_| journeys.costs.with(|costs| costs.journey(id).cloned()));
    move || {
        let cost = cost.get()?;
        let (total, reached) = (cost.total.get(), cost.reached_by);
        let stands = stands(&cost);
        let (allowed, gap) = match stands {
            Some((allowed, gap, tone)) => {
                let class = if tone == Tone::Bad { "bad" } else { "good" };
                (
                    format!(", {allowed}"),
                    Some(view! { <b class=class>{gap}</b> }),
                )
            }
            None => (String::new(), None),
        };
        let meter = cost
            .budget
            .map(|budget| view! { <MiniMeter total budget=budget.get() /> });
        Some(view! {
            <div class="journey-cost">
                <p class="row between base">
                    <span>
                        <b class="total">{figure(total)}</b>
                        <span class="muted">" a year" {allowed}</span>
                    </span>
                    {gap}
                </p>
                {meter}
                <p class="quiet">{reached_by(reached)}</p>
            </div>
        })
    }
}
