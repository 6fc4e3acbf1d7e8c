//! A function of the real axis, told once.

use std::collections::BTreeMap;

use super::super::numeric::chebyshev::{Basis, Polynomial, at};
use super::super::numeric::complex::real;

/// Panels of the logarithm of the real axis to 1.
const PANELS: f64 = 3.0;

/// A smooth function of ln x, by polynomials on panels that are made when they are asked.
#[derive(Debug, Default)]
pub(crate) struct OnAxis {
    panels: BTreeMap<i32, Polynomial>,
}

impl OnAxis {
    pub(crate) fn at(&mut self, log: f64, exact: impl Fn(f64) -> f64) -> f64 {
        let number = (log * PANELS).floor();
        let panel = self.panels.entry(number as i32).or_insert_with(|| {
            let basis = Basis::get();
            let places = basis.places(number / PANELS, (number + 1.0) / PANELS);
            basis.through(&places.map(|log| real(exact(log))))
        });
        at(panel, (log * PANELS - number) * 2.0 - 1.0).0
    }
}
