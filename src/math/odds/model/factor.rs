//! The part of the transform that is one risk's total, whose incidents do not all cost the same.

use std::cell::RefCell;

use super::super::numeric::chebyshev::NODES;
use super::super::numeric::complex::{C, ONE, ZERO, cexp_m1, cln, exp, real};
use super::flat_impact::Climb;
use super::kink::Kink;
use super::on_axis::OnAxis;
use super::rate::{MOST_COUNTS, Rate};
use super::spread::Spread;

/// From this phase on incidents may come into phase again, but never by more than there.
const TURNED: f64 = 4.5;

/// The most that a factor all but never turns by on the first piece of its table.
const FIRST_TURNS: f64 = 8.0;

/// What the counted numbers of incidents may leave out of 1 where they are said to be all, with their roundings.
pub(crate) const UNCOUNTED: f64 = 5e-15;
/// Their power series keeps its digits where its sum is as large as this.
pub(crate) const LARGE: f64 = 0.25;

/// A risk's part of the transform.
#[derive(Debug)]
pub(crate) struct Factor {
    pub(crate) rate: Rate,
    pub(crate) spreads: Vec<Spread>,
    /// A certain cost among the others, and how probable it is.
    pub(crate) atom: Option<(f64, f64)>,
    /// Sigma of a factor on all costs of a horizon, 0 without.
    pub(crate) doubt: f64,
    /// P(n incidents) of a rate that is not known.
    pub(crate) counts: Vec<f64>,
    /// Whether these are all of them.
    has_all_counts: bool,
    /// ln P(no incident).
    pub(crate) log_none: f64,
    /// ln P(no incident, or only ones with the certain cost).
    pub(crate) log_counted: f64,
    /// P(one incident) / P(none).
    pub(crate) first: f64,
    /// P(two incidents) / P(none).
    pub(crate) second: f64,
    /// Corners that the first incident leaves, and how much of each.
    pub(crate) kinks: Vec<(f64, Kink)>,
    /// From where to where one incident has what is like a step: none when at 0 alone.
    pub(crate) steps: Vec<(f64, f64)>,
    /// Where the phase of the shortest kind is `TURNED`, and how large the transform is from there on.
    pub(crate) turned: (f64, f64),
    /// Whether nothing in it turns faster than it falls.
    pub(crate) is_smooth: bool,
    /// Up to here it turns little: all of it by some radians hardly ever, and half of its incidents by less than one.
    pub(crate) first_end: f64,
    /// The factor without doubt on the real axis, as far as it was asked.
    on_axis: RefCell<OnAxis>,
}

/// What holds of a factor from a frequency on.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Bounds {
    /// ln |factor| is at most this.
    pub(crate) size: f64,
    /// |factor - its counted part| is at most the most of that part times (e^excess - 1).
    pub(crate) excess: f64,
    /// |the first incident's transform without its kinks|, as a part of `excess`.
    pub(crate) rest: f64,
    /// |the transform of an incident| is at most this.
    pub(crate) one: f64,
}

/// e^x - 1 - x - x^2 / 2, true where x is small.
fn third_order(x: f64) -> f64 {
    if x < 1e-2 {
        x * x * x / 6.0 * (1.0 + x / 4.0 + x * x / 16.0)
    } else {
        x.exp_m1() - x - x * x / 2.0
    }
}

/// So much of an incident need not be told where its steps are.
const UNLIKELY: f64 = 1e-9;

