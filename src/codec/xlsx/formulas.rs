//! What an estimate counts as, as a spreadsheet computes it.

use rust_xlsxwriter::XlsxError;

use super::cells::{Sheet, Shown, at};
use crate::math::estimate::{Estimate, Frequency, Z95};
use crate::math::units::{Minutes, Unit, YearLength};

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
            let formula = format!("EXP({MIDDLE}+{}/2)", variance());
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

/// Writes it: a number, or the formula with the ends in the column `low` and the next.
pub(super) fn write(
    sheet: &mut Sheet,
    line: u32,
    column: usize,
    low: usize,
    range: Written,
    shown: Shown,
) -> Result<(), XlsxError> {
    for (end, column) in [(range.low, low), (range.high, low + 1)] {
        if let Some(end) = end {
            sheet.number(line, column, end, shown)?;
        }
    }
    match range.formula {
        None => sheet.number(line, column, range.counts_as, shown),
        Some(formula) => {
            let formula = formula
                .replace("LOW", &at(line, low))
                .replace("HIGH", &at(line, low + 1));
            sheet.formula(line, column, &formula, Some(range.counts_as), shown)
        }
    }
}

/// By how much a time's mean changes once the minutes in the cell ADDED are added and nothing is below 0, over LOW and
/// HIGH. A number that was typed changes by all of them, and is held at 0 where it counts.
///
/// The formulas are those of [`Estimate::mean_after`].
pub(super) fn change(estimate: Option<Estimate<Minutes>>) -> String {
    let left = match estimate {
        None | Some(Estimate::Point(_) | Estimate::Capped { .. }) => return "=ADDED".to_owned(),
        Some(Estimate::Lognormal { .. }) => {
            let place = format!("({MIDDLE}-LN(-ADDED))/{}", spread());
            let mean = format!("EXP({MIDDLE}+{}/2)", variance());
            format!(
                "MAX(0,{mean}*NORMSDIST({place}+{})+ADDED*NORMSDIST({place}))-{mean}",
                spread()
            )
        }
        Some(Estimate::Exponential { .. }) => "HIGH/LN(20)*(EXP(ADDED/(HIGH/LN(20)))-1)".to_owned(),
        Some(Estimate::Uniform { .. }) => {
            "IF(-ADDED<=LOW,ADDED,MAX(0,HIGH+ADDED)^2/(2*(HIGH-LOW))-(LOW+HIGH)/2)".to_owned()
        }
    };
    format!("=IF(ADDED<0,{left},ADDED)")
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
                Estimate::Lognormal { .. } => Some(format!("=EXP({MIDDLE}-{}/2)", variance())),
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

/// How far they spread: the ends are the 5th and the 95th percentile.
fn spread() -> String {
    format!("((LN(HIGH)-LN(LOW))/(2*{Z95}))")
}

fn variance() -> String {
    format!("{}^2", spread())
}
