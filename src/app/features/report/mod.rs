//! The feature Report: its page and its parts.

mod bars;
mod blocks;
mod composed;
mod head;
pub mod page;
mod sheet;
mod side;
pub mod versions;
