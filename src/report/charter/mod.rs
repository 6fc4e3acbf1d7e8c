//! The charter: its fields, and what is said of it.

pub mod charter_words;
pub mod form;
