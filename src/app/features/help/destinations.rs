//! What can be gone to and done from anywhere, by its name.

use leptos::prelude::*;

use crate::analysis::Finding;
use crate::app::browser::page;
use crate::app::route::{ActivitiesView, Page, ReportView, RisksView, Route};
use crate::app::state::workbook::{Sought, Workbook};
use crate::codec::checklist::joined;
use crate::document::names::{journey_name, mitigation_name, row_name, systemic_name};
use crate::document::{Engagement, EngagementId, RowId};
use crate::text::figures::figure;
use crate::text::objectives::slo_words::objective_name;
use crate::text::words::mark;

/// What an entry does.
#[derive(Clone, PartialEq)]
pub(super) enum Act {
    Go(Route),
    /// Shows only the risks that reach a journey.
    Only(RowId),
    Undo,
    Redo,
    NextUnread,
    /// Changes between the usual size and one for a projector.
    Large,
    /// Presses the button that is found so.
    Press(&'static str),
}

/// Something to go to, or to do.
#[derive(Clone, PartialEq)]
pub(super) struct Entry {
    pub(super) kind: &'static str,
    pub(super) name: String,
    /// What is said of it.
    pub(super) aside: String,
    pub(super) act: Act,
}

/// Does what was chosen.
pub(super) fn run(act: Act, workbook: Workbook) {
    match act {
        Act::Go(route) => {
            // The address may be the same as it is.
            if let Route::Cell(_, row, column) = route {
                workbook.sought.set(Some(Sought::Cell(row, column)));
            }
            page::go(&route.to_string());
        }
        Act::Only(journey) => {
            workbook.sought.set(Some(Sought::Journey(journey)));
            page::go(&Route::risks(workbook.open_id()).to_string());
        }
        Act::Undo => workbook.undo(),
        Act::Redo => workbook.redo(),
        Act::NextUnread => {
            let unread = workbook.analysis.with_untracked(|analysis| {
                let mut findings = analysis.findings.iter();
                findings.find_map(|finding| match finding {
                    Finding::Unread { risk, column, .. } => Some((*risk, column.index() + 1)),
                    _ => None,
                })
            });
            if let Some((row, column)) = unread {
                run(
                    Act::Go(Route::Cell(workbook.open_id(), row, column)),
                    workbook,
                );
            }
        }
        Act::Large => page::toggle_large(),
        Act::Press(selector) => page::press(selector),
    }
}

/// All that can be gone to or done now.
pub(super) fn entries(workbook: Workbook) -> Vec<Entry> {
    let id = workbook.open_id();
    let mut all = pages(id);
    workbook.with_figures(|document, analysis| {
        let entry = |kind, name: String, aside: String, act| Entry {
            kind,
            name,
            aside,
            act,
        };
        for (place, risk) in document.risks.iter().enumerate() {
            let figures = analysis.rows.get(place).and_then(|row| row.figures());
            let marked = analysis
                .chosen()
                .and_then(|standing| *standing.marks.get(place)?);
            let aside = [
                figures.map(|one| figure(one.bad_minutes.get())),
                marked.map(|one| mark(one).to_owned()),
            ];
            let aside: Vec<String> = aside.into_iter().flatten().collect();
            let go = Act::Go(Route::Cell(id, risk.id, 0));
            all.push(entry(
                "Risks",
                row_name(risk.id, document),
                aside.join(" · "),
                go,
            ));
        }
        let to = |page| Act::Go(Route::Workbook(id, page));
        for one in &document.journeys {
            let name = journey_name(one.id, document);
            all.push(entry(
                "Journeys",
                name.clone(),
                String::new(),
                to(Page::Journeys),
            ));
            let only = format!("Only risks that reach {name}");
            all.push(entry("Journeys", only, String::new(), Act::Only(one.id)));
        }
        for one in &document.mitigations {
            let state = if one.on { "on" } else { "off" };
            let name = mitigation_name(one.id, document);
            let go = to(Page::Risks(RisksView::Mitigations));
            all.push(entry("Mitigations", name, state.to_owned(), go));
        }
        for one in &document.systemic {
            let name = systemic_name(one.id, document);
            let go = to(Page::Risks(RisksView::Systemic));
            all.push(entry("Systemic risks", name, String::new(), go));
        }
        for one in &document.objectives {
            let name = objective_name(one, document);
            all.push(entry(
                "Objectives",
                name,
                String::new(),
                to(Page::Objectives),
            ));
        }
        all.extend(readiness(document, id));
    });
    all.extend(actions(workbook));
    all
}

fn readiness(document: &Engagement, id: EngagementId) -> impl Iterator<Item = Entry> {
    let lines = joined::lines(&document.readiness).into_iter();
    lines.map(move |line| Entry {
        kind: "Readiness",
        name: line.question().to_owned(),
        aside: String::new(),
        act: Act::Go(Route::Workbook(id, Page::Readiness)),
    })
}

fn pages(id: EngagementId) -> Vec<Entry> {
    let entry = |name: &str, page| Entry {
        kind: "Pages",
        name: name.to_owned(),
        aside: String::new(),
        act: Act::Go(Route::Workbook(id, page)),
    };
    let mut all: Vec<Entry> = Page::ALL.map(|page| entry(page.name(), page)).into();
    let views = RisksView::ALL.into_iter().skip(1);
    all.extend(views.map(|view| entry(view.name(), Page::Risks(view))));
    let tools = ActivitiesView::ALL.into_iter().skip(1);
    all.extend(tools.map(|view| entry(view.name(), Page::Activities(view))));
    let versions = ReportView::Versions;
    all.push(entry(versions.name(), Page::Report(versions)));
    let outside = [
        ("Library: all engagements", Route::Library),
        ("Quick estimate", Route::Quick),
        ("SLO calculator", Route::Slo(Default::default())),
    ];
    all.extend(outside.map(|(name, route)| Entry {
        act: Act::Go(route),
        ..entry(name, Page::RISKS)
    }));
    all
}

fn actions(workbook: Workbook) -> Vec<Entry> {
    let entry = |name: &str, aside: &str, act| Entry {
        kind: "Do",
        name: name.to_owned(),
        aside: aside.to_owned(),
        act,
    };
    let mut all = vec![
        entry("Share", "", Act::Press("#share")),
        entry("Export", "", Act::Press("#export")),
        entry(
            "Large, for a projector, or the usual size",
            "F9",
            Act::Large,
        ),
    ];
    if workbook.can_undo.get_untracked() {
        all.push(entry("Undo", "Ctrl Z", Act::Undo));
    }
    if workbook.can_redo.get_untracked() {
        all.push(entry("Redo", "Shift Ctrl Z", Act::Redo));
    }
    let unread = workbook
        .analysis
        .with_untracked(|analysis| analysis.left_out > 0);
    if unread {
        all.push(entry(
            "Next cell that cannot be read",
            "F8",
            Act::NextUnread,
        ));
    }
    if page::has("#add-risk") {
        all.push(entry("Add risk", "", Act::Press("#add-risk")));
        all.push(entry("Paste a table", "", Act::Press("#paste")));
    }
    all
}
