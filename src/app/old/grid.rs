//! The risk table as a keyboard grid: who is typing where, and what keys and pastes do.

use crate::app::old::signals::Signal;
use std::cell::{RefCell, RefMut};
use std::ops::Deref;

use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, Element, Event, HtmlInputElement, KeyboardEvent};

use crate::analysis::{Sort, arrange};
use crate::app::browser::{clipboard, page};
use crate::app::moves;
use crate::app::moves::{Key, LAST_INPUT, Move, Place};
use crate::app::old::view::when_drawn;
use crate::app::state::workbook::{Typing, Workbook};
use crate::codec::table::grid;
use crate::codec::table::paste::Chosen;
use crate::document::{Column, Edit, Risk, RiskText, RowId};
use crate::grammar::cell;

/// The state of the risk table that is not part of the document. Copies name the same table, which
/// lives as long as the page.
#[derive(Clone, Copy)]
pub struct RiskGrid {
    workbook: Workbook,
    view: &'static GridView,
}

/// What the views of the table follow.
pub struct GridView {
    /// What the table is sorted by; the typing order when `None`.
    pub sort: Signal<Option<Sort>>,
    /// The row whose menu is open.
    pub menu: Signal<Option<RowId>>,
    /// The row whose notes and owner are open.
    pub details: Signal<Option<RowId>>,
    /// A paste that waits for a yes.
    pub paste: Signal<Option<Pasted>>,
    inside: Signal<bool>,
    /// The order shown last.
    shown: RefCell<Vec<RowId>>,
    state: RefCell<State>,
}

impl Deref for RiskGrid {
    type Target = GridView;

    fn deref(&self) -> &GridView {
        self.view
    }
}

/// What somebody pasted, and into which cell.
#[derive(Clone, Debug, PartialEq)]
pub struct Pasted {
    /// The grid; `None` while it is still to be pasted into the dialog.
    pub grid: Option<grid::Grid>,
    /// The cell it was pasted into.
    pub at: Option<(RowId, usize)>,
    /// What the person has said about its columns.
    pub chosen: Vec<Chosen>,
}

impl Pasted {
    /// A grid for the dialog, or none yet.
    pub fn outside(grid: Option<grid::Grid>) -> Self {
        let (at, chosen) = (None, Vec::new());
        Self { grid, at, chosen }
    }
}

#[derive(Default)]
struct State {
    /// Arrow keys move the caret, not the focus.
    editing: bool,
    /// The column in which the run of Tabs began.
    run: usize,
    /// What stood in the cell when it was entered.
    before: String,
}

impl RiskGrid {
    /// The grid of the engagement on a workbook.
    pub fn new(workbook: Workbook) -> Self {
        let view = Box::leak(Box::new(GridView {
            sort: Signal::new(None),
            menu: Signal::new(None),
            details: Signal::new(None),
            paste: Signal::new(None),
            inside: Signal::new(false),
            shown: RefCell::default(),
            state: RefCell::default(),
        }));
        Self { workbook, view }
    }

    /// The rows in the order shown.
    pub fn order(&self) -> Vec<RowId> {
        let (sort, inside) = (self.sort.get(), self.inside.get());
        let shown = self.shown.take();
        let order = self.workbook.with_figures(|document, analysis| {
            arrange(
                &shown,
                document,
                analysis,
                sort,
                inside,
                page::compare_names,
            )
        });
        self.shown.replace(order.clone());
        order
    }

