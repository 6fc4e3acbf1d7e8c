//! The part of the transform that is one risk's total, whose incidents do not all cost the same.

use std::cell::RefCell;

use super::complex::{C, ZERO, cexp_m1, exp, real};
use super::doubt::OnAxis;
use super::kink::Kink;
use super::piece::Bounds;
use super::rate::{MOST_COUNTS, Rate};
use super::spread::Spread;

/// From this phase on incidents may come into phase again, but never by more than there.
const TURNED: f64 = 4.5;

/// A risk's part of the transform.
#[derive(Debug)]
pub(super) struct Factor {
    pub(super) rate: Rate,
    pub(super) spreads: Vec<Spread>,
    /// A certain cost among the others, and how probable it is.
    pub(super) atom: Option<(f64, f64)>,
    /// Sigma of a factor on all costs of a horizon, 0 without.
    pub(super) doubt: f64,
    /// P(n incidents) of a rate that is not known.
    pub(super) counts: Vec<f64>,
    /// ln P(no incident).
    pub(super) log_none: f64,
    /// ln P(no incident, or only ones with the certain cost).
    pub(super) log_counted: f64,
    /// P(one incident) / P(none).
    pub(super) first: f64,
    /// Corners that the first incident leaves, and how much of each.
    pub(super) kinks: Vec<(f64, Kink)>,
    /// Where the phase of the shortest kind is `TURNED`, and how large the transform is from there on.
    pub(super) turned: (f64, f64),
    /// What all of it hardly ever turns by up to the end of the first piece.
    pub(super) far: f64,
    /// The factor without doubt on the real axis, as far as it was asked.
    on_axis: RefCell<OnAxis>,
}

impl Factor {
    pub(super) fn new(
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
    pub(super) fn missing(&self, s: C) -> C {
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
    pub(super) fn log_undoubted(&self, s: C) -> C {
        self.rate.log_transform(self.missing(s))
    }

    /// The factor without the factor on all costs at a real place, less P(none).
    pub(super) fn undoubted_on_axis(&self, log: f64) -> f64 {
        let exact = |log: f64| {
            let log_value = self.log_undoubted(real(exp(log))).re;
            exp(log_value) - exp(self.log_none)
        };
        self.on_axis.borrow_mut().at(log, exact)
    }

    /// Whether a certain cost of its own is counted with it: doubt leaves none certain.
    pub(super) fn has_atom(&self) -> bool {
        self.atom.is_some() && self.doubt == 0.0
    }

    /// Up to where one incident has corners, 0 when it has none away from there.
    pub(super) fn last_corner(&self) -> f64 {
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
    pub(super) fn bounds(&self, place: f64, real_part: f64, size: f64, rest: f64) -> Bounds {
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
