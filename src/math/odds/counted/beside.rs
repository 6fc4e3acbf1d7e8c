//! Frequent costs beside those that are counted, of which only their bulk is told.

use super::super::model::kink::Kink;
use super::bulk::Bulk;

/// What is told of them.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Beside {
    /// They are more hardly ever, and how probable that is.
    pub(crate) top: f64,
    pub(crate) unlikely: f64,
    pub(crate) mean: f64,
    variance: f64,
}

impl Beside {
    pub(crate) fn new(bulk: &Bulk) -> Self {
        let (top, unlikely) = bulk.top();
        Self {
            top: top.max(bulk.mean),
            unlikely,
            mean: bulk.mean,
            variance: bulk.variance,
        }
    }

    /// How far off P(total + a kink's amount <= x) may be where they count as their mean; `within` bounds P(below <
    /// total <= above) with them.
    ///
    /// Where no corner lies between what they are at most and at least, the kink is straight, or as bent as its second
    /// derivative says; across a corner it is no steeper than its density. So it is where they are more than hardly ever,
    /// which adds twice that times the mean of how far they are from their mean then (Cauchy and Schwarz).
    pub(crate) fn error_with(&self, kink: &Kink, x: f64, within: impl Fn(f64, f64) -> f64) -> f64 {
        let (ends, width, bent) = match *kink {
            Kink::Flat { from, to } => ([from, to], to - from, 0.0),
            Kink::Fall { at, mean } => ([at, f64::INFINITY], mean, 0.5 / (mean * mean)),
        };
        let mut across = 2.0 * self.unlikely.sqrt();
        for end in ends {
            if end < x {
                across += within((x - end) * (1.0 - 1e-9), x - end);
            }
        }
        across.min(1.0) * self.variance.sqrt() / width + self.variance * bent + self.unlikely
    }
}
