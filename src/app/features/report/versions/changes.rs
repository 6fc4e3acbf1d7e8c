//! What is different, one line each, and all figures as a table.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::features::report::versions::compared::Held;
use crate::app::features::report::versions::odds::odds_lines;
use crate::app::state::odds::OddsState;
use crate::app::ui::{Badge, Card, Fold, HeadCell, Table, Tone};
use crate::report::comparison::change_words;
use crate::report::comparison::change_words::Different;
use crate::report::comparison::comparison_words as words;
use crate::report::comparison::comparison_words::Line;

/// What came, went and changed.
#[component]
pub fn Changes(held: Arc<Held>) -> impl IntoView {
    let all = change_words::differences(&held.comparison);
    let count = all.len();
    let line = |one: Different| {
        let tone = match one.good {
            Some(true) => Tone::Good,
            Some(false) => Tone::Warn,
            None => Tone::Plain,
        };
        view! {
            <li>
                <Badge tone>{one.kind}</Badge>
                <span class="grow">
                    <b>{one.name}</b>
                    " "
                    <span class="quiet">{one.said}</span>
                </span>
                <span class="num">{one.figure}</span>
            </li>
        }
    };
    let nothing = (count == 0).then(|| {
        view! {
            <p class="pad">
                "No risk was retired, added or changed; mitigations and systemic risks are as they were."
            </p>
        }
    });
    view! {
        <Card
            title="What changed"
            flush=true
            aside=move || view! { <span class="quiet">{(count > 0).then_some(count)}</span> }
        >
            {nothing}
            <ul class="plain changes">{all.into_iter().map(line).collect_view()}</ul>
        </Card>
    }
}

/// The figures of both states as a table.
#[component]
pub fn Twin(held: Arc<Held>) -> impl IntoView {
    let odds: OddsState = expect_context();
    let line = |line: Line| {
        let [name, before, after, change] = line;
        view! {
            <tr>
                <th scope="row">{name}</th>
                <td class="num">{before}</td>
                <td class="num">{after}</td>
                <td>{change}</td>
            </tr>
        }
    };
    let figures = words::figures(&held.comparison);
    let figures = figures.into_iter().map(line).collect_view();
    let (before, after) = (held.before.clone(), held.after.clone());
    view! {
        <Card label="All figures of the comparison">
            <Fold summary="All figures as a table">
                <Table label="What changed" class:plain-t=true>
                    <thead>
                        <tr>
                            <td></td>
                            <HeadCell name=before num=true />
                            <HeadCell name=after num=true />
                            <HeadCell name="Change" />
                        </tr>
                    </thead>
                    <tbody>
                        {figures}
                        {move || odds_lines(odds, &held).into_iter().map(line).collect_view()}
                    </tbody>
                </Table>
            </Fold>
        </Card>
    }
}
