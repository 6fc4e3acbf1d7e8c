//! The least effort that is enough: which of several measures to take.

use super::mitigation::Decision;
use super::order::ordered;

/// The most measures among which the best choice is searched; beyond, a greedy answer is given.
pub const MOST_EXACT: usize = 20;

/// A choice of measures that is enough.
#[derive(Clone, Debug, PartialEq)]
pub struct LeastEffort {
    /// The chosen measures by their places, ascending.
    pub chosen: Vec<usize>,
    /// Their effort together.
    pub effort: f64,
    /// Whether no other choice that is enough takes less effort.
    pub exact: bool,
}

/// What is left for each choice, as [`least_effort`] asks it: for a choice with open decisions a
/// lower bound of what any decision about them leads to.
pub type Left<'a> = &'a dyn Fn(&[Decision]) -> f64;

/// The choice of measures of least effort for which `left` is at most `most`; `None` when no
/// choice is. Exact up to [`MOST_EXACT`] measures: branch and bound over the choices (Land and
/// Doig, 1960), led by the greedy answer. Beyond them, or after `steps` questions, the best choice
/// found so far is given and said not to be exact.
pub fn least_effort(efforts: &[f64], most: f64, steps: usize, left: Left) -> Option<LeastEffort> {
    let greedy = greedy(efforts, most, left);
    // The dearest first: leaving one out says most, and early.
    let order = ordered(efforts.len(), &|a, b| efforts[b].total_cmp(&efforts[a]));
    let mut search = Search {
        efforts,
        most,
        left,
        order,
        steps,
        decisions: vec![Decision::Open; efforts.len()],
        best: greedy,
    };
    let exact = efforts.len() <= MOST_EXACT && search.below(0, 0.0);
    let chosen = search.best?;
    Some(LeastEffort {
        effort: effort_of(&chosen, efforts),
        chosen,
        exact,
    })
}

fn effort_of(chosen: &[usize], efforts: &[f64]) -> f64 {
    chosen.iter().map(|&place| efforts[place]).sum()
}

struct Search<'a> {
    efforts: &'a [f64],
    most: f64,
    left: Left<'a>,
    order: Vec<usize>,
    steps: usize,
    decisions: Vec<Decision>,
    best: Option<Vec<usize>>,
}

impl Search<'_> {
    /// Decides about the measures from `depth` on. Says whether it came to an end.
    fn below(&mut self, depth: usize, effort: f64) -> bool {
        let best = self.best.as_ref();
        if best.is_some_and(|best| effort >= effort_of(best, self.efforts)) {
            return true;
        }
        if self.steps == 0 {
            return false;
        }
        self.steps -= 1;
        if (self.left)(&self.decisions) > self.most {
            return true;
        }
        let Some(&place) = self.order.get(depth) else {
            let made = |place: &usize| self.decisions[*place] == Decision::Yes;
            self.best = Some((0..self.decisions.len()).filter(made).collect());
            return true;
        };
        self.decisions[place] = Decision::No;
        let mut ended = self.below(depth + 1, effort);
        if ended {
            self.decisions[place] = Decision::Yes;
            ended = self.below(depth + 1, effort + self.efforts[place]);
        }
        self.decisions[place] = Decision::Open;
        ended
    }
}

/// Takes the measure that brings most for its effort until it is enough, then gives back what is
/// not needed, the dearest first.
fn greedy(efforts: &[f64], most: f64, left: Left) -> Option<Vec<usize>> {
    let mut decisions = vec![Decision::No; efforts.len()];
    let mut now = left(&decisions);
    while now > most {
        let mut best: Option<(usize, f64, f64)> = None;
        for place in 0..efforts.len() {
            if decisions[place] == Decision::No {
                decisions[place] = Decision::Yes;
                let after = left(&decisions);
                decisions[place] = Decision::No;
                let gain = (now - after) / efforts[place];
                if after < now && best.is_none_or(|(_, known, _)| gain > known) {
                    best = Some((place, gain, after));
                }
            }
        }
        let (place, _, after) = best?;
        decisions[place] = Decision::Yes;
        now = after;
    }
    for place in ordered(efforts.len(), &|a, b| efforts[b].total_cmp(&efforts[a])) {
        let decided = std::mem::replace(&mut decisions[place], Decision::No);
        if decided == Decision::Yes && left(&decisions) > most {
            decisions[place] = Decision::Yes;
        }
    }
    let made = |place: &usize| decisions[*place] == Decision::Yes;
    Some((0..efforts.len()).filter(made).collect())
}
