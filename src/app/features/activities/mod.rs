//! The feature Activities: its page and its parts.

pub mod activity_choice;
pub mod activity_log;
pub mod causal;
pub mod open_actions;
pub mod page;
pub mod premortem;
pub mod review;
pub mod runbooks;
pub mod silent;
pub mod wheel;
