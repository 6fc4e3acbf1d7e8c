//! The feature Charter: its page and its parts.

pub mod charter_paper;
pub mod charter_sign_offs;
pub mod page;
