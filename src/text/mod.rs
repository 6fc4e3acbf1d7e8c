//! Figures and sentences in English, a module for each feature.

pub mod activities;
pub mod answer;
pub mod attention_words;
pub mod calculator;
pub mod charter_today;
pub mod figures;
pub(crate) mod findings;
pub mod journey_words;
pub mod library_words;
pub mod limit_words;
pub mod objectives;
pub mod odds_words;
pub mod palette_words;
pub mod plans;
pub mod readiness;
pub mod report_words;
pub mod risks;
pub mod scope_words;
pub mod share;
pub mod systemic_words;
pub mod together;
pub mod words;
