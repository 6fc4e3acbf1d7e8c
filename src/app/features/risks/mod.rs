//! The risks: the page with its four views, and its table.

mod accepted;
mod actions;
mod answer;
mod filter_bar;
pub mod grid;
mod inspector;
mod keys;
mod last_edit;

mod paste_columns;
mod paste_dialog;
mod paste_plan;
mod paste_preview;
mod pin;
mod rank;
mod reach;
mod row;
mod row_menu;
mod rows;
mod said;
pub mod settings;
mod table;
pub mod table_view;
