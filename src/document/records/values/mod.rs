//! What a record is made of: ids, cells, entries and their columns, dates, the basis of an estimate.

pub mod basis;
pub mod cells;
pub mod dates;
pub mod entry;
pub mod id;
