//! The feature Silent: its page and its parts.

pub mod estimate;
pub mod silent_chart;
pub mod silent_estimates;
pub mod silent_round;
