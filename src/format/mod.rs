//! Between a person and the figures: what cells read, what the screen says.

pub mod cell;
pub mod figures;
pub mod number;
pub mod words;
