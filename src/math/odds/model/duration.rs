//! How long one part of an incident lasts: what is certain of it, and a random part with its transform.

use super::super::numeric::complex::{C, ONE, cexp, cln, exp, flat, real};
use super::super::numeric::lognormal::{Nodes, log_transform};
use super::nodes::{excess_nodes, exponential_nodes, flat_nodes, step_nodes};
use crate::math::estimate::{Estimate, lognormal_parameters, normal_cdf};
use crate::math::units::Minutes;

/// What is less likely than this is left out.
const NEGLIGIBLE: f64 = 1e-14;

/// Panels of the rule for what a lognormal exceeds something by, towards 0: each an eighth as wide as the one before.
const EXCESS_GRADES: usize = 6;

/// The shape of a random part, above 0.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Shape {
    Lognormal {
        mu: f64,
        sigma: f64,
    },
    Exponential {
        mean: f64,
    },
    /// Flat from 0 to `width`.
    Flat {
        width: f64,
    },
    /// Flat without an end, as dense as on a width: what is flat there is one such step less a later one.
    Step {
        width: f64,
    },
    /// What a lognormal exceeds `less` by, given that it does, which has the probability `above`.
    Excess {
        mu: f64,
        sigma: f64,
        less: f64,
        above: f64,
    },
}

/// A duration taken apart: its certain minutes, the rest, and P(there is no rest).
#[derive(Clone, Copy, Debug)]
pub(crate) struct Duration {
    pub(crate) certain: f64,
    pub(crate) random: Option<Shape>,
    pub(crate) zero: f64,
}

impl Duration {
    /// max(0, X + change) for an estimate X of minutes.
    pub(crate) fn of(estimate: Estimate<Minutes>, change: f64) -> Self {
        match estimate {
            Estimate::Point(value) => Self::certain(value.get() + change),
            Estimate::Lognormal { low, high } => {
                let (mu, sigma) = lognormal_parameters(low.get(), high.get());
                // A hair of a range counts as a point.
                if sigma < 1e-9 {
                    return Self::certain(high.get() + change);
                }
                Self::lognormal(mu, sigma, change)
            }
            Estimate::Exponential { high } => {
                let mean = high.get() / 20f64.ln();
                if mean <= 0.0 {
                    return Self::certain(change);
                }
                // What is left of an exponential is one again.
                let less = (-change).max(0.0);
                Self::random(
                    change.max(0.0),
                    Shape::Exponential { mean },
                    -(-less / mean).exp_m1(),
                )
            }
            Estimate::Uniform { low, high } | Estimate::Capped { low, high, .. } => {
                let (low, high) = (low.get() + change, high.get() + change);
                if high <= 0.0 || high - low <= 1e-9 * high {
                    return Self::certain(high);
                }
                let zero = (-low / (high - low)).max(0.0);
                let width = high - low.max(0.0);
                Self::random(low.max(0.0), Shape::Flat { width }, zero)
            }
        }
    }

    fn lognormal(mu: f64, sigma: f64, change: f64) -> Self {
        let less = -change;
        if less <= 0.0 {
            return Self::random(change, Shape::Lognormal { mu, sigma }, 0.0);
        }
        let place = (less.ln() - mu) / sigma;
        let (zero, above) = (normal_cdf(place), normal_cdf(-place));
        if zero < NEGLIGIBLE {
            // It never falls to 0: all of it comes that much earlier.
            Self::random(change, Shape::Lognormal { mu, sigma }, 0.0)
        } else if above < NEGLIGIBLE {
            Self::certain(0.0)
        } else {
            Self::random(
                0.0,
                Shape::Excess {
                    mu,
                    sigma,
                    less,
                    above,
                },
                zero,
            )
        }
    }

    fn certain(value: f64) -> Self {
        Self {
            certain: value.max(0.0),
            random: None,
            zero: 0.0,
        }
    }

    fn random(certain: f64, shape: Shape, zero: f64) -> Self {
        Self {
            certain,
            random: Some(shape),
            zero,
        }
    }
}

impl Shape {
    /// E e^(-v Y) for Re v >= 0.
    pub(crate) fn transform(&self, v: C) -> C {
        match *self {
            Self::Lognormal { mu, sigma } => cexp(log_transform(v * exp(mu), sigma)),
            Self::Exponential { mean } => ONE / (ONE + v * mean),
            Self::Flat { width } => flat(v * width),
            Self::Step { width } => ONE / (v * width),
            Self::Excess {
                mu,
                sigma,
                less,
                above,
            } => excess(v, mu, sigma, less) / above,
        }
    }

    /// ln E e^(-v Y), for the shapes whose transform has no zeros.
    pub(crate) fn log_transform(&self, v: C) -> C {
        match *self {
            Self::Lognormal { mu, sigma } => log_transform(v * exp(mu), sigma),
            Self::Exponential { mean } => -cln(ONE + v * mean),
            Self::Flat { .. } | Self::Step { .. } | Self::Excess { .. } => cln(self.transform(v)),
        }
    }

    /// Nodes for expectations with e^(-v Y).
    pub(crate) fn nodes(&self, v: C) -> Nodes {
        self.nodes_between(v, v)
    }

    /// The same with e^(-v Y) and e^(-fast Y), a real multiple of v.
    pub(crate) fn nodes_between(&self, v: C, fast: C) -> Nodes {
        match *self {
            Self::Lognormal { mu, sigma } => Nodes::lognormal(v, exp(mu), sigma),
            Self::Exponential { mean } => exponential_nodes(v, mean),
            Self::Flat { width } => flat_nodes(v, fast, width),
            Self::Step { width } => step_nodes(v, width),
            Self::Excess {
                mu,
                sigma,
                less,
                above,
            } => {
                let mut nodes = excess_nodes(v, fast, mu, sigma, less, EXCESS_GRADES);
                nodes.scale = real(-above.ln());
                nodes
            }
        }
    }

