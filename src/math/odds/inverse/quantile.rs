//! The amount at which a distribution function reaches a probability.

use super::solved::Solved;

/// What is known of a distribution at amounts that were looked at, so that a search for a quantile can be left and taken up
/// again: each look at a long series takes milliseconds.
#[derive(Debug, Default)]
pub struct Looks {
    known: Vec<(f64, (f64, f64))>,
    left: usize,
}

impl Looks {
    /// So many more looks before the search is left.
    pub(crate) fn more(&mut self, left: usize) {
        self.left = left;
    }

    pub(crate) fn forget(&mut self) {
        self.known.clear();
    }

    /// P(total <= x) and its slope, of costs rounded up where they had to be; `None` when no look is left.
    fn at(&mut self, solved: &Solved, x: f64) -> Option<(f64, f64)> {
        if let Some((_, known)) = self.known.iter().find(|(at, _)| *at == x) {
            return Some(*known);
        }
        self.left = self.left.checked_sub(1)?;
        let found = solved.surely_told::<true>(x);
        self.known.push((x, found));
        Some(found)
    }
}

/// Added to a probability before its quantile is looked for.
const HAIR: f64 = 1e-11;

impl Solved {
    /// Amounts between which P(total <= x) reaches p.
    fn bracket(&self, p: f64, looks: &mut Looks) -> Option<(f64, f64)> {
        if self.is_counted() {
            return Some((0.0, self.reach()));
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
            while high < last && looks.at(self, place(high))?.0 < p {
                high = (2 * high - low).min(last);
            }
            while low > 0 && looks.at(self, place(low))?.0 >= p {
                low = low.saturating_sub(high - low);
            }
        }
        Some((place(low), place(high)))
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
    /// `None` when there were too few looks.
    pub(crate) fn look_for(&self, p: f64, looks: &mut Looks) -> Option<Option<f64>> {
        if self.surely_at(0.0) >= p {
            return Some(Some(0.0));
        }
        if self.surely_end() < p {
            return Some(None);
        }
        if self.is_counted() {
            let wanted = p / (self.none() * self.beyond());
            return Some(self.points().reaching(wanted));
        }
        let (mut low, mut high) = self.bracket(p, looks)?;
        // Between steps it is smooth; a step that reaches it is the quantile.
        if let Some((from, to)) = self.points().steps_between(low, high) {
            let (mut first, mut last) = (from, to);
            while first < last {
                let middle = first + (last - first) / 2;
                if looks.at(self, self.points().place(middle))?.0 >= p {
                    last = middle
                } else {
                    first = middle + 1
                }
            }
            if first <= to {
                let step = self.points().place(first);
                let (value, _) = looks.at(self, step)?;
                if value >= p {
                    if self.before(step, value) < p {
                        return Some(Some(step));
                    }
                    high = high.min(step);
                }
            }
            if first > from {
                low = low.max(self.points().place(first - 1));
            }
        }
        Some(Some(self.between(p, low, high, looks)?))
    }

    /// Where the smooth part makes it p, by Newton's method held in a bracket.
    fn between(&self, p: f64, mut low: f64, mut high: f64, looks: &mut Looks) -> Option<f64> {
        // Roundings take some of the last bits back a little further on.
        let p = p + HAIR;
        let mut x = self.rough(p, low, high);
        // Each look at pairs of totals or at a long series takes long, and no figure shows more digits.
        let is_slow = self.points().has_pairs() || self.is_long();
        let (close, exact) = if is_slow {
            (1e-9, 1e-10)
        } else {
            (1e-12, 1e-13)
        };
        for _ in 0..80 {
            let (value, slope) = looks.at(self, x)?;
            if value >= p {
                high = x
            } else {
                low = x
            }
            if high - low <= close * high || (value >= p && value - p < exact) {
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
        Some(high)
    }
}
