//! The odds without each risk, from the same frequencies: the products of all factors but one.

use super::super::counted::points::Points;
use super::super::model::kink::Kink;
use super::super::model::risk::Prepared;
use super::super::numeric::complex::{C, exp, sin_cos};
use super::super::transform::evaluate::{BATCH, Frequencies, Product, Values};
use super::super::transform::pile::Piles;
use super::bound::Together;
use super::series::Line;
use super::solved::Solved;
use super::tail::Tail;

/// Where the counted part without a risk is had back from the whole: the sum alternates, and its terms are e^(2 rate)
/// times as large as what is left.
pub(crate) const MOST_UNCOUNTED: f64 = 7.0;

/// 1 / P(no incident of a risk) up to which the others' part can be had back: beyond it that of the whole table
/// is 0 to a number.
const MOST_GAINED: f64 = 1e280;

/// What is not counted is less probable than this, and what may be left out of odds.
const UNCOUNTED: f64 = 1e-11;
const NEGLIGIBLE: f64 = 1e-8;
/// What the roundings of a counted probability add up to.
const ROUNDING: f64 = 1e-13;

/// P(total <= x) without a risk, for each amount asked.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Without {
    /// The probabilities.
    pub kept: Vec<f64>,
    /// How far off any of them may be: an upper bound.
    pub error: f64,
}

/// A risk left out, as far as a line goes.
pub(crate) struct Driver {
    /// Its factor's place among the factors, and its pile.
    pub(crate) factor: Option<usize>,
    pub(crate) pile: Option<Piles>,
    /// ln P(no incident of its factor).
    pub(crate) log_none: f64,
    /// Whether it is only told beside the others.
    pub(crate) is_beside: bool,
    /// Where its kinks begin among those of the table.
    first_kink: usize,
    /// Sums of the series at each amount.
    sums: Vec<f64>,
    /// What the coefficients so far may be off by together.
    rounding: f64,
    pub(crate) tail: Option<Tail>,
}

impl Driver {
    pub(crate) fn new(
        factor: Option<usize>,
        pile: Option<Piles>,
        log_none: f64,
        first_kink: usize,
        amounts: usize,
    ) -> Self {
        Self {
            factor,
            pile,
            log_none,
            is_beside: false,
            first_kink,
            sums: vec![0.0; amounts],
            rounding: 0.0,
            tail: None,
        }
    }

    /// The series without it at an amount.
    pub(crate) fn at(&self, place: usize, amount: f64, line: Line) -> f64 {
        self.sums[place] * (line.a * amount).exp() / line.length
    }
}

/// The factors of a batch one by one.
pub(crate) struct Drivers {
    pub(crate) amounts: Vec<f64>,
    pub(crate) drivers: Vec<Driver>,
    factors: Vec<Values>,
}

impl Drivers {
    pub(crate) fn new(amounts: Vec<f64>, drivers: Vec<Driver>) -> Self {
        Self {
            amounts,
            drivers,
            factors: Vec::new(),
        }
    }

    /// Keeps the next factor of a batch.
    pub(crate) fn keep(&mut self, factor: &Product, count: usize) {
        let mut values = Values::new();
        for k in 0..count {
            (values.re[k], values.im[k]) = factor.value(k);
        }
        self.factors.push(values);
    }

