//! The pages.

pub mod activities;
pub mod charter;
pub mod embed;
mod embed_frame;
pub mod estimate;
pub mod journeys;
pub mod library;
pub mod message;
pub mod objectives;
pub mod on_demand;
pub mod readiness;
pub mod report;
pub mod risks;
pub mod shared;
mod shared_locked;
pub mod slo;
pub mod workbook;
