//! One random part of an incident's cost, with its stop-loss function in closed form.

use super::super::estimate::{Estimate, lognormal_parameters};
use super::super::units::Minutes;
use super::lattice::head;
use super::normal::{Normal, Tables};

/// A lognormal that is fewer steps wide than this at the end of a lattice's head is not sampled.
const LEAST_WIDTH: f64 = 3.0;

/// The shape of a part, from 0 on.
#[derive(Clone, Copy, Debug)]
enum Shape {
    Lognormal {
        mu: f64,
        sigma: f64,
        mean: f64,
    },
    Exponential {
        mean: f64,
    },
    /// Flat from 0 to `width`.
    Flat {
        width: f64,
    },
}

/// max(0, X - less) times a scale. What is certain of a duration is not in here: a fixed delay only
/// moves the cost.
#[derive(Clone, Copy, Debug)]
pub(super) struct Part {
    shape: Shape,
    less: f64,
    scale: f64,
}

impl Part {
    /// The same part, so many times as large.
    pub(super) fn scaled(self, factor: f64) -> Self {
        Self {
            scale: self.scale * factor,
            ..self
        }
    }

    /// E[(Y - x)+] for x >= 0, in closed form.
    ///
    /// Source: Klugman, Panjer and Willmot, Loss Models, appendix A (limited expected values).
    pub(super) fn stop_loss(&self, x: f64, normal: &Normal) -> f64 {
        let y = x / self.scale + self.less;
        let base = match self.shape {
            Shape::Lognormal { mu, sigma, mean } if y > 0.0 => {
                let z = (y.ln() - mu) / sigma;
                mean * normal.upper_tail(z - sigma) - y * normal.upper_tail(z)
            }
            Shape::Lognormal { mean, .. } => mean,
            Shape::Exponential { mean } => mean * (-y / mean).exp(),
            Shape::Flat { width } => {
                let above = (width - y).max(0.0);
                above * above / (2.0 * width)
            }
        };
        base * self.scale
    }

    /// E[(Y - x)+] at `from` to `last` steps, and 0 before. What does not change from one step to the
    /// next is taken out, and logarithms of whole numbers are looked up: a table needs thousands.
    pub(super) fn stop_losses(
        &self,
        step: f64,
        from: usize,
        last: usize,
        tables: &Tables,
    ) -> Vec<f64> {
        let mut values = vec![0.0; last + 1];
        let size = step / self.scale;
        match self.shape {
            Shape::Lognormal { mu, sigma, mean } if self.less <= 0.0 => {
                let (slope, start) = (1.0 / sigma, (size.ln() - mu) / sigma);
                let mean = mean * self.scale;
                for (k, value) in values.iter_mut().enumerate().skip(from) {
                    let z = start + slope * tables.log(k);
                    let x = k as f64 * step;
                    *value = tables.normal.stop_loss(z, sigma, mean, x);
                }
            }
            _ => {
                for (k, value) in values.iter_mut().enumerate().skip(from) {
                    *value = self.stop_loss(k as f64 * step, &tables.normal);
                }
            }
        }
        values
    }

    /// The density at 0, 1, .. `points` - 1 steps, times the step: the masses there, but in the first cells,
    /// for a shape that is smooth from the end of the head on. `None` for any other.
    pub(super) fn samples(&self, step: f64, points: usize, tables: &Tables) -> Option<Vec<f64>> {
        let size = step / self.scale;
        let mut samples = Vec::with_capacity(points);
        samples.push(0.0);
        match self.shape {
            Shape::Lognormal { mu, sigma, .. } if sigma * head(points) as f64 > LEAST_WIDTH => {
                let slope = 1.0 / sigma;
                if self.less <= 0.0 {
                    let start = (size.ln() - mu) * slope;
                    for k in 1..points {
                        let z = start + slope * tables.log(k);
                        samples.push(tables.normal.density(z) * slope * tables.inverse(k));
                    }
                } else {
                    for k in 1..points {
                        let y = k as f64 * size + self.less;
                        let z = (y.ln() - mu) * slope;
                        samples.push(tables.normal.density(z) * slope * size / y);
                    }
                }
            }
            Shape::Exponential { mean } => {
                let ratio = (-size / mean).exp();
                let mut sample = size / mean * (-self.less / mean).exp();
                for _ in 1..points {
                    sample *= ratio;
                    samples.push(sample);
                }
            }
            _ => return None,
        }
        Some(samples)
    }

    /// P(Y = 0): what a fix takes away altogether.
    pub(super) fn zero(&self, normal: &Normal) -> f64 {
        let y = self.less;
        if y <= 0.0 {
            return 0.0;
        }
        match self.shape {
            Shape::Lognormal { mu, sigma, .. } => normal.upper_tail((mu - y.ln()) / sigma),
            Shape::Exponential { mean } => -(-y / mean).exp_m1(),
            Shape::Flat { width } => (y / width).min(1.0),
        }
    }

    /// Mean and second moment, roughly, and of all but the last thousandth of a lognormal: how
    /// large a lattice should be, not what the tail costs.
    pub(super) fn rough_moments(&self, normal: &Normal) -> (f64, f64) {
        let (mean, square) = match self.shape {
            Shape::Lognormal { mu, sigma, .. } => {
                let kept = |power: f64| {
                    (power * mu + power * power * sigma * sigma / 2.0).exp()
                        * normal.upper_tail(power * sigma - 3.09)
                };
                (kept(1.0), kept(2.0))
            }
            Shape::Exponential { mean } => (mean, 2.0 * mean * mean),
            Shape::Flat { width } => (width / 2.0, width * width / 3.0),
        };
        (mean * self.scale, square * self.scale * self.scale)
    }
}

/// A duration taken apart: what is certain, and what is random, if anything is.
#[derive(Clone, Copy, Debug)]
pub(super) struct Duration {
    pub(super) certain: f64,
    pub(super) random: Option<Part>,
}

impl Duration {
    /// max(0, X + change) for an estimate X of minutes.
    pub(super) fn of(estimate: Estimate<Minutes>, change: f64) -> Self {
        // Within a cell's limits all is finite; a hair of a range counts as a point.
        let (shape, from) = match estimate {
            Estimate::Point(value) => return Self::certain(value.get() + change),
            Estimate::Lognormal { low, high } => {
                let (mu, sigma) = lognormal_parameters(low.get(), high.get());
                if sigma < 1e-9 {
                    return Self::certain(high.get() + change);
                }
                let mean = (mu + sigma * sigma / 2.0).exp();
                (Shape::Lognormal { mu, sigma, mean }, 0.0)
            }
            Estimate::Exponential { high } => {
                let mean = high.get() / 20f64.ln();
                if mean <= 0.0 {
                    return Self::certain(change);
                }
                (Shape::Exponential { mean }, 0.0)
            }
            Estimate::Uniform { low, high } => {
                let width = high.get() - low.get();
                if width <= 1e-9 * high.get() || high.get() + change <= 0.0 {
                    return Self::certain(high.get() + change);
                }
                (Shape::Flat { width }, low.get())
            }
        };
        let certain = from + change;
        let part = Part {
            shape,
            less: (-certain).max(0.0),
            scale: 1.0,
        };
        Self {
            certain: certain.max(0.0),
            random: Some(part),
        }
    }

    fn certain(value: f64) -> Self {
        Self {
            certain: value.max(0.0),
            random: None,
        }
    }
}