    /// Where its transform has turned by a radian: the median, or so.
    pub(crate) fn typical(&self) -> f64 {
        match *self {
            Self::Lognormal { mu, .. } => exp(mu),
            Self::Exponential { mean } => mean,
            Self::Flat { width } | Self::Step { width } => width / 2.0,
            Self::Excess {
                mu, sigma, less, ..
            } => exp(mu + sigma * sigma / 2.0).max(less * sigma) / 2.0,
        }
    }

    /// What it hardly ever exceeds.
    pub(crate) fn far(&self) -> f64 {
        match *self {
            Self::Lognormal { mu, sigma } => exp(mu + 4.5 * sigma),
            Self::Exponential { mean } => 12.0 * mean,
            Self::Flat { width } | Self::Step { width } => width,
            Self::Excess { mu, sigma, .. } => exp(mu + 4.5 * sigma),
        }
    }

    /// The density at 0, which falls from there like an exponential's of this mean, roughly; 0 where it rises
    /// smoothly from nothing.
    pub(crate) fn jump(&self) -> (f64, f64) {
        match *self {
            Self::Lognormal { .. } => (0.0, 1.0),
            Self::Exponential { mean } => (1.0 / mean, mean),
            Self::Flat { width } | Self::Step { width } => (1.0 / width, width),
            Self::Excess {
                mu,
                sigma,
                less,
                above,
            } => {
                let z = (less.ln() - mu) / sigma;
                let density = (-z * z / 2.0).exp() / (less * sigma * 2.506_628_274_631_000_2);
                (density / above, less * sigma)
            }
        }
    }

    /// What it exceeds with a probability of at most this, at most.
    pub(crate) fn most(&self, unlikely: f64) -> f64 {
        match *self {
            // P(Z > t) is at most e^(-t^2 / 2) / 2.
            Self::Lognormal { mu, sigma } => exp(mu + sigma * (-2.0 * unlikely.ln()).sqrt()),
            Self::Exponential { mean } => -mean * unlikely.ln(),
            Self::Flat { width } => width,
            Self::Step { .. } | Self::Excess { .. } => f64::INFINITY,
        }
    }

    /// Mean and variance, of a lognormal's values up to so many sigmas above its median; roughly, of what exceeds something.
    pub(crate) fn moments(&self, sigmas: f64) -> (f64, f64) {
        let lognormal = |mu: f64, sigma: f64| {
            let kept = |power: f64| {
                exp(power * mu + power * power * sigma * sigma / 2.0)
                    * normal_cdf(sigmas - power * sigma)
            };
            (kept(1.0), kept(2.0) - kept(1.0) * kept(1.0))
        };
        match *self {
            Self::Lognormal { mu, sigma } => lognormal(mu, sigma),
            Self::Exponential { mean } => (mean, mean * mean),
            Self::Flat { width } | Self::Step { width } => (width / 2.0, width * width / 12.0),
            Self::Excess {
                mu, sigma, less, ..
            } => {
                let (mean, variance) = lognormal(mu, sigma);
                ((mean - less).max(self.typical()), variance)
            }
        }
    }
}

/// E[e^(-v (T - less)); T > less] for a lognormal T.
fn excess(v: C, mu: f64, sigma: f64, less: f64) -> C {
    let nodes = excess_nodes(v, v, mu, sigma, less, 0);
    C::new(nodes.weight_re.iter().sum(), nodes.weight_im.iter().sum())
}

#[cfg(test)]
mod tests {
    use super::super::super::numeric::complex::ZERO;
    use super::super::nodes::FARTHEST;
    use super::*;

    #[test]
    fn nodes_add_up_to_the_transform() {
        let shape = Shape::Exponential { mean: 3.0 };
        for v in [ZERO, C::new(0.1, 1.0), C::new(0.01, 300.0)] {
            let nodes = shape.nodes(v);
            let sum = C::new(nodes.weight_re.iter().sum(), nodes.weight_im.iter().sum());
            assert!((sum - shape.transform(v)).norm() < 1e-13, "{v}: {sum}");
        }
    }

    #[test]
    fn what_is_left_of_a_lognormal_has_its_transform() {
        for sigma in [0.3, 0.7, 1.5] {
            for less in [0.3, 1.0, 2.5] {
                let place = (f64::ln(less) - 0.2) / sigma;
                let whole = excess(ZERO, 0.2, sigma, less);
                assert!((whole.re - normal_cdf(-place)).abs() < 1e-12, "{whole}");
                // Against the trapezoidal rule in ln T on the real line.
                for v in [C::new(0.1, 0.4), C::new(0.02, 3.0), C::new(1.0, 20.0)] {
                    let ours = excess(v, 0.2, sigma, less);
                    let mut sum = ZERO;
                    let points = 400_000;
                    let (from, to) = (less, exp(0.2 + FARTHEST * sigma).min(200.0 / v.re));
                    for point in 0..points {
                        let log = from.ln()
                            + (to / from).ln() * (f64::from(point) + 0.5) / f64::from(points);
                        let z = (log - 0.2) / sigma;
                        sum += cexp(-v * (exp(log) - less)) * exp(-z * z / 2.0);
                    }
                    let step = (to / from).ln() / f64::from(points);
                    let wanted = sum * step / (sigma * 2.506_628_274_631_000_2);
                    let off = (ours - wanted).norm();
                    assert!(off < 1e-9, "{sigma} {less} {v}: {ours} {wanted}");
                }
            }
        }
    }
}
