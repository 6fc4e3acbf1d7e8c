//! Estimates and what happened on one scale for each figure, to be drawn side by side.

use crate::analysis::practice::calibration::{Calibration, counts_as, ends};
use crate::document::records::engagement::Engagement;
use crate::document::records::values::entry::Column;
use crate::document::records::values::id::RowId;

/// A scale on which each step is a multiple of the one before.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LogScale {
    /// What stands at its beginning.
    pub low: f64,
    /// What stands at its end.
    pub high: f64,
}

impl LogScale {
    /// From a round figure below all values to one above; `None` while there is none to place.
    pub fn over(values: impl IntoIterator<Item = f64>) -> Option<Self> {
        let is_placed = |value: &f64| value.is_finite() && 0.0 < *value;
        let mut values: Vec<f64> = values.into_iter().filter(is_placed).collect();
        values.sort_by(f64::total_cmp);
        let (low, high) = (*values.first()?, *values.last()?);
        Some(Self {
            low: round_below(low),
            high: round_above(high),
        })
    }

    /// Where a value stands, from 0 to 1.
    pub fn place(&self, value: f64) -> f64 {
        if value <= self.low {
            return 0.0;
        }
        ((value / self.low).ln() / (self.high / self.low).ln()).min(1.0)
    }
}

/// 1 or 3 of a power of ten, at most `value`.
fn round_below(value: f64) -> f64 {
    let ten = 10_f64.powf(value.log10().floor());
    let three = 3.0 * ten;
    if three <= value { three } else { ten }
}

/// 1 or 3 of a power of ten, above `value`.
fn round_above(value: f64) -> f64 {
    let below = round_below(value);
    let ten = 10_f64.powf(value.log10().floor());
    if below == ten { 3.0 * ten } else { 10.0 * ten }
}

/// One figure of one risk.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Strip {
    /// The range of the estimate, or what happened speaks for.
    pub band: Option<(f64, f64)>,
    /// What the estimate counts as.
    pub mean: Option<f64>,
    /// What was observed, and whether in a drill.
    pub seen: Vec<(f64, bool)>,
}

impl Strip {
    fn values(&self) -> Vec<f64> {
        let band = self.band.into_iter().flat_map(|(low, high)| [low, high]);
        let seen = self.seen.iter().map(|(value, _)| *value);
        band.chain(self.mean).chain(seen).collect()
    }
}

/// The figures of one risk.
#[derive(Clone, Debug, PartialEq)]
pub struct Strips {
    /// Which risk.
    pub risk: RowId,
    /// How often a year, what was watched and what is estimated.
    pub rate: Strip,
    /// ETTD and ETTR in minutes.
    pub times: [Strip; 2],
}

/// All of them, with the scales of rate, ETTD and ETTR.
#[derive(Clone, Debug, PartialEq)]
pub struct Chart {
    /// In the order of the calibration.
    pub rows: Vec<Strips>,
    /// The scales, where there is something to place.
    pub scales: [Option<LogScale>; 3],
}

/// What the calibration says, to be drawn.
pub fn chart(engagement: &Engagement, calibration: &Calibration) -> Chart {
    let rows: Vec<Strips> = calibration
        .risks
        .iter()
        .map(|one| Strips {
            risk: one.risk,
            rate: Strip {
                band: one.rate,
                mean: one.expected_rate,
                seen: Vec::new(),
            },
            times: [Column::Ettd, Column::Ettr].map(|column| strip(engagement, one.risk, column)),
        })
        .collect();
    let scale = |pick: fn(&Strips) -> &Strip| {
        LogScale::over(rows.iter().flat_map(|row| pick(row).values()))
    };
    let scales = [
        scale(|row| &row.rate),
        scale(|row| &row.times[0]),
        scale(|row| &row.times[1]),
    ];
    Chart { rows, scales }
}

fn strip(engagement: &Engagement, risk: RowId, column: Column) -> Strip {
    let cell = engagement.risk(risk).map(|risk| risk.entry(column));
    let own = engagement.evidence.incidents.iter();
    let own = own.filter(|one| one.risk == Some(risk));
    let seen = own.filter_map(|one| Some((one.figure(column).ok()??, one.drill)));
    Strip {
        band: cell.and_then(|cell| ends(column, cell)),
        mean: cell.and_then(|cell| counts_as(column, cell, engagement.year.length())),
        seen: seen.collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::practice::calibration::calibrate;
    use crate::document::{Entry, Incident, Risk};
    use crate::grammar::cell;

    #[test]
    fn scales_are_round() {
        let check = |values: &[f64], expected: Option<(f64, f64)>| {
            let found = LogScale::over(values.iter().copied());
            let found = found.map(|scale| (scale.low, scale.high));
            assert_eq!(found, expected, "{values:?}");
        };
        check(&[], None);
        check(&[0.0, f64::INFINITY], None);
        check(&[5.0], Some((3.0, 10.0)));
        check(&[10.0, 300.0], Some((10.0, 1000.0)));
        check(&[2.0, 240.0], Some((1.0, 300.0)));
    }

    #[test]
    fn values_have_their_place() {
        let scale = LogScale {
            low: 1.0,
            high: 100.0,
        };
        let check = |value: f64, expected: f64| {
            assert!((scale.place(value) - expected).abs() < 1e-9, "{value}");
        };
        check(1.0, 0.0);
        check(10.0, 0.5);
        check(0.0, 0.0);
        check(1e9, 1.0);
    }

    #[test]
    fn an_estimate_stands_beside_what_happened() {
        let id = |number: u8| RowId::from_random(&[number; 17]);
        let mut document = Engagement::default();
        let mut risk = Risk::blank(id(1));
        risk.name = "minor defect".to_owned();
        risk.ettr = cell::read(Column::Ettr, "30 to 120");
        document.risks.push(risk);
        let mut incident = Incident::blank(id(2));
        incident.risk = Some(id(1));
        incident.resolve = Entry::number(45.0);
        incident.drill = true;
        document.evidence.incidents.push(incident);
        let chart = chart(&document, &calibrate(&document));
        let ettr = &chart.rows[0].times[1];
        assert_eq!(ettr.band, Some((30.0, 120.0)));
        assert_eq!(ettr.seen, [(45.0, true)]);
        assert!(chart.scales[1].is_none());
        assert!(chart.scales[2].is_some_and(|scale| scale.low == 30.0));
    }
}
