//! The feature Mitigations: its page and its parts.

pub mod mitigations_table;
