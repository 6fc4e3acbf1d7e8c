//! What one incident costs, (ETTD + ETTR) * impact: nothing, a certain amount, or a spread of amounts.

use super::duration::Duration;
use super::rate::ROUGHLY;
use super::spread::Spread;
use crate::math::estimate::Estimate;
use crate::math::risk::RiskEstimates;
use crate::math::systemic::Shift;

/// The cost of one incident, a mixture.
#[derive(Clone, Debug)]
pub(crate) struct Severity {
    /// P(an incident costs nothing).
    pub(crate) nothing: f64,
    /// A certain cost above 0, and how probable it is.
    pub(crate) atom: Option<(f64, f64)>,
    /// The rest.
    pub(crate) spreads: Vec<Spread>,
}

impl Severity {
    /// The cost of one incident under a shift.
    pub(crate) fn of(risk: &RiskEstimates, change: Shift) -> Self {
        let durations = [
            Duration::of(risk.ettd, change.ettd.get()),
            Duration::of(risk.ettr, change.ettr.get()),
        ];
        let mut severity = Self {
            nothing: 0.0,
            atom: None,
            spreads: Vec::new(),
        };
        for (share, low, high) in impacts(risk.impact) {
            // Each random part is there or, where minutes are taken away, is not.
            for there in 0..4 {
                let mut weight = share;
                let mut shapes = Vec::new();
                for (place, duration) in durations.iter().enumerate() {
                    match (duration.random, there & (1 << place) > 0) {
                        (Some(shape), true) => {
                            weight *= 1.0 - duration.zero;
                            shapes.push(shape);
                        }
                        (Some(_), false) => weight *= duration.zero,
                        (None, true) => {}
                        (None, false) => weight = 0.0,
                    }
                }
                let certain = durations[0].certain + durations[1].certain;
                severity.add(Spread {
                    weight,
                    certain,
                    shapes,
                    low,
                    high,
                });
            }
        }
        severity
    }

    fn add(&mut self, spread: Spread) {
        if spread.weight <= 0.0 {
            return;
        }
        let none = spread.certain <= 0.0 && spread.shapes.is_empty();
        if spread.high <= 0.0 || none {
            self.nothing += spread.weight;
        } else if spread.shapes.is_empty() && spread.low == spread.high {
            // There is one certain cost only: that of the certain minutes at one impact.
            let before = self.atom.map_or(0.0, |atom| atom.0);
            self.atom = Some((before + spread.weight, spread.certain * spread.high));
        } else {
            self.spreads.push(spread);
        }
    }

    /// Mean and second moment, roughly: how far odds are looked for.
    pub(crate) fn rough_moments(&self) -> (f64, f64) {
        let (mut mean, mut square) = (0.0, 0.0);
        if let Some((weight, cost)) = self.atom {
            (mean, square) = (weight * cost, weight * cost * cost);
        }
        for spread in &self.spreads {
            let (one, two) = spread.moments(ROUGHLY);
            mean += one;
            square += two;
        }
        (mean, square)
    }
}

/// An impact as flat pieces: share, low and high, the same for a point.
fn impacts(impact: Estimate<crate::math::units::Share>) -> Vec<(f64, f64, f64)> {
    let flat = |share: f64, low: f64, high: f64| {
        let low = if high - low <= 1e-9 * high { high } else { low };
        (share, low, high)
    };
    match impact {
        Estimate::Uniform { low, high } => vec![flat(1.0, low.get(), high.get())],
        Estimate::Capped { low, high, most } => {
            let (low, high, most) = (low.get(), high.get(), most.get());
            let below = (most - low) / (high - low);
            vec![flat(below, low, most), (1.0 - below, most, most)]
        }
        // An impact is a point or flat; any other shape counts as its mean.
        other => {
            let mean = other.mean().get();
            vec![(1.0, mean, mean)]
        }
    }
}
