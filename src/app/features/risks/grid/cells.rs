//! The cells of the table in the page: which one an event is about, what it shows, how it gets the focus.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlInputElement};

use crate::document::{Column, Edit, Risk, RiskText, RowId};
use crate::grammar::cell;

/// The edit that puts a text into a cell.
pub fn cell_edit(risk: RowId, column: usize, text: &str) -> Edit {
    match column.checked_sub(1).and_then(|at| Column::ALL.get(at)) {
        Some(&column) => Edit::SetEntry {
            risk,
            column,
            entry: cell::read(column, text),
        },
        None => Edit::SetText {
            risk,
            field: RiskText::Name,
            text: text.to_owned(),
        },
    }
}

/// What a cell shows while nobody types in it.
pub fn shown_text(risk: &Risk, column: usize) -> String {
    match column.checked_sub(1).and_then(|at| Column::ALL.get(at)) {
        Some(&column) => cell::show(column, risk.entry(column)),
        None => risk.name.clone(),
    }
}

/// What finds a cell in the page.
pub fn selector(row: RowId, column: usize) -> String {
    format!("[data-row='{row}'][data-column='{column}']")
}

/// Puts the caret behind the text of a cell.
pub fn put_caret_at_end(input: Option<HtmlInputElement>) {
    if let Some(input) = input {
        let end = input.value().encode_utf16().count() as u32;
        // Only inputs that are not text refuse a selection.
        let _ = input.set_selection_range(end, end);
    }
}

/// The row and column of a place: a cell, or the button of the row's menu.
pub fn place_of(target: Option<web_sys::EventTarget>) -> Option<(RowId, usize)> {
    let target: Element = target?.dyn_into().ok()?;
    let row = target.get_attribute("data-row")?.parse().ok()?;
    let column = target.get_attribute("data-column")?.parse().ok()?;
    Some((row, column))
}

/// The cell an event happened in, with its input.
pub fn cell_of(event: &Event) -> Option<(RowId, usize, HtmlInputElement)> {
    let (row, column) = place_of(event.target())?;
    let input = event.target()?.dyn_into().ok()?;
    Some((row, column, input))
}
