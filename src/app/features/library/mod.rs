//! The feature Library: its page and its parts.

pub mod clash;
pub mod examples;
