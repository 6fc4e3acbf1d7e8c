//! The computation in slices, so that none holds a frame.

use std::rc::Rc;

use super::super::units::Minutes;
use super::answer::Odds;
use super::cache::Cache;
use super::counted::counting::Counting;
use super::counted::pairs::{Pairing, Pairs};
use super::counted::points::Points;
use super::inverse::drivers::{Drivers, Without};
use super::inverse::inversion::Inversion;
use super::inverse::quantile::Looks;
use super::inverse::series::Line;
use super::inverse::solved::Solved;
use super::model::doubt;
use super::model::factor::Factor;
use super::model::pile::Pile;
use super::model::risk::{Key, OddsRisk, Prepared, piles};
use super::question::Question;
use super::reach::{Longer, MOST_REACH, ladder};
use super::transform::pile::Piles;
use super::transform::table::SharedTable;

/// How often quantiles are looked for further out.
const MOST_LINES: usize = 12;
/// Each time so many times as far.
const FARTHER: f64 = 4.0;
/// How often, at most.
const MOST_NEARER: usize = 8;
/// How many lines are made longer, at most.
const MOST_LONGER: usize = 3;
/// What is left out of a series may cost so much of the error that is wanted.
const TAIL_SHARE: f64 = 0.3;

/// What one risk does over the horizon.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RiskOdds {
    /// P(at least one incident).
    pub happens: f64,
    /// Expected bad minutes over the horizon, given at least one incident.
    pub minutes_when_it_happens: Minutes,
}

pub(super) enum Stage {
    Prepare,
    /// Chooses what is counted.
    Size,
    Pair(Box<Pairing>),
    Count(Vec<Counting>, Vec<Points>, Option<(Rc<Pairs>, f64)>),
    Start(Rc<Points>),
    Invert(Box<Inversion>),
    /// Reads what every amount asks for.
    Solve(Box<Solved>, Option<Drivers>),
    /// Reads the quantiles asked.
    Read(Odds),
    Done,
}

/// The odds of a table in the making. Dropping it cancels it; what it computed stays in the cache.
pub struct Work {
    pub(super) question: Question,
    pub(super) risks: Vec<OddsRisk>,
    doubt: f64,
    stage: Stage,
    pub(super) prepared: Vec<Rc<Prepared>>,
    pub(super) reach: f64,
    pub(super) largest: f64,
    /// Of each risk whether it is told beside the others on the line at hand, and whether that is not to be.
    pub(super) frequent: Vec<bool>,
    pub(super) in_full: bool,
    pub(super) solved: Vec<Rc<Solved>>,
    /// On lines that end nearer, for smaller amounts, the nearest first.
    pub(super) nearer: Vec<Rc<Solved>>,
    /// Whether the line at hand is a longer one, and all that are.
    is_longer: bool,
    pub(super) longer: Vec<Longer>,
    /// Risks without which the odds were computed anew, and the work on the next one.
    pub(super) anew: usize,
    pub(super) anew_now: Option<Box<Anew>>,
    /// The counting under way of what others than a risk cost for certain.
    pub(super) recounted: Option<(usize, Counting)>,
    /// Quantiles that have been looked for, and the looks at the next one.
    looked: usize,
    looks: Looks,
    /// What is left of the table without each risk, on the first line.
    pub(super) drivers: Option<(Drivers, Rc<Solved>)>,
}

/// The odds without one risk in a computation of their own, beside what the products of the others tell.
pub(super) struct Anew {
    pub(super) place: usize,
    pub(super) shared: Option<Without>,
    pub(super) work: Work,
    /// Once they are known, and what has been read of them.
    pub(super) odds: Option<Odds>,
    pub(super) told: Without,
}

impl Work {
    /// The odds of these risks.
    pub fn new(question: &Question, risks: &[OddsRisk], cache: &mut Cache) -> Self {
        cache.begin();
        Self {
            question: question.clone(),
            risks: risks.to_vec(),
            doubt: match question.doubt {
                Some(k) if k > 1.0 => doubt::sigma(k),
                _ => 0.0,
            },
            stage: Stage::Prepare,
            prepared: Vec::with_capacity(risks.len()),
            reach: 0.0,
            largest: 0.0,
            frequent: Vec::new(),
            in_full: false,
            solved: Vec::new(),
            nearer: Vec::new(),
            is_longer: false,
            longer: Vec::new(),
            anew: 0,
            anew_now: None,
            recounted: None,
            looked: 0,
            looks: Looks::default(),
            drivers: None,
        }
    }

