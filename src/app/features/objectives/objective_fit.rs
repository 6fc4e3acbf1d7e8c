//! Whether the journey's risks, and what it depends on, allow an objective.

use leptos::prelude::With;

use crate::analysis::odds::QUANTILES;
use crate::analysis::{Wanted, analyse};
use crate::app::features::objectives::objective::{field, read, with_figures};
use crate::app::old::view::{El, el};
use crate::app::state::odds::OddsState;
use crate::app::state::workbook::Workbook;
use crate::document::RowId;
use crate::grammar::number::plain;
use crate::math::slo::extra_nine;
use crate::text::odds_words::target_for;
use crate::text::slo_words as words;
use crate::text::words::left_out;

/// The section.
pub fn fit(workbook: Workbook, odds: OddsState, id: RowId) -> El {
    let risks = move || lines(against_risks(workbook, odds, id));
    let (depends, input) = field(workbook, id, "Depends on", |one| &mut one.depends);
    input.attr(
        "placeholder",
        "login 99.95 & pay 99.9 & (cdn-a 99 | cdn-b 99)",
    );
    let chain = move || {
        let found = with_figures(workbook, id, |figures| {
            let target = figures.target.as_ref().ok().copied();
            match &figures.ceiling {
                Ok(None) => Vec::new(),
                Err(text) => vec![el("p.problem").text(text)],
                Ok(Some(missing)) => {
                    let nine = target.and_then(extra_nine).map_or(String::new(), |nine| {
                        format!(" One nine more than the target would be {nine}% for each.")
                    });
                    vec![el("p").text(&(words::ceiling(*missing, target) + &nine))]
                }
            }
        });
        found.unwrap_or_default()
    };
    el("div")
        .child(el("h3").text("Can it be afforded?"))
        .child(el("div").attr("role", "status").part(risks))
        .child(el("div.fields").child(depends.class("wide")))
        .child(el("p.note").text("What the journey needs from others: & where all are needed, | where any will do, each with what it promises in percent. Independent of each other, which seldom is the whole truth."))
        .child(el("div").part(chain))
}

fn lines(texts: Vec<String>) -> Vec<El> {
    texts.iter().map(|text| el("p").text(text)).collect()
}

fn against_risks(workbook: Workbook, odds: OddsState, id: RowId) -> Vec<String> {
    let target = with_figures(workbook, id, |figures| figures.target.clone().ok()).flatten();
    let found = read(workbook, id, |document, one| {
        let analysis = analyse(&document.scoped_to(one.journey));
        let year = document.year.length().days();
        (analysis, year, one.target, one.window, one.kind)
    });
    let (Some(target), Some((analysis, year, link, window, kind))) = (target, found) else {
        return Vec::new();
    };
    if analysis.counted == 0 {
        return vec![words::NOTHING_REACHES.to_owned()];
    }
    let mut texts = Vec::new();
    texts.extend(words::beside_risks(kind));
    texts.push(words::affordable(analysis.total, target, year));
    texts.extend(left_out(&analysis));
    let wanted = Wanted::Objective(id);
    let kept = odds.answers.with(|answers| answers.kept(wanted, link?));
    texts.push(match kept {
        Some(kept) => words::holds_by_risks(target, kept, window),
        None if odds.answers.with(|answers| answers.failed) => {
            "The odds could not be computed.".to_owned()
        }
        None => "The odds are being computed.".to_owned(),
    });
    let confidence = workbook.with_document(|document| document.odds.confidence());
    let confidence = plain((confidence * 1e6).round() / 1e4);
    let minutes = odds.answers.with(|answers| {
        let told = answers.told(wanted)?;
        told.quantiles.get(QUANTILES.len()).copied().flatten()
    });
    if let Some(minutes) = minutes {
        let share = minutes / window.days().minutes().get();
        texts.push(match target_for(share) {
            Some(allowed) => {
                format!("With the confidence wanted, {confidence}% of windows, its risks allow {allowed}%.")
            }
            None => format!("With the confidence wanted, {confidence}% of windows, its risks allow no target."),
        });
    }
    texts
}
