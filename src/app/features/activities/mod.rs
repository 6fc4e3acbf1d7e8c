//! The feature Activities: its page and its parts.

pub mod activity_choice;
pub mod causal;
pub mod log;
pub mod page;
pub mod premortem;
pub mod review;
pub mod runbooks;
pub mod silent;
pub mod wheel;
