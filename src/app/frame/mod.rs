//! What stands around the pages: root, workbook, parts on demand.

pub mod later;
pub mod message;
pub mod on_demand;
pub mod root;
pub mod workbook;
