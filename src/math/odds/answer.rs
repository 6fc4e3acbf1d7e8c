//! What is read off a distribution.

use std::rc::Rc;

use super::super::units::Minutes;
use super::inverse::quantile::Looks;
use super::inverse::solved::Solved;

/// Looks at a distribution in one slice.
const LOOKS: usize = 1;

/// The distribution of a horizon's bad minutes.
#[derive(Clone, Debug)]
pub struct Odds {
    /// Up to ever larger amounts.
    pub(super) solved: Vec<Rc<Solved>>,
    pub(super) mean: f64,
    pub(super) exact: bool,
    /// Quantiles that were asked, as far as they have been read.
    pub(super) read: Vec<(f64, Option<Minutes>)>,
}

impl Odds {
    /// The closest look at an amount.
    fn at(&self, x: f64) -> &Solved {
        let near = self.solved.iter().find(|solved| x <= solved.reach());
        near.unwrap_or(&self.solved[self.solved.len() - 1])
    }

    /// Where the line ends that an amount is told on.
    pub(super) fn line_at(&self, amount: Minutes) -> f64 {
        self.at(amount.get()).reach()
    }

    /// P(total <= budget): the chance that a target with this budget is kept, if these risks are all
    /// that happens. Beyond the reach it is only known to lie between that of the reach and 1, and the middle
    /// is answered.
    pub fn kept(&self, budget: Minutes) -> f64 {
        let x = budget.get();
        let solved = self.at(x);
        if x <= solved.reach() {
            // No line begins below where the last one ended.
            let nearer = self.solved.iter().filter(|one| one.reach() < x);
            return nearer.fold(solved.at(x), |most, one| most.max(one.end()));
        }
        f64::midpoint(solved.end(), 1.0)
    }

    /// P(total > x).
    pub fn exceedance(&self, x: Minutes) -> f64 {
        1.0 - self.kept(x)
    }

    /// How far off `kept(budget)` may be: an upper bound.
    pub fn error_at(&self, budget: Minutes) -> f64 {
        let x = budget.get();
        let solved = self.at(x);
        if x <= solved.reach() {
            let own = solved.at(x);
            let mut error = solved.error_at(x);
            // Where a nearer line ends higher, the truth lies between its end and what this line says.
            for nearer in self.solved.iter().filter(|one| one.reach() < x) {
                if nearer.end() > own {
                    error = error.max(nearer.error_at(nearer.reach()));
                }
            }
            return error;
        }
        (1.0 - solved.end()) / 2.0 + solved.error_at(solved.reach())
    }

    /// The least total that is not exceeded with probability p; `None` when it lies beyond the reach.
    /// Rounded up, so that `kept` of it is at least p. Where the total takes a value with a probability of its own that
    /// reaches p, it is that value. Its own error, as a probability, is `error_at` it.
    pub fn quantile(&self, p: f64) -> Option<Minutes> {
        if let Some((_, read)) = self.read.iter().find(|(asked, _)| *asked == p) {
            return *read;
        }
        let mut looks = Looks::default();
        looks.more(usize::MAX);
        self.search(p, &mut looks)?
    }

    /// A slice of the search for it, with the looks at the distribution so far; whether it is found, which is remembered.
    pub fn look_for(&mut self, p: f64, looks: &mut Looks) -> bool {
        if self.read.iter().any(|(asked, _)| *asked == p) {
            return true;
        }
        looks.more(LOOKS);
        let Some(found) = self.search(p, looks) else {
            return false;
        };
        looks.forget();
        self.read.push((p, found));
        true
    }

    fn search(&self, p: f64, looks: &mut Looks) -> Option<Option<Minutes>> {
        let mut nearer = 0.0;
        for solved in &self.solved {
            if let Some(found) = solved.look_for(p, looks)? {
                return Some(Some(Minutes::new(found.max(nearer))));
            }
            nearer = solved.reach();
        }
        Some(None)
    }

    /// `count` points of P(total > x) from 0 to the reach or to where less than `least` is left,
    /// about equally spaced: a chart's exceedance curve.
    pub fn exceedance_curve(&self, count: usize, least: f64) -> Vec<(Minutes, f64)> {
        let reach = self.reach();
        let end = self.quantile(1.0 - least).unwrap_or(reach);
        let mut points = Vec::with_capacity(count);
        for at in 0..count {
            let x = end.get() * at as f64 / (count.max(2) - 1) as f64;
            let (x, kept) = self.at(x).near(x);
            // It never rises.
            let before = points
                .last()
                .map_or(1.0, |(_, above): &(Minutes, f64)| *above);
            points.push((Minutes::new(x), (1.0 - kept).min(before)));
        }
        points
    }

    /// The probabilities whose quantiles are the dots of a picture of `count` equally likely totals: the middle
    /// of each equal share.
    pub fn dots(count: usize) -> impl Iterator<Item = f64> {
        (0..count).map(move |dot| (dot as f64 + 0.5) / count as f64)
    }

    /// Expected bad minutes over the horizon, in closed form.
    pub fn mean(&self) -> Minutes {
        Minutes::new(self.mean)
    }

    /// Up to where the distribution is known.
    pub fn reach(&self) -> Minutes {
        Minutes::new(self.solved[self.solved.len() - 1].reach())
    }

    /// Whether every figure was a point, so that the probabilities are exact to rounding.
    pub fn is_exact(&self) -> bool {
        self.exact
    }

    /// P(total > reach).
    pub fn beyond(&self) -> f64 {
        1.0 - self.solved[self.solved.len() - 1].end()
    }
}
