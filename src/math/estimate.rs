//! Estimates: a point, or a range with a shape, and what they count as on average.

use super::units::{Days, PerYear, Unit, YearLength};

/// The standard normal's 95th percentile: a 90 % interval reaches this far to each side.
pub(crate) const Z95: f64 = 1.644_853_626_951_472_2;

/// A quantity nobody knows exactly: a point, or a distribution read from a range.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Estimate<U> {
    /// One figure, taken as certain.
    Point(U),
    /// A 90 % interval (5th and 95th percentile) of a lognormal; 0 < low < high.
    Lognormal {
        /// 5th percentile.
        low: U,
        /// 95th percentile.
        high: U,
    },
    /// An exponential from 0 whose 95th percentile is `high`, so that "0 to 60"
    /// continues what "0.5 to 60" means.
    Exponential {
        /// 95th percentile.
        high: U,
    },
    /// Every value from low to high equally likely; 0 <= low < high.
    Uniform {
        /// Smallest value.
        low: U,
        /// Largest value.
        high: U,
    },
    /// What is equally likely from low to high, held at `most`: a share of users that a factor carries
    /// beyond 100 %. 0 <= low < most < high.
    Capped {
        /// Smallest value.
        low: U,
        /// Largest value, were it not held.
        high: U,
        /// Where it is held.
        most: U,
    },
}

/// The standard normal's share below x: erfc(-x / sqrt 2) / 2, exact in both tails.
pub(super) fn normal_cdf(x: f64) -> f64 {
    libm::erfc(-x * std::f64::consts::FRAC_1_SQRT_2) / 2.0
}

/// E[(min(X, most) - less)+] for X flat from low to high and low < most < high:
/// ((most - less)^2 - (from - less)^2) / 2 + (most - less) (high - most) over high - low, with
/// from = max(low, less), a mean of the trapezoid and of what is held.
fn capped_mean(low: f64, high: f64, most: f64, less: f64) -> f64 {
    if less >= most {
        return 0.0;
    }
    let from = low.max(less);
    let (end, start) = (most - less, from - less);
    ((end * end - start * start) / 2.0 + end * (high - most)) / (high - low)
}

/// Mean and spread of ln X for a lognormal given by its 90 % interval:
/// mu = (ln low + ln high)/2, sigma = (ln high - ln low)/(2 z95).
///
/// Source: the definition of the lognormal's quantiles, exp(mu + z sigma).
pub fn lognormal_parameters(low: f64, high: f64) -> (f64, f64) {
    let mu = (low.ln() + high.ln()) / 2.0;
    let sigma = (high.ln() - low.ln()) / (2.0 * Z95);
    (mu, sigma)
}

impl<U: Unit> Estimate<U> {
    /// The expected value, in closed form.
    ///
    /// Lognormal: exp(mu + sigma^2/2). Exponential: high / ln 20, since its 95th
    /// percentile is mean * ln 20. Uniform: the middle. (Johnson, Kotz and
    /// Balakrishnan, Continuous Univariate Distributions, vol. 1 and 2.)
    pub fn mean(self) -> U {
        match self {
            Self::Point(value) => value,
            Self::Lognormal { low, high } => {
                let (mu, sigma) = lognormal_parameters(low.get(), high.get());
                U::new((mu + sigma * sigma / 2.0).exp())
            }
            Self::Exponential { high } => U::new(high.get() / 20f64.ln()),
            Self::Uniform { low, high } => U::new((low.get() + high.get()) / 2.0),
            Self::Capped { low, high, most } => {
                U::new(capped_mean(low.get(), high.get(), most.get(), 0.0))
            }
        }
    }

