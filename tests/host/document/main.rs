//! The document, its edits and what is computed of it.

#[path = "../../support/mod.rs"]
mod support;

mod activities;
mod calibration;
mod causal;
mod charter;
mod comparison;
mod detection;
mod edits;
mod ideas;
mod journeys_model;
mod mitigations;
mod objectives;
mod odds_table;
mod readiness;
mod sorting;
mod systemic;
mod wheel;
