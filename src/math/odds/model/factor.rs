//! The part of the transform that is one risk's total, whose incidents do not all cost the same.

use std::cell::RefCell;

use super::super::numeric::complex::{C, ZERO, cexp_m1, exp, real};
use super::doubt::OnAxis;
use super::kink::Kink;

use super::rate::{MOST_COUNTS, Rate};
use super::spread::Spread;

/// From this phase on incidents may come into phase again, but never by more than there.
const TURNED: f64 = 4.5;

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
    /// ln P(no incident).
    pub(crate) log_none: f64,
    /// ln P(no incident, or only ones with the certain cost).
    pub(crate) log_counted: f64,
    /// P(one incident) / P(none).
    pub(crate) first: f64,
    /// Corners that the first incident leaves, and how much of each.
    pub(crate) kinks: Vec<(f64, Kink)>,
    /// Where the phase of the shortest kind is `TURNED`, and how large the transform is from there on.
    pub(crate) turned: (f64, f64),
    /// What all of it hardly ever turns by up to the end of the first piece.
    pub(crate) far: f64,
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
        let (counts, first) = match rate.known() {
            Some(known) => (Vec::new(), known),
            None => {
                let counts = rate.counts(MOST_COUNTS);
                let one = counts.get(1).copied().unwrap_or(0.0);
                let first = if counts[0] > 0.0 {
                    one / counts[0]
                } else {
                    f64::INFINITY
                };
                (counts, first)
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
        let mut far: f64 = 0.0;
        for spread in &spreads {
            shortest = shortest.min(spread.typical());
            far = far.max(spread.far());
        }
        if let Some((_, cost)) = atom {
            shortest = shortest.min(cost);
            far = far.max(cost);
        }
        if doubt > 0.0 {
            far *= exp(4.5 * doubt);
        }
        if rate.known().is_none() || doubt > 0.0 {
            far *= rate.far().max(1.0);
        }
        let mut factor = Self {
            rate,
            spreads,
            atom,
            doubt,
            counts,
            log_none,
            log_counted,
            first,
            kinks,
            turned: (TURNED / shortest, 1.0),
            far,
            on_axis: RefCell::default(),
        };
        let mut later = atom.map_or(0.0, |atom| atom.0);
        let s = C::new(0.0, factor.turned.0);
        for spread in &factor.spreads {
            later += spread.weight * spread.bound(s);
        }
        factor.turned.1 = later.min(1.0);
        factor
    }

    /// 1 less the transform of an incident, true where that is near 1.
    pub(crate) fn missing(&self, s: C) -> C {
        let mut sum = match self.atom {
            Some((weight, cost)) => -cexp_m1(-s * cost) * weight,
            None => ZERO,
        };
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

    /// Up to where one incident has corners, 0 when it has none away from there.
    pub(crate) fn last_corner(&self) -> f64 {
        let mut last: f64 = 0.0;
        for (_, kink) in &self.kinks {
            last = last.max(kink.last_corner());
        }
        if last > 0.0 {
            for spread in &self.spreads {
                last = last.max(spread.certain * spread.high);
            }
        }
        last
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
            size: self.rate.log_generating(1.0 - lead),
            excess: self.rate.log_generating(1.0 - most) - self.log_counted,
            rest: self.first * rest,
            one: most,
        }
    }
}
