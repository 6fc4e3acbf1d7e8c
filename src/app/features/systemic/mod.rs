//! The systemic risks: what makes every incident worse.

mod add;
mod matrix;
pub mod page;
mod row;
mod rows;
