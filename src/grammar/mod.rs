//! What a person types in a cell, and the entry it stands for.

pub mod cell;
pub mod chain;
mod forms;
pub mod measures;
pub mod number;
pub mod objective;
mod pattern;
pub mod problem;
pub mod query;
mod reader;
pub mod selector;
pub mod texts;
pub mod worsening;
