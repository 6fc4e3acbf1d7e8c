//! The feature Activities: what is done together, its log, and its tools.

pub mod causal;
pub mod hub;
pub mod log;
pub mod premortem;
pub mod review;
pub mod runbooks;
pub mod silent;
pub mod wheel;
