//! The systemic risks: what makes every incident worse.

pub mod page;
