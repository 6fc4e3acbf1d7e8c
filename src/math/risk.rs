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

/// Expected bad minutes of one incident: (E[ETTD] + E[ETTR]) * E[impact].
/// The three are drawn independently, so the mean of the product is the product of the means.
pub fn minutes_per_incident(risk: &RiskEstimates) -> Minutes {
    let lasting = risk.ettd.mean() + risk.ettr.mean();
    Minutes::new(lasting.get() * risk.impact.mean().get())
}

/// Expected bad minutes a year: (ETTD + ETTR) * impact * incidents.
///
/// Source: the practice's risk table, Bad Minutes/Year = (ETTD + ETTR) * Impact * Incidents.
pub fn bad_minutes_per_year(risk: &RiskEstimates, year: YearLength) -> Minutes {
    Minutes::new(minutes_per_incident(risk).get() * incidents_per_year(risk, year).get())
}
