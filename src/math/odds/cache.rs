//! What is kept from one question to the next: an edited risk costs one risk.

use std::rc::Rc;

use super::model::risk::{Key, Prepared};
use super::transform::table::SharedTable;

/// Pieces of tables kept before what was used longest ago goes: about 30 MB.
const MOST_PIECES: usize = 60_000;
/// Lines kept of one risk.
const MOST_LINES: usize = 6;

/// Remembers each risk's tables.
#[derive(Default)]
pub struct Cache {
    risks: Vec<Kept>,
    /// Questions so far.
    clock: u64,
    /// Where the next risk asked for is likely to be.
    next: usize,
}

struct Kept {
    prepared: Rc<Prepared>,
    /// By the real part of the line.
    tables: Vec<(f64, SharedTable)>,
    used: u64,
}

impl Cache {
    /// An empty one.
    pub fn new() -> Self {
        Self::default()
    }

    /// Starts a new question; what no question has used for long may go.
    pub(super) fn begin(&mut self) {
        self.clock += 1;
        let kept: usize = self.risks.iter().map(Kept::size).sum();
        let oldest = match kept > MOST_PIECES {
            true => self.clock.saturating_sub(2),
            false => self.clock.saturating_sub(64),
        };
        self.risks.retain(|risk| risk.used >= oldest);
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

    /// A risk's figures that are the same on each line.
    pub(super) fn prepared(&mut self, key: &Key) -> Rc<Prepared> {
        let clock = self.clock;
        if let Some(place) = self.find(key) {
            self.risks[place].used = clock;
            return Rc::clone(&self.risks[place].prepared);
        }
        let prepared = Rc::new(Prepared::new(*key));
        self.risks.push(Kept {
            prepared: Rc::clone(&prepared),
            tables: Vec::new(),
            used: clock,
        });
        prepared
    }

    /// A risk's table on a line.
    pub(super) fn table(&mut self, prepared: &Rc<Prepared>, a: f64) -> SharedTable {
        let Some(place) = self.find(&prepared.key) else {
            return SharedTable::default();
        };
        let tables = &mut self.risks[place].tables;
        if let Some((_, table)) = tables.iter().find(|(on, _)| *on == a) {
            return Rc::clone(table);
        }
        if tables.len() >= MOST_LINES {
            tables.remove(0);
        }
        let table = SharedTable::default();
        tables.push((a, Rc::clone(&table)));
        table
    }
}

impl Kept {
    fn size(&self) -> usize {
        let tables = self.tables.iter();
        tables.map(|(_, table)| table.borrow().pieces.len()).sum()
    }
}
