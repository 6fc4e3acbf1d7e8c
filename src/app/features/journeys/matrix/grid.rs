//! What the parts of the matrix share: which rows and columns there are, which are drawn, which cell is in hand.

use std::collections::HashSet;
use std::ops::Range;

use leptos::html::Div;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use crate::analysis::JourneyMatrix;
use crate::app::browser::page;
use crate::app::state::workbook::Workbook;
use crate::app::ui::{Popup, steady};
use crate::document::names::journey_name;
use crate::document::{Engagement, RowId};
use crate::drawing::{in_sight, offset_to_see};

/// From this many on the matrix scrolls in a box of its own, and draws what is in sight.
const MANY_ROWS: usize = 40;
const MANY_COLUMNS: usize = 12;

/// Heights and widths in such a box, in pixels, as in the style sheet.
const ROW: f64 = 40.0;
const COLUMN: f64 = 112.0;
const NAME: f64 = 240.0;
const HEAD: f64 = 40.0;
const FOOT: f64 = 80.0;

/// A cell: its risk and its journey.
pub type Place = (RowId, RowId);

/// The state of the matrix.
#[derive(Clone, Copy)]
pub struct MatrixGrid {
    /// The open engagement.
    pub workbook: Workbook,
    /// What each risk costs each journey.
    pub costs: Memo<JourneyMatrix>,
    /// What the names of the risks must hold.
    pub risk_filter: RwSignal<String>,
    /// What the names of the journeys must hold.
    pub journey_filter: RwSignal<String>,
    /// The risks that pass.
    pub rows: ReadSignal<Vec<RowId>>,
    /// The journeys that pass, with their names.
    pub columns: ReadSignal<Vec<(RowId, String)>>,
    /// Whether it scrolls in a box of its own.
    pub is_large: ReadSignal<bool>,
    /// The places of the rows that are drawn.
    pub drawn_rows: Memo<Range<usize>>,
    /// The places of the columns that are drawn.
    pub drawn_columns: Memo<Range<usize>>,
    /// The cell that the Tab key reaches.
    pub hand: RwSignal<Option<Place>>,
    /// The cell that is typed in.
    pub editing: RwSignal<Option<Place>>,
    /// The choice of interactions to link.
    pub links: Popup,
    /// The risk it is for.
    pub links_of: RwSignal<Option<RowId>>,
    /// The box.
    pub node: NodeRef<Div>,
    sight: RwSignal<Sight>,
}

/// What of the table is in sight, in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Sight {
    left: f64,
    top: f64,
    width: f64,
    height: f64,
}

impl MatrixGrid {
    /// That of the open engagement.
    pub fn new(workbook: Workbook, costs: Memo<JourneyMatrix>) -> Self {
        let (risk_filter, journey_filter) = (RwSignal::default(), RwSignal::default());
        let rows = steady(move || {
            let wanted = risk_filter.with(|text: &String| page::lower_case(text.trim()));
            workbook.with_document(|document| costs.with(|costs| rows(document, costs, &wanted)))
        });
        let columns = steady(move || {
            let wanted = journey_filter.with(|text: &String| page::lower_case(text.trim()));
            workbook.with_document(|document| columns(document, &wanted))
        });
        let is_large = steady(move || {
            workbook.with_document(|document| {
                document.risks.len() > MANY_ROWS || document.journeys.len() > MANY_COLUMNS
            })
        });
        // Until it is measured: a window's height.
        let sight = RwSignal::new(Sight {
            left: 0.0,
            top: 0.0,
            width: 1200.0,
            height: 600.0,
        });
        let drawn_rows = Memo::new(move |_| {
            let count = rows.with(Vec::len);
            let sight = sight.get();
            match is_large.get() {
                true => in_sight(sight.top, sight.height, ROW, count),
                false => 0..count,
            }
        });
        let drawn_columns = Memo::new(move |_| {
            let count = columns.with(Vec::len);
            let sight = sight.get();
            match is_large.get() {
                true => in_sight(sight.left, sight.width, COLUMN, count),
                false => 0..count,
            }
        });
        Self {
            workbook,
            costs,
            risk_filter,
            journey_filter,
            rows,
            columns,
            is_large,
            drawn_rows,
            drawn_columns,
            hand: RwSignal::new(None),
            editing: RwSignal::new(None),
            links: Popup::new(),
            links_of: RwSignal::new(None),
            node: NodeRef::new(),
            sight,
        }
    }

    /// The box was scrolled, or has another size.
    pub fn scrolled(self) {
        let Some(node) = self.node.get_untracked() else {
            return;
        };
        let sight = Sight {
            left: f64::from(node.scroll_left()),
            top: f64::from(node.scroll_top()),
            width: f64::from(node.client_width()),
            height: f64::from(node.client_height()),
        };
        if sight.height > 0.0 && self.sight.get_untracked() != sight {
            self.sight.set(sight);
        }
    }

    /// The risks that are drawn.
    pub fn risks(self) -> Vec<RowId> {
        let drawn = self.drawn_rows.get();
        self.rows
            .with(|rows| rows.get(drawn).map_or(Vec::new(), <[RowId]>::to_vec))
    }

    /// The journeys that are drawn.
    pub fn journeys(self) -> Vec<(RowId, String)> {
        let drawn = self.drawn_columns.get();
        self.columns.with(|columns| {
            columns
                .get(drawn)
                .map_or(Vec::new(), <[(RowId, String)]>::to_vec)
        })
    }

    /// How many columns before those that are drawn are not.
    pub fn before(self) -> usize {
        self.drawn_columns.get().start
    }