impl Factor {
    pub(crate) fn new(
        rate: Rate,
        spreads: Vec<Spread>,
        atom: Option<(f64, f64)>,
        doubt: f64,
    ) -> Self {
        let log_none = rate.log_generating(1.0);
        let certain = atom.filter(|_| doubt == 0.0).map_or(0.0, |atom| atom.0);
        let log_counted = rate.log_generating(1.0 - certain);
        let (counts, first, second) = match rate.known() {
            Some(known) => (Vec::new(), known, known * known / 2.0),
            None => {
                let counts = rate.counts(MOST_COUNTS);
                let over_none = |n: usize| match counts[0] > 0.0 {
                    true => counts.get(n).map_or(0.0, |count| count / counts[0]),
                    false => f64::INFINITY,
                };
                let (first, second) = (over_none(1), over_none(2));
                (counts, first, second)
            }
        };
        let mut kinks = Vec::new();
        if doubt == 0.0 && atom.is_none() {
            for spread in &spreads {
                if let Some((amount, kink)) = Kink::of(spread) {
                    kinks.push((amount * spread.weight, kink));
                }
            }
        }
        let mut shortest = f64::INFINITY;
        let (mut longest, mut far): (f64, f64) = (0.0, 0.0);
        for spread in &spreads {
            shortest = shortest.min(spread.typical());
            longest = longest.max(spread.typical());
            far = far.max(spread.far());
        }
        if let Some((_, cost)) = atom {
            shortest = shortest.min(cost);
            far = far.max(cost);
        }
        let mut turns = FIRST_TURNS;
        if doubt > 0.0 {
            far *= exp(4.5 * doubt);
            turns = 1.0;
        }
        // Rounding of an incident's transform counts for each.
        far *= rate.far().max(1.0);
        let mut factor = Self {
            rate,
            spreads,
            atom,
            doubt,
            has_all_counts: (1.0 - counts.iter().sum::<f64>()).abs() < UNCOUNTED,
            counts,
            log_none,
            log_counted,
            first,
            second,
            kinks,
            steps: Vec::new(),
            turned: (TURNED / shortest, 1.0),
            is_smooth: false,
            first_end: (turns / far).min(1.0 / longest),
            on_axis: RefCell::default(),
        };
        let mut later = atom.map_or(0.0, |atom| atom.0);
        let s = C::new(0.0, factor.turned.0);
        for spread in &factor.spreads {
            later += spread.weight * spread.bound(s);
        }
        factor.turned.1 = later.min(1.0);
        factor.is_smooth = atom.is_none()
            && !factor.rate.is_mixed()
            && factor.spreads.iter().all(Spread::is_smooth);
        factor.steps = factor.steps();
        factor
    }

    /// The mean of an incident, that of the square, and what one exceeds with a probability of at most this, at most.
    pub(crate) fn costs(&self, unlikely: f64) -> (f64, f64, f64) {
        let (weight, cost) = self.atom.unwrap_or_default();
        let (mut mean, mut square, mut most) = (weight * cost, weight * cost * cost, cost);
        for spread in &self.spreads {
            let (one, two) = spread.moments(f64::INFINITY);
            mean += one;
            square += two;
            most = most.max(spread.most(unlikely));
        }
        (mean, square, most)
    }

    /// What a certain cost among the others takes from the transform of an incident.
    pub(crate) fn missing_atom(&self, s: C) -> C {
        match self.atom {
            Some((weight, cost)) => -cexp_m1(-s * cost) * weight,
            None => ZERO,
        }
    }

    /// Where its flat impacts climb from on a line.
    pub(crate) fn climbs(&self, a: f64) -> Vec<Climb> {
        let spreads = self.spreads.iter();
        spreads.map(|spread| Climb::start(spread, a)).collect()
    }

    /// 1 less the transform of an incident, true where that is near 1.
    pub(crate) fn missing(&self, s: C) -> C {
        let mut sum = self.missing_atom(s);
        for spread in &self.spreads {
            sum += spread.less_than_one(s) * spread.weight;
        }
        sum
    }

    /// ln of the factor without the factor on all costs.
    pub(crate) fn log_undoubted(&self, s: C) -> C {
        self.rate.log_transform(self.missing(s))
    }

    /// The factor without the factor on all costs at a real place, less P(none).
    pub(crate) fn undoubted_on_axis(&self, log: f64) -> f64 {
        let exact = |log: f64| {
            let log_value = self.log_undoubted(real(exp(log))).re;
            exp(log_value) - exp(self.log_none)
        };
        self.on_axis.borrow_mut().at(log, exact)
    }

    /// Whether a certain cost of its own is counted with it: doubt leaves none certain.
    pub(crate) fn has_atom(&self) -> bool {
        self.atom.is_some() && self.doubt == 0.0
    }

