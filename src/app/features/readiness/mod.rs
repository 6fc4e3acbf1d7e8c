//! The feature Readiness: its page and its parts.

mod answers;
mod areas;
mod details;
mod files;
mod guide;
mod item;
mod list;
pub mod page;
mod review;
mod rows;
mod sign_offs;
mod verdict;
