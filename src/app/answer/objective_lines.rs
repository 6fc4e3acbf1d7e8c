//! The objectives to look at: what is promised, and whether the risks allow it.

use leptos::prelude::*;

use crate::app::answer::sentence::set;
use crate::app::state::odds::OddsState;
use crate::app::state::workbook::Workbook;
use crate::app::ui::{HeadCell, Table};
use crate::report::card_words::{ObjectiveLine, objective_lines};

/// The table.
#[component]
pub fn ObjectiveLines() -> impl IntoView {
    let workbook: Workbook = expect_context();
    let odds: OddsState = expect_context();
    odds.objectives.set(true);
    let lines = Memo::new(move |_| {
        workbook.with_document(|document| {
            let window = document.odds.window;
            let known = odds.answers.with(|answers| answers.known_odds(window));
            objective_lines(document, &known)
        })
    });
    let any = Memo::new(move |_| lines.with(|lines| !lines.is_empty()));
    view! {
        <Show
            when=move || any.get()
            fallback=|| {
                view! { <p class="muted">"Nothing is promised yet: no objective is listed."</p> }
            }
        >
            <Table label="Objectives" attr:class="lines">
                <thead>
                    <tr>
                        <HeadCell name="Objective" />
                        <HeadCell name="Target" num=true />
                        <HeadCell name="Window" num=true />
                        <HeadCell name="Budget" num=true />
                        <HeadCell name="Holds" unit="by its risks" num=true />
                    </tr>
                </thead>
                {move || lines.get().into_iter().map(body).collect_view()}
            </Table>
        </Show>
    }
}

fn body(line: ObjectiveLine) -> impl IntoView {
    view! {
        <tbody>
            <tr class="told">
                <th scope="row">
                    <bdi>{line.name}</bdi>
                </th>
                <td class="num" data-l="Target">
                    {line.target}
                </td>
                <td class="num" data-l="Window">
                    {line.window}
                </td>
                <td class="num" data-l="Budget">
                    {line.budget}
                </td>
                <td class="num" data-l="Holds">
                    {line.holds}
                </td>
            </tr>
            <tr class="says">
                <td colspan="5">{set(line.says)}</td>
            </tr>
        </tbody>
    }
}
