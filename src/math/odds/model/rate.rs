//! How many incidents there are in a horizon: Poisson with a rate that may itself be unknown.
//!
//! All is read from the mixing variable's transform: an incident's cost with the transform psi makes a
//! horizon's total with E exp(-rate (1 - psi)).
//!
//! Source: mixed Poisson distributions, S. A. Klugman, H. H. Panjer and G. E. Willmot, Loss Models,
//! chapters 6 and 7.

use super::super::numeric::chebyshev::gauss_16;
use super::super::numeric::complex::{C, ZERO, cexp, cln, cln_1p, exp, real};
use super::super::numeric::lognormal::log_transform;
use crate::math::estimate::{Estimate, Frequency, lognormal_parameters};
use crate::math::units::{Days, Unit, YearLength};

/// Counts kept of one risk for its power series.
pub(crate) const MOST_COUNTS: usize = 224;
/// All but a thousandth of a lognormal lies within so many sigmas of its median.
pub(crate) const ROUGHLY: f64 = 3.09;
/// Nothing lies further than so many sigmas from a lognormal's median.
const FARTHEST: f64 = 8.3;

/// Incidents of a kind over the horizon.
#[derive(Clone, Debug)]
pub(crate) enum Rate {
    Known(f64),
    /// ln rate is normal.
    Lognormal {
        mu: f64,
        sigma: f64,
    },
    /// Anything from 0 on, the less likely the more.
    Exponential {
        mean: f64,
    },
    /// Rates with their weights, each times one lognormal of this sigma.
    Mixed {
        rates: Vec<(f64, f64)>,
        sigma: f64,
    },
}

impl Rate {
    /// The incidents of `horizon` days, `factor` times as many as the frequency says. With doubt
    /// the rate is multiplied once by a lognormal of mean 1 and this sigma.
    pub(crate) fn of(
        frequency: Frequency,
        horizon: Days,
        year: YearLength,
        factor: f64,
        doubt: f64,
    ) -> Self {
        let times = horizon.get() * factor;
        match frequency {
            Frequency::Every(days) => Self::from(days, times, true, doubt),
            Frequency::Rate(rate) => Self::from(rate, times / year.days().get(), false, doubt),
        }
    }

    fn from<U: Unit>(estimate: Estimate<U>, times: f64, inverse: bool, doubt: f64) -> Self {
        let rate = |value: f64| {
            if inverse {
                times / value
            } else {
                times * value
            }
        };
        // A factor of mean 1: exp(doubt Z - doubt^2 / 2).
        let blurred = |rate: f64, sigma: f64| {
            let all = (sigma * sigma + doubt * doubt).sqrt();
            if all < 1e-9 || rate <= 0.0 {
                Self::Known(rate)
            } else {
                Self::Lognormal {
                    mu: rate.ln() - doubt * doubt / 2.0,
                    sigma: all,
                }
            }
        };
        match estimate {
            Estimate::Point(value) => blurred(rate(value.get()), 0.0),
            Estimate::Lognormal { low, high } => {
                let (mu, sigma) = lognormal_parameters(low.get(), high.get());
                blurred(rate(mu.exp()), sigma)
            }
            Estimate::Uniform { low, high } | Estimate::Capped { low, high, .. } => {
                let (low, high) = (low.get(), high.get());
                Self::mixed(low, high, doubt, inverse, &|_| 1.0 / (high - low), &rate)
            }
            Estimate::Exponential { high } if !inverse && doubt == 0.0 => Self::Exponential {
                mean: rate(high.get() / 20f64.ln()),
            },
            Estimate::Exponential { high } => {
                let mean = high.get() / 20f64.ln();
                let density = |x: f64| exp(-x / mean) / mean;
                Self::mixed(1e-12 * mean, 37.0 * mean, doubt, inverse, &density, &rate)
            }
        }
    }

