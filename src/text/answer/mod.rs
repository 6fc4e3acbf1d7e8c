//! The sentences of the answer, with and without odds.

pub mod answer_odds;
pub mod answer_words;
pub mod step_words;
