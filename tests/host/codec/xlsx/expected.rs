//! What the spreadsheet has to say: the page's figures, each under its title.

use bad_minutes::analysis::objective;
use bad_minutes::analysis::{Analysis, TargetFigures};
use bad_minutes::codec::checklist::joined::{lines, tally};
use bad_minutes::document::Engagement;
use bad_minutes::math::{Factor, Minutes, Shift};

use super::reader::Read;

/// A sheet, a row, a column, and the figure that the formula there gives; `None` for none.
type Figure = (&'static str, u32, u32, Option<f64>);

/// Every figure that a formula computes.
pub(super) fn figures(service: &Engagement, analysis: &Analysis, found: &Read) -> Vec<Figure> {
    let mut all = Vec::new();
    let mut put = |sheet: &'static str, line: u32, title: &str, value: Option<f64>| {
        all.push((sheet, line, found.column(sheet, title), value));
    };
    risks(service, analysis, &mut put);
    targets(analysis, &mut put);
    systemic(service, &mut put);
    mitigations(service, analysis, &mut put);
    objectives(service, &mut put);
    let tally = tally(service, None, "2026-11-29");
    for (line, count) in (1..).zip([
        tally.asked,
        tally.answered,
        tally.yes,
        tally.partly,
        tally.no(),
        tally.not_applicable,
    ]) {
        all.push(("Readiness", line, 1, Some(count as f64)));
    }
    all
}

