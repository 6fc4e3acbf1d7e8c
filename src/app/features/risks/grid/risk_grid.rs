//! The table as a keyboard grid: which row is in hand, who is typing where, what keys do.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, FocusEvent, HtmlInputElement, KeyboardEvent};

use super::cells::{cell_edit, cell_of, place_of, put_caret_at_end, selector, shown_text};
use super::groups::{GroupBy, Grouped};
use super::order::grouped;
use super::pasted::Pasted;
use crate::analysis::{Filter, Sort, SortKey};
use crate::app::browser::page;
use crate::app::moves::{self, Key, LAST_INPUT, MENU_COLUMN, Move, Place};
use crate::app::state::editing::is_too_long;
use crate::app::state::held::Typing;
use crate::app::state::workbook::Workbook;
use crate::app::ui::{LongRows, Popup};
use crate::document::names::row_name;
use crate::document::{Column, Edit, Risk, RowId};
use crate::text::risks::row_words::tidied_point;

/// What of the table is not part of the document. Copies name the same.
#[derive(Clone, Copy)]
pub struct RiskGrid {
    /// The open engagement.
    pub workbook: Workbook,
    /// The rows that are shown, in their order.
    pub order: Memo<Vec<RowId>>,
    /// Which of them are drawn.
    pub long: LongRows,
    /// Which rows are shown.
    pub filter: RwSignal<Filter>,
    /// What they are grouped by.
    pub group_by: RwSignal<Option<GroupBy>>,
    /// The rows that are shown, with their groups.
    pub grouped: Memo<Grouped>,
    /// Which row of the whole table each of them is; its last row is the total.
    pub places: Memo<Vec<(RowId, usize)>>,
    /// The row in hand: the inspector is about it.
    pub hand: Memo<Option<RowId>>,
    /// The inspector was opened, which a phone shows as a sheet.
    pub sheet: RwSignal<bool>,
    /// The menu of a row, one for all.
    pub menu: Popup,
    /// Whose menu it is.
    pub menu_row: RwSignal<Option<RowId>>,
    /// A paste that waits for a yes.
    pub paste: RwSignal<Option<Pasted>>,
    /// The total when the cell was entered that is typed in.
    pub entered_at: RwSignal<Option<f64>>,
    touched: RwSignal<Option<RowId>>,
    pub(super) inside: RwSignal<bool>,
    state: StoredValue<State>,
}

#[derive(Clone, Default)]
struct State {
    /// Arrow keys move the caret, not the focus.
    editing: bool,
    /// The column in which the run of Tabs began.
    run: usize,
    /// What stood in the cell when it was entered.
    before: String,
    /// Nothing was done in the cell since it was entered.
    fresh: bool,
}

impl RiskGrid {
    /// The grid of the engagement on a workbook, for as long as its view stands.
    pub fn new(workbook: Workbook) -> Self {
        let (filter, inside) = (RwSignal::new(Filter::default()), RwSignal::new(false));
        let touched = RwSignal::new(None);
        let group_by = RwSignal::new(None);
        let grouped = grouped(workbook, filter, group_by, inside);
        let order = Memo::new(move |_| grouped.with(|grouped| grouped.rows.clone()));
        let hand = Memo::new(move |_| {
            let touched = touched.get();
            let is_there =
                |id: &RowId| workbook.with_document(|document| document.risk(*id).is_some());
            touched
                .filter(is_there)
                .or_else(|| order.with(|order| order.first().copied()))
        });
        let place_of_focus = move || {
            let touched = touched.get().filter(|_| inside.get())?;
            order.with(|order| order.iter().position(|id| *id == touched))
        };
        let long = LongRows::new(
            Signal::derive(move || order.with(Vec::len)),
            Signal::derive(place_of_focus),
        );
        Self {
            workbook,
            order,
            long,
            filter,
            group_by,
            grouped,
            places: Memo::new(move |_| grouped.with(Grouped::places)),
            hand,
            sheet: RwSignal::new(false),
            menu: Popup::new(),
            menu_row: RwSignal::new(None),
            paste: RwSignal::new(None),
            entered_at: RwSignal::new(None),
            touched,
            inside,
            state: StoredValue::default(),
        }
    }

