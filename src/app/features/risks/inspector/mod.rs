//! The row in hand: what stands beside the table, and its menu.

mod accepted;
mod reach;
pub mod row_inspector;
pub mod row_menu;
