//! Silent estimates: what each person says alone, side by side.

use crate::app::desk::Desk;
use crate::app::view::{El, el};

/// The section.
pub fn silent_estimates(desk: Desk) -> El {
    let _ = desk;
    el("section.fold")
}
