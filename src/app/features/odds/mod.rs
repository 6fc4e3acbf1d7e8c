//! The odds: how often each target holds, and what drives it.

pub mod page;