    /// A density of the figure itself, by Gauss and Legendre's rule: for a time between failures on panels of its
    /// logarithm, as many as the powers of the transform need.
    fn mixed(
        low: f64,
        high: f64,
        doubt: f64,
        inverse: bool,
        density: &dyn Fn(f64) -> f64,
        rate: &dyn Fn(f64) -> f64,
    ) -> Self {
        let most = if inverse {
            rate(low.max(1e-6 * high))
        } else {
            rate(high)
        };
        let panels = (4.0 + most.max(0.0).sqrt() / 2.0).min(40.0) as usize;
        let from = if inverse {
            low.max(1e-6 * high).ln()
        } else {
            low
        };
        let to = if inverse { high.ln() } else { high };
        let width = (to - from) / panels as f64;
        let mut rates = Vec::with_capacity(16 * panels);
        let mut total = 0.0;
        for panel in 0..panels {
            for (place, weight) in gauss_16() {
                let at = from + width * (panel as f64 + place);
                let value = if inverse { exp(at) } else { at };
                let share = weight * width * density(value) * if inverse { value } else { 1.0 };
                total += share;
                rates.push((rate(value), share));
            }
        }
        for one in &mut rates {
            one.0 *= exp(-doubt * doubt / 2.0);
            one.1 /= total;
        }
        Self::Mixed {
            rates,
            sigma: doubt,
        }
    }

    /// Only so many of the incidents.
    pub(crate) fn thinned(self, share: f64) -> Self {
        match self {
            Self::Known(rate) => Self::Known(rate * share),
            Self::Lognormal { mu, sigma } => Self::Lognormal {
                mu: mu + share.ln(),
                sigma,
            },
            Self::Exponential { mean } => Self::Exponential { mean: mean * share },
            Self::Mixed { mut rates, sigma } => {
                for one in &mut rates {
                    one.0 *= share;
                }
                Self::Mixed { rates, sigma }
            }
        }
    }

    pub(crate) fn known(&self) -> Option<f64> {
        match *self {
            Self::Known(rate) => Some(rate),
            _ => None,
        }
    }

    /// Whether the logarithm of its transform is told on the principal branch.
    pub(crate) fn is_mixed(&self) -> bool {
        matches!(self, Self::Mixed { .. })
    }

    /// ln E e^(-rate z) for Re z >= 0.
    pub(crate) fn log_transform(&self, z: C) -> C {
        match self {
            Self::Known(rate) => -z * *rate,
            Self::Lognormal { mu, sigma } => log_transform(z * exp(*mu), *sigma),
            Self::Exponential { mean } => -cln_1p(z * *mean),
            Self::Mixed { rates, sigma } => {
                // About the mean, so that the logarithm stays on its branch.
                let (mut mean, mut sum) = (0.0, ZERO);
                for (rate, weight) in rates {
                    mean += rate * weight;
                }
                for (rate, weight) in rates {
                    let term = if *sigma > 0.0 {
                        log_transform(z * *rate, *sigma)
                    } else {
                        -z * *rate
                    };
                    sum += cexp(term + z * mean) * *weight;
                }
                cln(sum) - z * mean
            }
        }
    }

    /// The same at a real place.
    pub(crate) fn log_generating(&self, z: f64) -> f64 {
        match self {
            Self::Known(rate) => -rate * z,
            // Far out the complex logarithm would turn an underflow into minus infinity.
            _ => self.log_transform(real(z)).re.max(-700.0),
        }
    }

    /// P(no incident).
    pub(crate) fn none(&self) -> f64 {
        self.log_generating(1.0).exp()
    }

    /// The mean, of all but the highest thousandth or so, and that of the square.
    pub(crate) fn rough_moments(&self) -> (f64, f64) {
        self.moments(ROUGHLY)
    }

    /// The mean and that of the square, of a lognormal's values up to so many sigmas above its median.
    pub(crate) fn moments(&self, sigmas: f64) -> (f64, f64) {
        let kept = |mu: f64, sigma: f64| {
            let share = |power: f64| crate::math::estimate::normal_cdf(sigmas - power * sigma);
            (
                exp(mu + sigma * sigma / 2.0) * share(1.0),
                exp(2.0 * mu + 2.0 * sigma * sigma) * share(2.0),
            )
        };
        match self {
            Self::Known(rate) => (*rate, rate * rate),
            Self::Lognormal { mu, sigma } => kept(*mu, *sigma),
            Self::Exponential { mean } => (*mean, 2.0 * mean * mean),
            Self::Mixed { rates, sigma } => {
                let (mut mean, mut square) = (0.0, 0.0);
                for (rate, weight) in rates {
                    let (one, two) = kept(rate.max(1e-300).ln(), *sigma);
                    mean += weight * one;
                    square += weight * two;
                }
                (mean, square)
            }
        }
    }

