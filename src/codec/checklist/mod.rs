//! The checklist of the readiness review, and its files.

pub mod asked;
pub mod csv;
pub mod joined;
pub mod json;
pub mod taken;
