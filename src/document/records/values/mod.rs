//! What a record is made of: ids, entries and their columns, dates, the basis of an estimate.

pub mod basis;
pub mod dates;
pub mod entry;
pub mod id;
