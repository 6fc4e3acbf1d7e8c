//! How much the coefficients that are left out of a series may matter.

use std::f64::consts::PI;

use super::super::counted::points::Points;
use super::super::model::factor::Bounds;
use super::series::Line;

/// Bounds of all factors together, from a frequency on.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Together {
    log_none: f64,
    without_kinks: bool,
    size: f64,
    /// Of all, and of those without corners away from 0.
    excess: f64,
    excess_at_zero: f64,
    rest: f64,
    /// Up to where one incident of the others has corners, and how large the transform of one is.
    corner: f64,
    one: f64,
}

/// What is left out of a series from a frequency on.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Tail {
    frequency: f64,
    /// |phi_B - p0|, less what kinks take out: with corners only where what is counted has its steps, and
    /// with others.
    stepped: f64,
    scattered: f64,
    /// Of `scattered`: up to where one incident has corners, what `ORDERS` incidents or more make of it.
    corner: f64,
    orders: [f64; ORDERS.len()],
    line: Line,
}

/// Incidents with corners that are told apart from more of them.
const ORDERS: [i32; 8] = [2, 4, 8, 16, 32, 64, 128, 256];

/// e^x - 1 - x, true where x is small.
fn second_order(x: f64) -> f64 {
    if x < 1e-3 {
        x * x / 2.0 * (1.0 + x / 3.0 + x * x / 12.0)
    } else {
        x.exp_m1() - x
    }
}

impl Together {
    pub(crate) fn new(log_none: f64, without_kinks: bool) -> Self {
        Self {
            log_none,
            without_kinks,
            size: 0.0,
            excess: 0.0,
            excess_at_zero: 0.0,
            rest: 0.0,
            corner: 0.0,
            one: 0.0,
        }
    }

    /// Adds a factor's; `corner` is up to where one of its incidents has corners away from 0, 0 when it has none.
    pub(crate) fn add(&mut self, bounds: Bounds, corner: f64) {
        self.size += bounds.size;
        self.excess += bounds.excess;
        self.rest += bounds.rest;
        self.corner = self.corner.max(corner);
        if corner == 0.0 {
            self.excess_at_zero += bounds.excess;
        } else {
            self.one = self.one.max(bounds.one);
        }
    }
}

impl Tail {
    /// From a frequency on; `log_most` is ln of the most that the counted part's transform is.
    ///
    /// |phi_B| <= e^size, and |phi_B - p0| <= p0 (e^excess - 1), since all coefficients of phi_B in the
    /// transforms of single incidents are positive; without the first order e^x - 1 - x is left of that.
    pub(crate) fn new(frequency: f64, of: Together, log_most: f64, line: Line) -> Self {
        let none = of.log_none.exp();
        let scaled = |log: f64| (of.log_none + log).min(0.0).exp();
        let by_excess = if of.excess > 1.0 {
            scaled(of.excess)
        } else {
            none * of.excess.exp_m1()
        };
        let whole = (of.size.exp() + none).min(by_excess);
        let (mut stepped, mut scattered) = (whole, 0.0);
        // P(n incidents) times so many powers of something at most so large: their sum is at most the smallest power.
        let orders = ORDERS.map(|order| of.one.min(1.0).powi(order) * log_most.exp());
        if of.without_kinks && of.excess < 30.0 {
            let at_zero = none * second_order(of.excess_at_zero);
            let all = none * second_order(of.excess);
            if all + none * of.rest < whole {
                stepped = at_zero + none * of.rest;
                scattered = all - at_zero;
            }
        }
        let most = log_most.exp();
        Self {
            frequency,
            stepped: stepped * most,
            scattered: scattered * most,
            corner: of.corner,
            orders,
            line,
        }
    }

    /// How far off the series may be at x for what is left out.
    ///
    /// With |phi| <= E the terms from omega on add up to at most e^(a x) / pi times the integral of E / omega,
    /// which is E where E falls like 1 / omega or faster. A part of phi with a smooth exponent cancels itself away
    /// from where the counted part has steps: by Abel's summation its terms add up to E pi / (omega d) at a
    /// distance d from a step. Corners of fewer than n incidents lie within n - 1 times the last one from a step.
    pub(crate) fn at(&self, x: f64, points: &Points) -> f64 {
        let mut scattered = self.scattered;
        for (order, more) in ORDERS.iter().zip(self.orders) {
            let corners = f64::from(order - 1) * self.corner;
            if corners >= x {
                break;
            }
            let near = self.near(x - corners, x, points);
            scattered = scattered.min(self.scattered * near + more);
        }
        let near = self.near(x, x, points);
        (self.line.a * x).exp() / PI * (scattered + self.stepped * near)
    }

    /// How much of what has its steps where the counted part has them, or up to `above - below` further on,
    /// does not cancel itself away between the two.
    fn near(&self, below: f64, above: f64, points: &Points) -> f64 {
        let mut near: f64 = 1.0;
        let mut reach = 0.999 * below.max(0.0);
        for _ in 0..16 {
            let cancelled = 2.0 * PI / (self.frequency * reach).max(1e-300);
            if cancelled > near {
                break;
            }
            near = near.min(points.within(below - reach, above + reach) + cancelled);
            reach /= 2.0;
        }
        near
    }
}
