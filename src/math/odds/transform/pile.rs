//! The transform of what is counted on a step: certain costs, on the line of the others.

use std::f64::consts::PI;

use super::super::model::pile::Pile;
use super::super::model::rate::Rate;
use super::super::numeric::chebyshev::{Basis, Polynomial, at};
use super::super::numeric::complex::{C, cexp_m1, exp, sin_cos};
use super::evaluate::{Frequencies, Values};

/// The phase is taken anew after so many frequencies.
const STRIDE: usize = 64;

/// The transforms of all piles together.
pub(crate) struct Piles {
    /// Costs with their known rates.
    known: Vec<(f64, f64)>,
    unknown: Vec<Periodic>,
    /// ln of the transform at s = a, which no frequency exceeds.
    pub(crate) log_most: f64,
    /// Incidents expected, about.
    pub(crate) incidents: f64,
}

/// E exp(-rate (1 - e^(-s cost))) along the line: its logarithm repeats itself in omega.
struct Periodic {
    cost: f64,
    /// The rate and the line, where a transform has zeros nearby and its logarithm is not smooth.
    exactly: Option<(Rate, f64)>,
    ends: Vec<f64>,
    pieces: Vec<Polynomial>,
}

impl Piles {
    pub(crate) fn new(piles: &[&Pile], a: f64) -> Self {
        let mut all = Self {
            known: Vec::new(),
            unknown: Vec::new(),
            log_most: 0.0,
            incidents: 0.0,
        };
        for pile in piles {
            all.log_most += pile.rate.log_generating(-(-a * pile.cost).exp_m1());
            all.incidents += pile.rate.rough_moments().0;
            match pile.rate.known() {
                Some(rate) => match all.known.iter_mut().find(|one| one.0 == pile.cost) {
                    Some(one) => one.1 += rate,
                    None => all.known.push((pile.cost, rate)),
                },
                None => all.unknown.push(Periodic::new(pile.cost, &pile.rate, a)),
            }
        }
        all
    }

    /// Adds ln of the transform.
    pub(crate) fn add(&self, on: Frequencies, to: &mut Values) {
        for (cost, rate) in &self.known {
            let size = exp(-on.a * cost);
            let (turn_sin, turn_cos) = (-on.step * cost).sin_cos();
            for start in (0..on.count).step_by(STRIDE) {
                let (sin, cos) = sin_cos(-on.at(start) * cost);
                let (mut re, mut im) = (size * cos, size * sin);
                for k in start..(start + STRIDE).min(on.count) {
                    to.re[k] += rate * (re - 1.0);
                    to.im[k] += rate * im;
                    (re, im) = (re * turn_cos - im * turn_sin, re * turn_sin + im * turn_cos);
                }
            }
        }
        for one in &self.unknown {
            for k in 0..on.count {
                let (re, im) = one.at(on.at(k));
                to.re[k] += re;
                to.im[k] += im;
            }
        }
    }
}

impl Periodic {
    fn new(cost: f64, rate: &Rate, a: f64) -> Self {
        let log = |angle: f64| rate.log_transform(-cexp_m1(C::new(-a * cost, -angle)));
        // The logarithm is smooth on the scale of the distance to where s = 0, or of the highest rates.
        let smallest = (a * cost).max(0.3 / (1.0 + rate.far() / 8.0)).min(PI / 2.0);
        let mut ends = vec![0.0];
        let doublings = (PI / smallest).log2().ceil().max(1.0) as i32;
        for doubling in (0..=doublings).rev() {
            ends.push(PI / f64::from(2_i32.pow(doubling as u32)));
        }
        let basis = Basis::get();
        let piece = |ends: &[f64]| basis.through(&basis.places(ends[0], ends[1]).map(log));
        let pieces = ends.windows(2).map(piece).collect();
        let exactly = matches!(rate, Rate::Mixed { .. }).then(|| (rate.clone(), a));
        Self {
            cost,
            exactly,
            ends,
            pieces,
        }
    }

    fn at(&self, frequency: f64) -> (f64, f64) {
        let angle = frequency * self.cost;
        let angle = angle - (angle / (2.0 * PI)).round() * 2.0 * PI;
        if let Some((rate, a)) = &self.exactly {
            let log = rate.log_transform(-cexp_m1(C::new(-a * self.cost, -angle)));
            return (log.re, log.im);
        }
        let positive = angle.abs().min(PI);
        let number = self.ends[1..].partition_point(|end| *end < positive);
        let number = number.min(self.pieces.len() - 1);
        let (from, to) = (self.ends[number], self.ends[number + 1]);
        let place = (positive - from) / (to - from) * 2.0 - 1.0;
        let (re, im) = at(&self.pieces[number], place);
        (re, if angle < 0.0 { -im } else { im })
    }
}
