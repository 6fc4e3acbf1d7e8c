//! What a few observations say, and how sure they are.

use super::units::Days;

/// What lies below, and above, an interval: 5 %, as for the ranges of estimates.
const TAIL: f64 = 0.05;

/// The rates, as incidents expected in the time watched, under which as many as `count` incidents, or
/// fewer, happen at least once in twenty, and so do as many or more.
///
/// Exact: the ends solve P(N >= count; low) = 5 % and P(N <= count; high) = 5 % for N from a Poisson
/// distribution. Source: F. Garwood, "Fiducial limits for the Poisson distribution", Biometrika 28, 1936.
pub fn poisson_interval(count: u32) -> (f64, f64) {
    let n = f64::from(count);
    // Ten standard deviations and more above the count, where next to nothing is left.
    let beyond = n + 12.0 * (n + 1.0).sqrt() + 12.0;
    let solve = |most: u32, probability: f64| {
        let (mut low, mut high) = (0.0, beyond);
        // The probability of at most so many falls with the rate; each step halves where it is met.
        for _ in 0..100 {
            let middle = 0.5 * (low + high);
            if at_most(most, middle) > probability {
                low = middle;
            } else {
                high = middle;
            }
        }
        0.5 * (low + high)
    };
    let low = match count {
        0 => 0.0,
        count => solve(count - 1, 1.0 - TAIL),
    };
    (low, solve(count, TAIL))
}

/// The probability of at most `count` incidents where `expected` are expected.
pub fn at_most(count: u32, expected: f64) -> f64 {
    if expected == 0.0 {
        return 1.0;
    }
    // In logarithms, since e to the minus thousand is no number any more.
    let (mut log, mut sum) = (-expected, 0.0);
    for k in 0..=count {
        if k > 0 {
            log += (expected / f64::from(k)).ln();
        }
        sum += log.exp();
    }
    sum.min(1.0)
}

/// The median of some observations and the interval that holds the true one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MedianInterval {
    /// The median.
    pub median: f64,
    /// The low end.
    pub low: f64,
    /// The high end.
    pub high: f64,
    /// How often such an interval holds the true median, as a share: at least 90 %, or less where
    /// there are too few observations for that.
    pub coverage: f64,
}

/// The median of observations that are in order, with its interval; `None` for none.
///
/// The ends are observations: the k-th smallest and the k-th largest, k being the largest for which
/// 1 - 2 P(B < k) is at least 90 % for B from a binomial distribution of as many even chances. That holds
/// whatever the distribution. Source: W. R. Thompson, "On confidence ranges for the median", Annals of
/// Mathematical Statistics 7, 1936.
pub fn median_interval(in_order: &[f64]) -> Option<MedianInterval> {
    let n = in_order.len();
    let at = |place: usize| in_order.get(place).copied();
    let median = 0.5 * (at(n.checked_sub(1)? / 2)? + at(n / 2)?);
    // The logarithm of the probability of k of n even chances, and the sum below.
    let (mut log, mut below) = (-(n as f64) * std::f64::consts::LN_2, 0.0);
    let mut best = (0, 1.0 - 2.0 * log.exp());
    for k in 1..n.div_ceil(2) {
        below += log.exp();
        log += ((n - k + 1) as f64 / k as f64).ln();
        let coverage = 1.0 - 2.0 * (below + log.exp());
        if coverage < 1.0 - 2.0 * TAIL {
            break;
        }
        best = (k, coverage);
    }
    let (place, coverage) = best;
    Some(MedianInterval {
        median,
        low: at(place)?,
        high: at(n - 1 - place)?,
        coverage: coverage.max(0.0),
    })
}

/// The ETTF that estimate and observation give together, the estimate counting as one incident in the
/// time it names: once in 4 years, and once in the 1 year watched, are twice in 5 years.
///
/// This is the mean rate of a gamma distribution with one incident's weight, after the observation
/// (conjugate prior of the Poisson rate; A. Gelman et al., Bayesian Data Analysis, 3rd edition, 2.6).
pub fn blended_ettf(estimate: Days, observed: u32, watched: Days) -> Days {
    Days::new((estimate.get() + watched.get()) / f64::from(1 + observed))
}

/// The mean that estimate and observations give together, the estimate counting as one of them.
pub fn blended_mean(estimate: f64, observed: &[f64]) -> f64 {
    (estimate + observed.iter().sum::<f64>()) / (1 + observed.len()) as f64
}
