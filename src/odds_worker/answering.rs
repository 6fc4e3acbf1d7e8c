//! Answering questions about odds in slices: the whole of the program beside the page.

use crate::analysis::odds::{Ask, Each, Told};
use crate::math::Odds;
use crate::math::odds::{Cache, Work};
use crate::odds_worker::message;

/// Where the curve ends: so little lies beyond it.
const LEAST_ABOVE: f64 = 1e-4;

/// Answers one question at a time, and remembers what later ones may need.
#[derive(Default)]
pub struct Answering {
    cache: Cache,
    now: Option<(u32, Ask, Work)>,
    told: Option<Told>,
}

impl Answering {
    /// Takes up a question; one not answered yet is dropped. Says whether the text was one.
    pub fn ask(&mut self, text: &str) -> bool {
        self.told = None;
        self.now = message::asked(text).map(|(number, ask)| {
            let work = Work::new(&ask.question, &ask.risks, &mut self.cache);
            (number, ask, work)
        });
        self.now.is_some()
    }

    /// Does a slice of the work; the answer, once it is known.
    pub fn step(&mut self) -> Option<String> {
        let (number, ask, work) = self.now.as_mut()?;
        match &mut self.told {
            None => {
                let odds = work.step(&mut self.cache)?;
                self.told = Some(read(ask, &odds));
            }
            Some(told) => {
                let place = told.each.len();
                if ask.each && place < ask.risks.len() {
                    let risk = work.risk(place);
                    let odds = work.without(place, &mut self.cache);
                    told.each.push(Each {
                        happens: risk.happens,
                        minutes: risk.minutes_when_it_happens.get(),
                        without: kept(ask, &odds),
                    });
                }
            }
        }
        let told = self.told.as_ref()?;
        if ask.each && told.each.len() < ask.risks.len() {
            return None;
        }
        let answer = message::tell(*number, told);
        self.now = None;
        Some(answer)
    }
}

fn kept(ask: &Ask, odds: &Odds) -> Vec<f64> {
    let budgets = ask.question.budgets.iter();
    budgets.map(|budget| odds.kept(*budget)).collect()
}

fn read(ask: &Ask, odds: &Odds) -> Told {
    let error = odds.error();
    let at_budgets = ask.question.budgets.iter();
    let off = at_budgets.fold(0.0, |most: f64, budget| most.max(odds.error_at(*budget)));
    let curve = if ask.points == 0 {
        Vec::new()
    } else {
        odds.exceedance_curve(ask.points, LEAST_ABOVE)
    };
    let quantiles = ask.quantiles.iter();
    Told {
        kept: kept(ask, odds),
        quantiles: quantiles
            .map(|p| odds.quantile(*p).map(|minutes| minutes.get()))
            .collect(),
        curve: curve
            .into_iter()
            .map(|(x, above)| (x.get(), above))
            .collect(),
        exact: odds.is_exact(),
        lattice: off,
        beyond: error.beyond,
        mean: error.mean,
        each: Vec::new(),
    }
}
