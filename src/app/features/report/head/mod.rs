//! What stands in the head of both views.

pub mod copies;
pub mod tabs;
