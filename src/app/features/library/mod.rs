//! The feature Library: its page and its parts.

pub mod examples;
pub mod open_file;
pub mod page;
