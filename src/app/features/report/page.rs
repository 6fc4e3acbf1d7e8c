//! The Report page: what a sponsor reads.

use leptos::prelude::Set;

use crate::app::features::report::report_section::{composed, copies, section};
use crate::app::features::report::snapshots::snapshots;
use crate::app::old::view::{El, el};
use crate::app::state::odds::OddsState;
use crate::app::state::workbook::Workbook;
use crate::report::blocks::About;

/// What stands under the page's title.
pub fn report(workbook: Workbook, odds: OddsState) -> Vec<El> {
    let mut parts = written(workbook, workbook, odds);
    parts.push(snapshots(workbook, odds));
    parts
}

/// The report of the engagement on `workbook`; what happened to a copy is said on the workbook that `tells`.
pub fn written(tells: Workbook, workbook: Workbook, odds: OddsState) -> Vec<El> {
    odds.in_full.set(true);
    odds.objectives.set(true);
    let report = composed(workbook, odds);
    let (titled, lines, listed) = (report.clone(), report.clone(), report.clone());
    let sections = move || {
        listed.with(|report| {
            let abouts = report.sections.iter().map(|one| one.about);
            abouts.collect()
        })
    };
    let shown = report.clone();
    vec![
        el("p.report-title").text_of(move || titled.with(|report| report.title.clone())),
        el("div.report-about").part(move || {
            let about = lines.with(|report| report.about.clone());
            about.iter().map(|line| el("p").text(line)).collect()
        }),
        copies(tells, report),
        el("div.report").rows(sections, move |about: &About| {
            section(workbook, odds, shown.clone(), *about)
        }),
    ]
}