    /// Does a slice of the work, about a risk's worth; the odds, once they are known.
    pub fn step(&mut self, cache: &mut Cache) -> Option<Odds> {
        match &mut self.stage {
            Stage::Prepare => match self.risks.get(self.prepared.len()) {
                Some(risk) => {
                    let key = Key {
                        risk: *risk,
                        horizon: self.question.horizon,
                        year: self.question.year,
                        doubt: self.doubt,
                    };
                    self.prepared.push(cache.prepared(&key));
                }
                None => {
                    self.choose_reach();
                    self.stage = Stage::Size;
                }
            },
            Stage::Size => self.stage = self.size(),
            Stage::Pair(pairing) => {
                if let Some(pairs) = pairing.step() {
                    self.stage = self.rounded(pairs);
                }
            }
            Stage::Count(left, points, pairs) => match left.last_mut() {
                Some(counting) => {
                    if let Some(counted) = counting.step() {
                        points.push(counted);
                        left.pop();
                    }
                }
                None => {
                    let up = points.pop().unwrap_or_else(Points::nothing);
                    let mut all = match points.pop() {
                        Some(down) => Points::between(down, &up),
                        None => up,
                    };
                    if let Some((pairs, blur)) = pairs.take() {
                        all = all.with_pairs(pairs, blur);
                    }
                    all.sum_up();
                    self.stage = Stage::Start(Rc::new(self.with_frequent(all)));
                }
            },
            Stage::Start(points) => {
                let points = Rc::clone(points);
                self.stage = if self.is_told(&points) {
                    Stage::Invert(Box::new(self.inversion(points, cache)))
                } else {
                    self.in_full = true;
                    Stage::Size
                };
            }
            Stage::Invert(inversion) => {
                if inversion.step()
                    && let Stage::Invert(inversion) =
                        std::mem::replace(&mut self.stage, Stage::Done)
                {
                    let (solved, drivers) = inversion.solved();
                    self.stage = Stage::Solve(Box::new(solved), drivers);
                }
            }
            Stage::Solve(solved, _) => {
                if solved.read()
                    && let Stage::Solve(solved, drivers) =
                        std::mem::replace(&mut self.stage, Stage::Done)
                {
                    self.finish(*solved, drivers);
                }
            }
            Stage::Read(odds) => {
                let quantiles = &self.question.quantiles;
                if let Some(p) = quantiles.get(self.looked) {
                    self.looked += usize::from(odds.look_for(*p, &mut self.looks));
                } else if let Stage::Read(odds) = std::mem::replace(&mut self.stage, Stage::Done) {
                    return self.done_or_nearer(odds);
                }
            }
            Stage::Done => {}
        }
        None
    }

    /// What one risk does, once the whole is known.
    pub fn risk(&self, place: usize) -> RiskOdds {
        let risk = &self.prepared[place];
        let minutes = if risk.happens > 0.0 {
            risk.mean / risk.happens
        } else {
            0.0
        };
        RiskOdds {
            happens: risk.happens,
            minutes_when_it_happens: Minutes::new(minutes),
        }
    }

