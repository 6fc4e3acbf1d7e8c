//! Who agreed to the verdict.

use crate::app::browser::page;
use crate::app::features::readiness::readiness_verdict::change;
use crate::app::old::view::field::text_field;
use crate::app::old::view::{El, el, when_drawn};
use crate::app::state::workbook::Workbook;
use crate::document::{RowId, SignOff};

/// The section.
pub fn sign_offs(workbook: Workbook) -> El {
    let any =
        move || match workbook.with_document(|document| document.readiness.sign_offs.is_empty()) {
            true => Vec::new(),
            false => vec![()],
        };
    let add = move || {
        let id = page::new_id();
        workbook.edit(change(workbook, |readiness| {
            readiness.sign_offs.push(SignOff::blank(id));
        }));
        when_drawn(move || page::focus(&format!("#sign-off-{id}")));
    };
    el("section.fold.sign-offs")
        .child(el("h2").text("Sign-off"))
        .child(el("p.note").text("Who agrees to the verdict as it stands above."))
        .rows(any, move |()| table(workbook))
        .child(
            el("p.actions").child(
                el("button.line")
                    .attr("id", "add-sign-off")
                    .text("Add sign-off")
                    .tap(add),
            ),
        )
}

fn table(workbook: Workbook) -> El {
    let title = |text: &str| el("th").attr("scope", "col").text(text);
    let titles = ["Name", "Role", "Date"].map(title);
    let ids = move || {
        workbook.with_document(|document| {
            let rows = document.readiness.sign_offs.iter();
            rows.map(|one| one.id).collect()
        })
    };
    el("table.sheet")
        .label("Sign-offs")
        .child(el("thead").child(el("tr").children(titles.into()).child(el("td"))))
        .child(el("tbody").rows(ids, move |id| row(workbook, *id)))
}

fn with<T>(workbook: Workbook, id: RowId, read: impl FnOnce(&SignOff) -> T) -> Option<T> {
    workbook.with_document(|document| {
        let mut rows = document.readiness.sign_offs.iter();
        rows.find(|one| one.id == id).map(read)
    })
}

fn row(workbook: Workbook, id: RowId) -> El {
    let called = move || {
        let place = workbook.with_document(|document| {
            let mut rows = document.readiness.sign_offs.iter();
            rows.position(|one| one.id == id)
        });
        let name = with(workbook, id, |one| one.name.trim().to_owned()).unwrap_or_default();
        match name.is_empty() {
            true => format!("sign-off {}", place.unwrap_or(0) + 1),
            false => name,
        }
    };
    let field = move |what: &'static str, pick: fn(&mut SignOff) -> &mut String| {
        let read = move || {
            with(workbook, id, |one| std::mem::take(pick(&mut one.clone()))).unwrap_or_default()
        };
        let field = text_field(workbook, read, move |text| {
            change(workbook, |readiness| {
                let mut rows = readiness.sign_offs.iter_mut();
                if let Some(one) = rows.find(|one| one.id == id) {
                    *pick(one) = text;
                }
            })
        });
        field.named(what, called)
    };
    let cell = |label: &str, field: El| el("td").attr("data-label", label).child(field);
    let remove = el("button")
        .text("Delete")
        .label_of(move || format!("Delete: {}", called()))
        .tap(move || {
            workbook.edit(change(workbook, |readiness| {
                readiness.sign_offs.retain(|one| one.id != id);
            }));
            page::focus("#add-sign-off");
        });
    let name = field("Name", |one| &mut one.name).attr("id", &format!("sign-off-{id}"));
    let role = field("Role", |one| &mut one.role);
    el("tr")
        .child(cell("Name", name.attr("placeholder", "Who")))
        .child(cell("Role", role.attr("placeholder", "As what")))
        .child(cell(
            "Date",
            field("Date", |one| &mut one.date).attr("type", "date"),
        ))
        .child(el("td.verbs").child(remove))
}
