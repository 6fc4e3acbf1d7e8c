//! The transform of what is counted on a step: certain costs, on the line of the others.

use std::f64::consts::PI;

use super::super::model::pile::Pile;
use super::super::model::rate::Rate;
use super::super::numeric::chebyshev::{Basis, Polynomial, at};
use super::super::numeric::complex::{C, ZERO, cexp_m1, cln, exp, real, sin_cos};
use super::values::{Frequencies, Values};

/// The phase is taken anew after so many frequencies.
const STRIDE: usize = 64;
/// More incidents than these are not told by their numbers.
const MOST_VALUES: usize = 1024;

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

/// E exp(-rate (1 - share e^(-s cost))) along the line: it repeats itself in omega.
pub(crate) struct Periodic {
    cost: f64,
    form: Form,
}

enum Form {
    /// Its logarithm, on pieces that end there.
    Logarithm(Vec<f64>, Vec<Polynomial>),
    /// Its value, on pieces of this width: where it has zeros nearby its logarithm is not smooth.
    Value(f64, Vec<Polynomial>),
    /// By the rate itself.
    Exactly(Rate, f64, f64),
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
                None => all
                    .unknown
                    .push(Periodic::new(pile.cost, 1.0, &pile.rate, a)),
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
                let log = one.at(on.at(k));
                to.re[k] += log.re;
                to.im[k] += log.im;
            }
        }
    }
}

impl Periodic {
    pub(crate) fn new(cost: f64, share: f64, rate: &Rate, a: f64) -> Self {
        let form = if matches!(rate, Rate::Mixed { .. }) {
            let counts = rate.counts(MOST_VALUES);
            match counts.len() < MOST_VALUES {
                true => Form::value(cost, share, &counts, a),
                false => Form::Exactly(rate.clone(), share, a),
            }
        } else {
            Form::logarithm(cost, share, rate, a)
        };
        Self { cost, form }
    }

    /// ln of it.
    pub(crate) fn at(&self, frequency: f64) -> C {
        let angle = frequency * self.cost;
        let angle = angle - (angle / (2.0 * PI)).round() * 2.0 * PI;
        let positive = angle.abs().min(PI);
        let log = match &self.form {
            Form::Exactly(rate, share, a) => {
                rate.log_transform(missing(C::new(a * self.cost, positive), *share))
            }
            Form::Value(width, pieces) => {
                let number = ((positive / width) as usize).min(pieces.len() - 1);
                let place = (positive / width - number as f64) * 2.0 - 1.0;
                let (re, im) = at(&pieces[number], place);
                cln(C::new(if re == 0.0 { 1e-300 } else { re }, im))
            }
            Form::Logarithm(ends, pieces) => {
                let number = ends[1..].partition_point(|end| *end < positive);
                let number = number.min(pieces.len() - 1);
                let (from, to) = (ends[number], ends[number + 1]);
                let (re, im) = at(&pieces[number], (positive - from) / (to - from) * 2.0 - 1.0);
                C::new(re, im)
            }
        };
        if angle < 0.0 { log.conj() } else { log }
    }
}

/// 1 - share e^-z.
fn missing(z: C, share: f64) -> C {
    real(1.0 - share) - cexp_m1(-z) * share
}

impl Form {
    fn logarithm(cost: f64, share: f64, rate: &Rate, a: f64) -> Self {
        let log = |angle: f64| rate.log_transform(missing(C::new(a * cost, angle), share));
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
        Self::Logarithm(ends, pieces)
    }

    /// It turns no faster than the most incidents do: by two radians on a piece.
    fn value(cost: f64, share: f64, counts: &[f64], a: f64) -> Self {
        let damped = share * exp(-a * cost);
        let value = |angle: f64| {
            let (sin, cos) = angle.sin_cos();
            let incident = C::new(damped * cos, -damped * sin);
            let counts = counts.iter().rev();
            counts.fold(ZERO, |sum, count| sum * incident + *count)
        };
        let pieces = (PI * counts.len() as f64 / 2.0).ceil();
        let width = PI / pieces;
        let basis = Basis::get();
        let piece = |number: usize| {
            let from = width * number as f64;
            basis.through(&basis.places(from, from + width).map(value))
        };
        Self::Value(width, (0..pieces as usize).map(piece).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::numeric::complex::{ONE, cexp};
    use super::*;

    #[test]
    fn a_pile_has_the_transform_of_its_rate() {
        let flat = Rate::Mixed {
            rates: (0..40).map(|n| (f64::from(n) * 0.3, 1.0 / 40.0)).collect(),
            sigma: 0.0,
        };
        let lognormal = Rate::Lognormal {
            mu: 1.0,
            sigma: 0.5,
        };
        let (cost, a) = (7.0, 0.01);
        for rate in [flat, lognormal, Rate::Exponential { mean: 3.0 }] {
            for share in [1.0, 0.6] {
                let periodic = Periodic::new(cost, share, &rate, a);
                for frequency in [0.0, 0.01, 0.17, 0.4, 0.45, 1.3, 20.0] {
                    let incident = cexp(-C::new(a, frequency) * cost) * share;
                    let wanted = cexp(rate.log_transform(ONE - incident));
                    let off = (cexp(periodic.at(frequency)) - wanted).norm();
                    assert!(off < 1e-10, "{rate:?} {share} {frequency}: {off:e}");
                }
            }
        }
    }
}
