//! The pages.

pub mod library;
pub mod message;
pub mod workbook;
