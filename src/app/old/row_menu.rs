//! What can be done with one row, and its notes and owner.

use crate::app::browser::page;
use crate::app::moves::MENU_COLUMN;
use crate::app::old::grid::{RiskGrid, focus_cell, focus_when_there};
use crate::app::old::stack_rank::set_accepted;
use crate::app::old::view::field::{choice, text_field};
use crate::app::old::view::{El, Read, el, reader, when_drawn};
use crate::app::state::workbook::Workbook;
use crate::document::{Basis, BasisKind, Edit, RiskText, RowId};
use crate::text::observed::observed;

/// The menu of a row.
pub fn row_menu(workbook: Workbook, grid: RiskGrid, id: RowId) -> El {
    let item = move |name: &str, act: Read<()>| {
        el("button").text(name).tap(move || {
            grid.menu.set(None);
            act.call(());
        })
    };
    // The target of the headline: a journey's own while the figures are for one.
    let (target, percent, accepted) = workbook.with_document(|document| {
        let target = document.chosen().cloned();
        let target = target.map_or((document.chosen_target, String::new()), |one| {
            (one.id, one.percent)
        });
        let risk = document.risk(id);
        let accepted = risk.is_some_and(|risk| risk.is_accepted_for(target.0, document.scope));
        (target.0, target.1, accepted)
    });
    let accept_name = if accepted {
        format!("Do not accept at {percent}%")
    } else {
        format!("Accept at {percent}%")
    };
    let accept = move || {
        set_accepted(workbook, id, target, !accepted);
        focus_cell(id, MENU_COLUMN);
    };
    let details = move || {
        grid.details
            .update(|open| *open = (*open != Some(id)).then_some(id));
        let owner = format!("#owner-{id}");
        when_drawn(move || page::focus(&owner));
    };
    let keys = move |event: web_sys::KeyboardEvent| {
        event.stop_propagation();
        if event.key() == "Escape" {
            grid.menu.set(None);
            focus_cell(id, MENU_COLUMN);
        }
    };
    let first = format!("#menu-{id} button");
    when_drawn(move || page::focus(&first));
    el("div.menu")
        .attr("id", &format!("menu-{id}"))
        .on_key(keys)
        .child(item(&accept_name, reader(accept)))
        .child(item("Notes and owner", reader(details)))
        .child(item("Duplicate", reader(move || duplicate(workbook, id))))
        .child(item("Move up", reader(move || shift(workbook, id, -1))))
        .child(item("Move down", reader(move || shift(workbook, id, 1))))
        .child(item("Delete", reader(move || delete(workbook, grid, id))))
}

/// The place of a row in the document.
fn place_of(workbook: Workbook, id: RowId) -> Option<usize> {
    workbook.with_document(|document| document.risks.iter().position(|risk| risk.id == id))
}

fn duplicate(workbook: Workbook, id: RowId) {
    let copy = workbook.with_document(|document| document.risk(id).cloned());
    if let (Some(mut copy), Some(at)) = (copy, place_of(workbook, id)) {
        copy.id = page::new_id();
        let new = copy.id;
        workbook.edit(Edit::InsertRisks(vec![(at + 1, copy)]));
        focus_when_there(new, 0);
    }
}

fn shift(workbook: Workbook, id: RowId, by: isize) {
    if let Some(to) = place_of(workbook, id).and_then(|at| at.checked_add_signed(by)) {
        workbook.edit(Edit::MoveRisk { risk: id, to });
        focus_when_there(id, MENU_COLUMN);
    }
}

fn delete(workbook: Workbook, grid: RiskGrid, id: RowId) {
    let order = grid.order();
    let at = order.iter().position(|row| *row == id);
    let near = |at: usize| order.get(at + 1).or_else(|| order.get(at.checked_sub(1)?));
    let next = at.and_then(near).copied();
    workbook.edit(Edit::RemoveRisks(vec![id]));
    match next {
        Some(next) => focus_when_there(next, 0),
        None => page::focus("#add-risk"),
    }
}

