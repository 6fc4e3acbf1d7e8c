//! The card of odds: twenty equally likely windows, each target's odds, and the curve when it is asked for.

use leptos::prelude::*;

use super::while_counted::WhileCounted;
use crate::analysis::{Told, Wanted};
use crate::app::answer::assumptions::Assumptions;
use crate::app::answer::choices::WindowChoice;
use crate::app::answer::outcomes::{OutcomeDots, kept, title};
use crate::app::state::odds::OddsState;
use crate::app::state::workbook::Workbook;
use crate::app::ui::{HeadCell, Note, NoteKind, Table};
use crate::document::RowId;
use crate::math::{Percent, error_budget};
use crate::text::figures::figure;
use crate::text::odds_words as words;
use crate::text::odds_words::{PENDING, probability, with_mitigations};

/// The odds, while there is a risk to count.
#[component]
pub fn OddsCard(
    /// The window and what the odds assume may be chosen.
    edit: bool,
    /// The curve, which stands folded below.
    curve: ViewFn,
) -> impl IntoView {
    let odds: OddsState = expect_context();
    let failed = Memo::new(move |_| odds.answers.with(|answers| answers.failed));
    view! {
        <WhileCounted>
            {move || {
                failed.get().then(|| view! { <Note kind=NoteKind::Error>{words::FAILED}</Note> })
            }}
            {edit
                .then(|| {
                    view! {
                        <div class="row wrap">
                            <WindowChoice />
                        </div>
                        <Assumptions />
                    }
                })}
            <Holds />
            <OutcomeDots />
            <Costs />
            <ByTarget />
            {curve.run()}
        </WhileCounted>
    }
}

/// How often the chosen target holds, as it is and with the mitigations that are on.
#[component]
fn Holds() -> impl IntoView {
    let workbook: Workbook = expect_context();
    let odds: OddsState = expect_context();
    let then = move || {
        let on = workbook.with_analysis(|analysis| Some(analysis.mitigated.as_ref()?.on))?;
        let then = kept(workbook, odds, |_| Wanted::Mitigated);
        let then = then.map_or(PENDING.to_owned(), probability);
        Some(view! {
            <span class="muted">
                {with_mitigations(on)} ": " <b class="fix">{then}</b>
            </span>
        })
    };
    view! {
        <p class="row base between wrap" role="status">
            <b>{move || title(workbook, odds)}</b>
            {then}
        </p>
    }
}

/// What nine windows in ten cost at most, and what could be promised.
#[component]
fn Costs() -> impl IntoView {
    let workbook: Workbook = expect_context();
    let odds: OddsState = expect_context();
    let says = move || {
        let (settings, year) =
            workbook.with_document(|document| (document.odds.clone(), document.year.length()));
        let says = |told: &Told| {
            let costs = words::nine_in_ten(told, settings.window).unwrap_or_default();
            let holds = words::would_hold_in(told, settings.confidence(), settings.window, year);
            format!("{costs} {holds}")
        };
        odds.answers
            .with(|answers| answers.told(Wanted::AsIs(settings.window)).map(says))
    };
    view! { <p class="muted">{says}</p> }
}

/// A target in the chosen window: its percentage, what it allows, how often it holds, and with mitigations.
struct Line {
    id: RowId,
    percent: String,
    minutes: String,
    kept: Option<f64>,
    then: Option<f64>,
}

fn lines(workbook: Workbook, odds: OddsState) -> Vec<Line> {
    workbook.with_document(|document| {
        let (window, year) = (document.odds.window, document.year.length());
        odds.answers.with(|answers| {
            let line = |target: &crate::document::Target| {
                let percent: Percent = target.percent.parse().ok()?;
                let minutes = error_budget(percent, window.days(year)).get();
                (!percent.is_extreme()).then(|| Line {
                    id: target.id,
                    percent: percent.to_string(),
                    minutes: figure(minutes),
                    kept: answers.kept(Wanted::AsIs(window), target.id),
                    then: answers.kept(Wanted::Mitigated, target.id),
                })
            };
            document.targets.iter().filter_map(line).collect()
        })
    })
}

/// How often each target holds.
#[component]
fn ByTarget() -> impl IntoView {
    let workbook: Workbook = expect_context();
    let odds: OddsState = expect_context();
    let on = Memo::new(move |_| {
        workbook.with_analysis(|analysis| analysis.mitigated.as_ref().map(|one| one.on))
    });
    let window = move || workbook.with_document(|document| words::window(document.odds.window));
    let chosen = move || workbook.with_document(|document| document.chosen().map(|one| one.id));
    let known = |p: Option<f64>| p.map_or(PENDING.to_owned(), probability);
    let row = move |line: Line| {
        view! {
            <tr class:on=chosen() == Some(line.id)>
                <th scope="row">{line.percent} "%"</th>
                <td class="num">{line.minutes}</td>
                <td class="num">{known(line.kept)}</td>
                {on.get().map(|_| view! { <td class="num fix">{known(line.then)}</td> })}
            </tr>
        }
    };
    view! {
        <Table label="How often each target holds">
            <thead>
                <tr>
                    <HeadCell name="Target" />
                    <HeadCell
                        name="Allows"
                        unit=Signal::derive(move || format!("in {}", window()))
                        num=true
                    />
                    <HeadCell name="Holds" num=true />
                    {move || {
                        on.get()
                            .map(|on| {
                                view! {
                                    <HeadCell name="Holds then" unit=with_mitigations(on) num=true />
                                }
                            })
                    }}
                </tr>
            </thead>
            <tbody>{move || lines(workbook, odds).into_iter().map(row).collect_view()}</tbody>
        </Table>
    }
}