type Put<'a> = &'a mut dyn FnMut(&'static str, u32, &str, Option<f64>);

/// Where the sheet of risks has its total.
pub(super) fn total_line(service: &Engagement) -> u32 {
    let written = service.risks.iter().filter(|risk| !risk.is_blank());
    // Without risks one row is left to type one in.
    written.count().max(1) as u32 + 1
}

fn readable(
    analysis: &Analysis,
) -> impl Iterator<Item = &bad_minutes::analysis::analyse::Standing> {
    let figures = |one: &'_ TargetFigures| one.figures.is_ok();
    let all = analysis.targets.iter().filter(move |one| figures(one));
    all.filter_map(|one| one.figures.as_ref().ok())
}

fn risks(service: &Engagement, analysis: &Analysis, put: Put) {
    let rows = analysis.rows.iter().zip(&service.risks);
    let rows = rows.filter(|(_, risk)| !risk.is_blank());
    for (line, (row, _)) in (1..).zip(rows) {
        let Some(figures) = row.figures() else {
            continue;
        };
        let cost = figures.bad_minutes.get();
        put(
            "Risks",
            line,
            "Incidents/Year",
            Some(figures.incidents.get()),
        );
        put("Risks", line, "Bad Minutes/Year", Some(cost));
        put(
            "Risks",
            line,
            "Share of total",
            Some(cost / analysis.total.get()),
        );
        for target in readable(analysis) {
            let title = format!("Share of budget at {}%", target.percent);
            put("Risks", line, &title, Some(cost / target.rank.budget.get()));
        }
    }
    let last = total_line(service);
    put(
        "Risks",
        last,
        "Incidents/Year",
        Some(analysis.incidents.get()),
    );
    put(
        "Risks",
        last,
        "Bad Minutes/Year",
        Some(analysis.total.get()),
    );
}

fn targets(analysis: &Analysis, put: Put) {
    for (line, target) in (5..).zip(readable(analysis)) {
        let rank = target.rank;
        for (title, value) in [
            ("Error budget (minutes a year)", rank.budget.get()),
            ("Accepted risks", rank.accepted.get()),
            ("Budget remaining", rank.left().get()),
            ("The other risks need", rank.needed.get()),
            ("To fix", rank.to_fix().map_or(0.0, |fix| fix.get())),
            (
                "Share spent by all risks",
                analysis.total.get() / rank.budget.get(),
            ),
        ] {
            put("Targets", line, title, Some(value));
        }
    }
}

/// What each adds, from what is typed.
fn systemic(service: &Engagement, put: Put) {
    use bad_minutes::document::{Worsening, reading};
    for (line, one) in (1..).zip(&service.systemic) {
        let read: Result<Vec<_>, _> = Worsening::ALL
            .map(|what| reading::worsening(what, one.entry(what)))
            .into_iter()
            .collect();
        let shift = match read {
            Err(_) => Shift::default(),
            Ok(read) => Shift::default().with(&Factor {
                ettd: Minutes::new(read[0].unwrap_or(0.0)),
                ettr: Minutes::new(read[1].unwrap_or(0.0)),
                more_often: read[2].unwrap_or(0.0) / 100.0,
                included: one.included,
                fixed: one.fixed,
            }),
        };
        put(
            "Systemic",
            line,
            "Adds now to ETTD (minutes)",
            Some(shift.ettd.get()),
        );
        put(
            "Systemic",
            line,
            "Adds now to ETTR (minutes)",
            Some(shift.ettr.get()),
        );
        put(
            "Systemic",
            line,
            "Multiplies incidents now by",
            Some(shift.rate),
        );
    }
}

fn mitigations(service: &Engagement, analysis: &Analysis, put: Put) {
    let mut on = 0.0;
    for (line, (one, found)) in (1..).zip(service.mitigations.iter().zip(&analysis.mitigations)) {
        let per_week = found.per_week.map(|minutes| minutes.get());
        put("Mitigations", line, "Minutes a person-week", per_week);
        put(
            "Mitigations",
            line,
            "Rank",
            found.rank.map(|rank| rank as f64),
        );
        on += found.effort.filter(|_| one.on).unwrap_or(0.0);
    }
    if !service.mitigations.is_empty() {
        let line = service.mitigations.len() as u32 + 1;
        put("Mitigations", line, "Effort (person-weeks)", Some(on));
    }
}

fn objectives(service: &Engagement, put: Put) {
    for (line, one) in (1..).zip(&service.objectives) {
        let found = objective::figures(service, one);
        let consumed = found.consumption();
        let events = found.events.clone().ok().flatten();
        let target = found.target.clone().ok();
        let may_fail = target.zip(events);
        for (title, value) in [
            ("Error budget (minutes)", found.budget().map(Minutes::get)),
            ("Events in the window", events),
            (
                "Events that may fail",
                may_fail.map(|(target, events)| target.complement_of(events)),
            ),
            ("Failed (minutes)", consumed.map(|one| one.failed.get())),
            (
                "Budget remaining (minutes)",
                consumed.map(|one| one.remaining.get()),
            ),
            ("Budget spent", consumed.map(|one| one.consumed.get())),
            ("Burn rate", consumed.map(|one| one.burn)),
        ] {
            put("Objectives", line, title, value);
        }
    }
}

/// A person's texts: sheet, row, title, text.
pub(super) fn texts(service: &Engagement) -> Vec<(&'static str, u32, &'static str, String)> {
    let mut all = Vec::new();
    let mut put = |sheet, line, title, text: &str| all.push((sheet, line, title, text.to_owned()));
    let written = service.risks.iter().filter(|risk| !risk.is_blank());
    for (line, risk) in (1..).zip(written) {
        put("Risks", line, "Risk", &risk.name);
        put("Risks", line, "Owner", &risk.owner);
        put("Risks", line, "Notes", &risk.notes);
    }
    for (line, one) in (1..).zip(&service.systemic) {
        put("Systemic", line, "Risk factor", &one.name);
    }
    for (line, one) in (1..).zip(&service.mitigations) {
        put("Mitigations", line, "Mitigation", &one.name);
    }
    for (line, one) in (1..).zip(&service.objectives) {
        let which = "Which events count and are good";
        put("Objectives", line, which, &one.specification);
        put("Objectives", line, "Measured at", &one.measured_at);
        put("Objectives", line, "Owner", &one.owner);
        put("Objectives", line, "Why this target", &one.rationale);
        put(
            "Objectives",
            line,
            "Selector of all events",
            &one.total_selector,
        );
    }
    let items = lines(&service.readiness);
    for (line, item) in (9..).zip(items.iter().filter(|item| !item.is_hidden())) {
        put("Readiness", line, "Question", item.question());
        if let Some(said) = item.said {
            put("Readiness", line, "Reason", &said.reason);
            put("Readiness", line, "Evidence", &said.evidence);
            put("Readiness", line, "Owner", &said.owner);
        }
    }
    all
}
