//! Calibration: what happened beside what was estimated.

use crate::analysis::practice::calibration::{RiskEvidence, calibrate};
use crate::app::browser::{files, page};
use crate::app::features::calibration::incidents_table::incidents_table;
use crate::app::old::signals::Signal;
use crate::app::old::view::field::text_field;
use crate::app::old::view::{El, el, when_drawn};
use crate::app::state::workbook::Workbook;
use crate::codec::table::incidents::{read_incidents, write};
use crate::document::names::row_name;
use crate::document::{BasisKind, Column, Edit, Entry, Evidence, Incident, RowId, Taken};
use crate::grammar::cell;
use crate::text::activities::calibration_words::{about_risk, overall};

/// The section.
pub fn calibration(workbook: Workbook) -> El {
    let any = move || match workbook.with_document(|one| one.evidence.incidents.is_empty()) {
        true => Vec::new(),
        false => vec![()],
    };
    // As one text, which is said again only when it differs.
    let says = move || overall(&workbook.with_document(calibrate)).join(" ");
    let risks = move || {
        let found = workbook.with_document(calibrate).risks;
        found.iter().map(|one| about(workbook, one)).collect()
    };
    el("section.fold.calibration")
        .child(el("h2").text("Calibration"))
        .child(el("p.note").text("Past incidents and drills, held against the estimates. Nothing here changes an estimate until you say so; systemic risks that come on top are not taken out of what was observed."))
        .child(
            el("div.fields")
                .child(day(workbook, "Watched from", |evidence| &mut evidence.from))
                .child(day(workbook, "Watched to", |evidence| &mut evidence.to)),
        )
        .child(el("div").rows(any, move |()| incidents_table(workbook)))
        .child(actions(workbook))
        .child(paste(workbook))
        .child(el("div").rows(any, move |()| {
            el("div")
                .child(el("h3").text("What that says"))
                .child(el("p.says").attr("role", "status").label("Calibration").text_of(says))
                .child(el("div").part(risks))
        }))
}

/// The evidence, changed.
pub fn changed(workbook: Workbook, change: impl FnOnce(&mut Evidence)) -> Edit {
    let mut evidence = workbook.with_document(|document| document.evidence.clone());
    change(&mut evidence);
    Edit::SetEvidence(evidence)
}

fn day(workbook: Workbook, name: &str, pick: fn(&mut Evidence) -> &mut String) -> El {
    let read = move || {
        let mut evidence = workbook.with_document(|document| document.evidence.clone());
        std::mem::take(pick(&mut evidence))
    };
    let field = text_field(workbook, read, move |text| {
        changed(workbook, |evidence| *pick(evidence) = text)
    });
    el("label").text(name).child(field.attr("type", "date"))
}

fn actions(workbook: Workbook) -> El {
    let add = move || {
        let id = page::new_id();
        let mut one = Incident::blank(id);
        one.date = page::today();
        workbook.edit(changed(workbook, |evidence| evidence.incidents.push(one)));
        when_drawn(move || page::focus(&format!("#incident-{id}")));
    };
    let none = move || workbook.with_document(|document| document.evidence.incidents.is_empty());
    let download = move || {
        let (name, text) =
            workbook.with_document(|document| (document.name.clone(), write(document)));
        let name = files::file_name(&name, "incidents.csv");
        workbook.try_browser(files::download(&name, "text/csv", &text));
    };
    el("p.actions")
        .child(
            el("button.line")
                .attr("id", "add-incident")
                .text("Add incident")
                .tap(add),
        )
        .child(
            el("button")
                .text("Export incidents as CSV")
                .flag_of("disabled", none)
                .tap(download),
        )
}

