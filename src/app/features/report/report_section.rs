//! The report on the page: composed anew as its sources change, a section redrawn when it says something else.

use leptos::prelude::With;

use crate::analysis::report::Enough;
use crate::analysis::{Plan, choices, plan};
use crate::app::browser::page;
use crate::app::features::report::report_blocks::block;
use crate::app::old::export_menu::copy_out;
use crate::app::old::odds_chart::odds_chart;
use crate::app::old::signals::Signal;
use crate::app::old::view::{El, el, follow, follow_value};
use crate::app::state::odds::{OddsState, Search};
use crate::app::state::workbook::Workbook;
use crate::report::blocks::{About, Report, Section};
use crate::report::compose::{Sources, compose};
use crate::report::html::html;
use crate::report::markdown::markdown;

/// The report of the open engagement.
pub fn composed(workbook: Workbook, odds: OddsState) -> Signal<Report> {
    // Apart from the report, since a search is no work for each answer about odds.
    let planned = Signal::new(None::<Plan>);
    let found = planned.clone();
    follow(move || {
        let plan = workbook.with_figures(|document, analysis| {
            let budget = analysis.chosen()?.rank.budget;
            plan(document, budget)
        });
        found.set(plan);
    });
    follow(move || seek(workbook, odds));
    let report = Signal::new(Report::default());
    let made = report.clone();
    follow(move || {
        let window = workbook.with_document(|document| document.odds.window);
        let mut known = odds.answers.with(|answers| answers.known_odds(window));
        known.enough = odds.search.with(|search| match search {
            Search::Not => Enough::NotAsked,
            Search::Trying(..) => Enough::Searching,
            Search::Nothing => Enough::Nothing,
            Search::Found(choice, kept, exact) => Enough::Found(choice.clone(), *kept, *exact),
        });
        let today = page::today();
        let composed = workbook.with_figures(|engagement, analysis| {
            planned.with(|plan| {
                compose(&Sources {
                    engagement,
                    analysis,
                    plan: plan.as_ref(),
                    odds: &known,
                    today: &today,
                })
            })
        });
        made.set(composed);
    });
    report
}

/// The most choices of mitigations that are tried without being asked: about a second of work beside the page.
const MOST_TRIED: usize = 64;

/// Searches for the fixes that keep the target as often as wanted, once all else is answered.
fn seek(workbook: Workbook, odds: OddsState) {
    let few = workbook.with_document(|document| {
        !document.mitigations.is_empty() && choices(document).0.len() <= MOST_TRIED
    });
    odds.forget_search();
    if few
        && odds
            .answers
            .with(|answers| answers.current && !answers.failed)
    {
        odds.seek(workbook);
    }
}

/// What takes the report out of the page.
pub fn copies(workbook: Workbook, report: Signal<Report>) -> El {
    let source = report.clone();
    let copy_markdown = move || copy_out(workbook, source.with(markdown), None);
    let copy_html = move || {
        let text = report.with(html);
        copy_out(workbook, text.clone(), Some(text));
    };
    el("p.actions")
        .child(
            el("button.main")
                .text("Print or save as PDF")
                .tap(page::print),
        )
        .child(
            el("button.line")
                .text("Copy report as Markdown")
                .tap(copy_markdown),
        )
        .child(el("button.line").text("Copy report as HTML").tap(copy_html))
}

/// One section of the report.
pub fn section(workbook: Workbook, odds: OddsState, report: Signal<Report>, about: About) -> El {
    let heading = el("h2");
    let body = el("div");
    let (name, blocks) = (heading.clone(), body.clone());
    let read = move || {
        report.with(|report| {
            let mut sections = report.sections.iter();
            sections.find(|one| one.about == about).cloned()
        })
    };
    follow_value(read, move |found: &Option<Section>| {
        if let Some(found) = found {
            name.show(&found.name);
            blocks.fill(found.blocks.iter().map(block).collect());
        }
    });
    let section = el("section.fold").child(heading).child(body);
    match about {
        About::Odds => {
            let on = move || workbook.with_analysis(|analysis| analysis.mitigated.is_some());
            let dashed = move || {
                if on() {
                    " Dashed: with what is switched on."
                } else {
                    ""
                }
                .to_owned()
            };
            let note = el("p.note")
                .text("The curve: how likely it is to cost more than so many bad minutes, with a mark for each budget.")
                .text_of(dashed);
            section.child(note).child(odds_chart(workbook, odds))
        }
        _ => section,
    }
}
