//! The feature Premortem: its page and its parts.

pub mod premortem_timer;
pub mod round;
