//! The computation in slices, so that none holds a frame.

use std::rc::Rc;

use super::super::units::{Days, Minutes, YearLength};
use super::answer::{Odds, Stairs};
use super::cache::{BLOCK, Cache, Named, Product};
use super::curve::Curve;
use super::doubt;
use super::exact::{self, MOST_POINTS, Step};
use super::lattice::Grid;
use super::risk::{Key, OddsRisk, Prepared};

/// Points of a lattice: what it begins with, and as far as it may grow.
const FEWEST_POINTS: usize = 1 << 11;
const MOST_FIRST: usize = 1 << 12;
const MOST_LATTICE: usize = 1 << 14;
/// Steps to a standard deviation at which a stated error of [`Question::ERROR`] is mostly met. Found on
/// random tables: it falls by about 8 when the step is halved.
const STEPS_TO_SIGMA: f64 = 110.0;
/// Points of all risks' lattices together.
const MOST_TOGETHER: usize = 1 << 21;
/// The most that a lattice made for a rough guess may leave beyond its reach.
const MOST_BEYOND: f64 = 4e-3;
/// Minutes that a lattice reaches at least and at most.
const LEAST_REACH: f64 = 1e-3;
const MOST_REACH: f64 = 1e12;
/// A close-up is so many times as fine.
const CLOSER: f64 = 32.0;
/// The quantiles that are shown.
const SHOWN: [f64; 5] = [0.05, 0.5, 0.9, 0.95, 0.99];
/// How often a lattice is changed before its answer stands.
const MOST_TRIES: usize = 6;

/// What is asked of a table of risks.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// The window: a year, or that of an objective.
    pub horizon: Days,
    /// The year that rates are told for.
    pub year: YearLength,
    /// How far off the guesses could be: as given, or within a factor (2, or 3).
    pub doubt: Option<f64>,
    /// Budgets that are shown; the lattice is made fine enough for all of them.
    pub budgets: Vec<Minutes>,
    /// Where the stated error is above this, a finer lattice is tried.
    pub error: f64,
}

impl Question {
    /// The error that is wanted of a probability unless another is named: no figure shows it.
    pub const ERROR: f64 = 1e-5;
}

/// What one risk does over the horizon.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RiskOdds {
    /// P(at least one incident).
    pub happens: f64,
    /// Expected bad minutes over the horizon, given at least one incident.
    pub minutes_when_it_happens: Minutes,
}

enum Stage {
    Prepare(usize),
    Spectra(usize, usize),
    Multiply(usize, usize),
    Done,
}

