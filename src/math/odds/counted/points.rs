//! Certain costs on a common step: every total of them sits on a multiple of it, and is counted there.

use std::rc::Rc;

use super::super::model::kink::Kink;
use super::super::model::pile::Pile;
use super::pairs::Pairs;

/// The finest step: costs are decimal to so many places.
const MOST_DECIMALS: u32 = 9;
/// The multiples that are counted where costs have to be rounded.
const ROUNDED_STEPS: f64 = 1_048_576.0;

/// How probable more than the blur is, at most.
const BLURRED: f64 = 1e-13;

/// A step that all costs are whole multiples of.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Step {
    /// The step is `units` / `per_minute` minutes, so that a multiple of it has one rounding.
    units: u64,
    per_minute: u64,
}

impl Step {
    /// The largest common step of costs in minutes, taken in decimal: 3 and (60 + 60) * 0.02 have
    /// 0.6. `None` when there are none or one has more decimals than that.
    pub(crate) fn of(costs: &[f64]) -> Option<Self> {
        let mut per_minute = 1_u64;
        for _ in 0..=MOST_DECIMALS {
            let mut units = 0;
            let mut all = true;
            for cost in costs {
                let scaled = cost * per_minute as f64;
                let whole = scaled.round();
                // A cost has been rounded three times on its way here.
                if (scaled - whole).abs() > 1e-14 * scaled.max(1.0) || whole > 9e15 {
                    all = false;
                    break;
                }
                units = common(units, whole as u64);
            }
            if all {
                return (units > 0).then_some(Self { units, per_minute });
            }
            per_minute *= 10;
        }
        None
    }

    /// A step that is fine enough to round costs to.
    pub(crate) fn rounded(reach: f64) -> Self {
        const NANO: f64 = 1e9;
        Self {
            units: ((reach / ROUNDED_STEPS * NANO).ceil() as u64).max(1),
            per_minute: NANO as u64,
        }
    }

    /// A multiple of the step in minutes.
    pub(crate) fn minutes(self, multiple: usize) -> f64 {
        multiple as f64 * self.units as f64 / self.per_minute as f64
    }

    /// How many whole steps an amount holds; (1 - 0.9995) * 525600 holds the 438 of 262.8.
    pub(crate) fn multiples(self, amount: f64) -> usize {
        let steps = amount * self.per_minute as f64 / self.units as f64;
        (steps * (1.0 + 1e-12) + 1e-9).max(0.0) as usize
    }
}

/// Euclid's greatest common divisor.
fn common(mut one: u64, mut other: u64) -> u64 {
    while other > 0 {
        (one, other) = (other, one % other);
    }
    one
}

/// Totals of certain costs: P(total <= k steps).
#[derive(Clone, Debug)]
pub(crate) struct Points {
    /// `None` when the only total is 0.
    pub(crate) step: Option<Step>,
    pub(crate) cumulative: Vec<f64>,
    /// Sums of the cumulative probabilities before k, where a kink needs them.
    pub(crate) sums: Vec<f64>,
    /// How far off each may be, where the costs had to be rounded to a step.
    pub(crate) errors: Vec<f64>,
    /// Sums of those before k.
    pub(crate) error_sums: Vec<f64>,
    /// Where the bulk of what was not counted lies.
    bulk: Bulk,
    /// Where there is no common step: the totals themselves. What is counted on the step is then near them.
    pairs: Option<Rc<Pairs>>,
    /// How far from them, hardly ever more.
    blur: f64,
}

/// Mean, variance and largest cost of a total of certain costs.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Bulk {
    mean: f64,
    variance: f64,
    largest: f64,
}

impl Default for Bulk {
    /// Anywhere.
    fn default() -> Self {
        Self {
            mean: f64::INFINITY,
            variance: 0.0,
            largest: 0.0,
        }
    }
}

impl Bulk {
    /// Of piles; anywhere when the rate of one is not known.
    pub(crate) fn of(piles: &[&Pile]) -> Self {
        let (mut mean, mut variance, mut largest) = (0.0, 0.0, 0.0_f64);
        for pile in piles {
            let Some(rate) = pile.rate.known() else {
                return Self::default();
            };
            mean += rate * pile.cost;
            variance += rate * pile.cost * pile.cost;
            largest = largest.max(pile.cost);
        }
        Self {
            mean,
            variance,
            largest,
        }
    }

