//! What is counted: totals of certain costs on a common step.

pub(crate) mod beside;
pub(crate) mod bulk;
pub(crate) mod counting;
pub(crate) mod pairs;
pub(crate) mod points;
pub(crate) mod step;
