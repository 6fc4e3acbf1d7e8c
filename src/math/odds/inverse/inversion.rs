//! The inversion of a table's transform on one line, a batch of frequencies at a time.
//!
//! A total is S = A + B: A what is counted on a step, B the rest, the one with the distribution of its own
//! steps, the other with the transform phi. With p0 = P(B = 0) the distribution function of S is p0 F_A and the
//! inversion of phi_A (phi_B - p0), so that no jump is ever put into a series. What one incident of B has in
//! corners is taken out too (`kink`).

use std::rc::Rc;

use super::super::counted::points::Points;
use super::super::model::factor::Factor;
use super::super::model::kink::Kink;
use super::super::model::risk::Prepared;
use super::super::numeric::complex::{C, ZERO, exp, sin_cos};
use super::super::transform::evaluate::{BATCH, Frequencies, Product, Values};
use super::super::transform::pile::Piles;
use super::super::transform::table::SharedTable;
use super::bound::Together;
use super::drivers::{Driver, Drivers, Errors};
use super::series::{Line, Series};
use super::solved::Solved;
use super::tail::Tail;

/// The most frequencies of a series, and how many of all factors together.
const MOST_FREQUENCIES: usize = 1 << 20;
const MOST_TOGETHER: usize = 24_000_000;
/// What is left out is looked at again after one more frequency for so many.
const LOOKS: usize = 24;
/// Kinks are taken out where they can matter at all.
const LEAST_NONE: f64 = 1e-6;
/// What the exponent of each counted incident is off by.
const ROUNDING: f64 = 2e-14;

/// The inversion under way.
pub(crate) struct Inversion {
    pub(crate) line: Line,
    risks: Vec<(Rc<Prepared>, SharedTable)>,
    points: Rc<Points>,
    piles: Piles,
    /// P(no incident of a risk whose least cost lies beyond the reach).
    beyond: f64,
    /// ln P(no incident of the others that are not counted).
    log_none: f64,
    /// P(no incident of those whose counted part is not told by `points`).
    none: f64,
    kinks: Vec<(f64, Kink)>,
    amounts: Vec<f64>,
    wanted: f64,
    on: Frequencies,
    /// How many frequencies the table itself needed.
    enough: usize,
    /// With how many it is looked again at what is left out.
    next_look: usize,
    place: usize,
    product: Product,
    /// One factor alone, where drivers are asked.
    own: Product,
    series: Series,
    /// What the coefficients so far may be off by together.
    rounding: f64,
    tail: Option<Tail>,
    drivers: Option<Drivers>,
}

/// How much further than the table's own frequencies those of the table without a risk may go.
const DRIVERS_FARTHER: usize = 2;
/// Their odds may be off by so many times as much as those of the table.
const DRIVERS_COARSER: f64 = 10.0;

impl Inversion {
    /// Of risks of which those beyond the reach are left out, with what is counted of them.
    pub(crate) fn new(
        line: Line,
        risks: Vec<(Rc<Prepared>, SharedTable)>,
        piles: Piles,
        points: Rc<Points>,
        beyond: f64,
        amounts: Vec<f64>,
        wanted: f64,
    ) -> Self {
        let (mut log_none, mut log_constant) = (0.0, 0.0);
        for (risk, _) in &risks {
            if let Some(factor) = &risk.factor {
                log_none += factor.log_none;
                if factor.atom.is_none() || factor.doubt > 0.0 {
                    log_constant += factor.log_none;
                }
            }
        }
        let none: f64 = f64::exp(log_none);
        let mut kinks: Vec<(f64, Kink)> = Vec::new();
        let has_atom = |risk: &Rc<Prepared>| {
            let factor = risk.factor.as_ref();
            factor.is_some_and(Factor::has_atom)
        };
        let atoms = risks.iter().any(|(risk, _)| has_atom(risk));
        if !atoms && none * beyond > LEAST_NONE && !points.is_empty() {
            for (risk, _) in &risks {
                let Some(factor) = &risk.factor else { continue };
                for (amount, kink) in &factor.kinks {
                    kinks.push((none * factor.first * amount, *kink));
                }
            }
        }
        Self {
            line,
            risks,
            points,
            piles,
            beyond,
            log_none,
            none: f64::exp(log_constant),
            kinks,
            amounts,
            wanted,
            on: Frequencies {
                a: line.a,
                step: line.step,
                first: 0,
                count: 32,
            },
            enough: 0,
            next_look: 0,
            place: 0,
            product: Product::new(),
            own: Product::new(),
            series: Series::new(line),
            rounding: 0.0,
            tail: None,
            drivers: None,
        }
    }

