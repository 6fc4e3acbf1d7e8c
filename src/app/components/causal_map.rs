//! The causal map: what causes what, drawn from the tables.

use crate::app::desk::Desk;
use crate::app::view::{El, el};

/// The section.
pub fn causal_map(desk: Desk) -> El {
    let _ = desk;
    el("section.fold")
}
