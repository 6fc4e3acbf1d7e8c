//! What is taken apart from the factors: what is counted of them, and their corners.

use std::rc::Rc;

use super::super::model::risk::Prepared;
use super::super::numeric::complex::{C, ONE, ZERO, cexp};
use super::super::transform::evaluate::{Frequencies, Values};
use super::super::transform::table::SharedTable;

/// A risk with its table on a line.
pub(crate) type Told = (Rc<Prepared>, SharedTable);

/// The transform of what is counted of the factors themselves.
pub(crate) fn counted(risks: &[Told], on: Frequencies) -> Vec<C> {
    let mut all = Vec::with_capacity(on.count);
    for k in 0..on.count {
        let s = C::new(on.a, on.at(k));
        let mut log = ZERO;
        for (risk, _) in risks {
            let Some(factor) = &risk.factor else { continue };
            match factor.atom {
                Some((share, cost)) if factor.doubt == 0.0 => {
                    log += factor.rate.log_transform(ONE - cexp(-s * cost) * share);
                }
                _ => log.re += factor.log_none,
            }
        }
        all.push(cexp(log));
    }
    all
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
