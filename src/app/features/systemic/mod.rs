//! The feature Systemic: its page and its parts.

pub mod systemic_table;
