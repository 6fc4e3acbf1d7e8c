//! The transform of a risk whose costs are all multiplied once by a factor nobody knows.
//!
//! With a lognormal factor M of mean 1 the transform is E phi(s M), phi without it. The integral over ln M runs on
//! a line turned by the phase of s, so that phi is only asked on the real axis, where it falls without oscillating.

use std::f64::consts::FRAC_PI_2;

use super::super::numeric::complex::{C, ZERO, cexp, exp, real};
use super::factor::Factor;

/// Turned by no more sigmas than this, what is added grows by e^12 at most before it cancels.
const MOST_TURN: f64 = 4.9;
const FARTHEST: f64 = 7.7;

/// The sigma of a lognormal with 90 % in [1/k, k]: ln k / z95.
pub(crate) fn sigma(k: f64) -> f64 {
    k.ln() / crate::math::estimate::Z95
}

/// By how much what is added grows before it cancels.
pub(crate) fn growth(sigma: f64) -> f64 {
    let turn = FRAC_PI_2.min(MOST_TURN * sigma) / sigma;
    exp(turn * turn / 2.0)
}

/// E phi(s M).
pub(crate) fn transform(factor: &Factor, s: C) -> C {
    let sigma = factor.doubt;
    let angle = s.im.atan2(s.re);
    let turn = angle.min(MOST_TURN * sigma);
    let log_size = s.norm_sqr().ln() / 2.0;
    let half = 0.5 / (sigma * sigma);
    // Where it had to be turned by less, phi oscillates and the rule must be finer.
    let step = if turn < angle { 0.25 } else { 0.5 } * sigma.min(0.8);
    let far = (FARTHEST * FARTHEST + (turn / sigma) * (turn / sigma)).sqrt() * sigma;
    let nodes = (far / step).ceil() as i32;
    let none = real(exp(factor.log_none));
    let (mut sum, mut total) = (ZERO, ZERO);
    for node in -nodes..=nodes {
        let t = step * f64::from(node);
        let weight = cexp(C::new((turn * turn - t * t) * half, 2.0 * t * turn * half));
        total += weight;
        let log = log_size + t - sigma * sigma / 2.0;
        let more = if turn < angle {
            cexp(factor.log_undoubted(C::from_polar(exp(log), angle - turn))) - none
        } else {
            real(factor.undoubted_on_axis(log))
        };
        sum += weight * more;
    }
    none + sum / total
}

/// ln |factor| at a place.
pub(crate) fn log_size(factor: &Factor, s: C) -> f64 {
    match factor.doubt > 0.0 {
        true => transform(factor, s).norm_sqr().ln() / 2.0,
        false => factor.log_undoubted(s).re,
    }
}

/// |the transform of an incident|, or with doubt what is like it.
pub(crate) fn incident_size(factor: &Factor, s: C) -> f64 {
    let value = match factor.doubt > 0.0 {
        true => transform(factor, s) - real(exp(factor.log_none)),
        false => real(1.0) - factor.missing(s),
    };
    value.norm_sqr().sqrt()
}
