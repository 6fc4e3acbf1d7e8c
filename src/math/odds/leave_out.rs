//! The odds without each risk: from the products of the others where that is fine enough, else anew.

use std::rc::Rc;

use super::cache::{Cache, SharedTable};
use super::drivers::{Driver, Drivers, Without};
use super::pile::Piles;
use super::risk::Prepared;
use super::work::{Question, Work};

/// The most risks without which the odds are computed anew.
const MOST_ANEW: usize = 16;

impl Work {
    /// One driver for each risk within the reach.
    pub(super) fn drivers(
        &self,
        within: &[Rc<Prepared>],
        factors: &[(Rc<Prepared>, SharedTable)],
        amounts: &[f64],
        a: f64,
    ) -> Drivers {
        let mut drivers = Vec::with_capacity(within.len());
        let (mut next, mut kinks) = (0, 0);
        for risk in within {
            let factor = match factors.get(next) {
                Some((other, _)) if Rc::ptr_eq(risk, other) => {
                    next += 1;
                    Some(next - 1)
                }
                _ => None,
            };
            let pile = risk.pile.as_ref().filter(|pile| pile.share == 1.0);
            let pile = pile.map(|pile| Piles::new(&[pile], a));
            let log_none = risk.factor.as_ref().map_or(0.0, |factor| factor.log_none);
            drivers.push(Driver::new(factor, pile, log_none, kinks, amounts.len()));
            kinks += risk.factor.as_ref().map_or(0, |factor| factor.kinks.len());
        }
        Drivers::new(amounts.to_vec(), drivers)
    }

    /// P(total <= budget) for each budget without one risk, once the whole is known and `each` was asked.
    pub fn without(&mut self, place: usize, cache: &mut Cache) -> Without {
        let reach = self.solved.first().map_or(0.0, |solved| solved.reach());
        let risk = Rc::clone(&self.prepared[place]);
        let far = self
            .question
            .budgets
            .iter()
            .any(|budget| budget.get() >= reach);
        let shared = match (self.solved.first(), &self.drivers) {
            (Some(solved), Some(drivers)) if !far => {
                let within = |risk: &Rc<Prepared>| risk.least <= reach * (1.0 + 1e-12);
                let before = self.prepared[..place]
                    .iter()
                    .filter(|one| within(one))
                    .count();
                if within(&risk) {
                    drivers.without(before, &risk, solved)
                } else {
                    let budgets = self.question.budgets.iter().map(|budget| budget.get());
                    Some(Without {
                        kept: budgets
                            .clone()
                            .map(|x| solved.at(x) / risk.still)
                            .collect(),
                        error: budgets.fold(0.0_f64, |most, x| most.max(solved.error_at(x)))
                            / risk.still,
                    })
                }
            }
            _ => None,
        };
        let Some(shared) = shared else {
            return self.anew_without(place, cache);
        };
        let coarse = shared.error > self.too_coarse();
        if !coarse || self.anew == MOST_ANEW {
            return shared;
        }
        // What the table without it asks for may be more than the whole one does.
        self.anew += 1;
        let own = self.anew_without(place, cache);
        if own.error < shared.error {
            own
        } else {
            shared
        }
    }

    /// The same by a computation of its own.
    fn anew_without(&self, place: usize, cache: &mut Cache) -> Without {
        let mut risks = self.risks.clone();
        risks.remove(place);
        let question = Question {
            quantiles: Vec::new(),
            each: false,
            ..self.question.clone()
        };
        let odds = super::odds(&question, &risks, cache);
        let budgets = question.budgets.iter();
        Without {
            kept: budgets.clone().map(|budget| odds.kept(*budget)).collect(),
            error: budgets.fold(0.0_f64, |most, budget| most.max(odds.error_at(*budget))),
        }
    }
}
