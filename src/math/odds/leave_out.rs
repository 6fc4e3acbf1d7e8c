//! The odds without each risk: from the products of the others where that is fine enough, else anew.

use std::rc::Rc;

use super::cache::Cache;
use super::counted::counting::Counting;
use super::counted::points::Points;
use super::inverse::drivers::{Driver, Drivers, Without};
use super::inverse::solved::Solved;
use super::model::pile::Pile;
use super::model::rate::Rate;
use super::model::risk::Prepared;
use super::question::Question;
use super::transform::pile::Piles;
use super::transform::table::SharedTable;
use super::work::{Anew, Work};

/// The most risks without which the odds are computed anew.
const MOST_ANEW: usize = 16;

impl Work {
    /// One driver for each risk within the reach.
    pub(super) fn drivers(
        &self,
        within: &[(Rc<Prepared>, bool)],
        factors: &[(Rc<Prepared>, SharedTable)],
        amounts: &[f64],
        a: f64,
    ) -> Drivers {
        let mut drivers = Vec::with_capacity(within.len());
        let (mut next, mut kinks) = (0, 0);
        for (risk, is_beside) in within {
            let factor = match factors.get(next) {
                Some((other, _)) if !is_beside && Rc::ptr_eq(risk, other) => {
                    next += 1;
                    Some(next - 1)
                }
                _ => None,
            };
            let pile = risk.pile.as_ref().filter(|pile| pile.share == 1.0);
            let pile = pile.map(|pile| Piles::new(&[pile], a));
            let log_none = risk.factor.as_ref().map_or(0.0, |factor| factor.log_none);
            let mut driver = Driver::new(factor, pile, log_none, kinks, amounts.len());
            driver.is_beside = *is_beside;
            drivers.push(driver);
            if !is_beside {
                kinks += risk.factor.as_ref().map_or(0, |factor| factor.kinks.len());
            }
        }
        let factors = factors.iter().filter_map(|(risk, _)| risk.factor.as_ref());
        let log_none = factors.map(|factor| factor.log_none).sum();
        Drivers::new(amounts.to_vec(), log_none, drivers)
    }

    /// Does a slice of the work on P(total <= budget) for each budget without one risk, once the whole is known and
    /// `each` was asked; the odds, once they are known.
    pub fn without(&mut self, place: usize, cache: &mut Cache) -> Option<Without> {
        if let Some(mut anew) = self.anew_now.take_if(|anew| anew.place == place) {
            // One budget a slice: each may ask for the sum of a long series.
            let left = self.question.budgets.get(anew.told.kept.len());
            match (&anew.odds, left) {
                (None, _) => anew.odds = anew.work.step(cache),
                (Some(odds), Some(budget)) => {
                    anew.told.kept.push(odds.kept(*budget));
                    anew.told.error = anew.told.error.max(odds.error_at(*budget));
                }
                (Some(_), None) => {
                    let own = anew.told;
                    let shared = anew.shared.filter(|shared| shared.error <= own.error);
                    return Some(shared.unwrap_or(own));
                }
            }
            self.anew_now = Some(anew);
            return None;
        }
        let shared = match self.recounted.take_if(|recounted| recounted.0 == place) {
            Some((_, mut counting)) => match counting.step() {
                Some(mut points) => {
                    points.sum_up();
                    self.shared_without(place, Some(&points))
                }
                None => {
                    self.recounted = Some((place, counting));
                    return None;
                }
            },
            None => {
                let shared = self.shared_without(place, None);
                let is_enough =
                    |shared: &Without| shared.error <= self.too_coarse() || self.anew == MOST_ANEW;
                if !shared.as_ref().is_some_and(is_enough)
                    && let Some(counting) = self.counting_without(place)
                {
                    self.recounted = Some((place, counting));
                    return None;
                }
                shared
            }
        };
        if let Some(shared) = &shared {
            if shared.error <= self.too_coarse() || self.anew == MOST_ANEW {
                return Some(shared.clone());
            }
            // What the table without it asks for may be more than the whole one does.
            self.anew += 1;
        }
        let mut risks = self.risks.clone();
        risks.remove(place);
        let question = Question {
            quantiles: Vec::new(),
            each: false,
            ..self.question.clone()
        };
        self.anew_now = Some(Box::new(Anew {
            place,
            shared,
            work: Work::new(&question, &risks, cache),
            odds: None,
            told: Without::default(),
        }));
        None
    }

    /// The counting of what the others cost for certain, where the risk does so too and all of it is counted.
    fn counting_without(&self, place: usize) -> Option<Counting> {
        let (_, solved) = self.drivers.as_ref()?;
        let has_pile = |risk: &Rc<Prepared>| risk.pile.is_some() && self.is_within(risk, solved);
        let points = solved.points();
        let is_told = !points.is_empty() && !points.is_rounded() && !points.is_blurred();
        if !is_told || !has_pile(&self.prepared[place]) {
            return None;
        }
        // With the risk's own cost, so that there is a step where it is the only one.
        let cost = self.prepared[place].pile.as_ref()?.cost;
        let (rate, share) = (Rate::Known(0.0), 1.0);
        let none = Pile { cost, rate, share };
        let mut piles = vec![&none];
        let others = self.prepared.iter().enumerate();
        for (_, risk) in others.filter(|(other, risk)| *other != place && has_pile(risk)) {
            piles.extend(&risk.pile);
        }
        Counting::new(&piles, solved.reach())
    }

    /// Whether a risk costs anything up to a line's end.
    fn is_within(&self, risk: &Prepared, of: &Solved) -> bool {
        risk.least <= of.reach() * (1.0 + 1e-12)
    }

    /// The same from the products of the others' factors, where they tell it; with what is counted of the others, where
    /// that was counted again.
    fn shared_without(&self, place: usize, others: Option<&Points>) -> Option<Without> {
        let (drivers, solved) = self.drivers.as_ref()?;
        let reach = solved.reach();
        let risk = Rc::clone(&self.prepared[place]);
        let far = self
            .question
            .budgets
            .iter()
            .any(|budget| budget.get() >= reach);
        if far {
            return None;
        }
        if self.is_within(&risk, solved) {
            let before = self.prepared[..place].iter();
            let before = before.filter(|one| self.is_within(one, solved)).count();
            return drivers.without(before, &risk, solved, others);
        }
        // Of a risk that never stays away nothing is left to tell the others by.
        if risk.still == 0.0 {
            return None;
        }
        let budgets = self.question.budgets.iter().map(|budget| budget.get());
        let most = |most: f64, x: f64| most.max(solved.error_at(x));
        Some(Without {
            kept: budgets.clone().map(|x| solved.at(x) / risk.still).collect(),
            error: budgets.fold(0.0, most) / risk.still,
        })
    }
}
