//! Saved versions of the engagement: taken, listed, opened, held against each other.

mod changes;
mod compared;
mod fall;
mod kept;
mod list;
mod odds;
pub mod page;
pub mod save;
