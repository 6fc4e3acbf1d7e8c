//! The feature Library: its page and its parts.

pub mod card;
pub mod clash;
pub mod examples;
pub mod open_file;
pub mod page;
pub mod records;
mod shelf;
