//! The risks: the page with its four views, and its table.

mod accepted;
mod actions;
mod answer;
mod choices;
mod grid;
mod inspector;
mod last_edit;
pub mod page;
mod paste_plan;
mod reach;
mod row;
mod row_menu;
mod rows;
mod said;
mod table;
mod table_view;
