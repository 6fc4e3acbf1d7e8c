//! The dialog about a table that was pasted.

mod columns;
pub mod dialog;
mod preview;
mod questions;
