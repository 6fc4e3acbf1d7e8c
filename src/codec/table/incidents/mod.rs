//! Incidents as a table: pasted from wherever they are kept, and written as CSV.

pub mod look;
pub mod out;
pub mod read;
mod rows;
pub mod stamps;
pub mod titles;
