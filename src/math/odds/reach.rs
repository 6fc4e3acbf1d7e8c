//! How far lines go.

use super::counted::points::Points;
use super::inverse::solved::Solved;

/// Minutes that are looked for at least and at most.
pub(super) const LEAST_REACH: f64 = 1e-3;
pub(super) const MOST_REACH: f64 = 1e12;
/// A line for smaller amounts goes so many times as far as what is asked of it, or where that is too far the other.
pub(super) const NEARER: [f64; 2] = [4.0, 1.3];
/// So many totals need not be told on a line.
const UNTOLD: f64 = 1e-7;

/// Where a nearer line for an amount ends.
pub(super) fn nearer(amount: f64, line: f64, times: &[f64]) -> Option<f64> {
    let mut nearer = times
        .iter()
        .map(|times| ladder(amount * times).max(LEAST_REACH));
    nearer.find(|reach| reach * 1.4 <= line)
}

/// The next rung above an amount, so that an edit mostly keeps the line of the others.
pub(super) fn ladder(amount: f64) -> f64 {
    if amount <= 0.0 || amount.is_nan() {
        return 0.0;
    }
    ((amount.log2() * 2.0).ceil() / 2.0).exp2()
}

/// From where on totals are told that have frequent ones beside them; 0 where there are none.
pub(super) fn told_from(points: &Points) -> f64 {
    points.told_from(UNTOLD).unwrap_or(0.0)
}

/// A line that is made longer, since it told some of the amounts asked of it too coarsely.
pub(super) struct Longer {
    pub(super) reach: f64,
    /// What lies beyond it, at most.
    pub(super) left: f64,
    pub(super) amounts: Vec<f64>,
}

impl Longer {
    /// The most that a line states at the amounts asked of it.
    pub(super) fn stated(&self, on: &Solved) -> f64 {
        let errors = self.amounts.iter().map(|amount| on.error_at(*amount));
        errors.fold(0.0, f64::max)
    }
}