    fn inversion(&self, points: Rc<Points>, cache: &mut Cache) -> Inversion {
        let line = match self.longer.last() {
            Some(longer) if self.is_longer => Line::longer_to(self.reach, longer.left),
            _ => Line::to(self.reach),
        };
        let (within, beyond) = self.split();
        let piles = piles(&within);
        let whole = |pile: &&Pile| pile.share == 1.0;
        let piles: Vec<&Pile> = piles.into_iter().filter(whole).collect();
        let piles = Piles::new(&piles, line.a);
        let mut factors: Vec<(Rc<Prepared>, SharedTable)> = Vec::new();
        let mut frequent = Vec::new();
        for (risk, is_frequent) in &within {
            if !risk.is_counted() {
                let factor = (Rc::clone(risk), cache.table(risk, line.a));
                match is_frequent {
                    true => frequent.push(factor),
                    false => factors.push(factor),
                }
            }
        }
        let beside = factors.len();
        let budgets = self.question.budgets.iter().map(|budget| budget.get());
        let mut amounts: Vec<f64> = budgets.filter(|budget| *budget < self.reach).collect();
        // What is counted of a factor with a certain cost of its own cannot be taken out of the others' products, and what
        // is rounded to a step not out of what is counted.
        let has_atom = |(risk, _): &(Rc<Prepared>, SharedTable)| {
            let factor = risk.factor.as_ref();
            factor.is_some_and(Factor::has_atom)
        };
        let atoms = factors.iter().any(has_atom);
        let is_told = !atoms && !points.is_rounded();
        let drivers = self.question.each && self.solved.is_empty() && is_told;
        let drivers = drivers.then(|| self.drivers(&within, &factors, &amounts, line.a));
        // What lies nearer is told on another line.
        let least = self.least_told(&points);
        amounts.retain(|amount| *amount > least);
        amounts.extend(
            [least, self.reach]
                .into_iter()
                .filter(|amount| *amount > 0.0),
        );
        factors.append(&mut frequent);
        let wanted = self.question.error * TAIL_SHARE;
        let inversion = Inversion::new(
            line, factors, beside, piles, points, beyond, amounts, wanted,
        );
        match drivers {
            Some(drivers) => inversion.with_drivers(drivers),
            None => inversion,
        }
    }

    /// The odds, if they go far enough; if not, the work goes on further out.
    fn finish(&mut self, solved: Solved, drivers: Option<Drivers>) {
        self.in_full = false;
        if std::mem::take(&mut self.is_longer) {
            self.take_longer(solved);
            return;
        }
        if !self.nearer.is_empty() || self.is_nearer() {
            let after = |one: &Rc<Solved>| one.reach() < solved.reach();
            let place = self.nearer.partition_point(after);
            self.nearer.insert(place, Rc::new(solved));
            self.read();
            return;
        }
        let solved = Rc::new(solved);
        if self.solved.is_empty() {
            self.drivers = drivers.map(|drivers| (drivers, Rc::clone(&solved)));
        }
        let found = solved.surely_at(self.reach);
        let quantiles = self.question.quantiles.iter();
        let wanted = quantiles.fold(
            0.0,
            |most: f64, p| if *p < 1.0 { most.max(*p) } else { most },
        );
        let left = 1.0 - found;
        let short = self.largest > self.reach && left > self.question.error / 2.0;
        self.solved.push(solved);
        if (found < wanted || short) && self.solved.len() < MOST_LINES && self.reach < MOST_REACH {
            let farther = ladder(self.reach * FARTHER).min(MOST_REACH);
            self.reach = if short {
                farther.max(self.largest)
            } else {
                farther
            };
            self.stage = Stage::Size;
            return;
        }
        self.read();
    }

    /// Whether the line at hand is one that ends nearer than those before.
    pub(super) fn is_nearer(&self) -> bool {
        let last = self.solved.last();
        last.is_some_and(|last| self.reach < last.reach())
    }

    /// Reads what is asked of the lines so far.
    pub(super) fn read(&mut self) {
        self.looked = 0;
        let (mut mean, mut exact) = (0.0, true);
        for risk in &self.prepared {
            mean += risk.mean;
            exact = exact && risk.is_exact();
        }
        self.stage = Stage::Read(Odds {
            solved: self.nearer.iter().chain(&self.solved).cloned().collect(),
            mean,
            exact,
            read: Vec::new(),
        });
    }

    /// The odds, unless some of them are too coarse for a smaller amount than the line was made for: the steps
    /// of what is counted and the frequencies are as fine as its reach allows. Then the work goes on nearer.
    fn done_or_nearer(&mut self, odds: Odds) -> Option<Odds> {
        if self.nearer.len() < MOST_NEARER
            && let Some(reach) = self.nearer_reach(&odds)
        {
            self.reach = reach;
            self.stage = Stage::Size;
            return None;
        }
        if self.longer.len() < MOST_LONGER
            && let Some(longer) = self.longer_line(&odds)
        {
            (self.reach, self.is_longer) = (longer.reach, true);
            self.longer.push(longer);
            self.stage = Stage::Size;
            return None;
        }
        Some(odds)
    }
}
