//! What is taken apart from the factors: what is counted of them, and their corners.

use std::rc::Rc;

use super::super::model::risk::Prepared;
use super::super::numeric::complex::{C, cexp, real};
use super::super::transform::pile::Periodic;
use super::super::transform::table::SharedTable;
use super::super::transform::values::{Frequencies, Values};

/// A risk with its table on a line.
pub(crate) type Told = (Rc<Prepared>, SharedTable);

/// What is counted of the factors themselves.
#[derive(Default)]
pub(crate) struct Counted {
    /// ln P(no incident) of those without a certain cost.
    log_none: f64,
    atoms: Vec<Periodic>,
}

impl Counted {
    pub(crate) fn of(risks: &[Told], a: f64) -> Self {
        let mut all = Self::default();
        for (risk, _) in risks {
            let Some(factor) = &risk.factor else { continue };
            match factor.atom {
                Some((share, cost)) if factor.doubt == 0.0 => {
                    all.atoms.push(Periodic::new(cost, share, &factor.rate, a));
                }
                _ => all.log_none += factor.log_none,
            }
        }
        all
    }

    pub(crate) fn is_constant(&self) -> bool {
        self.atoms.is_empty()
    }

    /// Its transform.
    pub(crate) fn at(&self, frequency: f64) -> C {
        let atoms = self.atoms.iter();
        cexp(atoms.fold(real(self.log_none), |log, one| log + one.at(frequency)))
    }

    /// P(none of those without a certain cost).
    pub(crate) fn none(&self) -> f64 {
        self.log_none.exp()
    }
}

/// The transforms of each factor's kinks, as parts of P(none), where they are taken out.
pub(crate) fn kinked(risks: &[Told], are_taken_out: bool, on: Frequencies) -> Vec<Option<Values>> {
    let mut all = Vec::new();
    for (risk, _) in risks {
        let Some(factor) = &risk.factor else { continue };
        if !are_taken_out || factor.kinks.is_empty() {
            all.push(None);
            continue;
        }
        let mut values = Values::new();
        for (amount, kink) in &factor.kinks {
            for k in 0..on.count {
                let value = kink.transform(C::new(on.a, on.at(k)));
                values.re[k] += factor.first * amount * value.re;
                values.im[k] += factor.first * amount * value.im;
            }
        }
        all.push(Some(values));
    }
    all
}
