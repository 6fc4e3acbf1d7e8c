//! Two copies of an engagement side by side: what differs, field by field.

pub mod merge_words;
pub mod together_values;
pub mod together_words;
