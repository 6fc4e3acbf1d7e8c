//! The feature Journeys: its page and its parts.

pub mod journeys_table;
pub mod matrix;
pub mod page;
pub mod paste_journeys;