/// The odds of a table in the making. Dropping it cancels it; what it computed stays in the cache.
pub struct Work {
    question: Question,
    risks: Vec<OddsRisk>,
    doubt: f64,
    stage: Stage,
    tries: usize,
    prepared: Vec<Rc<Prepared>>,
    step: Option<Step>,
    /// The lattice of the whole, then close-ups of its beginning.
    grids: Vec<Grid>,
    named: Vec<Vec<Rc<Named>>>,
    products: Vec<Product>,
    piled: bool,
    cumulative_points: usize,
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
            stage: Stage::Prepare(0),
            tries: 0,
            prepared: Vec::with_capacity(risks.len()),
            step: None,
            grids: Vec::new(),
            named: Vec::new(),
            products: Vec::new(),
            piled: false,
            cumulative_points: 0,
        }
    }

    /// Does a slice of the work, about a risk's worth; the odds, once they are known.
    pub fn step(&mut self, cache: &mut Cache) -> Option<Odds> {
        match self.stage {
            Stage::Prepare(place) if place < self.risks.len() => {
                let key = Key {
                    risk: self.risks[place],
                    horizon: self.question.horizon,
                    year: self.question.year,
                    doubt: self.doubt,
                };
                self.prepared.push(cache.prepared(&key));
                self.stage = Stage::Prepare(place + 1);
                None
            }
            Stage::Prepare(_) => {
                self.size();
                self.stage = Stage::Spectra(0, 0);
                None
            }
            Stage::Spectra(layer, place) => {
                let Some(grid) = self.grids.get(layer) else {
                    return self.finish(cache);
                };
                if place == 0 {
                    self.named.truncate(layer);
                    self.named.push(Vec::with_capacity(self.prepared.len()));
                }
                if place < self.prepared.len() {
                    let named = cache.spectra(&self.prepared[place], *grid);
                    self.named[layer].push(named);
                    self.stage = Stage::Spectra(layer, place + 1);
                } else {
                    self.products.truncate(layer);
                    self.products.push(Product::one(*grid, self.piled));
                    self.stage = Stage::Multiply(layer, 0);
                }
                None
            }
            Stage::Multiply(layer, first) => {
                let named = &self.named[layer];
                if first < named.len() {
                    let last = (first + BLOCK).min(named.len());
                    let block = cache.block(&named[first..last], self.piled);
                    self.products[layer].block(&block);
                    self.stage = Stage::Multiply(layer, last);
                } else {
                    self.stage = Stage::Spectra(layer + 1, 0);
                }
                None
            }
            Stage::Done => None,
        }
    }

    /// The odds of the same question with one risk left out, once the whole is known. One slice.
    pub fn without(&self, place: usize, cache: &mut Cache) -> Odds {
        let mut products = Vec::with_capacity(self.grids.len());
        for (layer, grid) in self.grids.iter().enumerate() {
            let named = &self.named[layer];
            let mut product = Product::one(*grid, self.piled);
            let mut first = 0;
            while first < named.len() {
                let last = (first + BLOCK).min(named.len());
                if (first..last).contains(&place) {
                    for (at, one) in named[first..last].iter().enumerate() {
                        if first + at != place {
                            product.risk(one, self.piled);
                        }
                    }
                } else {
                    product.block(&cache.block(&named[first..last], self.piled));
                }
                first = last;
            }
            products.push(product);
        }
        self.read(&products, Some(place), cache)
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

    /// Chooses the step of what is certain, and the lattice of what is not.
    fn size(&mut self) {
        let (mut mean, mut variance) = (0.0, 0.0);
        let mut costs = Vec::new();
        let mut certain = true;
        for risk in &self.prepared {
            mean += risk.rough.0;
            variance += risk.rough.1;
            if let Some(cost) = risk.pile_cost() {
                costs.push(cost);
            }
            certain = certain && risk.is_certain();
        }
        let sigma = variance.sqrt();
        let mut largest: f64 = 0.0;
        for budget in &self.question.budgets {
            largest = largest.max(1.02 * budget.get());
        }
        // A budget that far out is kept but for what lies beyond the reach, which is seen afterwards. Doubt
        // makes such long tails that it would be followed after all.
        let far = if self.doubt > 0.0 {
            f64::INFINITY
        } else {
            mean + 10.0 * sigma
        };
        let wanted = largest.min(far).max(mean + 5.0 * sigma);
        // Nothing costs less than this unseen, and no reach is longer.
        let wanted = wanted.max(LEAST_REACH);
        let wanted = if wanted < MOST_REACH {
            wanted
        } else {
            MOST_REACH
        };
        let step = Step::of(&costs);
        if certain {
            self.count(step, wanted.max(largest.min(MOST_REACH)), costs.len());
            if self.step.is_some() || costs.is_empty() {
                return;
            }
        }
        // From this table alone, never from the last one's: the same table has the same odds. An edit
        // seldom crosses a power of two, and so seldom voids the other risks' spectra.
        let coarser = (self.question.error / Question::ERROR).cbrt();
        let points = wanted / sigma * STEPS_TO_SIGMA / coarser;
        let points = (points as usize).clamp(FEWEST_POINTS, MOST_FIRST);
        let points = points.next_power_of_two();
        self.choose(vec![Grid {
            step: power_of_two(wanted / points as f64),
            points,
        }]);
    }

    /// Takes lattices, and counts what is piled up as far as they reach.
    fn choose(&mut self, grids: Vec<Grid>) {
        let mut costs = Vec::new();
        for risk in &self.prepared {
            if let Some(cost) = risk.pile_cost() {
                costs.push(cost);
            }
        }
        self.count(Step::of(&costs), grids[0].reach(), costs.len());
        self.piled = self.step.is_some();
        self.grids = grids;
    }

    /// Takes a step, if it is not too fine to be counted up to a reach.
    fn count(&mut self, step: Option<Step>, reach: f64, costs: usize) {
        self.step = None;
        if let Some(step) = step {
            let points = step.multiples(reach) + 2;
            if points <= MOST_POINTS && points.saturating_mul(costs) <= exact::MOST_TOGETHER {
                self.step = Some(step);
                self.cumulative_points = points;
            }
        }
    }

    fn stairs(&self, without: Option<usize>) -> Stairs {
        let mut weight = 1.0;
        let mut piles = Vec::new();
        for (place, risk) in self.prepared.iter().enumerate() {
            if without == Some(place) {
                continue;
            }
            match (self.step, risk.pile_cost()) {
                (Some(step), Some(cost)) => {
                    let (share, pile) = risk.pile();
                    weight *= share;
                    piles.push((step.multiples(cost), pile));
                }
                _ => weight *= risk.still,
            }
        }
        let points = if piles.is_empty() {
            1
        } else {
            self.cumulative_points
        };
        let mut cumulative = exact::totals(&piles, weight, points);
        let mut sum = 0.0;
        for mass in &mut cumulative {
            sum += *mass;
            *mass = sum;
        }
        Stairs {
            step: self.step,
            cumulative,
        }
    }

    fn read(&self, products: &[Product], without: Option<usize>, cache: &mut Cache) -> Odds {
        let stairs = self.stairs(without);
        let mut curves: Vec<Curve> = Vec::with_capacity(products.len());
        for (layer, product) in products.iter().enumerate() {
            let smooth = product.smooth(stairs.cumulative[0]);
            let mut curve = Curve::new(&smooth, self.grids[layer], cache.tools());
            if let Some(outer) = curves.last() {
                curve.stay_below(outer);
            }
            curves.push(curve);
        }
        let mut mean = 0.0;
        let mut exact = curves.is_empty();
        for (place, risk) in self.prepared.iter().enumerate() {
            if without != Some(place) {
                mean += risk.mean;
                exact = exact && risk.is_exact();
            }
        }
        let reach = match (self.grids.first(), self.step) {
            (Some(grid), _) => grid.reach() - grid.step,
            (None, Some(step)) => step.minutes(self.cumulative_points - 1),
            (None, None) => f64::INFINITY,
        };
        Odds {
            stairs,
            curves,
            reach,
            mean,
            exact,
        }
    }

    /// The odds, if the lattices did for them; if not, others are chosen and the work goes on.
    fn finish(&mut self, cache: &mut Cache) -> Option<Odds> {
        let odds = self.read(&self.products, None, cache);
        self.tries += 1;
        if self.tries < MOST_TRIES && !self.grids.is_empty() && self.improve(&odds) {
            return None;
        }
        self.products.clear();
        self.stage = Stage::Done;
        Some(odds)
    }

    /// Chooses better lattices where these do not do; whether there are any.
    fn improve(&mut self, odds: &Odds) -> bool {
        let first = self.grids[0];
        let beyond = odds.error().beyond;
        let farther = self
            .question
            .budgets
            .iter()
            .any(|budget| budget.get() > first.reach());
        let most_beyond = if farther {
            self.question.error
        } else {
            MOST_BEYOND
        };
        if beyond > most_beyond && first.reach() < MOST_REACH {
            self.choose(vec![Grid {
                step: first.step * if beyond > MOST_BEYOND { 4.0 } else { 2.0 },
                points: first.points,
            }]);
            self.stage = Stage::Spectra(0, 0);
            return true;
        }
        let mut shown = self.question.budgets.clone();
        for share in SHOWN {
            if let Some(minutes) = odds.quantile(share) {
                shown.push(minutes);
            }
        }
        let last = self.grids[self.grids.len() - 1];
        let near = last.reach() / CLOSER * Curve::OWN;
        let (mut close, mut far): (f64, f64) = (0.0, 0.0);
        for minutes in &shown {
            let error = odds.error_at(*minutes);
            if minutes.get() < near {
                close = close.max(error);
            } else {
                far = far.max(error);
            }
        }
        let most = (MOST_TOGETHER / self.prepared.len().max(1)).min(MOST_LATTICE);
        if far > self.question.error && self.grids.len() == 1 && first.points * 2 <= most {
            self.choose(vec![Grid {
                step: first.step / 2.0,
                points: first.points * 2,
            }]);
            self.stage = Stage::Spectra(0, 0);
        } else if close > self.question.error {
            self.grids.push(Grid {
                step: last.step / CLOSER,
                points: last.points,
            });
            self.stage = Stage::Spectra(self.grids.len() - 1, 0);
        } else {
            return false;
        }
        true
    }
}

/// The least power of two that is not below an amount.
fn power_of_two(amount: f64) -> f64 {
    amount.log2().ceil().exp2()
}
