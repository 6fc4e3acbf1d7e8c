//! The feature Wheel: its page and its parts.

pub mod draw;
pub mod drill;
pub mod wheel_state;
