//! A pre-mortem: ways to fail, entered fast, and what becomes of them.

use crate::app::desk::Desk;
use crate::app::view::{El, el};

/// The section.
pub fn premortem(desk: Desk) -> El {
    let _ = desk;
    el("section.fold")
}
