//! A paste into a cell. What reads tables is loaded with the first text that may be one.

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::ClipboardEvent;

use super::cells::cell_of;
use super::pasted::Pasted;
use super::risk_grid::RiskGrid;
use crate::app::browser::clipboard::{Transferred, grid_of_transferred};
use crate::app::browser::page;
use crate::app::ui::{NOT_LOADED, lazy_part};
use crate::codec::table::grid::Grid;

/// Something was pasted into a cell: a block waits for a yes, a single value goes in.
pub fn pasted(grid: RiskGrid, event: &ClipboardEvent) {
    let pasted = event.clipboard_data().map(|data| Transferred::of(&data));
    let Some(pasted) = pasted.filter(Transferred::may_have_cells) else {
        return;
    };
    event.prevent_default();
    let cell = cell_of(event);
    let text = pasted.text.clone();
    spawn_local(async move {
        match read(pasted).await {
            Err(_) => grid.workbook.fail(NOT_LOADED),
            Ok(Some(cells)) if cells.iter().map(Vec::len).sum::<usize>() > 1 => {
                grid.paste.set(Some(Pasted {
                    at: cell.map(|(row, column, _)| (row, column)),
                    ..Pasted::outside(Some(cells))
                }));
            }
            Ok(_) => {
                if let Some((row, column, input)) = cell {
                    grid.workbook.try_browser(page::put_in(&input, &text));
                    grid.typed_in(row, column, &input);
                }
            }
        }
    });
}

lazy_part! {
    /// Reads what was pasted.
    fn read(pasted: Transferred) -> Option<Grid>, in details {
        grid_of_transferred(&pasted)
    }
}
