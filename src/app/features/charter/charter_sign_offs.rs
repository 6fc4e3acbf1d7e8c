//! Who signs the charter: name, role, date.

use crate::app::browser::page;
use crate::app::features::charter::page::change;
use crate::app::old::view::field::text_field;
use crate::app::old::view::{El, el, when_drawn};
use crate::app::state::workbook::Workbook;
use crate::document::{RowId, SignOff};
use crate::report::charter_words::{no_day, sign_off_name};

/// The section with its table; on a screen without one the table is not shown.
pub fn sign_offs(workbook: Workbook) -> El {
    let any = move || match ids(workbook).is_empty() {
        true => Vec::new(),
        false => vec![()],
    };
    let add = el("button.line")
        .attr("id", "add-sign-off")
        .text("Add sign-off")
        .tap(move || {
            let row = SignOff::blank(page::new_id());
            let name = format!("#sign-off-{}", row.id);
            workbook.edit(change(workbook, |charter| charter.sign_offs.push(row)));
            when_drawn(move || page::focus(&name));
        });
    el("section.fold")
        .child(el("h2").text("Sign-offs"))
        .child(
            el("p.note")
                .text("Who has to agree. The printed charter has a line for each signature."),
        )
        .rows(any, move |()| {
            let title = |text: &str| el("th").attr("scope", "col").text(text);
            let titles = ["Name", "Role", "Signed on"].map(title);
            el("table.sheet")
                .label("Sign-offs")
                .child(el("thead").child(el("tr").children(titles.into()).child(el("td"))))
                .child(el("tbody").rows(move || ids(workbook), move |id| row(workbook, *id)))
        })
        .child(el("p.actions").child(add))
}

fn ids(workbook: Workbook) -> Vec<RowId> {
    workbook.with_document(|document| {
        document
            .charter
            .sign_offs
            .iter()
            .map(|one| one.id)
            .collect()
    })
}

/// Reads a copy of a row; of a blank one once it is gone.
fn read(workbook: Workbook, id: RowId, read: impl FnOnce(&mut SignOff) -> String) -> String {
    workbook.with_document(|document| {
        let mut all = document.charter.sign_offs.iter();
        let found = all.find(|one| one.id == id);
        read(&mut found.cloned().unwrap_or(SignOff::blank(id)))
    })
}

fn row(workbook: Workbook, id: RowId) -> El {
    let called = move || {
        workbook.with_document(|document| {
            let mut all = document.charter.sign_offs.iter().enumerate();
            let found = all.find(|(_, one)| one.id == id);
            found.map_or(String::new(), |(at, one)| sign_off_name(one, at + 1))
        })
    };
    let field = move |what: &'static str, pick: fn(&mut SignOff) -> &mut String| {
        let shown = move || read(workbook, id, |one| std::mem::take(pick(one)));
        let write = move |text| {
            change(workbook, |charter| {
                let mut all = charter.sign_offs.iter_mut();
                if let Some(one) = all.find(|one| one.id == id) {
                    *pick(one) = text;
                }
            })
        };
        text_field(workbook, shown, write).named(what, called)
    };
    let name = field("Name", |one| &mut one.name).attr("id", &format!("sign-off-{id}"));
    let date = field("Signed on", |one| &mut one.date).attr("type", "date");
    let no_date = move || {
        let text = read(workbook, id, |one| one.date.clone());
        no_day(&text).map(|why| el("small.echo.bad").text(&why))
    };
    let remove = el("button")
        .text("Delete")
        .label_of(move || format!("Delete {}", called()))
        .tap(move || remove(workbook, id));
    let cell = |label: &str, child: El| el("td").attr("data-label", label).child(child);
    el("tr")
        .child(cell("Name", name))
        .child(cell("Role", field("Role", |one| &mut one.role)))
        .child(cell("Signed on", date).maybe(no_date))
        .child(el("td.verbs").child(remove))
}

/// The focus goes to the row that takes the place, or to the way to a new one.
fn remove(workbook: Workbook, id: RowId) {
    let left = ids(workbook);
    let at = left.iter().position(|one| *one == id).unwrap_or(0);
    let next = left
        .get(at + 1)
        .or(at.checked_sub(1).and_then(|at| left.get(at)));
    let focus = match next {
        Some(next) => format!("#sign-off-{next}"),
        None => "#add-sign-off".to_owned(),
    };
    workbook.edit(change(workbook, |charter| {
        charter.sign_offs.retain(|one| one.id != id);
    }));
    when_drawn(move || page::focus(&focus));
}
