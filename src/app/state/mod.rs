//! The open workbook and what else the views share: document, figures, edits, odds, library, saving.

pub mod desk;
pub mod desk_shelf;
pub mod desk_tabs;
pub mod desk_unsaved;
pub mod notice;
pub mod odds_answers;
pub mod odds_desk;
pub mod signals;