    /// What one incident, two, and more of them make of |phi / P(none) - 1| where the transform of one is at most this.
    pub(crate) fn orders(&self, one: f64) -> [f64; 3] {
        if let Some(rate) = self.rate.known() {
            let x = rate * one;
            return [x, x * x / 2.0, third_order(x)];
        }
        let (mut more, mut power) = (0.0, one * one * one);
        for count in self.counts.iter().skip(3) {
            more += count * power;
            power *= one;
            if power < 1e-30 {
                break;
            }
        }
        // There are no more than so many, or these are all that are left.
        let more = (more + power) / self.counts[0];
        [self.first * one, self.second * one * one, more]
    }

    /// Of a factor with a certain cost of its own: that cost, and what one other incident makes of
    /// |phi / (its counted part) - 1|, as a share of the totals that are counted, and what is left then.
    ///
    /// With P(n) n share^(n - 1) it comes beside n - 1 of the certain ones, which is n / share of what is counted for n.
    pub(crate) fn beside_atoms(&self, most: f64) -> Option<(f64, f64, f64)> {
        let (share, cost) = self.atom?;
        let one = (most - share).max(0.0);
        let counted = exp(self.log_counted);
        let (mut rest, mut last) = (0.0, 0);
        for (n, count) in self.counts.iter().enumerate().skip(1).rev() {
            let n_ = n as f64;
            let first = count * n_ * share.powi(n as i32 - 1) * one;
            rest += count * n_ * (n_ - 1.0) / 2.0 * most.powi((n as i32 - 2).max(0)) * one * one;
            if last == 0 && rest + first <= UNLIKELY * one * counted {
                rest += first;
            } else {
                last = last.max(n);
            }
        }
        let is_all = self.counts.len() < MOST_COUNTS;
        (is_all && share > 0.0).then(|| (cost, last as f64 / share * one, rest / counted))
    }

    /// Where an incident's transform keeps a phase: doubt leaves none.
    fn steps(&self) -> Vec<(f64, f64)> {
        let mut steps = Vec::new();
        if self.doubt == 0.0 {
            for spread in &self.spreads {
                spread.add_steps(&mut steps);
            }
        }
        if steps.iter().all(|step| step.1 == 0.0) {
            steps.clear();
        }
        steps
    }

    /// ln of the sum of P(n) x^n, no less than it is.
    fn log_generating(&self, x: f64) -> f64 {
        if !self.has_all_counts {
            return self.rate.log_generating(1.0 - x);
        }
        let sum = self
            .counts
            .iter()
            .rev()
            .fold(0.0, |sum, count| sum * x + count);
        (sum + UNCOUNTED).ln().min(0.0)
    }

    /// ln of the factor at places of the line, where an incident's transform misses so much of 1.
    pub(crate) fn logs(&self, missing: &[C; NODES]) -> [C; NODES] {
        let most = missing
            .iter()
            .fold(0.0, |most: f64, one| most.max(one.im.abs()));
        // While its phase stays within half a turn the power series tells it too, in a fraction of the time.
        let is_near = self.rate.far() * most < 3.0 && self.has_all_counts;
        missing.map(|missing| {
            if is_near {
                let incident = ONE - missing;
                let counts = self.counts.iter().rev();
                let sum = counts.fold(ZERO, |sum, count| sum * incident + *count);
                if sum.norm_sqr() > LARGE * LARGE {
                    return cln(sum);
                }
            }
            self.rate.log_transform(missing)
        })
    }

    /// What a transform of an incident means for the factor, from a frequency on.
    pub(crate) fn bounds(&self, place: f64, real_part: f64, size: f64, rest: f64) -> Bounds {
        let (turned, later) = self.turned;
        let (lead, most) = if place < turned {
            (real_part.max(later), size.max(later))
        } else {
            (size, size)
        };
        let (lead, most) = (lead.min(1.0), most.min(1.0));
        Bounds {
            size: self.log_generating(lead),
            excess: self.log_generating(most) - self.log_counted,
            rest: self.first * rest,
            one: most,
        }
    }
}
