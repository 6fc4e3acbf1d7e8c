//! Between the document and the outside: cells and sentences, JSON, CSV, pasted tables, copies
//! for a wiki. What comes in is repaired where it can be, and never panics.

pub mod answering;
pub mod cell;
pub mod chain;
pub mod chart;
pub mod csv;
mod document;
pub mod figures;
mod findings;
pub mod header;
pub mod journeys;
pub mod json;
mod layout;
pub mod loss;
pub mod markup;
pub mod measures;
pub mod number;
pub mod odds_words;
mod pass;
mod pass_entry;
mod pass_ids;
pub mod paste;
mod paste_rows;
pub mod plans;
mod repair;
pub mod slo_answers;
pub mod slo_ask;
pub mod table;
pub mod text;
pub mod wire;
pub mod words;
pub mod worsening;