    fn state(&self) -> RefMut<'static, State> {
        self.view.state.borrow_mut()
    }

    /// Sorts by a key: largest first, then smallest first, then as typed.
    pub fn toggle_sort(&self, key: crate::analysis::SortKey) {
        let first = key != crate::analysis::SortKey::Name;
        self.sort.update(|sort| {
            *sort = match *sort {
                Some(known) if known.key == key && known.descending == first => Some(Sort {
                    key,
                    descending: !first,
                }),
                Some(known) if known.key == key => None,
                _ => Some(Sort {
                    key,
                    descending: first,
                }),
            };
        });
    }

    /// A cell was entered: a new visit begins.
    pub fn entered(&self, event: &Event) {
        let Some((_, _, input)) = cell_of(event) else {
            return;
        };
        self.inside.set(true);
        self.workbook.enter_field();
        let mut state = self.state();
        state.editing = false;
        state.before = input.value();
    }

    /// A cell was left: its text is tidied.
    pub fn left(&self, event: &Event) {
        let Some((row, column, input)) = cell_of(event) else {
            return;
        };
        self.inside.set(false);
        self.workbook.set_typing(None);
        let shown = self
            .workbook
            .with_document(|document| Some(shown_text(document.risk(row)?, column)));
        if let Some(shown) = shown {
            input.set_value(&shown);
        }
    }

    /// The mouse put the caret somewhere: arrows move it from now on, and Tabs start here.
    pub fn pressed(&self, event: &Event) {
        if let Some((_, column, _)) = cell_of(event) {
            let mut state = self.state();
            state.editing = true;
            state.run = column.min(LAST_INPUT);
        }
    }

    /// A key changed the text of a cell.
    pub fn typed(&self, event: &Event) {
        if let Some((row, column, input)) = cell_of(event) {
            self.state().editing = true;
            self.write(row, column, input.value());
        }
    }

    fn write(&self, row: RowId, column: usize, text: String) {
        let edit = cell_edit(row, column, &text);
        self.workbook.set_typing(Some(Typing { row, column, text }));
        self.workbook.edit_in_field(edit);
    }

    /// A key went down in a cell.
    pub fn key(&self, event: &KeyboardEvent) {
        if event.ctrl_key() || event.meta_key() || event.alt_key() || event.is_composing() {
            return;
        }
        let Some(place) = place_of(event) else {
            return;
        };
        let input = cell_of(event).map(|(_, _, input)| input);
        let editing = self.state().editing && input.is_some();
        let key = match (event.key().as_str(), event.shift_key()) {
            ("Tab", false) => Key::Tab,
            ("Tab", true) => Key::BackTab,
            ("Enter", false) if input.is_some() => Key::Enter,
            ("Enter", true) if input.is_some() => Key::BackEnter,
            ("ArrowLeft", false) if !editing => Key::Left,
            ("ArrowRight", false) if !editing => Key::Right,
            ("ArrowUp", false) if !editing => Key::Up,
            ("ArrowDown", false) if !editing => Key::Down,
            ("F2", _) => {
                self.state().editing = true;
                return self.put_caret_at_end(input);
            }
            ("Escape", _) if editing => return self.revert(event, input),
            ("Delete", _) if !editing => return self.clear(event, input),
            ("F10", true) | ("ContextMenu", _) => {
                event.prevent_default();
                return self.menu.set(Some(place.0));
            }
            _ => return,
        };
        self.go(event, place, key);
    }

    fn go(&self, event: &KeyboardEvent, (row, column): (RowId, usize), key: Key) {
        let order = self.order();
        let Some(at) = order.iter().position(|id| *id == row) else {
            return;
        };
        let is_blank = |id: &RowId| {
            self.workbook
                .with_document(|document| document.risk(*id).is_none_or(Risk::is_blank))
        };
        let last_is_blank = order.last().is_none_or(is_blank);
        let run = match key {
            Key::Tab | Key::BackTab | Key::Enter | Key::BackEnter => self.state().run,
            Key::Left | Key::Right | Key::Up | Key::Down => column.min(LAST_INPUT),
        };
        let place = Place { row: at, column };
        match moves::step(place, key, order.len(), run, last_is_blank) {
            Move::Native => {}
            Move::AddRow(column) => {
                event.prevent_default();
                self.add_row(column);
            }
            Move::To(place) => {
                event.prevent_default();
                self.state().run = match key {
                    // A row begun anew by Tab starts a new run.
                    Key::Tab if place.row != at => place.column,
                    Key::Tab | Key::BackTab | Key::Enter | Key::BackEnter => run,
                    _ => place.column.min(LAST_INPUT),
                };
                focus_cell(order[place.row], place.column);
            }
        }
    }

    /// Adds an empty row at the end and goes to it.
    pub fn add_row(&self, column: usize) {
        let id = page::new_id();
        let at = self.workbook.with_document(|document| document.risks.len());
        self.workbook
            .edit(Edit::InsertRisks(vec![(at, Risk::blank(id))]));
        self.state().run = column;
        focus_when_there(id, column);
    }

    fn put_caret_at_end(&self, input: Option<HtmlInputElement>) {
        if let Some(input) = input {
            let end = input.value().encode_utf16().count() as u32;
            // Only inputs that are not text refuse a selection.
            let _ = input.set_selection_range(end, end);
        }
    }

    fn revert(&self, event: &KeyboardEvent, input: Option<HtmlInputElement>) {
        let (Some((row, column, _)), Some(input)) = (cell_of(event), input) else {
            return;
        };
        let before = self.state().before.clone();
        self.write(row, column, before.clone());
        self.workbook.set_typing(None);
        input.set_value(&before);
        input.select();
        self.state().editing = false;
    }

    fn clear(&self, event: &KeyboardEvent, input: Option<HtmlInputElement>) {
        if let (Some((row, column, _)), Some(input)) = (cell_of(event), input) {
            event.prevent_default();
            input.set_value("");
            self.write(row, column, String::new());
        }
    }

    /// Something was pasted into a cell: a block waits for a yes, a single value goes in.
    pub fn pasted(&self, event: &ClipboardEvent) {
        let grid = event
            .clipboard_data()
            .and_then(|data| clipboard::grid_from(&data));
        let Some(grid) = grid.filter(|grid| grid.iter().map(Vec::len).sum::<usize>() > 1) else {
            return;
        };
        event.prevent_default();
        self.paste.set(Some(Pasted {
            grid: Some(grid),
            at: place_of(event),
            chosen: Vec::new(),
        }));
    }
}

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

/// Puts the focus on a cell.
pub fn focus_cell(row: RowId, column: usize) {
    page::focus(&format!("[data-row='{row}'][data-column='{column}']"));
}

/// Puts the focus on a cell that is about to be drawn.
pub fn focus_when_there(row: RowId, column: usize) {
    when_drawn(move || focus_cell(row, column));
}

/// The row and column of the place an event happened in: a cell, or the row's menu.
fn place_of(event: &Event) -> Option<(RowId, usize)> {
    let target: Element = event.target()?.dyn_into().ok()?;
    let row = target.get_attribute("data-row")?.parse().ok()?;
    let column = target.get_attribute("data-column")?.parse().ok()?;
    Some((row, column))
}

/// The cell an event happened in, with its input.
fn cell_of(event: &Event) -> Option<(RowId, usize, HtmlInputElement)> {
    let (row, column) = place_of(event)?;
    let input = event.target()?.dyn_into().ok()?;
    Some((row, column, input))
}
