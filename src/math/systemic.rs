//! Systemic risks: what makes incidents longer or more frequent across many risks.

use super::estimate::Estimate;
use super::risk::{RiskEstimates, incidents_per_year};
use super::units::{Minutes, PerYear, Share, YearLength};

/// Rates are held between one over this and this, so that no number of factors overflows.
const FARTHEST: f64 = 1e30;

/// What one systemic risk does to the risks in its scope.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Factor {
    /// Extra minutes until somebody notices.
    pub ettd: Minutes,
    /// Extra minutes until it is mended.
    pub ettr: Minutes,
    /// How much more often things fail, as a share: 0.1 is a tenth more incidents.
    pub more_often: f64,
    /// Whether the estimates include it already; if not, it comes on top of them.
    pub included: bool,
    /// Whether it is fixed.
    pub fixed: bool,
}

/// What all factors together do to one risk. Always summed from the whole list, never changed
/// step by step, so that fixing and un-fixing leave no trace.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Shift {
    /// Minutes added to ETTD; below 0 for minutes taken away.
    pub ettd: Minutes,
    /// Minutes added to ETTR; below 0 for minutes taken away.
    pub ettr: Minutes,
    /// Incidents for each one in the estimates.
    pub rate: f64,
}

impl Default for Shift {
    /// Nothing changes.
    fn default() -> Self {
        Self {
            ettd: Minutes::new(0.0),
            ettr: Minutes::new(0.0),
            rate: 1.0,
        }
    }
}

impl Shift {
    /// With one factor more. One that comes on top and is present adds its minutes and multiplies
    /// the rate by 1 + increase; one that the estimates include and that is fixed takes its
    /// minutes away and divides the rate. The others change nothing.
    #[must_use]
    pub fn with(self, factor: &Factor) -> Self {
        let more = 1.0 + factor.more_often;
        match (factor.included, factor.fixed) {
            (false, false) => Self {
                ettd: self.ettd + factor.ettd,
                ettr: self.ettr + factor.ettr,
                rate: (self.rate * more).min(FARTHEST),
            },
            (true, true) => Self {
                ettd: self.ettd - factor.ettd,
                ettr: self.ettr - factor.ettr,
                rate: (self.rate / more).max(1.0 / FARTHEST),
            },
            _ => self,
        }
    }
}

/// What the bad minutes of one risk are multiplied from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Means {
    /// Mean time to detect.
    pub ettd: Minutes,
    /// Mean time to resolve.
    pub ettr: Minutes,
    /// Mean share of users.
    pub impact: Share,
    /// Expected incidents a year.
    pub incidents: PerYear,
}

/// One risk, ready to be costed under many shifts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Costing {
    ettd: Estimate<Minutes>,
    ettr: Estimate<Minutes>,
    impact: f64,
    incidents: f64,
}

impl Costing {
    /// The costing of a risk in a year of this length.
    pub fn of(risk: &RiskEstimates, year: YearLength) -> Self {
        Self {
            ettd: risk.ettd,
            ettr: risk.ettr,
            impact: risk.impact.mean().get(),
            incidents: incidents_per_year(risk, year).get(),
        }
    }

    /// The same risk where it fails another share of users: of one journey.
    pub fn with_impact(self, impact: Estimate<Share>) -> Self {
        Self {
            impact: impact.mean().get(),
            ..self
        }
    }

    /// The four means under a shift: E[max(0, ETTD + d)] and E[max(0, ETTR + r)], each held at 0
    /// once, after all; E[impact]; incidents a year.
    ///
    /// Source: the practice's risk factors, which add minutes to every risk.
    pub fn means(&self, shift: Shift) -> Means {
        Means {
            ettd: self.ettd.mean_after(shift.ettd),
            ettr: self.ettr.mean_after(shift.ettr),
            impact: Share::new(self.impact),
            incidents: self.incidents_per_year(shift),
        }
    }

    /// Expected bad minutes of one incident under a shift: the sum of the mean times, times the mean
    /// impact.
    pub fn minutes_per_incident(&self, shift: Shift) -> Minutes {
        let means = self.means(shift);
        Minutes::new((means.ettd + means.ettr).get() * means.impact.get())
    }

    /// Expected incidents a year under a shift.
    pub fn incidents_per_year(&self, shift: Shift) -> PerYear {
        PerYear::new(self.incidents * shift.rate)
    }

    /// Expected bad minutes a year under a shift: minutes of an incident * incidents a year.
    ///
    /// Source: the practice's risk table, Bad Minutes/Year = (ETTD + ETTR) * Impact * Incidents. The
    /// three are drawn independently, so the mean of the product is the product of the means.
    pub fn bad_minutes_per_year(&self, shift: Shift) -> Minutes {
        let incident = self.minutes_per_incident(shift).get();
        Minutes::new(incident * self.incidents_per_year(shift).get())
    }
}
