//! The odds without each risk, from the same frequencies: the products of all factors but one.

use super::super::counted::points::Points;
use super::super::model::kink::Kink;
use super::super::model::risk::Prepared;
use super::super::numeric::complex::{ONE, exp, sin_cos};
use super::super::transform::evaluate::Product;
use super::super::transform::pile::Piles;
use super::super::transform::values::{BATCH, Frequencies, Values};
use super::bound::Together;
use super::series::Line;
use super::solved::Solved;
use super::tail::Tail;

/// Where the counted part without a risk is had back from the whole: the sum alternates, and its terms are e^(2 rate)
/// times as large as what is left.
const MOST_TAKEN_OUT: f64 = 7.0;

/// Sums run in so many lanes.
const LANES: usize = 8;
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
    /// ln P(no incident of any factor).
    log_none: f64,
    pub(crate) drivers: Vec<Driver>,
    factors: Vec<Values>,
}

impl Drivers {
    pub(crate) fn new(amounts: Vec<f64>, log_none: f64, drivers: Vec<Driver>) -> Self {
        Self {
            amounts,
            log_none,
            drivers,
            factors: Vec::new(),
        }
    }

    /// Keeps the next factor of a batch.
    pub(crate) fn keep(&mut self, factor: &Product, count: usize) {
        let mut values = Values::new();
        factor.values(count, &mut values);
        self.factors.push(values);
    }

