//! The Charter page: what the engagement is for, and who does what in it.

use crate::app::browser::page;
use crate::app::features::charter::charter_paper::charter_paper;
use crate::app::features::charter::charter_sign_offs::sign_offs;
use crate::app::old::export_menu::copy_out;
use crate::app::old::view::field::{choice, text_area, text_field, tick};
use crate::app::old::view::{El, el};
use crate::app::state::workbook::Workbook;
use crate::document::{Activity, Charter, Edit, Status};
use crate::report::charter_words as words;
use crate::report::charter_words::{Field, Kind, SECTIONS, Section};

/// What stands under the page's title.
pub fn charter(workbook: Workbook) -> Vec<El> {
    let copy = el("button.line")
        .text("Copy charter as Markdown")
        .tap(move || {
            let text = workbook.with_document(|document| words::markdown(document, &page::today()));
            copy_out(workbook, text, None);
        });
    let print = el("button.line").text("Print charter").tap(page::print);
    let form = el("div.charter")
        .children(
            SECTIONS
                .iter()
                .map(|section| form(workbook, section))
                .collect(),
        )
        .child(sign_offs(workbook));
    vec![
        el("p.lede").text("What was agreed before the work began. Nothing has to be filled in; what is left empty is left out of copies and of the printed charter."),
        el("p.actions").child(copy).child(print),
        form,
        charter_paper(workbook),
    ]
}

fn form(workbook: Workbook, section: &'static Section) -> El {
    let mut drawn = el("section.fold").child(el("h2").text(section.title));
    if !section.note.is_empty() {
        drawn = drawn.child(el("p.note").text(section.note));
    }
    if section.activities {
        drawn = drawn.child(activities(workbook));
    }
    let mut fields = el("div.fields");
    let has_days = section.fields.iter().any(|one| one.kind == Kind::Day);
    if has_days {
        fields = fields.child(el("label").text("Status").child(status(workbook)));
    }
    for field in section.fields {
        fields = fields.child(field_of(workbook, field));
    }
    drawn = drawn.child(fields);
    if has_days {
        drawn = drawn.part(move || {
            let problems =
                workbook.with_document(|document| words::date_problems(&document.charter));
            let say = |text: &String| el("p.problem").attr("role", "status").text(text);
            problems.iter().map(say).collect()
        });
    }
    drawn
}

fn field_of(workbook: Workbook, field: &'static Field) -> El {
    let read = move || {
        workbook.with_document(|document| {
            let mut charter = document.charter.clone();
            std::mem::take((field.pick)(&mut charter))
        })
    };
    let write = move |text| change(workbook, |charter| *(field.pick)(charter) = text);
    let label = el("label").text(field.label);
    let (label, input) = match field.kind {
        Kind::Line => (label.class("medium"), text_field(workbook, read, write)),
        Kind::Day => (
            label,
            text_field(workbook, read, write).attr("type", "date"),
        ),
        Kind::Lines => (label.class("wide"), text_area(workbook, "3", read, write)),
    };
    let input = match field.hint {
        "" => input,
        hint => input.attr("placeholder", hint),
    };
    label.child(input)
}

fn status(workbook: Workbook) -> El {
    let options = || {
        let option = |one: Status| (one.name().to_owned(), words::status(one).to_owned());
        Status::ALL.map(option).into()
    };
    let chosen =
        move || workbook.with_document(|document| document.charter.status.name().to_owned());
    choice(options, chosen, move |value| {
        if let Some(status) = Status::ALL.into_iter().find(|one| one.name() == value) {
            workbook.edit(change(workbook, |charter| charter.status = status));
        }
    })
}

/// One line for each activity: whether it is done, and who does what.
fn activities(workbook: Workbook) -> El {
    let line = |activity: Activity| {
        let planned = move || {
            workbook.with_document(|document| document.charter.planned(activity).map(str::to_owned))
        };
        let tick = tick(
            activity.title(),
            move || planned().is_some(),
            move |on| {
                let who = on.then(String::new);
                workbook.edit(change(workbook, |charter| charter.plan(activity, who)));
            },
        );
        let there = move || match planned() {
            Some(_) => vec![()],
            None => Vec::new(),
        };
        el("li").child(tick).rows(there, move |()| {
            let write = move |who| change(workbook, |charter| charter.plan(activity, Some(who)));
            text_field(workbook, move || planned().unwrap_or_default(), write)
                .label(&format!("Who does what: {}", activity.title()))
                .attr("placeholder", "Who does what")
        })
    };
    el("ul.planned").children(Activity::ALL.map(line).into())
}

/// The edit that changes the charter.
pub fn change(workbook: Workbook, with: impl FnOnce(&mut Charter)) -> Edit {
    let mut charter = workbook.with_document(|document| Box::new(document.charter.clone()));
    with(&mut charter);
    Edit::SetCharter(charter)
}
