//! The systemic risks: what they add, to which risks, and what fixing one would save.

use crate::analysis::{Finding, SystemicFigures};
use crate::app::browser::page;
use crate::app::old::scope_choice::ScopeOf;
use crate::app::old::view::field::{bare_tick, offer, text_field, tidied_field};
use crate::app::old::view::{El, el, when_drawn};
use crate::app::state::workbook::Workbook;
use crate::document::common::COMMON;
use crate::document::links::remove_systemic;
use crate::document::names::systemic_name;
use crate::document::{Edit, RowId, Systemic, Worsening, reading};
use crate::grammar::worsening;
use crate::text::figures::figure;
use crate::text::words;

/// The section with its table.
pub fn systemic_section(workbook: Workbook) -> El {
    el("section.fold.systemic")
        .child(el("h2").text("Systemic risks"))
        .child(el("p.note").text("Causes behind the single risks: they make each incident longer, or incidents more frequent. Figures of what fixing them saves overlap, and do not add up."))
        .rows(
            move || match workbook.with_document(|document| document.systemic.is_empty()) {
                true => Vec::new(),
                false => vec![()],
            },
            move |()| systemic_table(workbook),
        )
        .part(move || findings(workbook))
        .child(
            el("p.actions")
                .child(el("button.line").attr("id", "add-systemic").text("Add systemic risk").tap(move || add(workbook, Systemic::blank(page::new_id()))))
                .child(common_choice(workbook)),
        )
}

fn findings(workbook: Workbook) -> Vec<El> {
    workbook.with_figures(|document, analysis| {
        let unread = |finding: &&Finding| matches!(finding, Finding::SystemicUnread { .. });
        let findings = analysis.findings.iter().filter(unread);
        findings
            .map(|finding| el("p.problem").text(&words::finding(finding, document)))
            .collect()
    })
}

fn add(workbook: Workbook, row: Systemic) {
    let name = format!("#systemic-{}", row.id);
    let mut systemic = workbook.with_document(|document| document.systemic.clone());
    systemic.push(row);
    workbook.edit(Edit::SetSystemic(systemic));
    when_drawn(move || page::focus(&name));
}

fn common_choice(workbook: Workbook) -> El {
    let options = || {
        let option = |(place, common): (usize, &crate::document::common::Common)| {
            (place.to_string(), common.name.to_owned())
        };
        COMMON.iter().enumerate().map(option).collect()
    };
    offer("Add a common one", options, move |value| {
        let place: Option<usize> = value.parse().ok();
        if let Some(common) = place.and_then(|place| COMMON.get(place)) {
            add(workbook, common.row(page::new_id()));
        }
    })
    .label("Add a common systemic risk")
}

fn systemic_table(workbook: Workbook) -> El {
    let title = |text: &str, unit: &str| {
        let title = el("th").attr("scope", "col").text(text);
        if unit.is_empty() {
            title
        } else {
            title.child(el("small").text(unit))
        }
    };
    let titles = el("tr")
        .child(title("Systemic risk", ""))
        .child(title(Worsening::Ettd.name(), "minutes").class("number"))
        .child(title(Worsening::Ettr.name(), "minutes").class("number"))
        .child(title(Worsening::MoreOften.name(), "percent").class("number"))
        .child(title("In the numbers already?", ""))
        .child(title("Makes worse", ""))
        .child(title("Fixed", ""))
        .child(title("Saved if fixed", "minutes a year").class("number"))
        .child(el("td"));
    let rows = move || {
        workbook.with_document(|document| document.systemic.iter().map(|one| one.id).collect())
    };
    el("table.sheet")
        .label("Systemic risks")
        .child(el("thead").child(titles))
        .rows(rows, move |id| systemic_row(workbook, *id))
}

