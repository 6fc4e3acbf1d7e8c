//! The stack rank: which risks fit a target, and what is left after accepting some.

use super::budget::Percent;
use super::units::Minutes;

/// The least share of the budget at which one risk is too big to carry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Threshold(pub Percent);

/// Caution starts at this share of the "too big" line.
pub(crate) const CAUTION_FROM: f64 = 0.8;

/// How one risk stands against one target's budget.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    /// Well below the line.
    Small,
    /// From 80 % of the line.
    Caution,
    /// At the line or above it: alone it takes too large a part of the budget.
    TooBig,
    /// The team accepts it for this target, whatever its size.
    Accepted,
}

impl Default for Threshold {
    /// A quarter of the budget, the practice's own line.
    fn default() -> Self {
        Self(Percent::QUARTER)
    }
}

impl Threshold {
    /// The bad minutes a year from which a risk is too big for `budget`.
    pub fn too_big_at(self, budget: Minutes) -> Minutes {
        Minutes::new(self.0.of(budget.get()))
    }

    /// The bad minutes a year from which a risk is near to too big for `budget`.
    pub fn caution_at(self, budget: Minutes) -> Minutes {
        Minutes::new(CAUTION_FROM * self.too_big_at(budget).get())
    }
}

/// Marks a risk costing `cost` minutes a year against a yearly `budget`.
///
/// Source: the practice's stack rank, 25 % of the budget by default.
pub fn mark(cost: Minutes, budget: Minutes, threshold: Threshold, accepted: bool) -> Mark {
    let line = threshold.too_big_at(budget);
    if accepted {
        Mark::Accepted
    } else if cost >= line {
        Mark::TooBig
    } else if cost >= threshold.caution_at(budget) {
        Mark::Caution
    } else {
        Mark::Small
    }
}

/// What accepting some risks leaves of a target's budget for the others.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rank {
    /// The yearly budget.
    pub budget: Minutes,
    /// Bad minutes a year of the accepted risks.
    pub accepted: Minutes,
    /// Bad minutes a year of all the others.
    pub needed: Minutes,
}

impl Rank {
    /// Budget less what was accepted; below zero when too much was.
    pub fn left(self) -> Minutes {
        self.budget - self.accepted
    }

    /// What must be fixed before the target holds on average; `None` when it does.
    pub fn to_fix(self) -> Option<Minutes> {
        let short = self.needed - self.left();
        (short.get() > 0.0).then_some(short)
    }
}
