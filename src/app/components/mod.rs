//! One component, one file.

pub mod answer;
pub mod export;
pub mod open_file;
pub mod paste_dialog;
pub mod risk_row;
pub mod risk_table;
pub mod row_menu;
pub mod settings;
pub mod stack_rank;
