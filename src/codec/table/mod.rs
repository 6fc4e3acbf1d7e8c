//! Tables from outside, pasted or in files, and CSV out.

pub mod csv;
pub mod field;
pub mod grid;
pub mod header;
pub mod incidents;
pub mod journeys;
mod marks;
mod markup;
pub mod notes;
pub mod paste;
mod simple;
pub mod spans;
mod units;
mod words;
