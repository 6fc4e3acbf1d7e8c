//! Bad Minutes: an SRE engagement workbook and risk calculator for the browser.
//!
//! Eleven layers, each knowing only those before it; see ARCHITECTURE.md.

pub mod math;

pub mod document;

pub mod grammar;

pub mod analysis;

pub mod codec;

pub mod text;

pub mod report;

pub mod drawing;

pub mod odds_worker;

pub mod store;

#[cfg(feature = "page")]
pub mod app;
