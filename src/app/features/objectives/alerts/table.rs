//! The alerts, one a line.

use leptos::prelude::*;

use super::asked::Asked;
use super::chart::AlertChart;
use super::figure::short;
use super::rule::RuleRow;
use super::saves::Saves;
use crate::app::features::objectives::record::{Objectives, called, change, read, with_figures};
use crate::app::ui::{Button, Card, HeadCell, Message, Table, icons};
use crate::document::records::objective::usual_alerts;
use crate::document::{Alert, RowId};
use crate::text::objectives::objective_words::ALERTS;
use crate::text::objectives::slo_words as words;

/// The part.
#[component]
pub fn Alerts(id: RowId) -> impl IntoView {
    let Objectives { workbook, .. } = expect_context();
    let low = move || {
        with_figures(workbook, id, |figures| {
            words::low_traffic(&figures.low_traffic()?, &figures.readable())
        })
        .flatten()
    };
    view! {
        <div class="stack m">
            <AlertTable id />
            {move || low().map(|text| view! { <Message error=true>{text}</Message> })}
            <div class="cols2 alert-cards">
                <div class="stack m">
                    <AlertChart id />
                    <Asked id />
                </div>
                <Saves id />
            </div>
        </div>
    }
}

#[component]
fn AlertTable(id: RowId) -> impl IntoView {
    let Objectives { workbook, .. } = expect_context();
    let own =
        Memo::new(move |_| read(workbook, id, |_, one| !one.alerts.is_empty()).unwrap_or_default());
    let places = Memo::new(move |_| {
        let count = with_figures(workbook, id, |figures| figures.rules.len()).unwrap_or(0);
        (0..count)
            .map(|place| (place, own.get()))
            .collect::<Vec<_>>()
    });
    view! {
        <Card label="Alerts" flush=true>
            <div class="scroll-x" tabindex="0" role="group" aria-label="Alerts">
            <Table
                label=""
                attr:aria-label=move || format!("Alerts of {}", called(workbook, id))
                deck=true
                class:alerts=true
            >
                <thead>
                    <tr>
                        <HeadCell name="Does" />
                        <HeadCell name="Burn rate" num=true />
                        <HeadCell name="Over both" />
                        <HeadCell name="Spent" unit="of the budget" num=true />
                        <HeadCell name="Fires from" unit="failing share" num=true />
                        <HeadCell name="Fires after" unit="if all fail" num=true />
                        <HeadCell name="" unit="if 10% fail" num=true />
                        <HeadCell name="" unit="if 1% fail" num=true />
                        <HeadCell name="Resets" unit="after" num=true />
                        {move || own.get().then(|| view! { <th aria-hidden="true"></th> })}
                    </tr>
                </thead>
                <tbody>
                    <For each=move || places.get() key=|one| *one let((place, own))>
                        <RuleRow id place own />
                    </For>
                </tbody>
            </Table>
            </div>
            <div class="row wrap alert-foot">
                <p class="quiet grow">{ALERTS}</p>
                <RuleButtons id own />
            </div>
        </Card>
    }
}

#[component]
fn RuleButtons(id: RowId, own: Memo<bool>) -> impl IntoView {
    let Objectives { workbook, .. } = expect_context();
    let change_rules = move || {
        let usual = untrack(|| {
            read(workbook, id, |_, one| {
                usual_alerts(one.window.days(), short)
            })
        });
        workbook.edit(change(workbook, id, |one| {
            one.alerts = usual.unwrap_or_default();
        }));
    };
    let add = move || {
        workbook.edit(change(workbook, id, |one| {
            one.alerts.push(Alert::default());
        }));
    };
    let usual = move || workbook.edit(change(workbook, id, |one| one.alerts.clear()));
    move || match own.get() {
        false => view! {
            <Button small=true icon=icons::PENCIL on_press=change_rules>
                "Change the rules"
            </Button>
        }
        .into_any(),
        true => view! {
            <Button small=true icon=icons::PLUS on_press=add>
                "Add a rule"
            </Button>
            <Button small=true icon=icons::RESET on_press=usual>
                "The usual rules"
            </Button>
        }
        .into_any(),
    }
}
