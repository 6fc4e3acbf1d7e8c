//! What a sum of frequent costs hardly ever exceeds.

use super::super::model::pile::Pile;
use super::super::model::rate::Rate;
use super::super::model::risk::Prepared;

/// Each of the ways in which a sum may still be more is less probable than this.
const UNLIKELY: f64 = 1e-10;
/// Sigmas that a lognormal exceeds as rarely.
const SIGMAS: f64 = 6.4;

/// Bounds of a sum of independent costs.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Bulk {
    /// Of a sum with the highest rates and with no cost above the largest, which it exceeds hardly ever.
    highest_mean: f64,
    highest_variance: f64,
    largest: f64,
    unlikely: f64,
    /// Of the sum itself.
    pub(crate) mean: f64,
    pub(crate) variance: f64,
}

impl Bulk {
    /// Of certain costs.
    pub(crate) fn of(piles: &[&Pile]) -> Self {
        let mut bulk = Self::default();
        for pile in piles {
            bulk.add_pile(pile);
        }
        bulk
    }

    /// Adds all that a risk costs.
    pub(crate) fn add(&mut self, risk: &Prepared) {
        if let Some(factor) = &risk.factor {
            let most = factor.rate.most();
            let costs = factor.costs(UNLIKELY / most.max(1.0));
            self.add_costs(&factor.rate, costs, factor.doubt);
        }
        // What it costs for certain in a share of the incidents at an unknown rate is the factor's too.
        if let Some(pile) = risk.pile.as_ref().filter(|pile| pile.share == 1.0) {
            self.add_pile(pile);
        }
    }

    fn add_pile(&mut self, pile: &Pile) {
        let costs = (pile.cost, pile.cost * pile.cost, pile.cost);
        self.add_costs(&pile.rate, costs, 0.0);
    }

    fn add_costs(&mut self, rate: &Rate, (mean, square, largest): (f64, f64, f64), doubt: f64) {
        let most = rate.most();
        let times = (SIGMAS * doubt - doubt * doubt / 2.0).exp();
        self.highest_mean += most * mean * times;
        self.highest_variance += most * square * times * times;
        self.largest = self.largest.max(largest * times);
        self.unlikely += 3.0 * UNLIKELY;
        let (often, often_square) = rate.moments(f64::INFINITY);
        let sum = often * mean;
        let own = often * square + often_square * mean * mean;
        self.mean += sum;
        self.variance += ((doubt * doubt).exp() * own - sum * sum).max(0.0);
    }

    /// P(sum > x) is at most this: Bennett's inequality (G. Bennett, Journal of the American Statistical Association 57,
    /// 1962) in Yu. V. Prokhorov's form with an area hyperbolic sine.
    pub(crate) fn above(&self, x: f64) -> f64 {
        let more = x - self.highest_mean;
        let is_bounded = self.largest.is_finite() && self.highest_variance.is_finite();
        if more.is_nan() || more <= 0.0 || self.highest_variance <= 0.0 || !is_bounded {
            return 1.0;
        }
        let bent = (more * self.largest / (2.0 * self.highest_variance)).asinh();
        (-more / (2.0 * self.largest) * bent).exp() + self.unlikely
    }

    /// What it exceeds with a probability of hardly more than its parts may, with that probability.
    pub(crate) fn top(&self) -> (f64, f64) {
        let wanted = UNLIKELY + self.unlikely;
        let mut more = self.highest_variance.sqrt();
        while more > 0.0 && more.is_finite() && self.above(self.highest_mean + more) > wanted {
            more *= 1.25;
        }
        (self.highest_mean + more, wanted)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sum_is_no_more_often_above_than_is_said() {
        let pile = |rate: Rate| Pile {
            cost: 2.0,
            rate,
            share: 1.0,
        };
        let known = Rate::Known(3.0);
        let unknown = Rate::Lognormal {
            mu: 1.0,
            sigma: 0.4,
        };
        for rate in [known, unknown] {
            let bulk = Bulk::of(&[&pile(rate.clone())]);
            let counts = rate.counts(400);
            for n in 0..200 {
                let above: f64 = counts.iter().skip(n + 1).sum();
                assert!(
                    bulk.above(2.0 * n as f64) >= above,
                    "{rate:?} {n}: {above:e}"
                );
            }
            let (top, unlikely) = bulk.top();
            assert!(
                unlikely < 1e-9 && top < 2.0 * 250.0,
                "{rate:?}: {top} {unlikely:e}"
            );
            // Mean and variance of a mixed sum are those of its counts.
            let moment = |power: i32| -> f64 {
                let counts = counts.iter().enumerate();
                counts
                    .map(|(n, count)| count * (2.0 * n as f64).powi(power))
                    .sum()
            };
            assert!((bulk.mean - moment(1)).abs() < 1e-9, "{rate:?}");
            let variance = moment(2) - moment(1) * moment(1);
            assert!((bulk.variance - variance).abs() < 1e-7, "{rate:?}");
        }
    }

    #[test]
    fn costs_without_a_largest_have_no_top() {
        let bulk = Bulk {
            highest_mean: 4.0,
            highest_variance: 20.0,
            largest: f64::INFINITY,
            ..Bulk::default()
        };
        assert_eq!(bulk.above(9.0), 1.0);
        assert_eq!(bulk.top().0, f64::INFINITY);
    }
}
