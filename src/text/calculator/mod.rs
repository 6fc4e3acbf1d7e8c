//! What the SLO calculator answers.

pub mod slo_answers;
pub mod slo_figures;
