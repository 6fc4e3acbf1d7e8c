//! The table as a keyboard grid: what keys, rows and pastes do in it, and what is said under it.

pub mod actions;
pub mod cells;
pub mod groups;
pub mod last_edit;
pub mod order;
pub mod paste_event;
pub mod paste_plan;
pub mod pasted;
pub mod risk_grid;
pub mod said;
pub mod sought;
