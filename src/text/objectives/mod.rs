//! What is said of objectives.

pub mod objective_words;
pub mod rules_words;
pub mod selector_words;
pub mod slo_words;
