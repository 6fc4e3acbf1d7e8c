//! Two people's copies of one engagement, brought together.

mod answer;
mod held;
pub mod page;
mod rows;
