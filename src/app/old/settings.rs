//! What the figures are counted with: year, targets, the "too big" line, the author.

use crate::app::browser::page;
use crate::app::old::view::{El, el};
use crate::app::state::workbook::Workbook;
use crate::document::{Edit, Engagement, RowId, Target, Year};

/// Folded away, since the defaults are the practice's own.
pub fn settings(workbook: Workbook) -> El {
    let text = move |read: fn(&Engagement) -> &str, write: fn(String) -> Edit| {
        el("input")
            .attr("type", "text")
            .value_of(move || workbook.with_document(|document| read(document).to_owned()))
            .on_input(move |value| workbook.edit_in_field(write(value)))
    };
    let too_big = text(|document| &document.too_big_percent, Edit::SetTooBig)
        .attr("inputmode", "decimal")
        .attr("autocomplete", "off");
    let author = text(|document| &document.author, Edit::SetAuthor).attr("autocomplete", "name");
    let fields = el("div.fields")
        .on("focusin", move |_| workbook.enter_field())
        .child(targets(workbook))
        .child(
            el("label")
                .text("Length of the year, for incidents and budgets")
                .child(year(workbook)),
        )
        .child(
            el("label")
                .text("One risk is too big from this share of a budget, in percent")
                .child(too_big),
        )
        .child(
            el("label")
                .text("Your name, under every copied or printed answer")
                .child(author),
        );
    el("details.fold.settings")
        .child(el("summary").child(el("h2").text("Targets and settings")))
        .child(fields)
}

fn year(workbook: Workbook) -> El {
    let option = |value: &str| {
        el("option")
            .attr("value", value)
            .text(&format!("{value} days"))
    };
    let set = move |value: String| {
        if let Some(year) = Year::ALL.into_iter().find(|year| year.name() == value) {
            workbook.edit(Edit::SetYear(year));
        }
    };
    el("select")
        .children(Year::ALL.iter().map(|year| option(year.name())).collect())
        .value_of(move || workbook.with_document(|document| document.year.name().to_owned()))
        .on_change(set)
}

fn targets(workbook: Workbook) -> El {
    let ids = move || {
        workbook.with_document(|document| document.targets.iter().map(|target| target.id).collect())
    };
    let add = move || {
        let target = Target {
            id: page::new_id(),
            percent: "99.99".to_owned(),
        };
        workbook.edit(Edit::InsertTarget {
            at: workbook.with_document(|document| document.targets.len()),
            target,
        });
    };
    el("fieldset")
        .child(el("legend").text("Targets compared"))
        .rows(ids, move |id| target_field(workbook, *id))
        .child(el("button.line").text("Add target").tap(add))
}

fn target_field(workbook: Workbook, id: RowId) -> El {
    let percent = move || {
        workbook.with_document(|document| {
            document
                .target(id)
                .map_or(String::new(), |target| target.percent.clone())
        })
    };
    let alone = move || workbook.with_document(|document| document.targets.len() == 1);
    let unread = move || {
        workbook.with_analysis(|analysis| {
            let mut targets = analysis.targets.iter();
            targets.any(|target| target.id == id && target.figures.is_err())
        })
    };
    let write = move |percent| {
        workbook.edit_in_field(Edit::SetTarget {
            target: id,
            percent,
        });
    };
    let field = el("input")
        .attr("type", "text")
        .attr("inputmode", "decimal")
        .attr("autocomplete", "off")
        .label_of(move || format!("Target {} in percent", percent()))
        .aria_of("aria-invalid", unread)
        .value_of(percent)
        .on_input(write);
    let remove = el("button")
        .flag_of("disabled", alone)
        .label_of(move || format!("Remove target {}%", percent()))
        .text("Remove")
        .tap(move || workbook.edit(Edit::RemoveTarget(id)));
    el("p.target").child(field).text("%").child(remove)
}
