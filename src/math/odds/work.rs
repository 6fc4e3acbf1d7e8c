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

/// Points of a lattice: what most tables need, and as far as it may grow.
const FEWEST_POINTS: usize = 1 << 12;
const MOST_LATTICE: usize = 1 << 14;
/// Points of all risks' lattices together.
const MOST_TOGETHER: usize = 1 << 21;
/// Where the stated error is above this, a finer lattice is tried.
const WANTED_ERROR: f64 = 1e-5;
/// The most that a lattice made for a rough guess may leave beyond its reach.
const MOST_BEYOND: f64 = 4e-3;
/// How often a lattice is changed before its answer stands.
const MOST_TRIES: usize = 5;

/// What is asked of a table of risks.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// The window: a year, or that of an objective.
    pub horizon: Days,
    /// The year that rates are told for.
    pub year: YearLength,
    /// How far off the guesses could be: as given, or within a factor (2, or 3).
    pub doubt: Option<f64>,
    /// Budgets that are shown; the lattice reaches the largest and is made fine enough for all.
    pub budgets: Vec<Minutes>,
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
    Spectra(usize),
    Multiply(usize),
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
    grid: Option<Grid>,
    named: Vec<Rc<Named>>,
    piled: bool,
    product: Option<Product>,
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
            grid: None,
            named: Vec::new(),
            piled: false,
            product: None,
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
                self.prepared.push(cache.prepared(&key, place));
                self.stage = Stage::Prepare(place + 1);
                None
            }
            Stage::Prepare(_) => {
                self.size(cache);
                self.stage = Stage::Spectra(0);
                None
            }
            Stage::Spectra(place) => {
                match self.grid {
                    Some(grid) if place < self.prepared.len() => {
                        let named = cache.spectra(&self.prepared[place], grid, place);
                        self.named.push(named);
                        self.stage = Stage::Spectra(place + 1);
                    }
                    _ => self.stage = Stage::Multiply(0),
                }
                None
            }
            Stage::Multiply(first) => {
                if let Some(grid) = self.grid
                    && first < self.named.len()
                {
                    let last = (first + BLOCK).min(self.named.len());
                    let block = cache.block(&self.named[first..last], self.piled);
                    let product = self
                        .product
                        .get_or_insert_with(|| Product::one(grid, self.piled));
                    product.block(&block);
                    self.stage = Stage::Multiply(last);
                    return None;
                }
                let product = self.product.take();
                let odds = self.read(product, None, cache);
                if self.is_good(&odds, cache) {
                    self.stage = Stage::Done;
                    return Some(odds);
                }
                self.named.clear();
                self.stage = Stage::Spectra(0);
                None
            }
            Stage::Done => None,
        }
    }

    /// The odds of the same question with one risk left out, once the whole is known. One slice.
    pub fn without(&self, place: usize, cache: &mut Cache) -> Odds {
        let product = self.grid.map(|grid| {
            let mut product = Product::one(grid, self.piled);
            let mut first = 0;
            while first < self.named.len() {
                let last = (first + BLOCK).min(self.named.len());
                if (first..last).contains(&place) {
                    for at in first..last {
                        if at != place {
                            product.risk(&self.named[at], self.piled);
                        }
                    }
                } else {
                    product.block(&cache.block(&self.named[first..last], self.piled));
                }
                first = last;
            }
            product
        });
        self.read(product, Some(place), cache)
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
    fn size(&mut self, cache: &mut Cache) {
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
        let mut wanted = mean + 5.0 * variance.sqrt();
        for budget in &self.question.budgets {
            wanted = wanted.max(1.02 * budget.get());
        }
        // No amount beyond what a thousand years hold is looked at.
        let wanted = wanted.max(1e-3).min(1e12);
        let step = Step::of(&costs);
        if certain {
            self.count(step, wanted, costs.len());
            if self.step.is_some() || costs.is_empty() {
                return;
            }
        }
        let known = cache.grid(self.question.horizon.get(), self.doubt);
        let grid = match known {
            // A lattice that fits is kept, so that an edit does not void the other risks' spectra.
            Some(grid) if grid.reach() >= wanted && grid.reach() <= 16.0 * wanted => grid,
            _ => Grid {
                step: power_of_two(wanted / FEWEST_POINTS as f64),
                points: FEWEST_POINTS,
            },
        };
        self.choose(grid);
    }

    /// Takes a lattice, and counts what is piled up as far as it reaches.
    fn choose(&mut self, grid: Grid) {
        let mut costs = Vec::new();
        for risk in &self.prepared {
            if let Some(cost) = risk.pile_cost() {
                costs.push(cost);
            }
        }
        self.grid = Some(grid);
        self.count(Step::of(&costs), grid.reach(), costs.len());
        self.piled = self.step.is_some();
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

    fn read(&self, product: Option<Product>, without: Option<usize>, cache: &mut Cache) -> Odds {
        let stairs = self.stairs(without);
        let curve = match (product, self.grid) {
            (Some(product), Some(grid)) => {
                let smooth = product.smooth(stairs.cumulative[0]);
                Some(Curve::new(&smooth, grid, cache.tools()))
            }
            _ => None,
        };
        let mut mean = 0.0;
        let mut exact = curve.is_none();
        for (place, risk) in self.prepared.iter().enumerate() {
            if without != Some(place) {
                mean += risk.mean;
                exact = exact && risk.is_exact();
            }
        }
        let reach = match (self.grid, self.step) {
            (Some(grid), _) => grid.reach() - grid.step,
            (None, Some(step)) => step.minutes(self.cumulative_points - 1),
            (None, None) => f64::INFINITY,
        };
        Odds {
            stairs,
            curve,
            reach,
            mean,
            exact,
        }
    }

    /// Whether the lattice did for this answer; if not, another is chosen.
    fn is_good(&mut self, odds: &Odds, cache: &mut Cache) -> bool {
        let Some(grid) = self.grid else {
            return true;
        };
        self.tries += 1;
        let mut next = grid;
        if self.tries < MOST_TRIES {
            let most = (MOST_TOGETHER / self.prepared.len().max(1)).min(MOST_LATTICE);
            let mut error: f64 = 0.0;
            for budget in &self.question.budgets {
                error = error.max(odds.error_at(*budget));
            }
            if odds.error().beyond > MOST_BEYOND && grid.reach() < 1e12 {
                next.step = grid.step * 4.0;
            } else if error > WANTED_ERROR && grid.points * 2 <= most {
                next.step = grid.step / 2.0;
                next.points = grid.points * 2;
            }
        }
        if next == grid {
            cache.keep_grid(self.question.horizon.get(), self.doubt, grid);
            return true;
        }
        self.choose(next);
        false
    }
}

/// The least power of two that is not below an amount.
fn power_of_two(amount: f64) -> f64 {
    amount.log2().ceil().exp2()
}
