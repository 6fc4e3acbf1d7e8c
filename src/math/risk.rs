//! What one risk costs in a year.

use super::estimate::{Estimate, Frequency};
use super::units::{Minutes, PerYear, Share, YearLength};

/// The four estimates of one risk.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RiskEstimates {
    /// Expected time to detect.
    pub ettd: Estimate<Minutes>,
    /// Expected time to resolve, once detected.
    pub ettr: Estimate<Minutes>,
    /// Share of users failed while it lasts.
    pub impact: Estimate<Share>,
    /// How often it happens (ETTF or a rate).
    pub frequency: Frequency,
}

/// Expected incidents a year: year length / ETTF, in expectation over a range.
///
/// Source: the practice's risk table, Incidents/Year = 365/ETTF.
pub fn incidents_per_year(risk: &RiskEstimates, year: YearLength) -> PerYear {
    risk.frequency.incidents_per_year(year)
}
