//! The weekly production review.

pub mod page;
mod topic;
