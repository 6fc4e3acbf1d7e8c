//! The inversion of a table's transform on one line, a batch of frequencies at a time.
//!
//! A total is S = A + B: A what is counted on a step, B the rest, the one with the distribution of its own
//! steps, the other with the transform phi. With p0 = P(B = 0) the distribution function of S is p0 F_A and the
//! inversion of phi_A (phi_B - p0), so that no jump is ever put into a series. What one incident of B has in
//! corners is taken out too (`kink`).

use std::rc::Rc;

use super::super::counted::points::Points;
use super::super::model::doubt;
use super::super::model::kink::Kink;
use super::super::numeric::complex::C;
use super::super::transform::evaluate::Product;
use super::super::transform::pile::Piles;
use super::super::transform::values::{BATCH, Frequencies, Values};
use super::apart::{Counted, Told, kinked};
use super::bound::Together;
use super::drivers::{Driver, Drivers, Errors};
use super::series::{Line, Series};
use super::solved::Solved;
use super::tail::Tail;
use crate::math::order::ordered;

/// The most frequencies of a series, of a longer one, and of all factors together.
const MOST_FREQUENCIES: usize = 1 << 20;
const MOST_OF_LONGER: usize = 1 << 21;
const MOST_TOGETHER: usize = 24_000_000;
/// From so many frequencies on, what is left out may be so many times as much as is wanted: no figure shows it.
const MANY: usize = 1 << 17;
const EASED: f64 = 2.0;
/// What is left out is looked at again after one more frequency for so many.
const LOOKS: usize = 24;
/// Kinks are taken out where they can matter at all.
const LEAST_NONE: f64 = 1e-6;
/// Coefficients times s that are no more than this are left out.
const SILENT: f64 = 1e-17;
/// Corners may be blurred by such a share of the error that is wanted.
const BLURRED: f64 = 0.1;
/// What the exponent of each counted incident is off by.
const ROUNDING: f64 = 2e-14;

/// The inversion under way.
pub(crate) struct Inversion {
    pub(crate) line: Line,
    risks: Vec<Told>,
    /// The first of the risks that are only told beside the others, and ln of the most that their transform is.
    beside: usize,
    log_beside: f64,
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
    /// The order in which factors are multiplied, and the most that is left of the coefficients so far.
    order: Vec<usize>,
    most: f64,
    /// What is counted of the factors themselves.
    counted: Counted,
    product: Product,
    /// Of those told beside the others.
    beside_product: Product,
    /// One factor alone, where drivers are asked.
    own: Product,
    /// What a batch comes to: the factors, and what is told beside them.
    values: Values,
    apart: Values,
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
    /// Of risks of which those beyond the reach are left out, with what is counted of them; those from `beside` on are only
    /// told beside the others.
    #[expect(clippy::too_many_arguments, reason = "each is a part of the question")]
    pub(crate) fn new(
        line: Line,
        risks: Vec<Told>,
        beside: usize,
        piles: Piles,
        points: Rc<Points>,
        beyond: f64,
        amounts: Vec<f64>,
        wanted: f64,
    ) -> Self {
        let mut log_none = 0.0;
        let (others, told_beside) = risks.split_at(beside);
        for (risk, _) in others {
            if let Some(factor) = &risk.factor {
                log_none += factor.log_none;
            }
        }
        let none: f64 = f64::exp(log_none);
        let mut kinks: Vec<(f64, Kink)> = Vec::new();
        let counted = Counted::of(others, line.a);
        if counted.is_constant() && none * beyond > LEAST_NONE && !points.is_empty() {
            for (risk, _) in others {
                let Some(factor) = &risk.factor else { continue };
                for (amount, kink) in &factor.kinks {
                    kinks.push((none * factor.first * amount, *kink));
                }
            }
        }
        // With what is beside them they are only told where that does not blur them.
        let is_blurred = |(much, kink): &(f64, Kink)| {
            let mut amounts = amounts.iter();
            amounts.any(|x| much * beyond * points.error_with(kink, *x) > wanted * BLURRED)
        };
        if points.has_beside() && kinks.iter().any(is_blurred) {
            kinks.clear();
        }
        let mut log_beside = 0.0;
        for (risk, _) in told_beside {
            let factor = risk.factor.as_ref();
            log_beside += factor.map_or(0.0, |factor| doubt::log_size(factor, C::new(line.a, 0.0)));
        }
        let order = (0..risks.len()).collect();
        Self {
            line,
            risks,
            beside,
            log_beside,
            points,
            piles,
            beyond,
            log_none,
            none: counted.none(),
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
            order,
            most: f64::INFINITY,
            counted,
            product: Product::new(),
            beside_product: Product::new(),
            own: Product::new(),
            values: Values::new(),
            apart: Values::new(),
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
            self.beside_product.clear();
            self.piles.add(self.on, &mut self.beside_product.exponent);
            self.most = self.most_of(true);
        }
        // A few risks a slice, or one new piece of a table.
        for _ in 0..8 {
            let Some(number) = self.order.get(self.place) else {
                return self.batch();
            };
            let (risk, table) = &self.risks[*number];
            if let Some(factor) = &risk.factor {
                let end = self.on.at(self.on.count);
                if !table.borrow_mut().extend(factor, self.line.a, end) {
                    return false;
                }
                let is_beside = *number >= self.beside;
                if self.most > SILENT {
                    if is_beside {
                        self.beside_product.factor(factor, &table.borrow(), self.on);
                    } else if let Some(drivers) = &mut self.drivers {
                        self.own.clear();
                        self.own.factor(factor, &table.borrow(), self.on);
                        self.product.times(&self.own, self.on.count);
                        drivers.keep(&self.own, self.on.count);
                    } else {
                        self.product.factor(factor, &table.borrow(), self.on);
                    }
                    self.most = self.most.min(self.most_of(is_beside));
                }
            }
            self.place += 1;
        }
        false
    }

