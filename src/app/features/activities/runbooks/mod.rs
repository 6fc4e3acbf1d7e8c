//! The feature Runbooks: its page and its parts.

pub mod page;
