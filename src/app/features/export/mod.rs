//! The feature Export: its page and its parts.

pub mod menu;
