//! What is said of objectives.

pub mod import_words;
pub mod objective_words;
pub mod rules_words;
pub mod selector_words;
pub mod slo_words;
