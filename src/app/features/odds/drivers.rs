//! Which risk hurts the odds most: how often the target would hold without each.

use leptos::prelude::*;

use crate::analysis::working::Why;
use crate::app::features::odds::shown::Shown;
use crate::app::state::odds::OddsState;
use crate::app::state::workbook::Workbook;
use crate::app::ui::{Ask, Card, Fold, HeadCell, Lollipop, LollipopData, Lollipops, Table};
use crate::document::names::row_name;
use crate::math::ordered;
use crate::text::figures::figure;
use crate::text::odds_words::{probability, window};

/// The most risks that are shown.
const MOST: usize = 10;

/// A risk with its odds.
#[derive(Clone, PartialEq)]
struct Driver {
    name: String,
    happens: f64,
    minutes: f64,
    without: f64,
}

/// The card.
#[component]
pub fn Drivers(shown: Memo<Shown>) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let odds: OddsState = expect_context();
    let drivers = Memo::new(move |_| drivers(workbook, odds));
    let now = move || shown.with(|shown| shown.chosen().and_then(|one| one.kept).unwrap_or(0.0));
    let percent = move || {
        shown.with(|shown| {
            shown
                .chosen()
                .map_or(String::new(), |one| format!("{}%", one.percent))
        })
    };
    let data = move || {
        let row = |driver: Driver| Lollipop {
            name: driver.name,
            value: driver.without,
            figure: probability(driver.without),
        };
        LollipopData {
            now: now(),
            now_text: format!("{} now", probability(now())),
            rows: drivers.get().into_iter().map(row).collect(),
        }
    };
    let label = move || {
        let one = |driver: Driver| format!("{}: {}", driver.name, probability(driver.without));
        let all: Vec<String> = drivers.get().into_iter().map(one).collect();
        format!("{} holds without: {}.", percent(), all.join("; "))
    };
    let aside = move || {
        view! {
            <span class="quiet">
                <Ask why=Why::Drivers.to_string()>{percent} " holds without it"</Ask>
            </span>
        }
    };
    view! {
        <Card title="Which risk hurts the odds most" aside>
            <Lollipops label=Signal::derive(label) data=Signal::derive(data) />
            <Fold summary="How often, and how much each time">
                <DriversTable shown drivers />
            </Fold>
        </Card>
    }
}

fn drivers(workbook: Workbook, odds: OddsState) -> Vec<Driver> {
    workbook.with_document(|document| {
        let Some(target) = document.chosen().map(|target| target.id) else {
            return Vec::new();
        };
        let all = odds.answers.with(|answers| answers.drivers(target));
        let order = ordered(all.len(), &|a, b| all[b].without.total_cmp(&all[a].without));
        let driver = |place: usize| Driver {
            name: row_name(all[place].risk, document),
            happens: all[place].happens,
            minutes: all[place].minutes,
            without: all[place].without,
        };
        order.into_iter().take(MOST).map(driver).collect()
    })
}

#[component]
fn DriversTable(shown: Memo<Shown>, drivers: Memo<Vec<Driver>>) -> impl IntoView {
    let span = move || shown.with(|shown| window(shown.settings.window).to_owned());
    let holds = move || {
        let percent = shown.with(|shown| shown.chosen().map(|one| one.percent.to_string()));
        percent.map_or(String::new(), |percent| format!("{percent}% holds"))
    };
    let row = |driver: Driver| {
        view! {
            <tr>
                <th scope="row">{driver.name}</th>
                <td class="num">{probability(driver.happens)}</td>
                <td class="num">{figure(driver.minutes)}</td>
                <td class="num">{probability(driver.without)}</td>
            </tr>
        }
    };
    view! {
        <Table label="Which risk hurts the odds most" class:plain-t=true>
            <thead>
                <tr>
                    <HeadCell name="Risk" />
                    <HeadCell name="At least once" unit=Signal::derive(span) num=true />
                    <HeadCell name="Cost if so" unit="bad minutes" num=true />
                    <HeadCell name="Without it" unit=Signal::derive(holds) num=true />
                </tr>
            </thead>
            <tbody>{move || drivers.get().into_iter().map(row).collect_view()}</tbody>
        </Table>
    }
}
