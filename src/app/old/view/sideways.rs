//! A box in which a wide table scrolls sideways, by keyboard too.

use crate::app::old::view::{El, el};

/// The box around a table, called as the table is.
pub fn sideways(name: impl Fn() -> String + 'static, table: El) -> El {
    el("div.scroll")
        .attr("tabindex", "0")
        .attr("role", "region")
        .label_of(move || format!("{}, scrolls sideways", name()))
        .child(table)
}