/// The notes and the owner of a risk.
pub fn row_details(workbook: Workbook, grid: RiskGrid, id: RowId) -> El {
    let close = move || {
        grid.details.set(None);
        focus_cell(id, 0);
    };
    let keys = move |event: web_sys::KeyboardEvent| {
        event.stop_propagation();
        if event.key() == "Escape" {
            close();
        }
    };
    let bind = move |field: El, what: RiskText, name: &'static str| {
        field
            .label_of(move || {
                let called = workbook
                    .with_document(|document| crate::document::names::row_name(id, document));
                format!("{name} of {called}")
            })
            .value_of(move || text_of(workbook, id, what))
            .on_input(move |text| {
                workbook.edit_in_field(Edit::SetText {
                    risk: id,
                    field: what,
                    text,
                });
            })
    };
    let owner = el("input")
        .attr("type", "text")
        .attr("id", &format!("owner-{id}"))
        .attr("autocomplete", "off");
    let owner = bind(owner, RiskText::Owner, "Owner");
    let notes = bind(el("textarea").attr("rows", "3"), RiskText::Notes, "Notes");
    let runbook = el("input").attr("type", "text").attr("autocomplete", "off");
    let runbook = bind(runbook, RiskText::Runbook, "Runbook");
    let seen = move || {
        let text = workbook.with_document(|document| observed(id, document));
        text.map(|text| el("p.note").text(&text))
    };
    el("div.fields")
        .on_key(keys)
        .on("focusin", move |_| workbook.enter_field())
        .child(el("label").text("Owner").child(owner))
        .child(el("label.wide").text("Notes").child(notes))
        .child(el("label").text("Runbook").child(runbook))
        .child(el("label").text("Rests on").child(basis_kind(workbook, id)))
        .child(
            el("label")
                .text("Who said so")
                .child(basis_text(workbook, id, |basis| &mut basis.who)),
        )
        .child(
            el("label")
                .text("When")
                .child(basis_text(workbook, id, |basis| &mut basis.when)),
        )
        .child(el("button").text("Done").tap(close))
        .maybe(seen)
}

fn basis_of(workbook: Workbook, id: RowId) -> Basis {
    workbook
        .with_document(|document| document.risk(id).map(|risk| risk.basis.clone()))
        .unwrap_or_default()
}

fn basis_kind(workbook: Workbook, id: RowId) -> El {
    let options = || {
        let unsaid = (String::new(), "nobody has said".to_owned());
        let option = |kind: BasisKind| (kind.name().to_owned(), kind.name().to_owned());
        let kinds = BasisKind::ALL.map(option);
        std::iter::once(unsaid).chain(kinds).collect()
    };
    let chosen = move || {
        let kind = basis_of(workbook, id).kind;
        kind.map_or(String::new(), |kind| kind.name().to_owned())
    };
    choice(options, chosen, move |name| {
        let mut basis = basis_of(workbook, id);
        basis.kind = BasisKind::named(&name);
        workbook.edit(Edit::SetBasis { risk: id, basis });
    })
}

fn basis_text(workbook: Workbook, id: RowId, field: fn(&mut Basis) -> &mut String) -> El {
    let read = move || std::mem::take(field(&mut basis_of(workbook, id)));
    text_field(workbook, read, move |text| {
        let mut basis = basis_of(workbook, id);
        *field(&mut basis) = text;
        Edit::SetBasis { risk: id, basis }
    })
}

fn text_of(workbook: Workbook, id: RowId, field: RiskText) -> String {
    workbook.with_document(|document| {
        let text = document.risk(id).map(|risk| match field {
            RiskText::Name => risk.name.clone(),
            RiskText::Owner => risk.owner.clone(),
            RiskText::Notes => risk.notes.clone(),
            RiskText::Runbook => risk.runbook.clone(),
        });
        text.unwrap_or_default()
    })
}
