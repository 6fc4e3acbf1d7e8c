//! The amount at which a distribution function reaches a probability.

use super::solved::Solved;

/// Added to a probability before its quantile is looked for.
const HAIR: f64 = 1e-11;

impl Solved {
    /// Amounts between which P(total <= x) reaches p.
    fn bracket(&self, p: f64) -> (f64, f64) {
        if self.is_counted() {
            return (0.0, self.reach());
        }
        let last = self.drawn.len() - 1;
        let place = |k: usize| self.reach() * k as f64 / last as f64;
        let counted = |x: f64| self.points().at(x) - self.points().error_at(x);
        let value = |k: usize| self.beyond() * (self.none() * counted(place(k)) + self.drawn[k]);
        let (mut low, mut high) = (0, last);
        while high - low > 1 {
            let middle = (low + high) / 2;
            if value(middle) >= p {
                high = middle
            } else {
                low = middle
            }
        }
        // What is drawn of rounded costs is only near.
        if self.points().is_blurred() {
            while high < last && self.surely_at(place(high)) < p {
                high = (2 * high - low).min(last);
            }
            while low > 0 && self.surely_at(place(low)) >= p {
                low = low.saturating_sub(high - low);
            }
        }
        (place(low), place(high))
    }

    /// Straight from one drawn value to the next between two amounts.
    fn rough(&self, p: f64, low: f64, high: f64) -> f64 {
        let counted = self.points().at(f64::midpoint(low, high));
        let wanted = p / self.beyond() - self.none() * counted;
        let (from, to) = (self.drawn_at(low), self.drawn_at(high));
        let share = ((wanted - from) / (to - from)).clamp(0.01, 0.99);
        low + (high - low) * if share.is_nan() { 0.5 } else { share }
    }

    /// The least amount with P(total <= x) >= p; `None` when it lies beyond the reach. Where costs had to be rounded
    /// it is that of costs rounded up, so that its own probability does not hang in the balance.
    pub(crate) fn quantile(&self, p: f64) -> Option<f64> {
        if self.surely_at(0.0) >= p {
            return Some(0.0);
        }
        if self.surely_end() < p {
            return None;
        }
        if self.is_counted() {
            let wanted = p / (self.none() * self.beyond());
            return self.points().reaching(wanted);
        }
        let (mut low, mut high) = self.bracket(p);
        // Between steps it is smooth; a step that reaches it is the quantile.
        if let Some((from, to)) = self.points().steps_between(low, high) {
            let (mut first, mut last) = (from, to);
            while first < last {
                let middle = first + (last - first) / 2;
                if self.surely_at(self.points().place(middle)) >= p {
                    last = middle
                } else {
                    first = middle + 1
                }
            }
            if first <= to {
                let step = self.points().place(first);
                if self.surely_at(step) >= p {
                    if self.before(step) < p {
                        return Some(step);
                    }
                    high = high.min(step);
                }
            }
            if first > from {
                low = low.max(self.points().place(first - 1));
            }
        }
        Some(self.between(p, low, high))
    }

    /// Where the smooth part makes it p, by Newton's method held in a bracket.
    fn between(&self, p: f64, mut low: f64, mut high: f64) -> f64 {
        // Roundings take some of the last bits back a little further on.
        let p = p + HAIR;
        let mut x = self.rough(p, low, high);
        // Each look at pairs of totals takes long, and no figure shows more digits.
        let close = if self.points().has_pairs() {
            1e-9
        } else {
            1e-12
        };
        for _ in 0..80 {
            let (value, slope) = self.surely_told::<true>(x);
            if value >= p {
                high = x
            } else {
                low = x
            }
            if high - low <= close * high || (value >= p && value - p < 1e-13) {
                break;
            }
            let next = x + (p - value) / slope;
            // A hair further, so that the answer is reached from above.
            let next = next + 1e-9 * (next - x).abs();
            x = if next > low && next < high {
                next
            } else {
                (low + high) / 2.0
            };
        }
        high
    }
}