    /// The same of those after.
    pub fn after(self) -> usize {
        self.columns
            .with(Vec::len)
            .saturating_sub(self.drawn_columns.get().end)
    }

    /// The height of the rows above those that are drawn and of those below, in pixels.
    pub fn heights_around(self) -> (f64, f64) {
        let drawn = self.drawn_rows.get();
        let below = self.rows.with(Vec::len).saturating_sub(drawn.end);
        (drawn.start as f64 * ROW, below as f64 * ROW)
    }

    /// The cell that the Tab key reaches: the one in hand, else the first that is drawn.
    pub fn is_stop(self, place: Place) -> bool {
        match self.hand.get() {
            Some(hand) if self.is_drawn(hand) => hand == place,
            _ => {
                let first = self.drawn_rows.get().start;
                let row = self.rows.with(|rows| rows.get(first).copied());
                let first = self.drawn_columns.get().start;
                let column = self.columns.with(|all| all.get(first).map(|one| one.0));
                row.zip(column) == Some(place)
            }
        }
    }

    fn is_drawn(self, (row, column): Place) -> bool {
        let (rows, columns) = (self.drawn_rows.get(), self.drawn_columns.get());
        let row = self
            .rows
            .with(|all| all.get(rows).is_some_and(|all| all.contains(&row)));
        let drawn = |all: &Vec<(RowId, String)>| {
            let all = all.get(columns);
            all.is_some_and(|all| all.iter().any(|(id, _)| *id == column))
        };
        row && self.columns.with(drawn)
    }

    /// The cell some rows down and columns to the right of another, as far as there is one.
    pub fn beside(self, place: Place, rows: isize, columns: isize) -> Option<Place> {
        let (row, column) = self.at(place)?;
        let step = |at: usize, by: isize, count: usize| {
            let last = count.checked_sub(1)?;
            Some(at.saturating_add_signed(by).min(last))
        };
        let row = step(row, rows, self.rows.with_untracked(Vec::len))?;
        let column = step(column, columns, self.columns.with_untracked(Vec::len))?;
        let row = self.rows.with_untracked(|all| all.get(row).copied())?;
        let column = self
            .columns
            .with_untracked(|all| Some(all.get(column)?.0))?;
        Some((row, column))
    }

    fn at(self, (row, column): Place) -> Option<(usize, usize)> {
        let row = self
            .rows
            .with_untracked(|all| all.iter().position(|id| *id == row))?;
        let column = self
            .columns
            .with_untracked(|all| all.iter().position(|(id, _)| *id == column))?;
        Some((row, column))
    }

    /// Takes a cell in hand: it comes into sight and has the focus.
    pub fn go(self, place: Place) {
        self.hand.set(Some(place));
        self.bring_into_sight(place);
        let cell = selector(place);
        // At once where it is drawn: the next key may come before the next frame.
        match page::has(&cell) {
            true => page::focus(&cell),
            false => request_animation_frame(move || page::focus(&cell)),
        }
    }

    /// Begins to type in a cell.
    pub fn edit(self, place: Place) {
        self.hand.set(Some(place));
        self.bring_into_sight(place);
        self.editing.set(Some(place));
    }

    fn bring_into_sight(self, place: Place) {
        if !self.is_large.get_untracked() {
            return;
        }
        let (Some(node), Some((row, column))) = (self.node.get_untracked(), self.at(place)) else {
            return;
        };
        let room = |extent: i32, taken: f64| f64::from(extent) - taken;
        let top = f64::from(node.scroll_top());
        let height = room(node.client_height(), HEAD + FOOT);
        let left = f64::from(node.scroll_left());
        let width = room(node.client_width(), NAME);
        node.set_scroll_top(offset_to_see(row, top, height, ROW) as i32);
        node.set_scroll_left(offset_to_see(column, left, width, COLUMN) as i32);
        self.scrolled();
    }
}

/// What finds a cell in the page.
fn selector((risk, journey): Place) -> String {
    format!("[data-risk='{risk}'][data-journey='{journey}']")
}

/// The cell that an event happened in.
pub fn place_of(event: &web_sys::Event) -> Option<Place> {
    let target: Element = event.target()?.dyn_into().ok()?;
    let cell = target.closest("[data-journey]").ok()??;
    let cell: HtmlElement = cell.dyn_into().ok()?;
    let risk = cell.get_attribute("data-risk")?.parse().ok()?;
    let journey = cell.get_attribute("data-journey")?.parse().ok()?;
    Some((risk, journey))
}

fn rows(document: &Engagement, costs: &JourneyMatrix, wanted: &str) -> Vec<RowId> {
    if wanted.is_empty() {
        return costs.ranked.clone();
    }
    let names = document.risks.iter();
    let passes: HashSet<RowId> = names
        .filter(|risk| page::lower_case(&risk.name).contains(wanted))
        .map(|risk| risk.id)
        .collect();
    let ranked = costs.ranked.iter().copied();
    ranked.filter(|id| passes.contains(id)).collect()
}

fn columns(document: &Engagement, wanted: &str) -> Vec<(RowId, String)> {
    let column = |one: &crate::document::Journey| (one.id, journey_name(one.id, document));
    let all = document.journeys.iter().map(column);
    all.filter(|(_, name)| wanted.is_empty() || page::lower_case(name).contains(wanted))
        .collect()
}

/// Which column of the table a journey is, from 1.
pub fn column_index(grid: MatrixGrid, id: RowId) -> impl Fn() -> Option<usize> {
    move || {
        let at = grid
            .columns
            .with(|all| all.iter().position(|one| one.0 == id));
        at.map(|at| at + 2)
    }
}
