//! The log of what was done together, and the actions that follow from it.

pub mod actions;
pub mod edits;
pub mod entry;
pub mod entry_actions;
pub mod list;
pub mod new_action;
