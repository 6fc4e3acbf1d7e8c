//! Charts of the other features.

pub mod detection;
pub(super) mod effort;
pub(super) mod meter;
pub mod named_bars;
pub mod waterfall;