    /// Asks for the odds without risks too.
    pub(crate) fn with_drivers(mut self, drivers: Drivers) -> Self {
        self.drivers = Some(drivers);
        self
    }

    /// Does a slice; whether it is done.
    pub(crate) fn step(&mut self) -> bool {
        if self.risks.is_empty() {
            return true;
        }
        if self.place == 0 {
            self.product.clear();
        }
        // A few risks a slice, or one new piece of a table.
        for _ in 0..8 {
            let Some((risk, table)) = self.risks.get(self.place) else {
                return self.batch();
            };
            if let Some(factor) = &risk.factor {
                let end = self.on.at(self.on.count);
                if !table.borrow_mut().extend(factor, self.line.a, end) {
                    return false;
                }
                if let Some(drivers) = &mut self.drivers {
                    self.own.clear();
                    self.own.factor(factor, &table.borrow(), self.on);
                    self.product.times(&self.own, self.on.count);
                    drivers.keep(&self.own, self.on.count);
                } else {
                    self.product.factor(factor, &table.borrow(), self.on);
                }
            }
            self.place += 1;
        }
        false
    }

    /// The coefficients of a batch, once all factors are in; whether they were the last.
    #[cfg_attr(target_arch = "wasm32", target_feature(enable = "simd128"))]
    fn batch(&mut self) -> bool {
        let none = f64::exp(self.log_none);
        let on = self.on;
        let atoms = self.risks.iter().any(|(risk, _)| {
            let factor = risk.factor.as_ref();
            factor.is_some_and(Factor::has_atom)
        });
        let counted = if atoms { Some(self.counted()) } else { None };
        let (mut re, mut im) = ([0.0; BATCH], [0.0; BATCH]);
        for k in 0..on.count {
            let (x, y) = self.product.value(k);
            let less = counted.as_ref().map_or(C::new(none, 0.0), |all| all[k]);
            (re[k], im[k]) = (x - less.re, y - less.im);
        }
        for (amount, kink) in &self.kinks {
            for k in 0..on.count {
                let value = kink.transform(C::new(on.a, on.at(k)));
                re[k] -= amount * value.re;
                im[k] -= amount * value.im;
            }
        }
        let exponent = &mut self.product.exponent;
        exponent.fill(ZERO);
        self.piles.add(on, exponent);
        let (mut sum, mut over) = (0.0, 0.0);
        for k in 0..on.count {
            let size = exp(exponent.re[k]);
            let (sin, cos) = sin_cos(exponent.im[k]);
            (exponent.re[k], exponent.im[k]) = (size * cos, size * sin);
            let w = on.at(k);
            let under = size / (on.a * on.a + w * w);
            let (x, y) = (re[k] * cos - im[k] * sin, re[k] * sin + im[k] * cos);
            self.series.re.push((x * on.a + y * w) * under);
            self.series.im.push((y * on.a - x * w) * under);
            let distance = (on.a * on.a + w * w).sqrt();
            sum += (x * x + y * y + none * none).sqrt() * under * distance;
            over += 1.0 / distance;
        }
        let end = on.at(on.count - 1);
        let errors = Errors {
            factors: self
                .risks
                .iter()
                .map(|(_, table)| table.borrow().errors_between(on.at(0), end))
                .collect(),
            counted: ROUNDING * (1.0 + self.piles.incidents),
        };
        self.rounding += 2.0 * errors.of(sum, over, None) / self.line.length;
        if let Some(mut drivers) = self.drivers.take() {
            let kinked = self.kinked();
            drivers.add(on, self.log_none, &self.product.exponent, &kinked, &errors);
            self.drivers = Some(drivers);
        }
        self.place = 0;
        self.on.first += on.count;
        self.on.count = (self.on.first / 4).clamp(32, BATCH);
        self.is_enough()
    }

