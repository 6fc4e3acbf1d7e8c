//! Saved versions of the engagement, and what changed between two.

use crate::app::desk::Desk;
use crate::app::view::{El, el};

/// The section.
pub fn snapshots(desk: Desk) -> El {
    let _ = desk;
    el("section.fold")
}