    /// Sorts by a key: largest first, then smallest first, then as typed.
    pub fn toggle_sort(&self, key: SortKey) {
        let first = key != SortKey::Name;
        let by = |descending| Some(Sort { key, descending });
        self.workbook.sort.update(|sort| {
            *sort = match *sort {
                Some(known) if known.key == key && known.descending == first => by(!first),
                Some(known) if known.key == key => None,
                _ => by(first),
            };
        });
    }

    /// Puts a row in hand.
    pub fn take(&self, row: RowId) {
        if self.touched.get_untracked() != Some(row) {
            self.touched.set(Some(row));
        }
    }

    /// Which row of the whole table a risk is, where not all are drawn.
    pub fn index(&self, id: RowId) -> Option<usize> {
        self.long.is_long().then_some(())?;
        let of = |places: &Vec<_>| places.iter().find(|(row, _)| *row == id).map(|(_, at)| *at);
        self.places.with(of)
    }

    /// The place of the cell that has the focus: its row in the order shown, and its column.
    pub fn place_of_focus(&self) -> Option<(Option<usize>, usize)> {
        let (row, column) = place_of(page::document().active_element().map(Into::into))?;
        let order = self.order.get_untracked();
        Some((order.iter().position(|id| *id == row), column))
    }

    /// A cell was entered: a new visit begins.
    pub fn entered(&self, event: &Event) {
        let Some((row, _)) = place_of(event.target()) else {
            return;
        };
        self.take(row);
        if !self.inside.get_untracked() {
            self.inside.set(true);
        }
        let Some((_, _, input)) = cell_of(event) else {
            return;
        };
        self.workbook.enter_field();
        let total = self
            .workbook
            .analysis
            .with_untracked(|analysis| analysis.total.get());
        self.entered_at.set(Some(total));
        self.state.update_value(|state| {
            state.editing = false;
            state.before = input.value();
            state.fresh = true;
        });
    }

    /// A cell was left: its text is tidied.
    pub fn left(&self, event: &FocusEvent) {
        if place_of(event.related_target()).is_none() {
            self.inside.set(false);
        }
        let Some((row, column, input)) = cell_of(event) else {
            return;
        };
        self.entered_at.set(None);
        self.workbook.set_typing(None);
        let typed = input.value();
        // Refused as it was typed, which stays said: it is to be shortened, not gone.
        if is_too_long(&typed) {
            return;
        }
        let shown = self.workbook.document.with_untracked(|document| {
            let shown = shown_text(document.risk(row)?, column);
            let estimate = Column::ALL.get(column.checked_sub(1)?);
            let hint = estimate.and_then(|&estimate| {
                tidied_point(estimate, &row_name(row, document), &typed, &shown)
            });
            Some((shown, hint))
        });
        if let Some((shown, hint)) = shown {
            input.set_value(&shown);
            if let Some(hint) = hint {
                self.workbook.notify(hint, None);
            }
        }
    }

    /// The mouse entered a cell: what is typed takes the place of what stands there, as after Tab. Pressed again, it puts
    /// the caret somewhere, and arrows move that from now on. Tabs start here.
    pub fn pressed(&self, event: &Event) {
        let Some((_, column, input)) = cell_of(event) else {
            return;
        };
        let has_part = input.selection_start().ok() != input.selection_end().ok();
        self.state.update_value(|state| {
            let enters = std::mem::take(&mut state.fresh) && !has_part;
            if enters {
                // The browser would put the caret where the mouse is.
                event.prevent_default();
                input.select();
            }
            state.editing = !enters;
            state.run = column.min(LAST_INPUT);
        });
    }

    /// A key changed the text of a cell.
    pub fn typed(&self, event: &Event) {
        if let Some((row, column, input)) = cell_of(event) {
            self.typed_in(row, column, &input);
        }
    }

    /// A cell's text is another one now.
    pub fn typed_in(&self, row: RowId, column: usize, input: &HtmlInputElement) {
        self.set_editing(true);
        self.write(row, column, input.value());
    }

    fn set_editing(&self, editing: bool) {
        self.state.update_value(|state| {
            state.editing = editing;
            state.fresh = false;
        });
    }

    fn write(&self, row: RowId, column: usize, text: String) {
        let edit = cell_edit(row, column, &text);
        self.workbook.set_typing(Some(Typing { row, column, text }));
        self.workbook.edit_in_field(edit);
    }

