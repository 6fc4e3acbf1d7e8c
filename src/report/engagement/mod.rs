//! The report of an engagement, from its decisions to what stands behind them.

pub(crate) mod behind;
pub(crate) mod changed;
pub mod compose;
pub(crate) mod decisions;
pub(crate) mod fixes;
pub mod money;
pub(crate) mod objectives;
pub(crate) mod practice;
pub mod sources;
