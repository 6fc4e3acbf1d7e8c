//! The keys that the table listens for wherever the focus is.

use leptos::ev;
use leptos::prelude::*;

use super::grid::risk_grid::RiskGrid;
use super::grid::said::go_to_unread;

/// Listens for F8 as long as the view stands.
pub fn listen(grid: RiskGrid) {
    let handle = window_event_listener(ev::keydown, move |event| {
        if event.key() == "F8" {
            event.prevent_default();
            go_to_unread(grid);
        }
    });
    on_cleanup(move || handle.remove());
}
