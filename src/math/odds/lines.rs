//! Where lines end, and which amounts are told once more on one that ends nearer.

use super::answer::Odds;
use super::reach::{LEAST_REACH, MOST_REACH, NEARER, ladder, nearer, told_from};
use super::work::Work;

/// Standard deviations beyond the mean within which quantiles are looked for first.
const SIGMAS: f64 = 3.0;
/// Odds that may be off by so many times what is wanted, and by as much as this, are computed again on a line that
/// ends nearer.
const TOO_COARSE: f64 = 5.0;
const LEAST_COARSE: f64 = 1e-6;

impl Work {
    /// The first reach, from this table alone: the same table has the same odds.
    pub(super) fn choose_reach(&mut self) {
        let (mut mean, mut variance) = (0.0, 0.0);
        for risk in &self.prepared {
            mean += risk.rough.0;
            variance += risk.rough.1;
        }
        let sigma = variance.sqrt();
        let budgets = self.question.budgets.iter();
        let budgets = budgets.fold(0.0, |most: f64, budget| most.max(budget.get()));
        self.largest = (budgets * (1.0 + 1e-9)).clamp(LEAST_REACH, MOST_REACH);
        self.reach = self.largest;
        let quantiles = ladder(mean + SIGMAS * sigma).clamp(LEAST_REACH, MOST_REACH);
        if !self.question.quantiles.is_empty() {
            self.reach = self.reach.max(quantiles);
        }
        // Budgets far beyond all that is likely need no series of their own.
        let likely = ladder(mean + 12.0 * sigma).clamp(LEAST_REACH, MOST_REACH);
        if likely * 2.0 < self.reach {
            self.reach = likely;
        }
    }

    /// From what error on odds are computed once more.
    pub(super) fn too_coarse(&self) -> f64 {
        (TOO_COARSE * self.question.error).max(LEAST_COARSE)
    }

    /// Where the next nearer line ends: for the largest amount asked whose odds are too coarse.
    pub(super) fn nearer_reach(&self, odds: &Odds) -> Option<f64> {
        let mut amounts = self.question.budgets.clone();
        let quantiles = self.question.quantiles.iter();
        amounts.extend(quantiles.filter_map(|p| odds.quantile(*p)));
        // What lies below the bulk of frequent costs is told on a line that ends not far above it.
        let mut untold = Vec::new();
        for solved in &odds.solved {
            let (from, line) = (told_from(solved.points()), solved.reach());
            if let Some(end) = nearer(from, line, &NEARER[1..]).filter(|_| from > 0.0) {
                let mut others = odds.solved.iter();
                let is_told = others.any(|one| one.reach() >= from && one.reach() < line);
                untold.push((line, end, is_told));
            }
        }
        let mut farthest: Option<f64> = None;
        for amount in amounts {
            if odds.error_at(amount) <= self.too_coarse() {
                continue;
            }
            let line = odds.line_at(amount);
            let is_below = |(one, end, _): &&(f64, f64, bool)| *one == line && amount.get() < *end;
            let end = untold.iter().find(is_below);
            let reach = nearer(amount.get(), line, &NEARER)
                .map(|reach| end.map_or(reach, |(_, end, _)| reach.min(*end)));
            if reach > farthest {
                farthest = reach;
            }
        }
        for (_, end, is_told) in untold {
            if !is_told && Some(end) > farthest {
                farthest = Some(end);
            }
        }
        farthest
    }
}
