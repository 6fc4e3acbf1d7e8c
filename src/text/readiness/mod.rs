//! The feature Readiness in words.

pub mod readiness_words;
pub mod verdict_words;
