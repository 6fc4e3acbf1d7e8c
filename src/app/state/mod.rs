//! The open workbook and what else the views share: document, figures, edits, odds, and how all of it is kept.

pub mod deletion;
pub mod editing;
pub mod held;
pub mod keeping;
pub mod notices;
pub mod odds;
pub mod plans;
pub mod quiet;
pub mod typed;
pub mod workbook;
