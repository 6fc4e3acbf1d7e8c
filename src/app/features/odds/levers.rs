//! What would have to be true: one change to every risk.

use leptos::prelude::*;

use crate::analysis::working::Why;
use crate::analysis::{Lever, Wanted};
use crate::app::features::odds::shown::{Budget, Shown};
use crate::app::state::odds::OddsState;
use crate::app::ui::{Ask, Card, Fold, HeadCell, Lollipop, LollipopData, Lollipops, Table};
use crate::text::figures::figure;
use crate::text::odds_words::{PENDING, lever, probability};

/// The card.
#[component]
pub fn Levers(shown: Memo<Shown>) -> impl IntoView {
    let odds: OddsState = expect_context();
    let rows = Memo::new(move |_| {
        let target = shown.with(|shown| shown.chosen().map(|one| one.id));
        let mut rows: Vec<(&'static str, f64)> = Vec::new();
        odds.answers.with(|answers| {
            for one in Lever::ALL {
                let kept = target.and_then(|target| answers.kept(Wanted::Lever(one), target));
                rows.extend(kept.map(|kept| (lever(one), kept)));
            }
        });
        rows.sort_by(|a, b| b.1.total_cmp(&a.1));
        rows
    });
    let now = move || shown.with(|shown| shown.chosen().and_then(|one| one.kept).unwrap_or(0.0));
    let percent = move || {
        shown.with(|shown| {
            shown
                .chosen()
                .map_or(String::new(), |one| format!("{}%", one.percent))
        })
    };
    let data = move || {
        let row = |(name, value): (&str, f64)| Lollipop {
            name: name.to_owned(),
            value,
            figure: probability(value),
        };
        LollipopData {
            now: now(),
            now_text: format!("{} now", probability(now())),
            rows: rows.get().into_iter().map(row).collect(),
        }
    };
    let label = move || {
        let one = |(name, value): (&str, f64)| format!("{name}: {}", probability(value));
        let all: Vec<String> = rows.get().into_iter().map(one).collect();
        format!("{} would hold in: {}.", percent(), all.join("; "))
    };
    let aside = move || {
        view! {
            <span class="quiet">
                <Ask why=Why::Levers.to_string()>{percent} " would hold in"</Ask>
            </span>
        }
    };
    view! {
        <Card title="What would have to be true" aside>
            <Lollipops label=Signal::derive(label) data=Signal::derive(data) />
            <Fold summary="All targets, with the bad minutes">
                <LeversTable shown />
            </Fold>
        </Card>
    }
}

#[component]
fn LeversTable(shown: Memo<Shown>) -> impl IntoView {
    let odds: OddsState = expect_context();
    let budgets = Memo::new(move |_| shown.with(|shown| shown.budgets.clone()));
    let window = move || shown.with(|shown| shown.settings.window);
    let heads = move || {
        let head = |one: Budget| {
            view! {
                <th scope="col" class="num">
                    <Ask why=Why::TargetHolds(one.id).to_string()>{format!("{}%", one.percent)}</Ask>
                </th>
            }
        };
        budgets.get().into_iter().map(head).collect_view()
    };
    let rows = move || {
        let row = |one: &(Option<Lever>, crate::math::Minutes)| {
            let wanted = one.0.map_or(Wanted::AsIs(window()), Wanted::Lever);
            let cell = |budget: Budget| {
                let kept = odds.answers.with(|answers| answers.kept(wanted, budget.id));
                view! { <td class="num">{kept.map_or(PENDING.to_owned(), probability)}</td> }
            };
            view! {
                <tr>
                    <th scope="row">{one.0.map_or("As it is", lever)}</th>
                    <td class="num">{figure(one.1.get())}</td>
                    {budgets.get().into_iter().map(cell).collect_view()}
                </tr>
            }
        };
        odds.answers
            .with(|answers| answers.totals.iter().map(row).collect_view())
    };
    view! {
        <div class="scroll-x" tabindex="0" role="group" aria-label="What would have to be true">
            <Table label="What would have to be true" class:plain-t=true>
                <thead>
                    <tr>
                        <HeadCell name="If" />
                        <HeadCell name="Bad minutes" unit="a year" num=true />
                        {heads}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </Table>
        </div>
    }
}
