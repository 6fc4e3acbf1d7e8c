//! What is kept from one question to the next: an edited risk costs one risk.

use std::rc::Rc;

use super::lattice::Grid;
use super::risk::{Key, Prepared, Spectra};
use super::severity::Tools;
use super::transform::Spectrum;

/// Numbers kept before what was used longest ago goes: 32 MB.
const MOST_KEPT: usize = 4 << 20;
/// Lattices kept of one risk.
const MOST_GRIDS: usize = 4;
/// Risks are multiplied in blocks of so many; an edit, and a risk left out, touch one block.
pub(super) const BLOCK: usize = 16;

/// Remembers each risk's spectra, and the products of their blocks.
#[derive(Default)]
pub struct Cache {
    tools: Option<Tools>,
    risks: Vec<Kept>,
    blocks: Vec<(Vec<u64>, Rc<Product>, u64)>,
    /// Questions so far.
    clock: u64,
    /// Spectra made so far.
    numbers: u64,
    /// Where the next risk asked for is likely to be.
    next: usize,
}

struct Kept {
    prepared: Rc<Prepared>,
    spectra: Vec<(Grid, Rc<Named>)>,
    used: u64,
}

/// Spectra with a number of their own, by which the products they are in are found.
pub(super) struct Named {
    pub(super) number: u64,
    pub(super) spectra: Spectra,
}

/// The spectra of several risks multiplied: of all that can happen, and of the part that is piled up
/// on the multiples of certain amounts, when there is one.
pub(super) struct Product {
    pub(super) total: Vec<Spectrum>,
    pub(super) piled: Vec<Spectrum>,
}

impl Cache {
    /// An empty one.
    pub fn new() -> Self {
        Self::default()
    }

    pub(super) fn tools(&mut self) -> &mut Tools {
        self.tools.get_or_insert_with(Tools::new)
    }

    /// Starts a new question; what no question has used for long may go.
    pub(super) fn begin(&mut self) {
        self.clock += 1;
        let mut kept = 0;
        for risk in &self.risks {
            kept += risk.size();
        }
        for block in &self.blocks {
            kept += block.1.size();
        }
        let oldest = match kept > MOST_KEPT {
            true => self.clock.saturating_sub(2),
            false => self.clock.saturating_sub(64),
        };
        self.risks.retain(|risk| risk.used >= oldest);
        self.blocks.retain(|block| block.2 >= oldest);
    }

    fn find(&mut self, key: &Key) -> Option<usize> {
        let is_it = |risk: &Kept| risk.prepared.key == *key;
        // Risks are mostly asked for in the order in which they came.
        let place = match self.risks.get(self.next) {
            Some(risk) if is_it(risk) => self.next,
            _ => self.risks.iter().position(is_it)?,
        };
        self.next = place + 1;
        Some(place)
    }

    /// A risk's figures that need no lattice.
    pub(super) fn prepared(&mut self, key: &Key) -> Rc<Prepared> {
        let clock = self.clock;
        if let Some(place) = self.find(key) {
            self.risks[place].used = clock;
            return Rc::clone(&self.risks[place].prepared);
        }
        let prepared = Rc::new(Prepared::new(*key, self.tools()));
        self.risks.push(Kept {
            prepared: Rc::clone(&prepared),
            spectra: Vec::new(),
            used: clock,
        });
        prepared
    }

    /// A risk's spectra on a grid.
    pub(super) fn spectra(&mut self, prepared: &Rc<Prepared>, grid: Grid) -> Rc<Named> {
        let place = self.find(&prepared.key);
        if let Some(place) = place {
            for (on, named) in &self.risks[place].spectra {
                if *on == grid {
                    return Rc::clone(named);
                }
            }
        }
        self.numbers += 1;
        let named = Rc::new(Named {
            number: self.numbers,
            spectra: prepared.spectra(grid, self.tools()),
        });
        if let Some(place) = place {
            let spectra = &mut self.risks[place].spectra;
            if spectra.len() >= MOST_GRIDS {
                spectra.remove(0);
            }
            spectra.push((grid, Rc::clone(&named)));
        }
        named
    }

    /// The product of one block of risks.
    pub(super) fn block(&mut self, risks: &[Rc<Named>], piled: bool) -> Rc<Product> {
        let mut numbers = Vec::with_capacity(risks.len() + 1);
        numbers.push(u64::from(piled));
        for risk in risks {
            numbers.push(risk.number);
        }
        let clock = self.clock;
        for block in &mut self.blocks {
            if block.0 == numbers {
                block.2 = clock;
                return Rc::clone(&block.1);
            }
        }
        let product = Rc::new(Product::of(risks, piled));
        self.blocks.push((numbers, Rc::clone(&product), clock));
        product
    }
}

impl Kept {
    fn size(&self) -> usize {
        let mut size = 0;
        for (grid, named) in &self.spectra {
            let times = if named.spectra.has_both() { 4 } else { 2 };
            size += grid.points * times;
        }
        size
    }
}