    /// P(total > x) is at most this: Bennett's inequality (G. Bennett, Journal of the American Statistical Association 57,
    /// 1962) in the form with an area hyperbolic sine.
    fn above(&self, x: f64) -> f64 {
        let more = x - self.mean;
        if more <= 0.0 || self.variance <= 0.0 {
            return 1.0;
        }
        let bent = (more * self.largest / (2.0 * self.variance)).asinh();
        (-more / (2.0 * self.largest) * bent).exp()
    }
}

impl Points {
    /// Only nothing at all.
    pub(crate) fn nothing() -> Self {
        Self {
            step: None,
            cumulative: vec![1.0],
            sums: Vec::new(),
            errors: Vec::new(),
            error_sums: Vec::new(),
            bulk: Bulk::default(),
            pairs: None,
            blur: 0.0,
        }
    }

    /// Of totals on the multiples of a step.
    pub(crate) fn on(step: Step, cumulative: Vec<f64>) -> Self {
        Self {
            step: Some(step),
            cumulative,
            ..Self::nothing()
        }
    }

    /// Between two: all costs rounded down to a step, and all rounded up.
    pub(crate) fn between(down: Self, up: &Self) -> Self {
        let mut between = down;
        for (value, least) in between.cumulative.iter_mut().zip(&up.cumulative) {
            between.errors.push((*value - least) / 2.0);
            *value = (*value + least) / 2.0;
        }
        between
    }

    /// With the totals themselves, which costs rounded to a step are near.
    pub(crate) fn with_pairs(mut self, pairs: Rc<Pairs>, blur: f64) -> Self {
        (self.pairs, self.blur) = (Some(pairs), blur);
        self
    }

    /// Whether costs had to be rounded to a step.
    pub(crate) fn is_rounded(&self) -> bool {
        !self.errors.is_empty() || self.has_pairs()
    }

    /// Whether the totals are known that costs rounded to a step are near.
    pub(crate) fn has_pairs(&self) -> bool {
        self.pairs.is_some()
    }

    /// How far off P(total <= x) may be.
    pub(crate) fn error_at(&self, x: f64) -> f64 {
        if let Some(pairs) = &self.pairs {
            return pairs.left_out;
        }
        let place = self.step.map_or(0, |step| step.multiples(x.max(0.0)));
        let last = self.errors.len().saturating_sub(1);
        self.errors.get(place.min(last)).copied().unwrap_or(0.0)
    }

    /// P(total <= x).
    pub(crate) fn at(&self, x: f64) -> f64 {
        match &self.pairs {
            Some(pairs) => pairs.at(x),
            None => self.roughly_at(x),
        }
    }

    /// The same of costs rounded to a step, where they had to be.
    pub(crate) fn roughly_at(&self, x: f64) -> f64 {
        if x < 0.0 {
            return 0.0;
        }
        let last = self.cumulative.len() - 1;
        let place = self.step.map_or(0, |step| step.multiples(x));
        self.cumulative[place.min(last)]
    }

