//! Presses and keys in the matrix: arrows move, Enter or a letter begins to type, Escape takes it back.

use leptos::ev::{KeyboardEvent, MouseEvent};
use leptos::prelude::*;

use super::grid::{MatrixGrid, place_of};

/// A page of rows, for the keys that move by one.
const PAGE: isize = 10;

/// A cell was pressed: it is typed in.
pub fn clicked(grid: MatrixGrid, event: &MouseEvent) {
    if let Some(place) = place_of(event)
        && grid.editing.get_untracked() != Some(place)
    {
        grid.edit(place);
    }
}

/// A key went down in a cell.
pub fn pressed(grid: MatrixGrid, event: &KeyboardEvent) {
    let Some(place) = place_of(event) else {
        return;
    };
    if event.ctrl_key() || event.meta_key() || event.alt_key() || event.is_composing() {
        return;
    }
    let is_editing = grid.editing.get_untracked() == Some(place);
    let by = match (event.key().as_str(), event.shift_key()) {
        ("Enter", false) if is_editing => (1, 0),
        ("Enter", true) if is_editing => (-1, 0),
        ("Escape", _) if is_editing => (0, 0),
        ("Tab", shift) if is_editing => return tab(grid, event, if shift { -1 } else { 1 }),
        _ if is_editing => return,
        ("Enter" | "F2" | " ", _) => {
            event.prevent_default();
            return grid.edit(place);
        }
        ("ArrowDown", _) => (1, 0),
        ("ArrowUp", _) => (-1, 0),
        ("ArrowRight", _) => (0, 1),
        ("ArrowLeft", _) => (0, -1),
        ("PageDown", _) => (PAGE, 0),
        ("PageUp", _) => (-PAGE, 0),
        ("Home", _) => (0, isize::MIN),
        ("End", _) => (0, isize::MAX),
        // What is typed is written into the field that opens: the browser sends it there.
        (key, _) if key.chars().count() == 1 => return grid.edit(place),
        _ => return,
    };
    event.prevent_default();
    grid.editing.set(None);
    if let Some(to) = grid.beside(place, by.0, by.1) {
        grid.go(to);
    }
}

/// Goes on typing in the cell beside; past the first and last the browser goes on.
fn tab(grid: MatrixGrid, event: &KeyboardEvent, by: isize) {
    let Some(place) = place_of(event) else {
        return;
    };
    if let Some(to) = grid.beside(place, 0, by).filter(|to| *to != place) {
        event.prevent_default();
        grid.edit(to);
    }
}
