//! The log of what was done together, and the actions left open.

pub mod activity_log;
pub mod open_actions;
