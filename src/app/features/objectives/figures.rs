//! The four figures of an objective.

use leptos::prelude::*;

use crate::analysis::Wanted;
use crate::analysis::objective::risks_behind;
use crate::analysis::odds::QUANTILES;
use crate::analysis::working::Why;
use crate::app::features::objectives::record::{Objectives, read, with_figures};
use crate::app::state::odds::OddsState;
use crate::app::ui::{ShareMeter, Stat, Stats, Tone};
use crate::document::RowId;
use crate::grammar::number::plain;
use crate::text::figures::figure;
use crate::text::objectives::objective_words as words;
use crate::text::objectives::slo_words::NOTHING_REACHES;
use crate::text::odds_words::{probability, target_for};
use crate::text::words::Tone as Verdict;

/// What stands where a figure is not known.
const NONE: &str = "–";

/// The figures.
#[component]
pub fn Figures(id: RowId) -> impl IntoView {
    view! {
        <Stats>
            <Spent id />
            <Measured id />
            <RisksCost id />
            <Odds id />
        </Stats>
    }
}

#[component]
fn Spent(id: RowId) -> impl IntoView {
    let Objectives { workbook, .. } = expect_context();
    let spent = Memo::new(move |_| with_figures(workbook, id, words::spent).flatten());
    let budget = Memo::new(move |_| {
        let budget = with_figures(workbook, id, |figures| figures.budget()).flatten();
        budget.map(|budget| figure(budget.get()))
    });
    let problem = Memo::new(move |_| {
        with_figures(workbook, id, |figures| figures.problem().map(str::to_owned)).flatten()
    });
    let value = move || {
        spent
            .get()
            .map_or(NONE.to_owned(), |spent| spent.share_text)
    };
    let unit = move || match (spent.get(), budget.get()) {
        (Some(spent), _) => spent.minutes,
        (None, Some(budget)) => format!("of {budget} min"),
        (None, _) => String::new(),
    };
    let tone = move || match spent.get() {
        Some(spent) if spent.share > 1.0 => Tone::Bad,
        _ => Tone::Plain,
    };
    let remark = move || match (spent.get(), problem.get()) {
        (Some(spent), _) => {
            let (share, passed) = (spent.share, spent.passed);
            let label = format!("{} of the budget spent, {}", spent.share_text, spent.day);
            view! {
                <ShareMeter label share mark=Some(passed) thin=true />
                {spent.burn}
            }
            .into_any()
        }
        (None, Some(problem)) => problem.into_any(),
        (None, None) => "nothing is measured yet".into_any(),
    };
    view! {
        <Stat
            label="Budget spent"
            value=Signal::derive(value)
            unit=Signal::derive(unit)
            tone=Signal::derive(tone)
            why=Why::Spent(id).to_string()
        >
            {remark}
        </Stat>
    }
}

#[component]
fn Measured(id: RowId) -> impl IntoView {
    let Objectives { workbook, .. } = expect_context();
    let label = move || with_figures(workbook, id, words::measured_over).unwrap_or_default();
    let share = Memo::new(move |_| with_figures(workbook, id, words::measured_share).flatten());
    let wrong = move || {
        let wrong = with_figures(workbook, id, |figures| figures.measured.share.clone().err());
        wrong.flatten()
    };
    let value = move || share.get().map_or(NONE.to_owned(), |(share, _)| share);
    let remark = move || match share.get() {
        Some((_, counts)) => counts,
        None => wrong().unwrap_or_default(),
    };
    view! {
        <Stat
            label=Signal::derive(label)
            value=Signal::derive(value)
            why=Why::Measured(id).to_string()
        >
            {remark}
        </Stat>
    }
}

#[component]
fn RisksCost(id: RowId) -> impl IntoView {
    let Objectives { workbook, .. } = expect_context();
    let known = Memo::new(move |_| {
        let target = with_figures(workbook, id, |figures| figures.target.clone().ok()).flatten();
        read(workbook, id, |document, one| {
            let analysis = risks_behind(document, one);
            let year = document.year.length().days();
            let stands = target.map(|target| words::risks_cost(analysis.total, target, year));
            (analysis.counted > 0).then(|| (figure(analysis.total.get()), stands))
        })
        .flatten()
    });
    let value = move || known.get().map_or(NONE.to_owned(), |(total, _)| total);
    let unit = move || known.get().map_or(String::new(), |_| "a year".to_owned());
    let is_bad = move || {
        let stands = known.get().and_then(|(_, stands)| stands);
        stands.is_some_and(|(_, tone)| tone == Verdict::Bad)
    };
    let tone = move || if is_bad() { Tone::Bad } else { Tone::Plain };
    let remark = move || match known.get() {
        None => NOTHING_REACHES.to_owned(),
        Some((_, stands)) => stands.map_or(String::new(), |(text, _)| text),
    };
    view! {
        <Stat
            label="Its risks cost"
            value=Signal::derive(value)
            unit=Signal::derive(unit)
            tone=Signal::derive(tone)
            why=Why::RisksCost(id).to_string()
        >
            <span class:bad=is_bad>{remark}</span>
        </Stat>
    }
}

#[component]
fn Odds(id: RowId) -> impl IntoView {
    let Objectives { workbook, .. } = expect_context();
    let odds: OddsState = expect_context();
    let about = Memo::new(move |_| {
        let counted = |one: &crate::document::Objective| (one.target, one.window);
        read(workbook, id, |_, one| counted(one))
    });
    let wanted = Wanted::Objective(id);
    let kept = Memo::new(move |_| {
        let (target, _) = about.get()?;
        odds.answers.with(|answers| answers.kept(wanted, target?))
    });
    let failed = move || odds.answers.with(|answers| answers.failed);
    let value = move || match kept.get() {
        Some(kept) => probability(kept),
        None => NONE.to_owned(),
    };
    let unit = move || {
        about.get().map_or(String::new(), |(_, window)| {
            format!("of {}", words::windows(window))
        })
    };
    let remark = move || {
        if kept.get().is_none() && failed() {
            return Some("The odds could not be computed.".to_owned());
        }
        let (_, window) = about.get()?;
        let minutes = odds.answers.with(|answers| {
            let told = answers.told(wanted)?;
            told.quantiles.get(QUANTILES.len()).copied().flatten()
        })?;
        let confidence = workbook.with_document(|document| document.odds.confidence());
        let confidence = plain((confidence * 1e6).round() / 1e4);
        let allowed = target_for(minutes / window.days().minutes().get());
        let allowed = allowed.map_or("no target".to_owned(), |allowed| format!("{allowed}%"));
        Some(format!("its risks allow {allowed} in {confidence}%"))
    };
    view! {
        <Stat
            label="Odds that it holds"
            value=Signal::derive(value)
            unit=Signal::derive(unit)
            pending=Signal::derive(move || odds.answers.with(|answers| answers.told(wanted).is_none() && !answers.failed))
            why=Why::ObjectiveHolds(id).to_string()
        >
            {remark}
        </Stat>
    }
}