    /// What the rate hardly ever exceeds.
    pub(crate) fn far(&self) -> f64 {
        match self {
            Self::Known(rate) => *rate,
            Self::Lognormal { mu, sigma } => exp(mu + 4.5 * sigma),
            Self::Exponential { mean } => 12.0 * mean,
            Self::Mixed { rates, sigma } => {
                let most = rates.iter().fold(0.0, |most: f64, one| most.max(one.0));
                most * exp(4.5 * sigma)
            }
        }
    }

    /// What the rate exceeds with a probability below 1e-10.
    pub(crate) fn most(&self) -> f64 {
        const SIGMAS: f64 = 6.4;
        match self {
            Self::Known(rate) => *rate,
            Self::Lognormal { mu, sigma } => exp(mu + SIGMAS * sigma),
            Self::Exponential { mean } => 23.1 * mean,
            Self::Mixed { rates, sigma } => {
                // The last of the rule's rates lies a little below the highest one.
                let most = rates.iter().fold(0.0, |most: f64, one| most.max(one.0));
                1.05 * most * exp(SIGMAS * sigma)
            }
        }
    }

    /// Known rates with their weights that stand for this one while up to `counts` incidents matter: the
    /// trapezoidal rule in ln rate, finer than a Poisson probability's own width there.
    fn nodes(&self, counts: usize) -> Vec<(f64, f64)> {
        let lognormal = |mu: f64, sigma: f64, share: f64, nodes: &mut Vec<(f64, f64)>| {
            let width = (0.3 * sigma).min(0.8 / ((counts + 1) as f64).sqrt());
            let half = ((FARTHEST * sigma / width).ceil() as i32).min(4000);
            let step = FARTHEST * sigma / f64::from(half);
            let first = nodes.len();
            let mut total = 0.0;
            for node in -half..=half {
                let t = step * f64::from(node);
                let weight = exp(-t * t / (2.0 * sigma * sigma));
                total += weight;
                nodes.push((exp(mu + t), share * weight));
            }
            for node in &mut nodes[first..] {
                node.1 /= total;
            }
        };
        let mut nodes = Vec::new();
        match self {
            Self::Known(rate) => nodes.push((*rate, 1.0)),
            Self::Lognormal { mu, sigma } => lognormal(*mu, *sigma, 1.0, &mut nodes),
            // Its counts are known without.
            Self::Exponential { .. } => {}
            Self::Mixed { rates, sigma } => {
                for (rate, share) in rates {
                    if *sigma > 0.0 && *rate > 0.0 {
                        lognormal(rate.ln(), *sigma, *share, &mut nodes);
                    } else {
                        nodes.push((*rate, *share));
                    }
                }
            }
        }
        nodes
    }

    /// P(n incidents) for n below `length`, ending early where all that follow are below 1e-17.
    pub(crate) fn counts(&self, length: usize) -> Vec<f64> {
        if let Self::Exponential { mean } = self {
            // P(n) = mean^n / (1 + mean)^(n + 1).
            let ratio = mean / (1.0 + mean);
            let count = |n: usize| ratio.powi(n as i32) / (1.0 + mean);
            return (0..length)
                .map(count)
                .take_while(|count| *count > 1e-17)
                .collect();
        }
        let mut counts = vec![0.0; length];
        let mut last = 0;
        for (rate, weight) in self.nodes(length) {
            let end = poisson(rate, weight, &mut counts);
            last = last.max(end);
        }
        counts.truncate(last);
        while counts.len() > 1 && counts[counts.len() - 1] < 1e-17 {
            counts.pop();
        }
        counts
    }
}

/// Adds the probabilities of a Poisson number times a weight; where they end.
fn poisson(rate: f64, weight: f64, counts: &mut [f64]) -> usize {
    let most = ((rate + 9.0 * rate.sqrt() + 30.0) as usize).min(counts.len());
    if weight < 1e-22 || most == 0 {
        return 0;
    }
    let middle = (rate as usize).min(most - 1);
    let n = middle as f64;
    let log = n * rate.max(1e-300).ln() - rate - libm::lgamma(n + 1.0);
    let top = weight * log.exp();
    let mut term = top;
    for (n, count) in counts.iter_mut().enumerate().take(most).skip(middle) {
        *count += term;
        term *= rate / (n + 1) as f64;
    }
    term = top;
    for n in (0..middle).rev() {
        term *= (n + 1) as f64 / rate;
        if term < 1e-24 {
            break;
        }
        counts[n] += term;
    }
    most
}
