//! The feature Calibration: its page and its parts.

pub mod comparison;
pub mod incidents_table;
