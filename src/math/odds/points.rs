//! Certain costs on a common step: every total of them sits on a multiple of it, and is counted there.

use super::kink::Kink;
use super::rate::Rate;

/// The finest step: costs are decimal to so many places.
const MOST_DECIMALS: u32 = 9;
/// The most multiples that are counted.
pub(super) const MOST_STEPS: usize = 1 << 23;
/// The multiples that are counted where costs have to be rounded.
const ROUNDED_STEPS: f64 = 1_048_576.0;
/// The most incidents of one kind that are counted.
const MOST_COUNTED: usize = 1 << 20;
/// Multiplications in one slice of the counting.
const SLICE: usize = 4_000_000;
/// Where the running scale of the recursion is taken back.
const LARGE: f64 = 1e200;

/// A step that all costs are whole multiples of.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Step {
    /// The step is `units` / `per_minute` minutes, so that a multiple of it has one rounding.
    units: u64,
    per_minute: u64,
}

impl Step {
    /// The largest common step of costs in minutes, taken in decimal: 3 and (60 + 60) * 0.02 have
    /// 0.6. `None` when there are none or one has more decimals than that.
    pub(super) fn of(costs: &[f64]) -> Option<Self> {
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
    fn rounded(reach: f64) -> Self {
        const NANO: f64 = 1e9;
        Self {
            units: ((reach / ROUNDED_STEPS * NANO).ceil() as u64).max(1),
            per_minute: NANO as u64,
        }
    }

    /// A multiple of the step in minutes.
    pub(super) fn minutes(self, multiple: usize) -> f64 {
        multiple as f64 * self.units as f64 / self.per_minute as f64
    }

    /// How many whole steps an amount holds; (1 - 0.9995) * 525600 holds the 438 of 262.8.
    pub(super) fn multiples(self, amount: f64) -> usize {
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
pub(super) struct Points {
    /// `None` when the only total is 0.
    pub(super) step: Option<Step>,
    pub(super) cumulative: Vec<f64>,
    /// Sums of the cumulative probabilities before k, where a kink needs them.
    sums: Vec<f64>,
    /// How far off each may be, where the costs had to be rounded to a step.
    errors: Vec<f64>,
}

impl Points {
    /// Only nothing at all.
    pub(super) fn nothing() -> Self {
        Self {
            step: None,
            cumulative: vec![1.0],
            sums: Vec::new(),
            errors: Vec::new(),
        }
    }

    /// Between two: all costs rounded down to a step, and all rounded up.
    pub(super) fn between(down: Self, up: &Self) -> Self {
        let mut between = down;
        for (value, least) in between.cumulative.iter_mut().zip(&up.cumulative) {
            between.errors.push((*value - least) / 2.0);
            *value = (*value + least) / 2.0;
        }
        between
    }

    /// How far off P(total <= x) may be.
    pub(super) fn error_at(&self, x: f64) -> f64 {
        let place = self.step.map_or(0, |step| step.multiples(x.max(0.0)));
        let last = self.errors.len().saturating_sub(1);
        self.errors.get(place.min(last)).copied().unwrap_or(0.0)
    }

    /// P(total <= x).
    pub(super) fn at(&self, x: f64) -> f64 {
        if x < 0.0 {
            return 0.0;
        }
        let last = self.cumulative.len() - 1;
        let place = self.step.map_or(0, |step| step.multiples(x));
        self.cumulative[place.min(last)]
    }

    /// Of totals so improbable that they were not counted.
    pub(super) fn uncounted() -> Self {
        Self {
            cumulative: vec![0.0],
            ..Self::nothing()
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.cumulative == [0.0]
    }

    /// P(total = x).
    pub(super) fn jump(&self, x: f64) -> f64 {
        let Some(step) = self.step else {
            return if x == 0.0 { self.cumulative[0] } else { 0.0 };
        };
        let place = step.multiples(x);
        if place >= self.cumulative.len() || step.minutes(place) != x {
            return 0.0;
        }
        let before = place
            .checked_sub(1)
            .map_or(0.0, |before| self.cumulative[before]);
        self.cumulative[place] - before
    }

    /// Where a multiple of the step lies.
    pub(super) fn place(&self, multiple: usize) -> f64 {
        self.step.map_or(0.0, |step| step.minutes(multiple))
    }

    /// The first and the last multiple of the step that is counted above `low` and up to `high`.
    pub(super) fn steps_between(&self, low: f64, high: f64) -> Option<(usize, usize)> {
        let step = self.step?;
        let last = step.multiples(high).min(self.cumulative.len() - 1);
        let first = step.multiples(low) + 1;
        (first <= last).then_some((first, last))
    }

    /// The least total with at least this probability up to it.
    pub(super) fn reaching(&self, p: f64) -> Option<f64> {
        let place = self.cumulative.partition_point(|sum| *sum < p);
        (place < self.cumulative.len()).then(|| self.place(place))
    }

    /// P(x - reach < total <= x + reach).
    pub(super) fn about(&self, x: f64, reach: f64) -> f64 {
        (self.at(x + reach) - self.at(x - reach)).max(0.0)
    }

    /// The integral of P(total <= y) over y from 0 to x.
    fn integral(&self, x: f64) -> f64 {
        if x <= 0.0 {
            return 0.0;
        }
        let Some(step) = self.step else { return x };
        let last = self.cumulative.len() - 1;
        let place = step.multiples(x).min(last);
        let left = x - step.minutes(place);
        step.minutes(1) * self.sums[place] + self.cumulative[place] * left
    }

    /// Makes ready for `with`.
    pub(super) fn sum_up(&mut self) {
        let mut sum = 0.0;
        self.sums.clear();
        for value in &self.cumulative {
            self.sums.push(sum);
            sum += value;
        }
    }

    /// P(total + a kink's amount <= x).
    pub(super) fn with(&self, kink: &Kink, x: f64) -> f64 {
        match *kink {
            Kink::Flat { from, to } => {
                (self.integral(x - from) - self.integral(x - to)) / (to - from)
            }
            Kink::Fall { at, mean } => self.falls(at, mean, &[x])[0],
        }
    }

    /// The same for a kink that falls, at ever larger amounts in one pass.
    pub(super) fn falls(&self, at: f64, mean: f64, amounts: &[f64]) -> Vec<f64> {
        let step = self.step.map_or(1.0, |step| step.minutes(1));
        let ratio = (-step / mean).exp();
        let mut found = Vec::with_capacity(amounts.len());
        // The sum of P(total = k) e^((k - last) / mean).
        let (mut sum, mut before, mut next) = (0.0, 0.0, 0);
        for amount in amounts {
            let x = amount - at;
            if x < 0.0 {
                found.push(0.0);
                continue;
            }
            let last = self.step.map_or(0, |step| step.multiples(x));
            for k in next..=last {
                let value = self.cumulative.get(k).copied().unwrap_or(before);
                sum = sum * ratio + (value - before);
                before = value;
            }
            next = next.max(last + 1);
            found.push(before - sum * (-(x - step * last as f64) / mean).exp());
        }
        found
    }
}

/// A certain cost with the number of its incidents.
#[derive(Clone, Debug)]
pub(super) struct Pile {
    pub(super) cost: f64,
    pub(super) rate: Rate,
    /// How much of each incident this is; the rest must not happen.
    pub(super) share: f64,
}

/// The counting, a slice at a time. No subtraction occurs, so each probability is true to rounding.
///
/// Source: H. H. Panjer, Recursive evaluation of a family of compound distributions, ASTIN Bulletin
/// 12 (1981), for the Poisson ones together; the others are convolved.
pub(super) struct Counting {
    step: Step,
    /// Steps with rate times steps, of the known rates.
    known: Vec<(usize, f64)>,
    /// Steps with P(n incidents), of the others.
    counted: Vec<(usize, Vec<f64>)>,
    masses: Vec<f64>,
    next: Vec<f64>,
    /// ln of what the masses are scaled by.
    scale: f64,
    /// Before this the masses are nothing beside what follows.
    from: usize,
    at: usize,
    stage: usize,
}

impl Counting {
    /// Of piles up to an amount, if their common step is not too fine.
    pub(super) fn new(piles: &[&Pile], reach: f64) -> Option<Self> {
        let costs: Vec<f64> = piles.iter().map(|pile| pile.cost).collect();
        let step = Step::of(&costs)?;
        if reach / step.minutes(1) > MOST_STEPS as f64 {
            return None;
        }
        Some(Self::on(step, piles, reach, |cost| step.multiples(cost)))
    }

    /// With each cost rounded, down or up.
    pub(super) fn rounded(piles: &[&Pile], reach: f64, up: bool) -> Self {
        let step = Step::rounded(reach);
        let round = |cost: f64| (cost / step.minutes(1)) as usize + usize::from(up);
        Self::on(step, piles, reach, round)
    }

    fn on(step: Step, piles: &[&Pile], reach: f64, steps: impl Fn(f64) -> usize) -> Self {
        let length = step.multiples(reach) + 1;
        let (mut known, mut counted): (Vec<(usize, f64)>, _) = (Vec::new(), Vec::new());
        let mut all = 0.0;
        for pile in piles {
            let steps = steps(pile.cost);
            match pile.rate.known() {
                // What costs no step at all changes nothing.
                Some(_) if steps == 0 => {}
                Some(rate) => {
                    all += rate;
                    match known.iter_mut().find(|one| one.0 == steps) {
                        Some(one) => one.1 += rate * steps as f64,
                        None => known.push((steps, rate * steps as f64)),
                    }
                }
                None => {
                    let most = (length - 1).checked_div(steps).unwrap_or(MOST_COUNTED);
                    let mut counts = pile.rate.counts(most.min(MOST_COUNTED) + 1);
                    let mut share = 1.0;
                    for count in &mut counts {
                        *count *= share;
                        share *= pile.share;
                    }
                    counted.push((steps, counts));
                }
            }
        }
        let mut masses = vec![0.0; length];
        masses[0] = 1.0;
        Self {
            step,
            known,
            counted,
            masses,
            next: Vec::new(),
            scale: -all,
            from: 0,
            at: 1,
            stage: 0,
        }
    }

    /// Does a slice; the totals, once they are known.
    pub(super) fn step(&mut self) -> Option<Points> {
        if self.stage == 0 {
            if self.recursion() {
                self.stage = 1;
                self.at = 0;
            }
            return None;
        }
        if self.stage <= self.counted.len() {
            self.convolve();
            return None;
        }
        let mut cumulative = std::mem::take(&mut self.masses);
        let mut sum = 0.0;
        for mass in &mut cumulative {
            sum += *mass;
            *mass = sum.min(1.0);
        }
        Some(Points {
            step: Some(self.step),
            cumulative,
            sums: Vec::new(),
            errors: Vec::new(),
        })
    }

    /// k f(k) = the sum of rate * steps * f(k - steps). The masses carry a scale, since e^-rate may
    /// be below the smallest number; whether it is done.
    fn recursion(&mut self) -> bool {
        let most = self.known.iter().fold(0, |most, one| most.max(one.0));
        let length = self.masses.len();
        let end = (self.at + SLICE / self.known.len().max(1)).min(length);
        if self.known.is_empty() {
            return true;
        }
        for k in self.at..end {
            let mut sum = 0.0;
            for (steps, weight) in &self.known {
                if *steps <= k {
                    sum += weight * self.masses[k - steps];
                }
            }
            let mass = sum / k as f64;
            self.masses[k] = mass;
            if mass > LARGE {
                // What was scaled once before and cannot be reached again is nothing beside what follows.
                self.masses[..self.from].fill(0.0);
                for value in &mut self.masses[self.from..=k] {
                    *value /= LARGE;
                }
                self.from = (k + 1).saturating_sub(most).max(self.from);
                self.scale += LARGE.ln();
            }
        }
        self.at = end;
        if end < length {
            return false;
        }
        // e^-scale may itself lie below the smallest number, though not what it multiplies.
        let half = (self.scale / 2.0).exp();
        for value in &mut self.masses {
            *value = *value * half * half;
        }
        true
    }

    /// With one more pile whose incidents are counted one number after the other.
    fn convolve(&mut self) {
        let (steps, counts) = &self.counted[self.stage - 1];
        let length = self.masses.len();
        if self.at == 0 {
            self.next = vec![0.0; length];
        }
        let mut left = SLICE as isize;
        while self.at < counts.len() && self.at * steps < length && left > 0 {
            let (share, moved) = (counts[self.at], self.at * steps);
            if share > 1e-18 {
                for (to, mass) in self.next[moved..].iter_mut().zip(&self.masses) {
                    *to += share * mass;
                }
                left -= (length - moved) as isize;
            }
            self.at += 1;
        }
        if self.at >= counts.len() || self.at * steps >= length {
            std::mem::swap(&mut self.masses, &mut self.next);
            self.stage += 1;
            self.at = 0;
        }
    }
}