    /// Of totals so improbable that they were not counted.
    pub(crate) fn uncounted(bulk: Bulk) -> Self {
        Self {
            cumulative: vec![0.0],
            bulk,
            ..Self::nothing()
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.cumulative == [0.0]
    }

    /// P(total <= k steps) where costs that had to be rounded are all rounded up.
    fn surely(&self, place: usize) -> f64 {
        self.cumulative[place] - self.errors.get(place).copied().unwrap_or(0.0)
    }

    /// P(total = x), of costs rounded up where they had to be.
    pub(crate) fn jump(&self, x: f64) -> f64 {
        if self.has_pairs() {
            return 0.0;
        }
        let Some(step) = self.step else {
            return if x == 0.0 { self.cumulative[0] } else { 0.0 };
        };
        let place = step.multiples(x);
        if place >= self.cumulative.len() || step.minutes(place) != x {
            return 0.0;
        }
        let before = place
            .checked_sub(1)
            .map_or(0.0, |before| self.surely(before));
        self.surely(place) - before
    }

    /// Where a multiple of the step lies.
    pub(crate) fn place(&self, multiple: usize) -> f64 {
        self.step.map_or(0.0, |step| step.minutes(multiple))
    }

    /// The first and the last multiple of the step that is counted above `low` and up to `high`.
    pub(crate) fn steps_between(&self, low: f64, high: f64) -> Option<(usize, usize)> {
        let step = self.step.filter(|_| !self.has_pairs())?;
        let last = step.multiples(high).min(self.cumulative.len() - 1);
        let first = step.multiples(low) + 1;
        (first <= last).then_some((first, last))
    }

    /// The least total with at least this probability up to it, of costs rounded up where they had to be.
    pub(crate) fn reaching(&self, p: f64) -> Option<f64> {
        if let Some(pairs) = &self.pairs {
            return pairs.reaching(p);
        }
        let place = (0..self.cumulative.len()).find(|place| self.surely(*place) >= p)?;
        Some(self.place(place))
    }

    /// P(below < total <= above), or at least as much where it was not counted.
    pub(crate) fn within(&self, below: f64, above: f64) -> f64 {
        if self.is_empty() {
            return self.bulk.above(below);
        }
        let mut rounded = self.error_at(above) + self.error_at(below);
        if self.has_pairs() {
            rounded += BLURRED;
        }
        let (below, above) = (below - self.blur, above + self.blur);
        // Beyond the last step that is counted there may be all the rest.
        let last = self
            .step
            .map_or(f64::INFINITY, |step| step.minutes(self.cumulative.len()));
        let to = if above >= last {
            1.0
        } else {
            self.roughly_at(above)
        };
        (to - self.roughly_at(below)).max(0.0) + rounded
    }

    /// Makes ready for `with` and `error_with`.
    pub(crate) fn sum_up(&mut self) {
        self.sums = sums_before(&self.cumulative);
        self.error_sums = sums_before(&self.errors);
    }

    /// P(total + a kink's amount <= x).
    pub(crate) fn with(&self, kink: &Kink, x: f64) -> f64 {
        match &self.pairs {
            Some(pairs) => pairs.with(kink, x),
            None => self.roughly_with(kink, x),
        }
    }

    /// The same of costs rounded to a step, where they had to be.
    pub(crate) fn roughly_with(&self, kink: &Kink, x: f64) -> f64 {
        self.averaged(&self.cumulative, &self.sums, kink, x)
    }

    /// How far off that may be: P(total <= y) is off by `error_at(y)` at most, so this is the mean of it.
    pub(crate) fn error_with(&self, kink: &Kink, x: f64) -> f64 {
        if let Some(pairs) = &self.pairs {
            return pairs.error_with(kink, x);
        }
        if !self.is_rounded() {
            return 0.0;
        }
        self.averaged(&self.errors, &self.error_sums, kink, x)
    }

    /// The mean of a function of steps at x less a kink's amount.
    fn averaged(&self, values: &[f64], sums: &[f64], kink: &Kink, x: f64) -> f64 {
        match *kink {
            Kink::Flat { from, to } => {
                let (more, less) = (x - from, x - to);
                (self.integral(values, sums, more) - self.integral(values, sums, less))
                    / (to - from)
            }
            Kink::Fall { at, mean } => self.fallen(values, at, mean, &[x])[0],
        }
    }

    /// The integral of a function of steps from 0 to x.
    fn integral(&self, values: &[f64], sums: &[f64], x: f64) -> f64 {
        if x <= 0.0 {
            return 0.0;
        }
        let Some(step) = self.step else { return x };
        let last = values.len() - 1;
        let place = step.multiples(x).min(last);
        let left = x - step.minutes(place);
        step.minutes(1) * sums[place] + values[place] * left
    }

    /// P(total + a kink's amount <= x) for a kink that falls, at ever larger amounts in one pass.
    pub(crate) fn falls(&self, at: f64, mean: f64, amounts: &[f64]) -> Vec<f64> {
        self.fallen(&self.cumulative, at, mean, amounts)
    }

    fn fallen(&self, values: &[f64], at: f64, mean: f64, amounts: &[f64]) -> Vec<f64> {
        let step = self.step.map_or(1.0, |step| step.minutes(1));
        let ratio = (-step / mean).exp();
        let mut found = Vec::with_capacity(amounts.len());
        // The sum of what each step k rises by, times e^((k - last) / mean).
        let (mut sum, mut before, mut next) = (0.0, 0.0, 0);
        for amount in amounts {
            let x = amount - at;
            if x < 0.0 {
                found.push(0.0);
                continue;
            }
            let last = self.step.map_or(0, |step| step.multiples(x));
            for k in next..=last {
                let value = values.get(k).copied().unwrap_or(before);
                sum = sum * ratio + (value - before);
                before = value;
            }
            next = next.max(last + 1);
            found.push(before - sum * (-(x - step * last as f64) / mean).exp());
        }
        found
    }
}

fn sums_before(values: &[f64]) -> Vec<f64> {
    let (mut sum, mut sums) = (0.0, Vec::with_capacity(values.len()));
    for value in values {
        sums.push(sum);
        sum += value;
    }
    sums
}