    /// The expected value once `change` is added and what would be below 0 is 0:
    /// E[max(0, X + change)]. Exactly the mean plus the change when that is not negative.
    ///
    /// For a reduction by d it is the limited-loss form E[X] - E[min(X, d)]. Lognormal:
    /// E[X] Phi((mu + sigma^2 - ln d)/sigma) - d Phi((mu - ln d)/sigma). Exponential:
    /// mean * exp(-d/mean). Uniform: (high - d)^2 / (2 (high - low)) from low on.
    /// (Klugman, Panjer and Willmot, Loss Models, appendix A.)
    pub fn mean_after(self, change: U) -> U {
        let mean = self.mean().get();
        let less = -change.get();
        if less <= 0.0 {
            return U::new(mean - less);
        }
        let left = match self {
            Self::Point(value) => value.get() - less,
            Self::Lognormal { low, high } => {
                let (mu, sigma) = lognormal_parameters(low.get(), high.get());
                let place = (mu - less.ln()) / sigma;
                mean * normal_cdf(place + sigma) - less * normal_cdf(place)
            }
            Self::Exponential { .. } if mean > 0.0 => mean * (-less / mean).exp(),
            Self::Exponential { .. } => 0.0,
            Self::Uniform { low, high } => {
                let (low, high) = (low.get(), high.get());
                if less <= low {
                    mean - less
                } else {
                    let above = (high - less).max(0.0);
                    above * above / (2.0 * (high - low))
                }
            }
            Self::Capped { low, high, most } => {
                capped_mean(low.get(), high.get(), most.get(), less)
            }
        };
        // Rounding may leave a hair outside what is possible.
        U::new(left.max(0.0).min(mean))
    }

    /// Whether the mean lies above the range's high end: a range so wide (beyond
    /// about 1 : 1000) that its tail outweighs all of it.
    pub fn mean_beyond_range(self) -> bool {
        match self {
            Self::Lognormal { high, .. } => self.mean() > high,
            Self::Point(_)
            | Self::Exponential { .. }
            | Self::Uniform { .. }
            | Self::Capped { .. } => false,
        }
    }
}

/// How often something fails, as the person said it: a time between failures or a rate.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Frequency {
    /// Expected time to failure (ETTF).
    Every(Estimate<Days>),
    /// Failures a year. A flat range of rates is flat in the rate, not in its inverse.
    Rate(Estimate<PerYear>),
}

impl Frequency {
    /// Expected incidents a year: Y * E[1/ETTF], or E[rate].
    ///
    /// E[1/X] is exp(-mu + sigma^2/2) for a lognormal (1/X is lognormal with -mu)
    /// and ln(high/low)/(high - low) for a uniform. An ETTF range starts above 0, so
    /// an exponential (whose E[1/X] is infinite) is never one.
    pub fn incidents_per_year(self, year: YearLength) -> PerYear {
        let days = match self {
            Self::Rate(rate) => return rate.mean(),
            Self::Every(days) => days,
        };
        let inverse = match days {
            Estimate::Point(value) => 1.0 / value.get(),
            Estimate::Lognormal { low, high } => {
                let (mu, sigma) = lognormal_parameters(low.get(), high.get());
                (-mu + sigma * sigma / 2.0).exp()
            }
            Estimate::Uniform { low, high } | Estimate::Capped { low, high, .. } => {
                (high.get() / low.get()).ln() / (high.get() - low.get())
            }
            Estimate::Exponential { .. } => f64::INFINITY,
        };
        PerYear::new(year.days().get() * inverse)
    }

    /// The time between failures that gives the same number of incidents a year:
    /// what the cell echoes. For a range it lies below the middle.
    pub fn counts_as(self, year: YearLength) -> Days {
        Days::new(year.days().get() / self.incidents_per_year(year).get())
    }

    /// Whether the range is so wide that its mean rate lies above its highest rate.
    pub fn mean_beyond_range(self, year: YearLength) -> bool {
        match self {
            Self::Rate(rate) => rate.mean_beyond_range(),
            Self::Every(Estimate::Lognormal { low, .. }) => self.counts_as(year) < low,
            Self::Every(_) => false,
        }
    }
}
