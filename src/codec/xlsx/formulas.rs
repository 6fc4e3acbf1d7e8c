//! What an estimate counts as, as a spreadsheet computes it.

use crate::math::estimate::{Estimate, Frequency, Z95};
use crate::math::units::{Unit, YearLength};

/// An estimate in cells.
pub(super) struct Written {
    /// Its low end, or the rate that a time between failures follows from.
    pub(super) low: Option<f64>,
    pub(super) high: Option<f64>,
    /// Over LOW and HIGH, which stand for the cells of the ends; `None` for a number that was typed.
    pub(super) formula: Option<String>,
    /// What it counts as now.
    pub(super) counts_as: f64,
}

/// A point is a number, a range the formula of its mean.
///
/// The formulas are those of [`Estimate::mean`].
pub(super) fn written<U: Unit>(estimate: Estimate<U>) -> Written {
    let (low, high, formula) = match estimate {
        Estimate::Point(_) => (None, None, None),
        Estimate::Lognormal { low, high } => {
            let formula = format!("EXP({}+{}/2)", MIDDLE, variance());
            (Some(low.get()), Some(high.get()), Some(formula))
        }
        Estimate::Exponential { high } => {
            let formula = "HIGH/LN(20)".to_owned();
            (Some(0.0), Some(high.get()), Some(formula))
        }
        Estimate::Uniform { low, high } => {
            let formula = "(LOW+HIGH)/2".to_owned();
            (Some(low.get()), Some(high.get()), Some(formula))
        }
        // Only a fix makes one, and no cell: by its value.
        Estimate::Capped { low, high, .. } => (Some(low.get()), Some(high.get()), None),
    };
    Written {
        low,
        high,
        formula: formula.map(|formula| format!("={formula}")),
        counts_as: estimate.mean().get(),
    }
}

/// The time between failures, and which pair of columns its ends stand in: those of days, or those of rates. It is
/// the year over the incidents expected in it.
///
/// The formulas are those of [`Frequency::incidents_per_year`].
pub(super) fn between_failures(frequency: Frequency, year: YearLength) -> (usize, Written) {
    let counts_as = frequency.counts_as(year).get();
    match frequency {
        Frequency::Every(days) => {
            let formula = match days {
                Estimate::Lognormal { .. } => Some(format!("=EXP({}-{}/2)", MIDDLE, variance())),
                Estimate::Uniform { .. } => Some("=(HIGH-LOW)/LN(HIGH/LOW)".to_owned()),
                _ => None,
            };
            let range = Written {
                formula,
                counts_as,
                ..written(days)
            };
            (DAYS, range)
        }
        Frequency::Rate(rate) => {
            let mut range = written(rate);
            let mean = match range.formula {
                None => "LOW".to_owned(),
                Some(formula) => formula.replacen('=', "", 1),
            };
            range.low = range.low.or(Some(range.counts_as));
            range.formula = Some(format!("=YearDays/({mean})"));
            range.counts_as = counts_as;
            (RATES, range)
        }
    }
}

const DAYS: usize = 3;
const RATES: usize = 4;

/// The mean of the logarithms.
const MIDDLE: &str = "(LN(LOW)+LN(HIGH))/2";

/// Their variance: the ends are the 5th and the 95th percentile.
fn variance() -> String {
    format!("((LN(HIGH)-LN(LOW))/(2*{Z95}))^2")
}
