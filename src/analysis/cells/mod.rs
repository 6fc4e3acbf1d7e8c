//! What the cells of a row count as, and what was noticed in them.

pub mod finding;
pub(crate) mod hints;
pub mod read;
pub mod row;
