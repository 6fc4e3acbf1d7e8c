//! The feature Calculator: its page and its parts.

pub mod page;
