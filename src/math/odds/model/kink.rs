//! Where the distribution function of one incident's cost has a corner.
//!
//! A corner makes the transform fall only as 1 / omega^2, and a Fourier series near it converge slowly. An
//! amount with the same corner and a distribution in closed form is taken out of the series and added in
//! closed form (Krylov's acceleration; C. Lanczos, Discourse on Fourier Series, 1966, section 16).

use super::super::numeric::complex::{C, ONE, cexp, flat};
use super::duration::Shape;
use super::spread::{Manner, Spread};

/// An amount whose density jumps as an incident's does.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Kink {
    /// Flat between two amounts.
    Flat { from: f64, to: f64 },
    /// Exponential with this mean, from an amount on.
    Fall { at: f64, mean: f64 },
}

impl Kink {
    /// E e^(-s X).
    pub(crate) fn transform(&self, s: C) -> C {
        match *self {
            Self::Flat { from, to } => cexp(-s * from) * flat(s * (to - from)),
            Self::Fall { at, mean } => cexp(-s * at) / (ONE + s * mean),
        }
    }

    /// The kink of a spread, and how much of it there is for each of its incidents (more than 1 is possible: only the
    /// jump is to be the same).
    pub(crate) fn of(spread: &Spread) -> Option<(f64, Self)> {
        let (low, high, certain) = (spread.low, spread.high, spread.certain.max(0.0));
        if spread.shapes.is_empty() {
            let (from, to) = (certain * low, certain * high);
            return Some((1.0, Self::Flat { from, to }));
        }
        if low == high {
            let [shape] = &spread.shapes[..] else {
                return None;
            };
            if let Shape::Flat { width } = shape {
                let (from, to) = (certain * high, (certain + width) * high);
                return Some((1.0, Self::Flat { from, to }));
            }
            let (density, mean) = shape.jump();
            let fall = Self::Fall {
                at: certain * high,
                mean: mean * high,
            };
            return (density > 0.0).then_some((density * mean, fall));
        }
        let mean = spread.typical();
        let density = if low == 0.0 && spread.manner() == Manner::Difference {
            // E[1 / lasting] / high.
            spread
                .log_inverse(super::super::numeric::complex::ZERO)
                .re
                .exp()
                / high
        } else if let ([shape], true) = (&spread.shapes[..], certain == 0.0 && low > 0.0) {
            shape.jump().0 * (high / low).ln() / (high - low)
        } else {
            return None;
        };
        (density > 0.0).then_some((density * mean, Self::Fall { at: 0.0, mean }))
    }
}
