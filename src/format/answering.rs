//! Answering questions about odds in slices: the whole of the program beside the page.

use super::wire;
use crate::math::Odds;
use crate::math::odds::{Cache, Work};
use crate::model::odds::{Ask, Each, Told};

/// Where the curve ends: so little lies beyond it.
const LEAST_ABOVE: f64 = 1e-4;

/// Answers one question at a time, and remembers what later ones may need.
#[derive(Default)]
pub struct Answering {
    cache: Cache,
    now: Option<Answer>,
}

/// An answer in the making.
struct Answer {
    number: u32,
    ask: Ask,
    work: Work,
    odds: Option<Odds>,
    told: Told,
}

impl Answering {
    /// Takes up a question; one not answered yet is dropped. Says whether the numbers were one.
    pub fn ask(&mut self, numbers: &[f64]) -> bool {
        self.now = wire::asked(numbers).map(|(number, ask)| Answer {
            number,
            work: Work::new(&ask.question, &ask.risks, &mut self.cache),
            ask,
            odds: None,
            told: Told::default(),
        });
        self.now.is_some()
    }

    /// Does a slice of the work; the answer, once it is known.
    pub fn step(&mut self) -> Option<Vec<f64>> {
        let now = self.now.as_mut()?;
        if now.step(&mut self.cache) {
            let answer = wire::tell(now.number, &now.told);
            self.now = None;
            return Some(answer);
        }
        None
    }
}

impl Answer {
    /// Computes, then reads one figure after the other; whether all are read.
    fn step(&mut self, cache: &mut Cache) -> bool {
        let (told, question) = (&mut self.told, &self.ask.question);
        let Some(odds) = &self.odds else {
            self.odds = self.work.step(cache);
            return false;
        };
        if told.kept.len() < question.budgets.len() {
            for budget in &question.budgets {
                told.kept.push(odds.kept(*budget));
                told.error = told.error.max(odds.error_at(*budget));
            }
        } else if let Some(p) = question.quantiles.get(told.quantiles.len()) {
            let quantile = odds.quantile(*p);
            if let Some(minutes) = quantile {
                told.error = told.error.max(odds.error_at(minutes));
            }
            told.quantiles.push(quantile.map(|minutes| minutes.get()));
        } else if told.dots.len() < self.ask.dots {
            let dot = Odds::dots(self.ask.dots).nth(told.dots.len());
            let minutes = dot.and_then(|p| odds.quantile(p));
            told.dots.push(minutes.map(|minutes| minutes.get()));
        } else if told.curve.len() < self.ask.points {
            let curve = odds.exceedance_curve(self.ask.points, LEAST_ABOVE);
            told.curve = curve
                .into_iter()
                .map(|(x, above)| (x.get(), above))
                .collect();
        } else if question.each && told.each.len() < self.ask.risks.len() {
            let place = told.each.len();
            let risk = self.work.risk(place);
            let without = self.work.without(place, cache);
            told.error = told.error.max(without.error);
            told.each.push(Each {
                happens: risk.happens,
                minutes: risk.minutes_when_it_happens.get(),
                without: without.kept,
            });
        } else {
            told.exact = odds.is_exact();
            told.beyond = odds.beyond();
            return true;
        }
        false
    }
}
