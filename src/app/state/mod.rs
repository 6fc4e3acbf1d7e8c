//! The open workbook and what else the views share: document, figures, edits, odds, library, saving.

pub mod deletion;
pub mod editing;
pub mod held;
pub mod journal;
pub mod library;
pub mod merging;
pub mod notices;
pub mod odds;
pub mod plans;
pub mod quiet;
pub mod records;
pub mod saving;
pub mod tabs;
pub mod typed;
pub mod unsaved;
pub mod workbook;
