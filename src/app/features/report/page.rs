//! The Report page: what a sponsor reads.

use crate::app::features::report::report_section::{composed, copies, section};
use crate::app::features::report::snapshots::snapshots;
use crate::app::state::desk::Desk;
use crate::app::state::odds_desk::OddsDesk;
use crate::app::view::{El, el};
use crate::report::blocks::About;

/// What stands under the page's title.
pub fn report(desk: Desk, odds: OddsDesk) -> Vec<El> {
    let mut parts = written(desk, desk, odds);
    parts.push(snapshots(desk, odds));
    parts
}

/// The report of the engagement on `desk`; what happened to a copy is said on the desk that `tells`.
pub fn written(tells: Desk, desk: Desk, odds: OddsDesk) -> Vec<El> {
    odds.in_full.set(true);
    odds.objectives.set(true);
    let report = composed(desk, odds);
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
            section(desk, odds, shown.clone(), *about)
        }),
    ]
}
