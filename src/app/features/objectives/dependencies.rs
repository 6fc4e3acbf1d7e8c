//! Whether the journey's risks, and what it depends on, allow an objective.

use leptos::prelude::*;

use crate::analysis::Wanted;
use crate::analysis::objective::risks_behind;
use crate::analysis::working::Why;
use crate::app::features::objectives::record::TextOf;
use crate::app::features::objectives::record::{Objectives, read, with_figures};
use crate::app::state::odds::OddsState;
use crate::app::ui::{Ask, Card};
use crate::document::{RowId, text_in};
use crate::math::slo::extra_nine;
use crate::text::objectives::objective_words::{DEPENDS, risks_cost};
use crate::text::objectives::slo_words as words;
use crate::text::words::left_out;

/// The part.
#[component]
pub fn Dependencies(id: RowId) -> impl IntoView {
    view! {
        <div class="stack m">
            <DependsOn id />
            <RisksAllow id />
        </div>
    }
}

#[component]
fn DependsOn(id: RowId) -> impl IntoView {
    let Objectives { workbook, .. } = expect_context();
    let wrong = move || {
        with_figures(workbook, id, |figures| {
            figures.ceiling.as_ref().err().cloned()
        })
        .flatten()
    };
    let says = move || {
        with_figures(workbook, id, |figures| {
            let target = figures.target.as_ref().ok().copied();
            let missing = figures.ceiling.as_ref().ok().copied().flatten()?;
            let nine = target.and_then(extra_nine).map_or(String::new(), |nine| {
                format!(" One nine more than the target would be {nine}% for each.")
            });
            Some(words::ceiling(missing, target) + &nine)
        })
        .flatten()
    };
    let says = Memo::new(move |_| says());
    let ask = move || {
        let why = Why::Ceiling(id).to_string();
        let some = says.with(Option::is_some);
        some.then(|| view! { <span class="quiet"><Ask why>"what they leave"</Ask></span> })
    };
    let aside = move || view! { {ask} };
    view! {
        <Card title="Dependencies" aside>
            <TextOf
                id
                label="Depends on"
                placeholder="login 99.95 & pay 99.9 & (cdn-a 99 | cdn-b 99)"
                error=Signal::derive(wrong)
                text=text_in!(depends)
            />
            <p role="status">{says}</p>
            <p class="quiet">{DEPENDS}</p>
        </Card>
    }
}

#[component]
fn RisksAllow(id: RowId) -> impl IntoView {
    let Objectives { workbook, .. } = expect_context();
    let odds: OddsState = expect_context();
    let lines = Memo::new(move |_| against_risks(workbook, odds, id));
    let aside = move || {
        let cost = Why::RisksCost(id).to_string();
        let holds = Why::ObjectiveHolds(id).to_string();
        view! {
            <span class="quiet">
                <Ask why=cost>"what they cost"</Ask>
                " · "
                <Ask why=holds>"how often it holds"</Ask>
            </span>
        }
    };
    view! {
        <Card title="What its risks allow" aside>
            <div role="status" class="stack s">
                {move || {
                    lines.get().into_iter().map(|text| view! { <p>{text}</p> }).collect_view()
                }}
            </div>
        </Card>
    }
}

fn against_risks(
    workbook: crate::app::state::workbook::Workbook,
    odds: OddsState,
    id: RowId,
) -> Vec<String> {
    let target = with_figures(workbook, id, |figures| figures.target.clone().ok()).flatten();
    let found = read(workbook, id, |document, one| {
        let analysis = risks_behind(document, one);
        let year = document.year.length().days();
        (analysis, year, one.target, one.window, one.kind)
    });
    let (Some(target), Some((analysis, year, link, window, kind))) = (target, found) else {
        return vec!["There is no target to hold its risks against.".to_owned()];
    };
    if analysis.counted == 0 {
        return vec![words::NOTHING_REACHES.to_owned()];
    }
    let mut texts = Vec::new();
    texts.extend(words::beside_risks(kind));
    let total = crate::text::figures::figure(analysis.total.get());
    let (stands, _) = risks_cost(analysis.total, target, year);
    texts.push(format!(
        "Its risks cost {total} bad minutes a year: {stands}."
    ));
    texts.extend(left_out(&analysis));
    let kept = odds
        .answers
        .with(|answers| answers.kept(Wanted::Objective(id), link?));
    texts.push(match kept {
        Some(kept) => words::holds_by_risks(target, kept, window),
        None if odds.answers.with(|answers| answers.failed) => {
            "The odds could not be computed.".to_owned()
        }
        None => "The odds are being computed.".to_owned(),
    });
    texts
}
