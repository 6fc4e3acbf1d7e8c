//! The table of incidents and drills.

use crate::app::browser::page;
use crate::app::features::calibration::comparison::changed;
use crate::app::old::view::field::{bare_tick, choice, text_field, tidied_field};
use crate::app::old::view::sideways::sideways;
use crate::app::old::view::{El, el};
use crate::app::state::workbook::Workbook;

use crate::analysis::practice::calibration::OBSERVED;
use crate::document::names::row_name;
use crate::document::{Column, Edit, Engagement, Entry, Incident, RowId, reading};
use crate::grammar::problem::problem;
use crate::grammar::{cell, number};

/// The table.
pub fn incidents_table(workbook: Workbook) -> El {
    let title = |text: &str| el("th").attr("scope", "col").text(text);
    let titles = [
        "Date",
        "Risk",
        "What happened",
        "To detect",
        "To resolve",
        "Users failed",
        "Drill",
    ]
    .map(title);
    let rows = move || {
        workbook.with_document(|document| {
            let all = document.evidence.incidents.iter();
            all.map(|one| one.id).collect()
        })
    };
    let table = el("table.sheet")
        .label("Incidents")
        .child(el("thead").child(el("tr").children(titles.into()).child(el("td"))))
        .child(el("tbody").rows(rows, move |id| incident_row(workbook, *id)));
    sideways(|| "Incidents".to_owned(), table)
}

fn find(document: &Engagement, id: RowId) -> Option<&Incident> {
    document.evidence.incidents.iter().find(|one| one.id == id)
}

fn with<T>(workbook: Workbook, id: RowId, read: impl FnOnce(&Incident) -> T) -> Option<T> {
    workbook.with_document(|document| find(document, id).map(read))
}

fn change(workbook: Workbook, id: RowId, change: impl FnOnce(&mut Incident)) -> Edit {
    changed(workbook, |evidence| {
        if let Some(one) = evidence.incidents.iter_mut().find(|one| one.id == id) {
            change(one);
        }
    })
}

/// What a row is called: its date and what struck.
fn name_of(workbook: Workbook, id: RowId) -> String {
    workbook.with_document(|document| {
        let all = &document.evidence.incidents;
        let place = all.iter().position(|one| one.id == id).unwrap_or_default();
        let called = find(document, id).map_or(String::new(), |one| match one.risk {
            Some(risk) => row_name(risk, document),
            None => one.name.clone(),
        });
        match called.as_str() {
            "" => format!("incident {}", number::plain(place as f64 + 1.0)),
            called => called.to_owned(),
        }
    })
}

fn incident_row(workbook: Workbook, id: RowId) -> El {
    let called = move || name_of(workbook, id);
    let text = move |pick: fn(&mut Incident) -> &mut String| {
        let read = move || with(workbook, id, |one| std::mem::take(pick(&mut one.clone())));
        text_field(
            workbook,
            move || read().unwrap_or_default(),
            move |text| change(workbook, id, |one| *pick(one) = text),
        )
    };
    let date = text(|one| &mut one.date)
        .attr("type", "date")
        .attr("id", &format!("incident-{id}"))
        .named("Date", called);
    let name = text(|one| &mut one.name)
        .attr("placeholder", "What happened")
        .named("What happened", called);
    let mut row = el("tr")
        .child(el("td").attr("data-label", "Date").child(date))
        .child(
            el("td")
                .attr("data-label", "Risk")
                .child(risk_choice(workbook, id)),
        )
        .child(
            el("td.name")
                .attr("data-label", "What happened")
                .child(name),
        );
    let labels = ["To detect", "To resolve", "Users failed"];
    for (column, label) in OBSERVED.into_iter().zip(labels) {
        row = row.child(figure_cell(workbook, id, column, label));
    }
    let drill = bare_tick(
        move || with(workbook, id, |one| one.drill).unwrap_or(false),
        move |drill| workbook.edit(change(workbook, id, |one| one.drill = drill)),
    )
    .named("Drill", called);
    let remove = move || {
        workbook.edit(changed(workbook, |evidence| {
            evidence.incidents.retain(|one| one.id != id);
        }));
        page::focus("#add-incident");
    };
    let remove = el("button")
        .text("Delete")
        .label_of(move || format!("Delete: {}", called()))
        .tap(remove);
    row.child(el("td").attr("data-label", "Drill").child(drill))
        .child(el("td.verbs").child(remove))
}

fn risk_choice(workbook: Workbook, id: RowId) -> El {
    let options = move || {
        workbook.with_document(|document| {
            let mut options = vec![(String::new(), "none of the list".to_owned())];
            for risk in document.risks.iter().filter(|risk| !risk.is_blank()) {
                options.push((risk.id.to_string(), row_name(risk.id, document)));
            }
            options
        })
    };
    let chosen = move || {
        let risk = with(workbook, id, |one| one.risk).flatten();
        risk.map_or(String::new(), |risk| risk.to_string())
    };
    choice(options, chosen, move |value| {
        workbook.edit(change(workbook, id, |one| one.risk = value.parse().ok()));
    })
    .named("Risk", move || name_of(workbook, id))
}

fn figure_cell(workbook: Workbook, id: RowId, column: Column, label: &'static str) -> El {
    let entry = move || {
        let entry = with(workbook, id, |one| one.entry(column).cloned()).flatten();
        entry.unwrap_or(Entry::Empty)
    };
    let field = tidied_field(
        workbook,
        move || cell::show(column, &entry()),
        move |text| {
            change(workbook, id, |one| {
                if let Some(entry) = one.entry_mut(column) {
                    *entry = cell::read(column, &text);
                }
            })
        },
    )
    .aria_of("aria-invalid", move || {
        reading::check(column, &entry()).is_err()
    })
    .named(label, move || name_of(workbook, id));
    let wrong = move || {
        let found = reading::check(column, &entry()).err()?;
        Some(el("small.echo.bad").text(&problem(column, found)))
    };
    el("td.number")
        .attr("data-label", label)
        .child(field)
        .maybe(wrong)
}
