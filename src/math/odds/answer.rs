//! What is read off a distribution.

use super::super::units::Minutes;
use super::curve::Curve;
use super::exact::Step;

/// The distribution of a horizon's bad minutes.
#[derive(Clone, Debug)]
pub struct Odds {
    pub(super) stairs: Stairs,
    /// The whole, then close-ups of its beginning; none when all there is are stairs.
    pub(super) curves: Vec<Curve>,
    pub(super) reach: f64,
    pub(super) mean: f64,
    pub(super) exact: bool,
}

/// Totals that only certain costs make up, each on its own spot.
#[derive(Clone, Debug)]
pub(super) struct Stairs {
    /// `None` when the only spot is 0.
    pub(super) step: Option<Step>,
    /// P(total <= k steps, and all of it certain).
    pub(super) cumulative: Vec<f64>,
}

impl Stairs {
    fn at(&self, x: f64) -> f64 {
        let last = self.cumulative.len() - 1;
        match self.step {
            _ if x < 0.0 => 0.0,
            Some(step) => self.cumulative[step.multiples(x).min(last)],
            None => self.cumulative[0],
        }
    }
}

/// How far off the probabilities may be.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct OddsError {
    /// The largest error of any probability, from comparing lattices of one, two and four steps.
    pub lattice: f64,
    /// P(total > reach): what no curve and no quantile shows.
    pub beyond: f64,
    /// What the mean read off the curve differs by from its closed form, as a share of the reach: by how
    /// much the probabilities are off on average. `None` when some of the mean lies beyond the reach.
    pub mean: Option<f64>,
}

impl Odds {
    /// P(total <= budget): the chance that a target with this budget is kept, if these risks are all
    /// that happens. A budget beyond the reach is answered as the reach.
    pub fn kept(&self, budget: Minutes) -> f64 {
        let x = budget.get();
        let smooth = self.curve_at(x).map_or(0.0, |curve| curve.at(x));
        (self.stairs.at(x) + smooth).min(1.0)
    }

    /// P(total > x).
    pub fn exceedance(&self, x: Minutes) -> f64 {
        1.0 - self.kept(x)
    }

    /// The least total that is not exceeded with probability p; `None` when it lies beyond the reach.
    /// Rounded up, so that `kept` of it is at least p.
    pub fn quantile(&self, p: f64) -> Option<Minutes> {
        if self.kept(Minutes::new(self.reach)) < p {
            return None;
        }
        if let (Some(step), true) = (self.stairs.step, self.curves.is_empty()) {
            let place = self.stairs.cumulative.partition_point(|sum| *sum < p);
            return Some(Minutes::new(step.minutes(place)));
        }
        if self.kept(Minutes::new(0.0)) >= p {
            return Some(Minutes::new(0.0));
        }
        // Rounding may take a few of the last bits back a little further on.
        let p = p + 4.0 * f64::EPSILON;
        let (mut low, mut high) = (0.0, self.reach);
        // Sixty halvings of the reach are below any rounding.
        for _ in 0..60 {
            let middle = (low + high) / 2.0;
            if self.kept(Minutes::new(middle)) >= p {
                high = middle;
            } else {
                low = middle;
            }
        }
        Some(Minutes::new(high))
    }

    /// The smallest error budget that is kept with a wanted confidence, as a share of the horizon: the
    /// highest target that can be promised is 1 less this. `None` when it lies beyond the reach.
    pub fn budget_share(&self, confidence: f64, horizon: Minutes) -> Option<f64> {
        let minutes = self.quantile(confidence)?.get();
        // A few roundings up, so that what is promised is kept whichever way it is told.
        Some(minutes / horizon.get() * (1.0 + 4.0 * f64::EPSILON))
    }

    /// `count` points of P(total > x) from 0 to the reach or to where less than `least` is left,
    /// equally spaced: a chart's exceedance curve.
    pub fn exceedance_curve(&self, count: usize, least: f64) -> Vec<(Minutes, f64)> {
        let end = self.quantile(1.0 - least).map_or(self.reach, Minutes::get);
        let mut points = Vec::with_capacity(count);
        for at in 0..count {
            let x = Minutes::new(end * at as f64 / (count.max(2) - 1) as f64);
            points.push((x, self.exceedance(x)));
        }
        points
    }

    /// Expected bad minutes over the horizon, in closed form.
    pub fn mean(&self) -> Minutes {
        Minutes::new(self.mean)
    }

    /// Up to where the distribution is known.
    pub fn reach(&self) -> Minutes {
        Minutes::new(self.reach)
    }

    /// Whether every figure was a point, so that the probabilities are exact to rounding.
    pub fn is_exact(&self) -> bool {
        self.exact
    }

    /// How far off the probabilities may be.
    pub fn error(&self) -> OddsError {
        OddsError {
            lattice: self.lattice_error(),
            beyond: 1.0 - self.kept(Minutes::new(self.reach)),
            mean: self.mean_error(),
        }
    }

    /// How far off `kept(budget)` may be.
    pub fn error_at(&self, budget: Minutes) -> f64 {
        let x = budget.get();
        let beyond = if x > self.reach {
            1.0 - self.kept(budget)
        } else {
            0.0
        };
        beyond + self.curve_at(x).map_or(0.0, |curve| curve.error_at(x))
    }

    /// E[min(total, x)], the limited expected value: the integral of P(total > x).
    pub fn limited_mean(&self, x: Minutes) -> Minutes {
        let limit = x.get().min(self.reach);
        let mut below = 0.0;
        if let Some(step) = self.stairs.step {
            let mut at = 0.0;
            for (k, sum) in self.stairs.cumulative.iter().enumerate() {
                let next = step.minutes(k + 1).min(limit);
                below += sum * (next - at);
                at = next;
            }
            below += self.stairs.cumulative[self.stairs.cumulative.len() - 1] * (limit - at);
        } else {
            below += self.stairs.cumulative[0] * limit;
        }
        let mut from = 0.0;
        for curve in self.curves.iter().rev() {
            let to = if std::ptr::eq(curve, &self.curves[0]) {
                limit
            } else {
                curve.own_reach().min(limit)
            };
            below += curve.integral(from, to);
            from = to;
        }
        Minutes::new(limit - below)
    }

    fn lattice_error(&self) -> f64 {
        let (mut most, mut from): (f64, f64) = (0.0, 0.0);
        for curve in self.curves.iter().rev() {
            most = most.max(curve.error_beyond(from));
            from = curve.own_reach();
        }
        most
    }

    /// The closest look at x.
    fn curve_at(&self, x: f64) -> Option<&Curve> {
        let close = self
            .curves
            .iter()
            .rev()
            .find(|curve| x <= curve.own_reach());
        close.or(self.curves.first())
    }

    fn mean_error(&self) -> Option<f64> {
        let reach = Minutes::new(self.reach);
        if self.mean <= 0.0 || self.exceedance(reach) > 1e-9 {
            return None;
        }
        Some((self.limited_mean(reach).get() - self.mean).abs() / self.reach)
    }
}