fn systemic_row(workbook: Workbook, id: RowId) -> El {
    let called = move || workbook.with_document(|document| systemic_name(id, document));
    let scope = scope_of(workbook, id);
    let read =
        move |pick: fn(&Systemic) -> String| move || with(workbook, id, pick).unwrap_or_default();
    let name = text_field(workbook, read(|one| one.name.clone()), move |text| {
        change(workbook, id, |one| one.name = text)
    })
    .attr("id", &format!("systemic-{id}"))
    .attr("placeholder", "What is missing or too much")
    .named("Systemic risk", called);
    let started = move || {
        let started = with(workbook, id, Systemic::is_as_started).unwrap_or(false);
        started.then(|| el("small.echo").text("figures to start from: put in your own"))
    };
    let alone = move || {
        let figures = workbook.with_analysis(|analysis| {
            let mut systemic = analysis.systemic.iter();
            systemic.find(|one| one.id == id).and_then(|one| one.alone)
        })?;
        let text = format!("alone, on the bare table: {} a year", figure(figures.get()));
        Some(el("small.echo").text(&text))
    };
    let name = el("td.name").child(name).maybe(started).maybe(alone);
    let mut line = el("tr").child(name);
    for what in Worsening::ALL {
        let label = el("td.number").attr("data-label", what.name());
        line = line.child(label.child(figure_field(workbook, id, what)));
    }
    let included = bare_tick(
        move || with(workbook, id, |one| one.included).unwrap_or(true),
        move |included| workbook.edit(change(workbook, id, |one| one.included = included)),
    )
    .label_of(move || format!("The numbers include {} already", called()));
    let fixed = bare_tick(
        move || with(workbook, id, |one| one.fixed).unwrap_or(false),
        move |fixed| workbook.edit(change(workbook, id, |one| one.fixed = fixed)),
    )
    .label_of(move || format!("{} is fixed", called()));
    let figures = move || {
        workbook
            .with_analysis(|analysis| analysis.systemic.iter().find(|one| one.id == id).copied())
    };
    let saved = move || {
        let saved = figures().and_then(|one: SystemicFigures| one.saved);
        saved.map_or(String::new(), |saved| figure(saved.get()))
    };
    let saved_cell = el("td.result")
        .attr("data-label", "Saved if fixed")
        .label_of(move || format!("Saved a year if {} is fixed: {}", called(), saved()))
        .text_of(saved);
    let remove = move || {
        workbook.edit(workbook.with_document(|document| remove_systemic(document, id)));
        page::focus("#add-systemic");
    };
    let remove = el("button")
        .text("Delete")
        .label_of(move || format!("Delete: {}", called()))
        .tap(remove);
    let line = line
        .child(
            el("td")
                .attr("data-label", "In the numbers already?")
                .child(included),
        )
        .child(
            el("td").attr("data-label", "Makes worse").child(
                scope
                    .choice()
                    .label_of(move || format!("Risks made worse by {}", called())),
            ),
        )
        .child(el("td").attr("data-label", "Fixed").child(fixed))
        .child(saved_cell)
        .child(el("td.verbs").child(remove));
    let chosen = move || {
        if scope.is_chosen() {
            vec![()]
        } else {
            Vec::new()
        }
    };
    el("tbody").child(line).rows(chosen, move |()| {
        el("tr.scope").child(el("td").attr("colspan", "9").child(scope.ticks()))
    })
}

fn figure_field(workbook: Workbook, id: RowId, what: Worsening) -> El {
    let shown = move || {
        let shown = with(workbook, id, |one| worsening::show(what, one.entry(what)));
        shown.unwrap_or_default()
    };
    let write = move |text: String| {
        let entry = worsening::read(what, &text);
        change(workbook, id, |one| *one.entry_mut(what) = entry)
    };
    tidied_field(workbook, shown, write)
        .label_of(move || {
            let called = workbook.with_document(|document| systemic_name(id, document));
            format!("{} of {called}", what.name())
        })
        .aria_of("aria-invalid", move || {
            with(workbook, id, |one| {
                reading::worsening(what, one.entry(what)).is_err()
            })
            .unwrap_or(false)
        })
}

fn scope_of(workbook: Workbook, id: RowId) -> ScopeOf {
    ScopeOf {
        workbook,
        id,
        read: |document, id| {
            let mut systemic = document.systemic.iter();
            systemic.find(|one| one.id == id).map(|one| &one.scope)
        },
        write: |document, id, scope| {
            let mut systemic = document.systemic.clone();
            for one in systemic.iter_mut().filter(|one| one.id == id) {
                one.scope = scope.clone();
            }
            Edit::SetSystemic(systemic)
        },
    }
}

fn with<T>(workbook: Workbook, id: RowId, read: impl FnOnce(&Systemic) -> T) -> Option<T> {
    workbook.with_document(|document| {
        let mut systemic = document.systemic.iter();
        systemic.find(|one| one.id == id).map(read)
    })
}

/// The edit that changes one systemic risk.
fn change(workbook: Workbook, id: RowId, with: impl FnOnce(&mut Systemic)) -> Edit {
    let mut systemic = workbook.with_document(|document| document.systemic.clone());
    if let Some(one) = systemic.iter_mut().find(|one| one.id == id) {
        with(one);
    }
    Edit::SetSystemic(systemic)
}
