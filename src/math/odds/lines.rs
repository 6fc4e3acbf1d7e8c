//! Where lines end, and which amounts are told once more on one that ends nearer.

use std::rc::Rc;

use super::super::units::Minutes;
use super::answer::Odds;
use super::inverse::solved::Solved;
use super::reach::{LEAST_REACH, Longer, MOST_REACH, NEARER, ladder, nearer, told_from};
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

    /// All that are asked.
    fn asked(&self, odds: &Odds) -> Vec<Minutes> {
        let mut amounts = self.question.budgets.clone();
        let quantiles = self.question.quantiles.iter();
        amounts.extend(quantiles.filter_map(|p| odds.quantile(*p)));
        amounts
    }

    /// Those whose odds are too coarse.
    fn coarse(&self, odds: &Odds) -> Vec<Minutes> {
        let mut amounts = self.asked(odds);
        amounts.retain(|amount| odds.error_at(*amount) > self.too_coarse());
        amounts
    }

    /// The farthest line that tells an amount too coarsely and was not made longer yet.
    pub(super) fn longer_line(&self, odds: &Odds) -> Option<Longer> {
        let is_on =
            |line: f64, amount: &Minutes| amount.get() <= line && odds.line_at(*amount) == line;
        let mut farthest: f64 = 0.0;
        for amount in self.coarse(odds) {
            let line = odds.line_at(amount);
            let mut before = self.longer.iter();
            if is_on(line, &amount) && !before.any(|one| one.reach == line) {
                farthest = farthest.max(line);
            }
        }
        let amounts = self.asked(odds).into_iter();
        let amounts = amounts.filter(|amount| is_on(farthest, amount));
        let reach = Minutes::new(farthest);
        (farthest > 0.0).then(|| Longer {
            reach: farthest,
            left: 1.0 - odds.kept(reach) + odds.error_at(reach),
            amounts: amounts.map(Minutes::get).collect(),
        })
    }

    /// In place of the line that ends there, where it tells more.
    pub(super) fn take_longer(&mut self, solved: Solved) {
        let mut lines = self.nearer.iter_mut().chain(&mut self.solved);
        let reach = solved.reach();
        if let Some(line) = lines.find(|line| line.reach() == reach)
            && let Some(longer) = self.longer.last()
            && longer.stated(&solved) < longer.stated(line)
        {
            *line = Rc::new(solved);
        }
        self.read();
    }

    /// Where the next nearer line ends: for the largest amount asked whose odds are too coarse.
    pub(super) fn nearer_reach(&self, odds: &Odds) -> Option<f64> {
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
        for amount in self.coarse(odds) {
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
