//! The pages.

pub mod journeys;
pub mod library;
pub mod message;
pub mod risks;
pub mod slo;
pub mod workbook;
