//! What is said of the rows in the table of risks.

pub mod observed;
pub mod paste_words;
pub mod row_words;
