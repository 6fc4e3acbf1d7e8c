//! What can be done with a row: accept, duplicate, move, insert, delete, mitigate.

use leptos::prelude::*;

use super::risk_grid::RiskGrid;
use crate::app::answer::rank::set_accepted;
use crate::app::browser::page;
use crate::app::moves::MENU_COLUMN;
use crate::app::route::{Page, RisksView, Route};
use crate::app::state::workbook::Workbook;
use crate::app::ui::{Toast, Toaster, icons};
use crate::document::records::record::Kind;
use crate::document::{Edit, Mitigation, RowId};
use crate::text::risks::row_words::deleted;

/// The target of the headline with its percentage: a journey's own while the figures are for one.
pub fn chosen_target(workbook: Workbook) -> Option<(RowId, String)> {
    workbook.with_document(|document| {
        let target = document.chosen()?;
        Some((target.id, target.percent.trim().to_owned()))
    })
}

/// Whether a risk is accepted for the chosen target, for what the figures are for.
pub fn is_accepted(workbook: Workbook, risk: RowId) -> bool {
    workbook.with_document(|document| {
        let (risk, target) = (document.risk(risk), document.chosen());
        risk.zip(target)
            .is_some_and(|(risk, target)| risk.is_accepted_for(target.id, document.scope))
    })
}

/// Accepts a risk for the chosen target, or takes that back.
pub fn toggle_accepted(workbook: Workbook, risk: RowId) {
    if let Some((target, _)) = chosen_target(workbook) {
        set_accepted(workbook, risk, target, !is_accepted(workbook, risk));
    }
}

/// What the button that accepts says.
pub fn accept_name(workbook: Workbook, risk: RowId) -> String {
    let percent = chosen_target(workbook).map_or(String::new(), |(_, percent)| percent);
    match is_accepted(workbook, risk) {
        true => format!("Do not accept at {percent}%"),
        false => format!("Accept at {percent}%"),
    }
}

/// The place of a row in the document.
fn place_of(workbook: Workbook, id: RowId) -> Option<usize> {
    workbook.with_document(|document| document.risks.iter().position(|risk| risk.id == id))
}

/// Puts a copy of a row after it and goes to it.
pub fn duplicate(grid: RiskGrid, id: RowId) {
    let workbook = grid.workbook;
    let copy = workbook.with_document(|document| document.risk(id).cloned());
    if let (Some(mut copy), Some(at)) = (copy, place_of(workbook, id)) {
        copy.id = page::new_id();
        let new = copy.id;
        workbook.edit(Edit::InsertRisks(vec![(at + 1, copy)]));
        grid.go_to(new, 0);
    }
}

/// Adds an empty row above or below a row.
pub fn insert_beside(grid: RiskGrid, id: RowId, below: bool) {
    if let Some(at) = place_of(grid.workbook, id) {
        grid.insert_row(at + usize::from(below), 0);
    }
}

/// Deletes a row, goes to the one after it, and offers it back.
pub fn delete(grid: RiskGrid, toaster: Toaster, id: RowId) {
    let workbook = grid.workbook;
    let order = grid.order.get_untracked();
    let at = order.iter().position(|row| *row == id);
    let near = |at: usize| order.get(at + 1).or_else(|| order.get(at.checked_sub(1)?));
    let next = at.and_then(near).copied();
    let said = workbook.with_document(|document| deleted(id, document));
    let gone = workbook.with_document(|document| document.risk(id).cloned());
    let place = place_of(workbook, id).unwrap_or_default();
    let delete = Edit::RemoveRisks(vec![id]);
    let back = workbook.delete_with_way_back((Kind::Risk, id), delete, move |_| {
        Edit::InsertRisks(gone.iter().map(|risk| (place, risk.clone())).collect())
    });
    let toast = Toast::done(said);
    toaster.show(toast.icon(icons::TRASH).action("Undo", move || back()));
    match next {
        Some(next) => grid.go_to(next, 0),
        None => page::focus_soon("#add-risk"),
    }
}

/// Adds a mitigation of a risk, which waits for what it changes, and goes to it.
pub fn add_mitigation(workbook: Workbook, risk: RowId) {
    let mut mitigation = Mitigation::blank(page::new_id());
    mitigation.scope.risks.push(risk);
    let mut all = workbook.with_document(|document| document.mitigations.clone());
    all.push(mitigation);
    workbook.edit(Edit::SetMitigations(all));
    let view = Page::Risks(RisksView::Mitigations);
    page::go(&Route::Workbook(workbook.open_id(), view).to_string());
}

/// Where the focus goes when a menu's action leaves the row where it is.
pub const FROM_MENU: usize = MENU_COLUMN;
