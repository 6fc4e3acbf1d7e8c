//! Bad Minutes: an SRE engagement workbook and risk calculator for the browser.
//!
//! Five layers, each knowing only those before it; see ARCHITECTURE.md.

pub mod math;

pub mod model;

pub mod format;

pub mod drawing;

pub mod store;

#[cfg(feature = "page")]
pub mod app;
