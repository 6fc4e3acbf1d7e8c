//! Small notes beside the engagements: clocks that outlive a reload, and what somebody wants to be told no longer.

pub mod drill;
pub mod quiet;
pub mod round;
