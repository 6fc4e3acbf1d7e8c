//! Answering questions about odds in slices: the whole of the program beside the page.

use crate::analysis::odds::{Ask, Each, Told};
use crate::math::Odds;
use crate::math::odds::{Cache, Looks, Work};
use crate::odds_worker::message;

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
    /// At the distribution, for the next quantile.
    looks: Looks,
    told: Told,
}

impl Answering {
    /// Takes up a question; one not answered yet is dropped. Says whether the text was one.
    pub fn ask(&mut self, text: &str) -> bool {
        self.now = message::asked(text).map(|(number, ask)| Answer {
            number,
            work: Work::new(&ask.question, &ask.risks, &mut self.cache),
            ask,
            odds: None,
            looks: Looks::default(),
            told: Told::default(),
        });
        self.now.is_some()
    }

    /// Does a slice of the work; the answer, once it is known.
    pub fn step(&mut self) -> Option<String> {
        let now = self.now.as_mut()?;
        if !now.step(&mut self.cache) {
            return None;
        }
        let answer = message::tell(now.number, &now.told);
        self.now = None;
        Some(answer)
    }
}

impl Answer {
    /// Computes, then reads one figure after the other; whether all are read.
    fn step(&mut self, cache: &mut Cache) -> bool {
        let (told, question) = (&mut self.told, &self.ask.question);
        let looks = &mut self.looks;
        let Some(odds) = &mut self.odds else {
            self.odds = self.work.step(cache);
            return false;
        };
        if let Some(budget) = question.budgets.get(told.kept.len()) {
            told.kept.push(odds.kept(*budget));
            told.error = told.error.max(odds.error_at(*budget));
        } else if let Some(p) = question.quantiles.get(told.quantiles.len()) {
            if odds.look_for(*p, looks) {
                told.quantiles.push(quantile(odds, *p, &mut told.error));
            }
        } else if told.dots.len() < self.ask.dots {
            if let Some(p) = Odds::dots(self.ask.dots).nth(told.dots.len())
                && odds.look_for(p, looks)
            {
                told.dots.push(quantile(odds, p, &mut told.error));
            }
        } else if told.curve.len() < self.ask.points {
            // Where it ends.
            if !odds.look_for(1.0 - LEAST_ABOVE, looks) {
                return false;
            }
            let curve = odds.exceedance_curve(self.ask.points, LEAST_ABOVE);
            let points = curve.into_iter().map(|(x, above)| (x.get(), above));
            told.curve = points.collect();
        } else if question.each && told.each.len() < self.ask.risks.len() {
            let place = told.each.len();
            let Some(without) = self.work.without(place, cache) else {
                return false;
            };
            let risk = self.work.risk(place);
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

/// The minutes of a quantile; how far off its probability may be counts.
fn quantile(odds: &Odds, p: f64, error: &mut f64) -> Option<f64> {
    let minutes = odds.quantile(p)?;
    *error = error.max(odds.error_at(minutes));
    Some(minutes.get())
}
