//! The risks: the page with its four views, and its table.

mod answer;
mod filter_bar;
mod grid;
mod grouping;
mod inspector;
mod keys;
mod paste;
mod pin;
mod rank;
pub mod settings;
mod table;
pub mod table_view;
