//! The pages.

pub mod journeys;
pub mod library;
pub mod message;
pub mod objectives;
pub mod on_demand;
pub mod risks;
pub mod slo;
pub mod workbook;
