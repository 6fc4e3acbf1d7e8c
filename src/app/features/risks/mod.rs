//! The feature Risks: its page and its parts.

pub mod acceptances;
pub mod answer;
pub mod grid;
pub mod page;
pub mod paste_columns;
pub mod paste_dialog;
pub mod risk_row;
pub mod risk_table;
pub mod row_menu;
pub mod scope_choice;
pub mod settings;
pub mod stack_rank;
