//! The feature Calculator: its page and its parts.

mod asked;
mod burn;
mod chain;
mod form;
pub mod page;
