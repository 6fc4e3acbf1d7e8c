//! How often each target holds, in each window.

use leptos::prelude::*;

use crate::analysis::Wanted;
use crate::analysis::working::Why;
use crate::app::features::odds::shown::{Budget, Shown};
use crate::app::state::odds::OddsState;
use crate::app::ui::{Ask, Card, HeadCell, HeatCell, Table};
use crate::document::Window;
use crate::text::odds_words::{probability, window};

/// The card.
#[component]
pub fn Heat(shown: Memo<Shown>) -> impl IntoView {
    let budgets = Memo::new(move |_| shown.with(|shown| shown.budgets.clone()));
    let head = |one: Window| view! { <HeadCell name=window(one) num=true /> };
    let row = move |budget: Budget| {
        let cell = move |window| view! { <Cell shown budget window /> };
        view! {
            <tr>
                <th scope="row">
                    <b>
                        <Ask why=Why::TargetHolds(budget.id).to_string()>
                            {format!("{}%", budget.percent)}
                        </Ask>
                    </b>
                </th>
                {Window::ALL.map(cell)}
            </tr>
        }
    };
    view! {
        <Card title="Chance that each target holds" flush=true>
            <div class="scroll-x" tabindex="0" role="group" aria-label="Odds by target and window">
                <Table label="Odds by target and window" class:heat=true>
                    <thead>
                        <tr>
                            <HeadCell name="Target" />
                            {Window::ALL.map(head)}
                        </tr>
                    </thead>
                    <tbody>{move || budgets.get().into_iter().map(row).collect_view()}</tbody>
                </Table>
            </div>
        </Card>
    }
}

/// One target in one window; in the chosen one with what the mitigations that are on make of it.
#[component]
fn Cell(shown: Memo<Shown>, budget: Budget, window: Window) -> impl IntoView {
    let odds: OddsState = expect_context();
    let own = move || shown.with(|shown| shown.settings.window == window);
    let kept = move || {
        odds.answers
            .with(|answers| answers.kept(Wanted::AsIs(window), budget.id))
    };
    let then = move || budget.then.filter(|_| own());
    let figure = move || match (kept(), then()) {
        (Some(now), Some(then)) => format!("{} → {}", probability(now), probability(then)),
        (Some(now), None) => probability(now),
        _ => String::new(),
    };
    view! {
        <HeatCell
            share=Signal::derive(kept)
            figure=Signal::derive(figure)
            chosen=Signal::derive(move || own() && budget.chosen)
        />
    }
}
