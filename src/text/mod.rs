//! Figures and sentences in English, a module for each feature.

pub mod activities;
pub mod answer_words;
pub mod attention_words;
pub mod charter_today;
pub mod figures;
pub(crate) mod findings;
pub mod journey_words;
pub mod library_words;
pub mod loss;
pub mod objective_words;
pub mod observed;
pub mod odds_words;
pub mod paste_words;
pub mod plans;
pub mod readiness_words;
pub mod report_words;
pub mod row_words;
pub mod scope_words;
pub mod share_words;
pub mod slo_answers;
pub mod slo_figures;
pub mod slo_words;
pub mod snippet;
pub mod systemic_words;
pub mod words;