    /// Adds a batch to the sums. `counted` has the transform of all piles, `kinked` for each factor the transform of its
    /// kinks with what there is of them, and `errors` how far off each factor's exponent and the factor itself may be.
    pub(crate) fn add(
        &mut self,
        on: Frequencies,
        log_none: f64,
        counted: &Values,
        kinked: &[Option<Values>],
        errors: &Errors,
    ) {
        let n = on.count;
        // |1 / s| times the size of the piles.
        let (mut under, mut over) = ([0.0; BATCH], 0.0);
        for (k, under) in under.iter_mut().enumerate().take(n) {
            let distance = on.a.hypot(on.at(k));
            *under = counted.re[k].hypot(counted.im[k]) / distance;
            over += 1.0 / distance;
        }
        // What all share: the piles over s, turned to each amount.
        let mut shared = Vec::with_capacity(self.amounts.len());
        for amount in &self.amounts {
            let mut values = Values::new();
            for k in 0..n {
                let w = on.at(k);
                let (sin, cos) = sin_cos(w * amount);
                let twice = if on.first + k == 0 { 1.0 } else { 2.0 };
                let over = twice / (on.a * on.a + w * w);
                let (re, im) = (counted.re[k], counted.im[k]);
                let (x, y) = ((re * on.a + im * w) * over, (im * on.a - re * w) * over);
                values.re[k] = x * cos - y * sin;
                values.im[k] = x * sin + y * cos;
            }
            shared.push(values);
        }
        let mut kinks = Values::new();
        for values in kinked.iter().flatten() {
            for k in 0..n {
                kinks.re[k] += values.re[k];
                kinks.im[k] += values.im[k];
            }
        }
        // Products of all that follow a factor, then of all that precede it.
        let mut after: Vec<Values> = Vec::with_capacity(self.factors.len() + 1);
        let mut product = Values::new();
        product.fill(C::new(1.0, 0.0));
        after.push(product.clone());
        for factor in self.factors.iter().rev() {
            for k in 0..n {
                product.multiply(k, factor.re[k], factor.im[k]);
            }
            after.push(product.clone());
        }
        after.reverse();
        let mut before = Values::new();
        before.fill(C::new(1.0, 0.0));
        let mut next = 0;
        let (mut re, mut im) = ([0.0; BATCH], [0.0; BATCH]);
        for driver in &mut self.drivers {
            let none = exp(log_none - driver.log_none);
            let (rest, own) = match driver.factor {
                Some(place) => {
                    while next < place {
                        for k in 0..n {
                            before.multiply(k, self.factors[next].re[k], self.factors[next].im[k]);
                        }
                        next += 1;
                    }
                    (
                        &after[place + 1],
                        kinked.get(place).and_then(Option::as_ref),
                    )
                }
                None => (&after[0], None),
            };
            for k in 0..n {
                let (x, y) = (rest.re[k], rest.im[k]);
                (re[k], im[k]) = match driver.factor {
                    Some(_) => {
                        let (a, b) = (before.re[k], before.im[k]);
                        (x * a - y * b, x * b + y * a)
                    }
                    None => (x, y),
                };
                re[k] -= none * (1.0 + kinks.re[k]);
                im[k] -= none * kinks.im[k];
                if let Some(own) = own {
                    re[k] += none * own.re[k];
                    im[k] += none * own.im[k];
                }
            }
            let mut nothing = [none; BATCH];
            if let Some(pile) = &driver.pile {
                let mut log = Values::new();
                pile.add(on, &mut log);
                for k in 0..n {
                    let size = exp(-log.re[k]);
                    let (sin, cos) = sin_cos(-log.im[k]);
                    let (x, y) = (re[k], im[k]);
                    (re[k], im[k]) = (size * (x * cos - y * sin), size * (x * sin + y * cos));
                    nothing[k] *= size;
                }
            }
            let mut size = 0.0;
            for k in 0..n {
                let square = re[k] * re[k] + im[k] * im[k] + nothing[k] * nothing[k];
                size += square.sqrt() * under[k];
            }
            driver.rounding += errors.of(size, over, driver.factor);
            for (sum, shared) in driver.sums.iter_mut().zip(&shared) {
                let mut more = 0.0;
                for k in 0..n {
                    more += re[k] * shared.re[k] - im[k] * shared.im[k];
                }
                *sum += more;
            }
        }
        self.factors.clear();
    }

    /// Sets what each driver leaves out from a frequency on; the most of it at any amount.
    pub(crate) fn bound(
        &mut self,
        frequency: f64,
        together: impl Fn(&Driver) -> Together,
        (log_most, log_beside): (f64, f64),
        line: Line,
        points: &Points,
    ) -> f64 {
        let mut most: f64 = 0.0;
        for driver in &mut self.drivers {
            let log_most = match &driver.pile {
                Some(pile) => log_most - pile.log_most,
                None => log_most,
            };
            let tail = Tail::new(
                frequency,
                &together(driver),
                log_most.min(0.0),
                log_beside,
                line,
            );
            for amount in &self.amounts {
                most = most.max(tail.at(*amount, points));
            }
            driver.tail = Some(tail);
        }
        most
    }
}

