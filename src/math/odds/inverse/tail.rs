//! How much the coefficients that are left out of a series may matter.

use std::f64::consts::PI;

use super::super::counted::points::Points;
use super::bound::{Parts, Several, Together};
use super::series::Line;

/// Incidents that are told apart from more of them.
const ORDERS: [i32; 8] = [3, 4, 8, 16, 32, 64, 128, 256];
/// Such a share of a bound is not looked at more closely.
const SMALL: f64 = 1e-6;

/// What is left out of a series from a frequency on.
#[derive(Clone, Debug)]
pub(crate) struct Tail {
    frequency: f64,
    line: Line,
    /// ln of the most that the counted part's transform is.
    log_most: f64,
    none: f64,
    /// How much of factors with a certain cost is counted with those.
    share: f64,
    /// |phi_B - p0|, less what kinks take out: in all, and in parts.
    whole: f64,
    parts: Option<Parts>,
}

impl Tail {
    /// From a frequency on; `log_most` is ln of the most that the counted part's transform is.
    ///
    /// |phi_B| <= e^size, and |phi_B - p0| <= p0 (e^excess - 1), since all coefficients of phi_B in the
    /// transforms of single incidents are positive.
    ///
    /// What is beside the counted part and the factors turns as that part does, or is at most e^`log_beside` of what it is at
    /// frequency 0.
    pub(crate) fn new(
        frequency: f64,
        of: &Together,
        log_most: f64,
        log_beside: f64,
        line: Line,
    ) -> Self {
        let none = of.log_none.exp();
        let by_excess = if of.excess > 1.0 {
            (of.log_none + of.excess).min(0.0).exp()
        } else {
            none * of.excess.exp_m1()
        };
        Self {
            frequency,
            line,
            log_most,
            none,
            share: of.log_share.exp(),
            whole: ((of.size.exp() + none).min(by_excess) + none * of.kinks) * log_beside.exp(),
            parts: of.parts(),
        }
    }

    /// The same with a counted part of which points hold at least such a share.
    pub(crate) fn sharing(&self, share: f64) -> Self {
        Self {
            share: self.share * share,
            ..self.clone()
        }
    }

    /// How far off the series may be at x for what is left out.
    ///
    /// With |phi| <= E the terms from omega on add up to at most e^(a x) / pi times the integral of E / omega,
    /// which is E where E falls like 1 / omega or faster. A part of phi with a smooth exponent cancels itself away
    /// from where it has steps: those of the counted part, moved by what is certain in an incident (Abel's summation).
    pub(crate) fn at(&self, x: f64, points: &Points) -> f64 {
        let most = (self.line.a * x + self.log_most).exp();
        let whole = self.whole * most / PI;
        let Some(parts) = &self.parts else {
            return whole;
        };
        let scale = self.none / PI;
        let mut sum = scale * parts.scattered * most;
        for several in &parts.several {
            sum += scale * self.several(x, several, most, points);
        }
        for part in &parts.parts {
            if sum >= whole {
                return whole;
            }
            if part.amount * scale * most <= SMALL * whole {
                sum += part.amount * scale * most;
            } else {
                sum += part.amount * scale * self.near(x, (part.from, part.to), most, points);
            }
        }
        sum.min(whole)
    }

    /// Of three incidents or more: the steps of fewer than n lie within n - 1 times the farthest of one, and P(n
    /// incidents) times so many powers of something at most so large is at most the smallest power.
    fn several(&self, x: f64, of: &Several, most: f64, points: &Points) -> f64 {
        let mut sum = of.amount * most;
        for order in ORDERS {
            let farthest = f64::from(order - 1) * of.farthest;
            if farthest >= x || sum * self.none <= SMALL * self.whole * most {
                break;
            }
            let more = of.largest.min(1.0).powi(order) * most / self.none;
            if more < sum {
                sum = sum.min(of.amount * self.near(x, (0.0, farthest), most, points) + more);
            }
        }
        sum
    }

    /// How much of a part does not cancel itself away at x: what has steps within a distance d counts in full, with the
    /// damping of a step there, and of all the rest 2 pi / (omega d).
    fn near(&self, x: f64, (from, to): (f64, f64), most: f64, points: &Points) -> f64 {
        let mut near = most;
        let mut reach = 0.999 * self.line.reach;
        for _ in 0..24 {
            let cancelled = most * 2.0 * PI / (self.frequency * reach).max(1e-300);
            if cancelled > near {
                break;
            }
            let weight = (self.line.a * (to + reach).min(x)).exp();
            let within = points.within(x - to - reach, x - from + reach) / self.share;
            near = near.min((within.min(1.0) * weight).min(most) + cancelled);
            reach /= 2.0;
        }
        near
    }
}