    /// Adds a batch to the sums. `apart` has the transform of all piles and `counted` its values, `kinked` for each factor
    /// the transform of its kinks with what there is of them, and `errors` how far off each factor's exponent and the factor
    /// itself may be.
    #[cfg_attr(target_arch = "wasm32", target_feature(enable = "simd128"))]
    pub(crate) fn add(
        &mut self,
        on: Frequencies,
        apart: &Product,
        counted: &Values,
        kinked: &[Option<Values>],
        errors: &Errors,
    ) {
        let n = on.count;
        let (under, over) = sizes(on);
        let turned = |amount: &f64| turned(on, *amount);
        let shared: Vec<Values> = self.amounts.iter().map(turned).collect();
        // What each driver's product has of no incident, and of the kinks.
        let mut kinks = Values::new();
        kinks.fill(ONE);
        for values in kinked.iter().flatten() {
            kinks.add(1.0, values, n);
        }
        // Products of all that follow a factor, then of all that precede it.
        let mut after: Vec<Values> = Vec::with_capacity(self.factors.len() + 1);
        let mut product = Values::new();
        product.fill(ONE);
        after.push(product.clone());
        for factor in self.factors.iter().rev() {
            product.times(factor, n);
            after.push(product.clone());
        }
        after.reverse();
        let mut before = Values::new();
        before.fill(ONE);
        let mut next = 0;
        for driver in self.drivers.iter_mut().filter(|one| !one.is_beside) {
            let none = exp(self.log_none - driver.log_none);
            let (mut rest, own) = match driver.factor {
                Some(place) => {
                    while next < place {
                        before.times(&self.factors[next], n);
                        next += 1;
                    }
                    let mut rest = after[place + 1].clone();
                    rest.times(&before, n);
                    (rest, kinked.get(place).and_then(Option::as_ref))
                }
                None => (after[0].clone(), None),
            };
            rest.add(-none, &kinks, n);
            if let Some(own) = own {
                rest.add(none, own, n);
            }
            let others;
            let counted = match &driver.pile {
                // By logarithms: both may be too small for numbers.
                Some(pile) => {
                    let mut values = Values::new();
                    pile.add(on, &mut values);
                    apart.values_over(n, &mut values);
                    others = values;
                    &others
                }
                None => counted,
            };
            let mut size = 0.0;
            for (k, under) in under.iter().enumerate().take(n) {
                let (x, y) = (rest.re[k], rest.im[k]);
                let (re, im) = (counted.re[k], counted.im[k]);
                let square = (x * x + y * y + none * none) * (re * re + im * im);
                size += square.sqrt() * under;
            }
            rest.times(counted, n);
            driver.rounding += errors.of(size, over, driver.factor);
            for (sum, shared) in driver.sums.iter_mut().zip(&shared) {
                *sum += real_part(&rest, shared, n);
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
        for driver in self.drivers.iter_mut().filter(|one| !one.is_beside) {
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

/// All |1 / s|, and their sum.
#[inline(always)]
fn sizes(on: Frequencies) -> ([f64; BATCH], f64) {
    let (mut under, mut over) = ([0.0; BATCH], 0.0);
    for (k, under) in under.iter_mut().enumerate().take(on.count) {
        let w = on.at(k);
        *under = 1.0 / (on.a * on.a + w * w).sqrt();
        over += *under;
    }
    (under, over)
}

/// 1 / s turned to an amount, for both of two conjugates.
#[inline(always)]
fn turned(on: Frequencies, amount: f64) -> Values {
    let mut values = Values::new();
    for k in 0..on.count {
        let w = on.at(k);
        let (sin, cos) = sin_cos(w * amount);
        let twice = if on.first + k == 0 { 1.0 } else { 2.0 };
        let over = twice / (on.a * on.a + w * w);
        values.re[k] = (on.a * cos + w * sin) * over;
        values.im[k] = (on.a * sin - w * cos) * over;
    }
    values
}

/// The sum of the real parts of the products.
#[inline(always)]
fn real_part(these: &Values, those: &Values, count: usize) -> f64 {
    let (re, im) = (&these.re[..count], &these.im[..count]);
    let (x, y) = (&those.re[..count], &those.im[..count]);
    let mut sums = [0.0; LANES];
    let lanes = count / LANES * LANES;
    for first in (0..lanes).step_by(LANES) {
        for (lane, sum) in sums.iter_mut().enumerate() {
            let k = first + lane;
            *sum += re[k] * x[k] - im[k] * y[k];
        }
    }
    let rest = lanes..count;
    sums.iter().sum::<f64>() + rest.map(|k| re[k] * x[k] - im[k] * y[k]).sum::<f64>()
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
    /// What the table without the risk of a driver has at each amount, with what is counted of the others where that was
    /// counted again; `None` where it was not, and cannot be had back from the whole.
    pub(crate) fn without(
        &self,
        number: usize,
        risk: &Prepared,
        of: &Solved,
        others: Option<&Points>,
    ) -> Option<Without> {
        let driver = &self.drivers[number];
        // Costs rounded to a step cannot be taken out of it again.
        if of.points().is_rounded() || driver.is_beside {
            return None;
        }
        let points = others.unwrap_or(of.points());
        let pile = match &risk.pile {
            Some(_) if of.points().is_blurred() => return None,
            Some(pile) if pile.share < 1.0 => return None,
            Some(pile) if others.is_none() && !points.is_empty() => match pile.rate.known() {
                Some(rate) if rate <= MOST_TAKEN_OUT => Some((pile.cost, rate)),
                _ => return None,
            },
            _ => None,
        };
        let rate = pile.map_or(0.0, |(_, rate)| rate);
        // What is counted of the others. P(none) of the whole table may be 0 to a number.
        let none = (self.log_none - driver.log_none).exp();
        // Where nothing was counted, that is left out, and stated.
        let uncounted = if points.is_empty() { none } else { 0.0 };
        let own = risk.factor.as_ref().map_or(0, |factor| factor.kinks.len());
        let own = driver.first_kink..driver.first_kink + own;
        // What their kinks add, which are there only where P(none) is large enough.
        let gained = (-driver.log_none).exp();
        let mut counts = none;
        for (number, (weight, _)) in of.kinks().iter().enumerate() {
            if !own.contains(&number) {
                counts += weight * gained;
            }
        }
        let mut without = Without {
            kept: Vec::with_capacity(self.amounts.len()),
            error: 0.0,
        };
        for (place, amount) in self.amounts.iter().enumerate() {
            let counted = |kink: Option<&Kink>| match (pile, kink) {
                (Some((cost, rate)), kink) => points.without(cost, rate, *amount, kink),
                (None, Some(kink)) => points.with(kink, *amount),
                (None, None) => points.at(*amount),
            };
            let mut kept = none * counted(None);
            let mut error = uncounted + counts * (2.0 * rate).exp() * ROUNDING;
            error += none * points.error_at(*amount);
            if !of.is_counted() {
                let alias = of.alias();
                kept += driver.at(place, *amount, of.line()) - alias / 2.0;
                for (number, (weight, kink)) in of.kinks().iter().enumerate() {
                    if !own.contains(&number) {
                        kept += weight * gained * counted(Some(kink));
                        error += weight * gained * points.error_with(kink, *amount);
                    }
                }
                // Of the others' totals so many are the whole's.
                let share = (-rate).exp();
                let tail = driver.tail.as_ref().map(|tail| tail.sharing(share));
                let tail = tail.map_or(0.0, |tail| tail.at(*amount, points));
                let line = of.line();
                let rounding = 2.0 * driver.rounding / line.length * (line.a * amount).exp();
                error += tail + alias / 2.0 + rounding;
            }
            if error.is_nan() {
                return None;
            }
            without.error = without.error.max(error * of.beyond());
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
