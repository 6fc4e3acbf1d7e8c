//! Spectra of many risks, multiplied.

use std::rc::Rc;

use super::cache::{Named, Product};
use super::lattice::{Grid, LEVELS};
use super::risk::Piled;
use super::transform::Spectrum;

impl Product {
    /// Nothing has been multiplied yet.
    pub(super) fn one(grid: Grid, piled: bool) -> Self {
        let mut total = Vec::with_capacity(LEVELS);
        for level in 0..LEVELS {
            total.push(Spectrum::one((grid.points >> level) / 2 + 1));
        }
        let piled = if piled { total.clone() } else { Vec::new() };
        Self { total, piled }
    }

    /// The product of several risks.
    pub(super) fn of(risks: &[Rc<Named>], piled: bool) -> Self {
        let mut product = Self {
            total: Vec::new(),
            piled: Vec::new(),
        };
        for risk in risks {
            product.risk(risk, piled);
        }
        product
    }

    /// With one risk more.
    pub(super) fn risk(&mut self, risk: &Named, piled: bool) {
        let spectra = &risk.spectra;
        multiply(&mut self.total, &spectra.total);
        if !piled {
            return;
        }
        match &spectra.piled {
            Piled::All => multiply(&mut self.piled, &spectra.total),
            Piled::Some(some) => multiply(&mut self.piled, some),
            Piled::Still(still) => {
                if self.piled.is_empty() {
                    for spectrum in &spectra.total {
                        self.piled.push(Spectrum::one(spectrum.re.len()));
                    }
                }
                for spectrum in &mut self.piled {
                    for value in &mut spectrum.re {
                        *value *= still;
                    }
                    for value in &mut spectrum.im {
                        *value *= still;
                    }
                }
            }
        }
    }

    /// With a block more.
    pub(super) fn block(&mut self, block: &Self) {
        multiply(&mut self.total, &block.total);
        multiply(&mut self.piled, &block.piled);
    }

    /// The part that is not piled up: what the curve is of. Without piles, that is all but the
    /// probability of nothing, `still`.
    pub(super) fn smooth(&self, still: f64) -> Vec<Spectrum> {
        let mut smooth = self.total.clone();
        for (level, spectrum) in smooth.iter_mut().enumerate() {
            if self.piled.is_empty() {
                for value in &mut spectrum.re {
                    *value -= still;
                }
            } else {
                let piled = &self.piled[level];
                for at in 0..spectrum.re.len() {
                    spectrum.re[at] -= piled.re[at];
                    spectrum.im[at] -= piled.im[at];
                }
            }
        }
        smooth
    }

    /// Numbers held.
    pub(super) fn size(&self) -> usize {
        let mut size = 0;
        for spectrum in self.total.iter().chain(&self.piled) {
            size += 2 * spectrum.re.len();
        }
        size
    }
}

fn multiply(all: &mut Vec<Spectrum>, more: &[Spectrum]) {
    if all.is_empty() {
        all.extend_from_slice(more);
        return;
    }
    for (level, spectrum) in all.iter_mut().enumerate() {
        spectrum.multiply(&more[level]);
    }
}