    /// The transform of what is counted of the factors themselves.
    fn counted(&self) -> Vec<C> {
        let mut all = Vec::with_capacity(self.on.count);
        for k in 0..self.on.count {
            let s = C::new(self.on.a, self.on.at(k));
            let mut log = ZERO;
            for (risk, _) in &self.risks {
                let Some(factor) = &risk.factor else { continue };
                match factor.atom {
                    Some((share, cost)) if factor.doubt == 0.0 => {
                        let atom = super::super::numeric::complex::cexp(-s * cost) * share;
                        log += factor
                            .rate
                            .log_transform(super::super::numeric::complex::ONE - atom);
                    }
                    _ => log.re += factor.log_none,
                }
            }
            all.push(super::super::numeric::complex::cexp(log));
        }
        all
    }

    /// Whether the coefficients that are left matter nowhere.
    fn is_enough(&mut self) -> bool {
        let frequencies = self.on.first;
        let factors = self.risks.len().max(1);
        let capped = frequencies >= MOST_FREQUENCIES || frequencies * factors >= MOST_TOGETHER;
        if frequencies < self.next_look && !capped {
            return false;
        }
        self.next_look = frequencies + frequencies / LOOKS;
        let place = self.on.at(0);
        let bounds = self.together(place);
        let tail = Tail::new(place, &bounds, self.piles.log_most, self.line);
        let mut most: f64 = 0.0;
        for amount in &self.amounts {
            most = most.max(tail.at(*amount, &self.points) * self.beyond);
        }
        if self.tail.is_none() && (most <= self.wanted || capped) {
            self.tail = Some(tail.clone());
            self.enough = frequencies;
        }
        if self.tail.is_none() {
            return false;
        }
        self.tail = Some(tail);
        let Some(mut drivers) = self.drivers.take() else {
            return true;
        };
        let without = |driver: &Driver| self.together_but(place, driver.factor);
        let log_most = self.piles.log_most;
        let most = drivers.bound(place, without, log_most, self.line, &self.points);
        self.drivers = Some(drivers);
        capped
            || most * self.beyond <= self.wanted * DRIVERS_COARSER
            || frequencies > self.enough * DRIVERS_FARTHER
    }

    /// The transforms of each factor's kinks, as parts of P(none).
    fn kinked(&self) -> Vec<Option<Values>> {
        let mut all = Vec::new();
        for (risk, _) in &self.risks {
            let Some(factor) = &risk.factor else { continue };
            if self.kinks.is_empty() || factor.kinks.is_empty() {
                all.push(None);
                continue;
            }
            let mut values = Values::new();
            for (amount, kink) in &factor.kinks {
                for k in 0..self.on.count {
                    let value = kink.transform(C::new(self.on.a, self.on.at(k)));
                    values.re[k] += factor.first * amount * value.re;
                    values.im[k] += factor.first * amount * value.im;
                }
            }
            all.push(Some(values));
        }
        all
    }

    fn together(&self, place: f64) -> Together {
        self.together_but(place, None)
    }

    fn together_but(&self, place: f64, left_out: Option<usize>) -> Together {
        let mut log_counted = 0.0;
        for (number, (risk, _)) in self.risks.iter().enumerate() {
            if let (Some(factor), true) = (&risk.factor, left_out != Some(number)) {
                log_counted += factor.log_counted;
            }
        }
        let mut together = Together::new(log_counted, !self.kinks.is_empty());
        for (number, (risk, table)) in self.risks.iter().enumerate() {
            if let (Some(factor), true) = (&risk.factor, left_out != Some(number)) {
                together.add(factor, table.borrow().bounds_at(place), self.line);
            }
        }
        together
    }

    /// The distribution up to the line's reach.
    pub(crate) fn solved(self) -> (Solved, Option<Drivers>) {
        let solved = Solved::new(
            self.series,
            self.points,
            self.none,
            self.beyond,
            self.kinks,
            f64::exp(self.log_none),
            self.tail,
            self.rounding,
        );
        (solved, self.drivers)
    }
}