/// A box for a table of incidents; what can't be read stays in it.
fn paste(workbook: Workbook) -> El {
    let text = Signal::new(String::new());
    let problems = Signal::new(Vec::<String>::new());
    let (shown, typed, empty, pressed) = (text.clone(), text.clone(), text.clone(), text);
    let said = problems.clone();
    let add = move || {
        let text = pressed.get();
        let mut read =
            workbook.with_document(|document| read_incidents(&text, document, page::new_id));
        let count = read.incidents.len();
        if count > 0 {
            workbook.edit(changed(workbook, |evidence| {
                evidence.incidents.append(&mut read.incidents);
            }));
        }
        workbook.notify(
            match (count, read.problems.len()) {
                (1, 0) => "One incident was added.".to_owned(),
                (0, _) => "No incident was added: see what is said below the box.".to_owned(),
                (added, 0) => format!("{added} incidents were added."),
                (added, _) => format!("{added} were added; the others stay in the box."),
            },
            None,
        );
        pressed.set(read.left);
        problems.set(read.problems);
    };
    let lines =
        move || said.with(|all| all.iter().map(|text| el("p.problem").text(text)).collect());
    el("details")
        .child(el("summary").text("Paste incidents"))
        .child(el("p.note").text("A table from a spreadsheet or a CSV file: date, minutes to detect, minutes to resolve, share of users, risk. A header may put them in another order. Names that are none of the risks are kept as what is not listed."))
        .child(
            el("label.wide").text("Incidents as a table").child(
                el("textarea")
                    .attr("rows", "5")
                    .attr("spellcheck", "false")
                    .attr("placeholder", "2026-03-01, 12, 45, 100%, bad release")
                    .value_of(move || shown.get())
                    .on_input(move |text| typed.set(text)),
            ),
        )
        .child(
            el("p.actions").child(
                el("button")
                    .text("Add these incidents")
                    .flag_of("disabled", move || empty.with(|text| text.trim().is_empty()))
                    .tap(add),
            ),
        )
        .child(el("div").attr("role", "status").label("Incidents that could not be read").part(lines))
}

/// What the evidence about one risk says, and what it proposes.
fn about(workbook: Workbook, evidence: &RiskEvidence) -> El {
    let id = evidence.risk;
    let name = workbook.with_document(|document| row_name(id, document));
    let lines = about_risk(evidence);
    let mut uses = Vec::new();
    for (column, proposed) in Column::ALL.iter().zip(&evidence.proposed) {
        if let Some(entry) = proposed {
            let observed = evidence.observed.iter().map(|one| one.values.len());
            let all_drills = evidence.drills as usize >= observed.max().unwrap_or_default();
            let basis = match *column != Column::Ettf && all_drills {
                true => BasisKind::Drill,
                false => BasisKind::Incidents,
            };
            uses.extend(use_button(
                workbook,
                id,
                *column,
                entry.clone(),
                basis,
                &name,
            ));
        }
    }
    let proposals = match uses.is_empty() {
        true => Vec::new(),
        false => vec![
            el("p.note")
                .text("Estimate and evidence together, the estimate counting as one incident:"),
            el("p.actions").children(uses),
        ],
    };
    el("div.evidence")
        .attr("id", &format!("evidence-{id}"))
        .attr("tabindex", "-1")
        .child(el("h4").text(&name))
        .child(el("ul").children(lines.iter().map(|text| el("li").text(text)).collect()))
        .children(proposals)
}

/// A press that takes a proposal over; none where the cell says the same already.
fn use_button(
    workbook: Workbook,
    risk: RowId,
    column: Column,
    entry: Entry,
    kind: BasisKind,
    name: &str,
) -> Option<El> {
    let proposed = cell::show(column, &entry);
    let (cell, basis) = workbook.with_document(|document| {
        let risk = document.risk(risk)?;
        Some((risk.entry(column).clone(), risk.basis.clone()))
    })?;
    let now = cell::show(column, &cell);
    if now == proposed {
        return None;
    }
    let was = match now.as_str() {
        "" => "empty now".to_owned(),
        now => format!("now {now}"),
    };
    let unit = match column {
        Column::Ettf => " days",
        Column::Impact => "",
        Column::Ettd | Column::Ettr => " minutes",
    };
    let text = format!("Use {} {proposed}{unit} ({was})", column.name());
    let take = move || {
        let mut basis = basis.clone();
        basis.kind = Some(kind);
        basis.when = page::today();
        let after = entry.clone();
        let mut evidence = workbook.with_document(|document| document.evidence.clone());
        let before = evidence.estimate(risk, column, &cell).clone();
        evidence.take(Taken {
            risk,
            column,
            before,
            after: after.clone(),
        });
        workbook.edit(Edit::Batch(vec![
            Edit::SetEntry {
                risk,
                column,
                entry: after,
            },
            Edit::SetBasis { risk, basis },
            Edit::SetEvidence(evidence),
        ]));
        when_drawn(move || page::focus(&format!("#evidence-{risk}")));
    };
    Some(
        el("button")
            .text(&text)
            .label(&format!("{text} for {name}"))
            .tap(take),
    )
}