    /// A key went down in a cell.
    pub fn key(&self, event: &KeyboardEvent) {
        if event.ctrl_key() || event.meta_key() || event.is_composing() {
            return;
        }
        let Some(place) = place_of(event.target()) else {
            return;
        };
        let input = cell_of(event).map(|(_, _, input)| input);
        if event.alt_key() {
            return self.move_row(event, place);
        }
        let editing = self.state.with_value(|state| state.editing) && input.is_some();
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
                self.set_editing(true);
                return put_caret_at_end(input);
            }
            ("Escape", _) if editing => return self.revert(event, input),
            ("Delete", _) if !editing => return self.clear(event, input),
            ("F10", true) | ("ContextMenu", _) => {
                event.prevent_default();
                return self.open_menu(place.0);
            }
            _ => return,
        };
        self.go(event, place, key);
    }

    fn go(&self, event: &KeyboardEvent, (row, column): (RowId, usize), key: Key) {
        let order = self.order.get_untracked();
        let Some(at) = order.iter().position(|id| *id == row) else {
            return;
        };
        let is_blank = |id: &RowId| {
            self.workbook
                .document
                .with_untracked(|document| document.risk(*id).is_none_or(Risk::is_blank))
        };
        let last_is_blank = order.last().is_none_or(is_blank);
        let by_tab = matches!(key, Key::Tab | Key::BackTab | Key::Enter | Key::BackEnter);
        let run = match by_tab {
            true => self.state.with_value(|state| state.run),
            false => column.min(LAST_INPUT),
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
                let run = match key {
                    // A row begun anew by Tab starts a new run.
                    Key::Tab if place.row != at => place.column,
                    _ if by_tab => run,
                    _ => place.column.min(LAST_INPUT),
                };
                self.state.update_value(|state| state.run = run);
                self.focus(order[place.row], place.column);
            }
        }
    }

    /// Alt with an arrow moves the row itself.
    fn move_row(&self, event: &KeyboardEvent, (row, column): (RowId, usize)) {
        let by = match event.key().as_str() {
            "ArrowUp" => -1,
            "ArrowDown" => 1,
            _ => return,
        };
        event.prevent_default();
        self.shift(row, by, column);
    }

    /// Moves a row up or down in the order it was typed in; the focus stays in its column.
    pub fn shift(&self, id: RowId, by: isize, column: usize) {
        let (from, last) = self.workbook.with_document(|document| {
            let from = document.risks.iter().position(|risk| risk.id == id);
            (from, document.risks.len())
        });
        let to = from.and_then(|at| at.checked_add_signed(by));
        if let Some(to) = to.filter(|to| *to < last) {
            self.workbook.edit(Edit::MoveRisk { risk: id, to });
        }
        self.go_to(id, column);
    }

    /// Adds an empty row at the end and goes to it.
    pub fn add_row(&self, column: usize) {
        let at = self
            .workbook
            .document
            .with_untracked(|document| document.risks.len());
        self.insert_row(at, column);
    }

    /// Adds an empty row at a place of the document and goes to it.
    pub fn insert_row(&self, at: usize, column: usize) {
        let id = page::new_id();
        self.workbook
            .edit(Edit::InsertRisks(vec![(at, Risk::blank(id))]));
        self.state.update_value(|state| state.run = column);
        self.go_to(id, column);
    }

    /// Opens the menu of a row beside its button.
    pub fn open_menu(&self, row: RowId) {
        let selector = selector(row, MENU_COLUMN);
        let button = page::document().query_selector(&selector).ok().flatten();
        if let Some(button) = button.and_then(|button| button.dyn_into().ok()) {
            self.menu_row.set(Some(row));
            self.menu.open_at(button);
        }
    }

    fn revert(&self, event: &KeyboardEvent, input: Option<HtmlInputElement>) {
        let (Some((row, column, _)), Some(input)) = (cell_of(event), input) else {
            return;
        };
        let before = self.state.with_value(|state| state.before.clone());
        self.write(row, column, before.clone());
        self.workbook.set_typing(None);
        input.set_value(&before);
        input.select();
        self.set_editing(false);
    }

    fn clear(&self, event: &KeyboardEvent, input: Option<HtmlInputElement>) {
        if let (Some((row, column, _)), Some(input)) = (cell_of(event), input) {
            event.prevent_default();
            input.set_value("");
            self.write(row, column, String::new());
        }
    }
}
