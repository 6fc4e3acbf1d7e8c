//! The rows as they are shown.

pub mod risk_table;
mod row;
mod rows;
mod settle;
