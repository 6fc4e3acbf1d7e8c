//! The risks: the page with its four views, and its table.

pub mod page;
