//! Which risks each target can carry; pressing a mark accepts.

use crate::app::old::grid::RiskGrid;
use crate::app::old::risk_row::mark_class;
use crate::app::old::view::{El, el, follow_value, set_attribute};
use crate::app::state::workbook::Workbook;
use crate::document::{Edit, RowId};
use crate::math::{Mark, Rank};
use crate::text::figures::figure;
use crate::text::words;

/// A target that can be read: its id, its percentage and its budget.
type Column = (RowId, String, Rank);

/// How a mark is used.
pub(crate) const HOW: &str =
    "Press a mark to accept that risk for that target, or to take it back.";

/// The marks of the counted risks for each target; `edit` says whether pressing one accepts.
pub(crate) fn rank_table(workbook: Workbook, grid: RiskGrid, edit: bool) -> El {
    let head = |(_, percent, rank): &Column| {
        let budget = format!("{} min a year", figure(rank.budget.get()));
        el("th")
            .attr("scope", "col")
            .text(&format!("{percent}%"))
            .child(el("small").text(&budget))
    };
    let line = |name: &str, cell: fn(&Rank) -> El| {
        let cells = move || columns(workbook).iter().map(|one| cell(&one.2)).collect();
        el("tr")
            .child(el("th").attr("scope", "row").text(name))
            .part(cells)
    };
    let titles = el("tr")
        .child(el("th").attr("scope", "col").text("Risk"))
        .part(move || columns(workbook).iter().map(head).collect());
    let body = el("tbody").rows(
        move || ranked(workbook, grid),
        move |id| rank_row(workbook, *id, edit),
    );
    let foot = el("tfoot")
        .child(line("Accepted", |rank| {
            el("td").text(&figure(rank.accepted.get()))
        }))
        .child(line("Left for the others", |rank| {
            let left = rank.left().get();
            el("td").text(&if left < 0.0 {
                format!("{} too many", figure(-left))
            } else {
                figure(left)
            })
        }))
        .child(line("The others need", |rank| {
            let class = if rank.to_fix().is_some() {
                "bad"
            } else {
                "good"
            };
            el("td").class(class).text(&figure(rank.needed.get()))
        }));
    el("table.rank")
        .label("Stack rank")
        .child(el("thead").child(titles))
        .child(body)
        .child(foot)
}

fn columns(workbook: Workbook) -> Vec<Column> {
    workbook.with_analysis(|analysis| {
        let column = |target: &crate::analysis::TargetFigures| {
            let standing = target.figures.as_ref().ok()?;
            Some((target.id, standing.percent.to_string(), standing.rank))
        };
        analysis.targets.iter().filter_map(column).collect()
    })
}

/// The counted rows, in the order of the table above.
fn ranked(workbook: Workbook, grid: RiskGrid) -> Vec<RowId> {
    let mut order = grid.order();
    workbook.with_analysis(|analysis| {
        let counted = analysis.rows.iter().filter(|row| row.figures().is_some());
        let counted: Vec<RowId> = counted.map(|row| row.id).collect();
        order.retain(|id| counted.contains(id));
    });
    order
}

fn rank_row(workbook: Workbook, id: RowId, edit: bool) -> El {
    let name =
        move || workbook.with_document(|document| crate::document::names::row_name(id, document));
    // A mark keeps its button, and the focus, while budgets change at every key.
    let cells = move || {
        let key = |(target, percent, _): Column| (target, percent);
        columns(workbook).into_iter().map(key).collect()
    };
    el("tr")
        .child(el("th").attr("scope", "row").child(el("bdi").text_of(name)))
        .rows(cells, move |(target, percent): &(RowId, String)| {
            el("td").child(match edit {
                true => rank_mark(workbook, id, *target, percent.clone()),
                false => still_mark(workbook, id, *target),
            })
        })
}

fn rank_mark(workbook: Workbook, id: RowId, target: RowId, percent: String) -> El {
    let read = move || {
        let mark = mark_for(workbook, id, target).unwrap_or(Mark::Small);
        let name =
            workbook.with_document(|document| crate::document::names::row_name(id, document));
        (mark, name)
    };
    let accept = move || {
        set_accepted(workbook, id, target, read().0 != Mark::Accepted);
    };
    let button = el("button").tap(accept);
    let shown = button.clone();
    let show = move |(mark, name): &(Mark, String)| {
        let word = words::mark(*mark);
        let pressed = (*mark == Mark::Accepted).to_string();
        let label = format!("{word}: accept {name} at {percent}%");
        shown.element().set_class_name(mark_class(*mark));
        set_attribute(shown.element(), "aria-pressed", Some(&pressed));
        set_attribute(shown.element(), "aria-label", Some(&label));
        shown.show(word);
    };
    follow_value(read, show);
    button
}

/// A mark that is only looked at.
fn still_mark(workbook: Workbook, id: RowId, target: RowId) -> El {
    let mark = el("span");
    let shown = mark.clone();
    let read = move || mark_for(workbook, id, target);
    follow_value(read, move |mark: &Option<Mark>| {
        shown.element().set_class_name(mark.map_or("", mark_class));
        shown.show(mark.map_or("", words::mark));
    });
    mark
}

/// Accepts a risk for a target, for what the figures are for, or takes that back.
pub fn set_accepted(workbook: Workbook, risk: RowId, target: RowId, accepted: bool) {
    let edit = workbook.with_document(|document| {
        let found = document.risk(risk)?;
        let accepted = found.accepted_with(target, document.scope, accepted);
        Some(Edit::SetAccepted { risk, accepted })
    });
    if let Some(edit) = edit {
        workbook.edit(edit);
    }
}

fn mark_for(workbook: Workbook, id: RowId, target: RowId) -> Option<Mark> {
    workbook.with_analysis(|analysis| {
        let row = analysis.rows.iter().position(|row| row.id == id)?;
        let target = analysis.targets.iter().find(|one| one.id == target)?;
        *target.figures.as_ref().ok()?.marks.get(row)?
    })
}
