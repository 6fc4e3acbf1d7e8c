//! The feature Calibration: what happened beside what was estimated.

mod chart;
mod detail;
mod incidents;
pub mod page;
mod paste;
mod paste_columns;
mod paste_preview;
mod pasted;
mod record;
mod unlisted;