    /// The most that a coefficient times s may be, by the factors so far.
    fn most_of(&self, is_beside: bool) -> f64 {
        if self.drivers.is_some() {
            return f64::INFINITY;
        }
        match is_beside {
            true => {
                let kinks: f64 = self.kinks.iter().map(|(much, _)| much).sum();
                (2.0 + kinks) * self.beside_product.most(self.on.count)
            }
            // What is counted of them is taken off the others.
            false if !self.counted.is_constant() => f64::INFINITY,
            false => self.product.most(self.on.count) + f64::exp(self.log_none),
        }
    }

    /// The coefficients of a batch, once all factors are in; whether they were the last.
    #[cfg_attr(target_arch = "wasm32", target_feature(enable = "simd128"))]
    fn batch(&mut self) -> bool {
        let none = f64::exp(self.log_none);
        let on = self.on;
        if self.most <= SILENT {
            self.rounding +=
                2.0 * self.most * on.count as f64 / on.a.max(on.at(0)) / self.line.length;
            self.series.push_nothing(on.count);
            return self.next_batch();
        }
        self.product.values(on.count, &mut self.values);
        let Values { re, im } = &mut self.values;
        for k in 0..on.count {
            if self.counted.is_constant() {
                re[k] -= none;
            } else {
                let less = self.counted.at(on.at(k));
                (re[k], im[k]) = (re[k] - less.re, im[k] - less.im);
            }
        }
        for (amount, kink) in &self.kinks {
            for k in 0..on.count {
                let value = kink.transform(C::new(on.a, on.at(k)));
                re[k] -= amount * value.re;
                im[k] -= amount * value.im;
            }
        }
        self.beside_product.values(on.count, &mut self.apart);
        let apart = &self.apart;
        let (mut sum, mut over) = (0.0, 0.0);
        for k in 0..on.count {
            let (cos, sin) = (apart.re[k], apart.im[k]);
            let w = on.at(k);
            let under = 1.0 / (on.a * on.a + w * w);
            let (x, y) = (re[k] * cos - im[k] * sin, re[k] * sin + im[k] * cos);
            self.series.re.push((x * on.a + y * w) * under);
            self.series.im.push((y * on.a - x * w) * under);
            let distance = (on.a * on.a + w * w).sqrt();
            let nothing = none * none * (cos * cos + sin * sin);
            sum += (x * x + y * y + nothing).sqrt() * under * distance;
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
            let kinked = kinked(self.others(), !self.kinks.is_empty(), on);
            drivers.add(on, &self.beside_product, &self.apart, &kinked, &errors);
            self.drivers = Some(drivers);
        }
        self.next_batch()
    }

    fn next_batch(&mut self) -> bool {
        self.place = 0;
        self.on.first += self.on.count;
        self.on.count = (self.on.first / 4).clamp(32, BATCH);
        self.is_enough()
    }

    /// Whether the coefficients that are left matter nowhere.
    fn is_enough(&mut self) -> bool {
        let frequencies = self.on.first;
        let factors = self.risks.len().max(1);
        let most = match self.line.is_longer() {
            true => MOST_OF_LONGER,
            false => MOST_FREQUENCIES,
        };
        let capped = frequencies >= most || frequencies * factors >= MOST_TOGETHER;
        if frequencies < self.next_look && !capped {
            return false;
        }
        self.next_look = frequencies + frequencies / LOOKS;
        let place = self.on.at(0);
        if self.drivers.is_none() {
            // Where a factor leaves nothing, the others need not be told: what leaves least comes first.
            let size = |number: &usize| self.risks[*number].1.borrow().bounds_at(place).size;
            let sizes: Vec<f64> = self.order.iter().map(size).collect();
            let least = ordered(sizes.len(), &|a, b| sizes[a].total_cmp(&sizes[b]));
            self.order = least.into_iter().map(|place| self.order[place]).collect();
        }
        let bounds = self.together(place, None);
        let log_most = self.piles.log_most + self.log_beside;
        let mut log_beside = -self.log_beside;
        for (risk, table) in &self.risks[self.beside..] {
            if risk.factor.is_some() {
                log_beside += table.borrow().bounds_at(place).size;
            }
        }
        let log_beside = log_beside.min(0.0);
        let tail = Tail::new(place, &bounds, log_most, log_beside, self.line);
        let mut most: f64 = 0.0;
        for amount in &self.amounts {
            most = most.max(tail.at(*amount, &self.points) * self.beyond);
        }
        let eased = if frequencies < MANY { 1.0 } else { EASED };
        if self.tail.is_none() && (most <= self.wanted * eased || capped) {
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
        let without = |driver: &Driver| self.together(place, driver.factor);
        let sizes = (log_most, log_beside);
        let most = drivers.bound(place, without, sizes, self.line, &self.points);
        self.drivers = Some(drivers);
        capped
            || most * self.beyond <= self.wanted * DRIVERS_COARSER
            || frequencies > self.enough * DRIVERS_FARTHER
    }

    /// All risks but those that are only told beside the others.
    fn others(&self) -> &[Told] {
        &self.risks[..self.beside]
    }

    /// All of them together but for one.
    fn together(&self, place: f64, left_out: Option<usize>) -> Together {
        let mut log_counted = 0.0;
        let others = self.risks[..self.beside].iter();
        for (number, (risk, _)) in others.clone().enumerate() {
            if let (Some(factor), true) = (&risk.factor, left_out != Some(number)) {
                log_counted += factor.log_counted;
            }
        }
        let mut together = Together::new(log_counted, !self.kinks.is_empty());
        for (number, (risk, table)) in others.enumerate() {
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
