//! Which rows are shown, and in which order.

use leptos::prelude::*;

use super::groups::{GroupBy, Grouped};
use crate::analysis::{Filter, arrange};
use crate::app::browser::page;
use crate::app::state::workbook::Workbook;
use crate::document::RowId;

/// The rows as they are sorted, filtered and grouped; while somebody is `inside` a cell, none goes elsewhere.
pub fn grouped(
    workbook: Workbook,
    filter: RwSignal<Filter>,
    group_by: RwSignal<Option<GroupBy>>,
    inside: RwSignal<bool>,
) -> Memo<Grouped> {
    let all = Memo::new(move |before: Option<&Vec<RowId>>| {
        let (sort, inside) = (workbook.sort.get(), inside.get());
        let before = before.map_or(&[][..], Vec::as_slice);
        workbook.with_figures(|document, analysis| {
            arrange(
                before,
                document,
                analysis,
                sort,
                inside,
                page::compare_names,
            )
        })
    });
    let sifted = Memo::new(move |before: Option<&Vec<RowId>>| {
        let all = all.get();
        filter.with(|filter| match filter.is_on() {
            true => shown(workbook, filter, all, before.filter(|_| inside.get())),
            false => all,
        })
    });
    Memo::new(move |before: Option<&Grouped>| {
        let rows = sifted.get();
        let Some(GroupBy {
            name: by, group, ..
        }) = group_by.get()
        else {
            return Grouped {
                rows,
                ..Grouped::default()
            };
        };
        let before = before.filter(|before| before.by == by && inside.get());
        let of = |document: &_, analysis: &_| group(by, document, analysis, rows, before);
        workbook.with_figures(of)
    })
}

/// The rows that pass the filter; while somebody is in a cell, none goes that was there `before`.
fn shown(
    workbook: Workbook,
    filter: &Filter,
    all: Vec<RowId>,
    before: Option<&Vec<RowId>>,
) -> Vec<RowId> {
    workbook.with_figures(|document, analysis| {
        let chosen = analysis.chosen();
        let mut shown = all;
        shown.retain(|id| {
            let place = document.risks.iter().position(|risk| risk.id == *id);
            place.is_some_and(|place| {
                let mark = chosen.and_then(|chosen| chosen.marks.get(place).copied()?);
                before.is_some_and(|before| before.contains(id))
                    || filter.shows(&document.risks[place], mark, page::lower_case)
            })
        });
        shown
    })
}
