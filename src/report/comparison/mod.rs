//! Two states of an engagement, compared in words.

pub mod change_words;
pub mod comparison_words;
