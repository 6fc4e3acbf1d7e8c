//! Objectives as files of the tools that alert on them.

mod dialog;
mod seen;

pub use dialog::RulesDialog;
