//! What of a table is counted on the line at hand, and how.

use std::rc::Rc;

use super::counted::bulk::Bulk;
use super::counted::counting::Counting;
use super::counted::pairs::{Pairing, Pairs};
use super::counted::points::Points;
use super::model::pile::Pile;
use super::model::risk::{Prepared, piles};
use super::work::{Stage, Work};

/// Counted parts less probable than this are not counted.
const FAINT: f64 = 1e-11;
/// The most multiplications of a counting that is not needed.
const MOST_EFFORT: f64 = 3e8;

impl Work {
    /// The risks that matter up to the reach and whether each is told beside the others, and P(none of those further out).
    pub(super) fn split(&self) -> (Vec<(Rc<Prepared>, bool)>, f64) {
        let (mut within, mut beyond) = (Vec::new(), 1.0);
        for (risk, is_frequent) in self.prepared.iter().zip(&self.frequent) {
            if risk.least > self.reach * (1.0 + 1e-12) {
                beyond *= risk.still;
            } else {
                within.push((Rc::clone(risk), *is_frequent));
            }
        }
        (within, beyond)
    }

    pub(super) fn size(&mut self) -> Stage {
        if self.in_full {
            self.frequent = vec![false; self.prepared.len()];
        } else {
            self.choose_frequent();
        }
        let (within, beyond) = self.counted();
        let piles = piles(&within);
        if piles.is_empty() {
            return Stage::Start(Rc::new(self.with_frequent(Points::nothing())));
        }
        let mut none = beyond;
        for (risk, _) in &within {
            if let (Some(_), None) = (&risk.factor, &risk.pile) {
                none *= risk.still;
            }
        }
        if none < FAINT {
            if self.is_asked_without_one(&within)
                && let Some(counting) = Counting::new(&piles, self.reach)
                && counting.effort() <= MOST_EFFORT
            {
                return self.count(vec![counting], None);
            }
            let whole: Vec<&Pile> = piles.into_iter().filter(|pile| pile.share == 1.0).collect();
            let bulk = Bulk::of(&whole);
            return Stage::Start(Rc::new(Points::uncounted(bulk)));
        }
        if let Some(counting) = Counting::new(&piles, self.reach) {
            return self.count(vec![counting], None);
        }
        match Pairing::of(&piles, self.reach) {
            Some(pairing) => Stage::Pair(Box::new(pairing)),
            None => self.rounded(None),
        }
    }

    /// Whether the odds without some risk are asked, and what is counted of the others is not faint then.
    fn is_asked_without_one(&self, within: &[(Rc<Prepared>, bool)]) -> bool {
        if !self.question.each || !self.solved.is_empty() {
            return false;
        }
        let (mut log_none, mut least) = (0.0, 0.0);
        for (risk, _) in within {
            if let (Some(factor), None) = (&risk.factor, &risk.pile) {
                log_none += factor.log_none;
                least = factor.log_none.min(least);
            }
        }
        log_none - least >= FAINT.ln()
    }

    /// Counts on a step to which costs are rounded.
    pub(super) fn rounded(&mut self, pairs: Option<Pairs>) -> Stage {
        let (within, _) = self.counted();
        let piles = piles(&within);
        if let Some(pairs) = pairs {
            let (counting, blur) = Counting::between(&piles, self.reach);
            return self.count(vec![counting], Some((Rc::new(pairs), blur)));
        }
        if self.frequent.contains(&true) {
            return self.told_in_full();
        }
        let both = [true, false].map(|up| Counting::rounded(&piles, self.reach, up));
        self.count(both.into(), None)
    }

    /// Without what is told beside the others.
    fn told_in_full(&mut self) -> Stage {
        self.in_full = true;
        Stage::Size
    }

    /// Counts, unless that takes long and only what is told beside asks for it.
    fn count(&mut self, all: Vec<Counting>, pairs: Option<(Rc<Pairs>, f64)>) -> Stage {
        let effort: f64 = all.iter().map(Counting::effort).sum();
        if effort > MOST_EFFORT && self.frequent.contains(&true) {
            return self.told_in_full();
        }
        Stage::Count(all, Vec::new(), pairs)
    }

    /// The risks of which certain costs are counted, and P(none of those further out).
    fn counted(&self) -> (Vec<(Rc<Prepared>, bool)>, f64) {
        let (mut within, beyond) = self.split();
        within.retain(|(_, is_frequent)| !is_frequent);
        (within, beyond)
    }
}
