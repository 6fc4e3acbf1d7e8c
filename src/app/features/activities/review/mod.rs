//! The feature Review: its page and its parts.

pub mod agenda;
