//! The pages.

pub mod journeys;
pub mod library;
pub mod message;
pub mod objectives;
pub mod risks;
pub mod slo;
pub mod workbook;
