//! The mitigations: what could be done, and what it saves.

pub mod page;