/// How far off the coefficients of a batch may be.
pub(crate) struct Errors {
    /// For each factor: its exponent, and the factor itself.
    pub(crate) factors: Vec<(f64, f64)>,
    /// The exponent of what is counted, and what the roundings of a product add.
    pub(crate) counted: f64,
}

impl Errors {
    /// Of the product of all factors but one: `size` is the sum of all |g|, `over` that of all |1 / s|.
    pub(crate) fn of(&self, size: f64, over: f64, but: Option<usize>) -> f64 {
        let mut error = size * self.counted;
        for (place, (relative, absolute)) in self.factors.iter().enumerate() {
            if but != Some(place) {
                error += (size * relative).min(over * absolute);
            }
        }
        error
    }
}

impl Drivers {
    /// What the table without the risk of a driver has at each amount; `None` where its counted part cannot be had back.
    pub(crate) fn without(&self, number: usize, risk: &Prepared, of: &Solved) -> Option<Without> {
        let driver = &self.drivers[number];
        // Costs rounded to a step cannot be taken out of it again.
        if of.points().is_rounded() {
            return None;
        }
        if driver.is_beside {
            return None;
        }
        let pile = match &risk.pile {
            Some(_) if of.points().is_blurred() => return None,
            Some(pile) if pile.share < 1.0 => return None,
            Some(pile) => match pile.rate.known() {
                Some(rate) if rate <= MOST_UNCOUNTED => Some((pile.cost, rate)),
                _ => return None,
            },
            None => None,
        };
        let rate = pile.map_or(0.0, |(_, rate)| rate);
        // Where nothing was counted, what is left may have to be.
        let gained = (-driver.log_none).exp();
        if gained > MOST_GAINED {
            return None;
        }
        let uncounted = if of.points().is_empty() {
            gained * UNCOUNTED
        } else {
            0.0
        };
        if uncounted > NEGLIGIBLE {
            return None;
        }
        let own = risk.factor.as_ref().map_or(0, |factor| factor.kinks.len());
        let own = driver.first_kink..driver.first_kink + own;
        // What is counted of the others, and what their kinks add.
        let none = of.none() * gained;
        let mut counts = none;
        for (number, (weight, _)) in of.kinks().iter().enumerate() {
            if !own.contains(&number) {
                counts += weight * gained;
            }
        }
        let mut without = Without {
            kept: Vec::with_capacity(self.amounts.len()),
            error: uncounted + counts * (2.0 * rate).exp() * ROUNDING,
        };
        for (place, amount) in self.amounts.iter().enumerate() {
            let counted = |kink: Option<&Kink>| match (pile, kink) {
                (Some((cost, rate)), kink) => of.points().without(cost, rate, *amount, kink),
                (None, Some(kink)) => of.points().with(kink, *amount),
                (None, None) => of.points().at(*amount),
            };
            let mut kept = none * counted(None);
            if !of.is_counted() {
                let alias = of.alias();
                kept += driver.at(place, *amount, of.line()) - alias / 2.0;
                for (number, (weight, kink)) in of.kinks().iter().enumerate() {
                    if !own.contains(&number) {
                        kept += weight * gained * counted(Some(kink));
                    }
                }
                let tail = driver
                    .tail
                    .as_ref()
                    .map_or(0.0, |tail| tail.at(*amount, of.points()));
                let line = of.line();
                let rounding = 2.0 * driver.rounding / line.length * (line.a * amount).exp();
                let error = tail + alias / 2.0 + rounding;
                without.error = without.error.max(error * of.beyond());
            }
            without.kept.push((kept * of.beyond()).clamp(0.0, 1.0));
        }
        Some(without)
    }
}

impl Points {
    /// P(total + a kink's amount <= x) without incidents of one cost at a known rate.
    pub(crate) fn without(&self, cost: f64, rate: f64, x: f64, kink: Option<&Kink>) -> f64 {
        let (mut sum, mut weight, mut n) = (0.0, rate.exp(), 0.0);
        while x - n * cost >= -1e-9 * cost {
            let left = (x - n * cost).max(0.0);
            sum += weight
                * match kink {
                    Some(kink) => self.with(kink, left),
                    None => self.at(left),
                };
            n += 1.0;
            weight *= -rate / n;
            if weight.abs() < 1e-18 {
                break;
            }
        }
        sum
    }
}
