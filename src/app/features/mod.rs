//! A folder for each thing people do: its page and its parts.

pub mod activities;
pub mod calculator;
pub mod calibration;
pub mod charter;
pub mod embed;
pub mod export;
pub mod help;
pub mod journeys;
pub mod library;
pub mod mitigations;
pub mod objectives;
pub mod odds;
pub mod readiness;
pub mod report;
pub mod risks;
pub mod share;
pub mod systemic;
pub mod together;
