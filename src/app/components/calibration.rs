//! Calibration: what happened beside what was estimated.

use crate::app::desk::Desk;
use crate::app::view::{El, el};

/// The section.
pub fn calibration(desk: Desk) -> El {
    let _ = desk;
    el("section.fold")
}
