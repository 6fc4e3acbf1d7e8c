//! The feature Causal: its page and its parts.

pub mod causal_map;
pub mod causal_own;
