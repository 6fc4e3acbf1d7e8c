//! Certain costs on a common step: every total of them sits on a multiple of it, and is counted there.

use std::rc::Rc;

use super::super::model::kink::Kink;
use super::beside::Beside;
use super::bulk::Bulk;
use super::pairs::Pairs;
use super::step::Step;

/// How probable more than the blur is, at most.
const BLURRED: f64 = 1e-13;

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
    /// Costs beside them.
    beside: Option<Beside>,
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
            beside: None,
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

    /// With frequent costs beside them.
    pub(crate) fn beside(mut self, bulk: &Bulk) -> Self {
        self.beside = Some(Beside::new(bulk));
        self
    }

    /// What costs that are told apart have beside them hardly ever exceeds.
    fn top(&self) -> f64 {
        self.beside.map_or(0.0, |beside| beside.top)
    }

    /// From where on all totals are told but for so many of them.
    pub(crate) fn told_from(&self, left: f64) -> Option<f64> {
        let beside = self.beside.as_ref()?;
        if self.is_empty() {
            return Some(f64::INFINITY);
        }
        // A share of the costs alone is less than all.
        let told = self.cumulative[self.cumulative.len() - 1] - left;
        let place = self.cumulative.partition_point(|value| *value < told);
        Some(self.place(place) + self.blur + beside.top)
    }

    /// Whether totals lie anywhere near those on a step.
    pub(crate) fn is_blurred(&self) -> bool {
        self.pairs.is_some() || self.beside.is_some()
    }

    /// Whether costs are told beside them.
    pub(crate) fn has_beside(&self) -> bool {
        self.beside.is_some()
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
        let Some(beside) = &self.beside else {
            return self.own_error_at(x);
        };
        let (least, most) = (self.own_at(x - beside.top), self.own_at(x));
        (most - least) / 2.0 + self.own_error_at(x) + beside.unlikely
    }

    fn own_error_at(&self, x: f64) -> f64 {
        if let Some(pairs) = &self.pairs {
            return pairs.left_out;
        }
        let place = self.step.map_or(0, |step| step.multiples(x.max(0.0)));
        let last = self.errors.len().saturating_sub(1);
        self.errors.get(place.min(last)).copied().unwrap_or(0.0)
    }

    /// P(total <= x); with costs beside it the middle of what that may be.
    pub(crate) fn at(&self, x: f64) -> f64 {
        match self.top() {
            0.0 => self.own_at(x),
            top => f64::midpoint(self.own_at(x - top), self.own_at(x)),
        }
    }

    fn own_at(&self, x: f64) -> f64 {
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
        if self.is_blurred() {
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
        let step = self.step.filter(|_| !self.is_blurred())?;
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
        let below = below - self.top();
        let mut rounded = self.own_error_at(above) + self.own_error_at(below);
        if self.has_pairs() {
            rounded += BLURRED;
        }
        rounded += self.beside.map_or(0.0, |beside| beside.unlikely);
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

    /// P(total + a kink's amount <= x); what costs beside it add counts as their mean.
    pub(crate) fn with(&self, kink: &Kink, x: f64) -> f64 {
        let x = x - self.beside.map_or(0.0, |beside| beside.mean);
        match &self.pairs {
            Some(pairs) => pairs.with(kink, x),
            None => self.averaged(&self.cumulative, &self.sums, kink, x),
        }
    }

    /// The same of costs rounded to a step, where they had to be.
    pub(crate) fn roughly_with(&self, kink: &Kink, x: f64) -> f64 {
        let x = x - self.beside.map_or(0.0, |beside| beside.mean);
        self.averaged(&self.cumulative, &self.sums, kink, x)
    }

    /// How far off that may be: P(total <= y) is off by `error_at(y)` at most, so this is the mean of it.
    pub(crate) fn error_with(&self, kink: &Kink, x: f64) -> f64 {
        let Some(beside) = self.beside else {
            return self.own_error_with(kink, x);
        };
        let off = beside.error_with(kink, x, |below, above| self.within(below, above));
        off + self.own_error_with(kink, x - beside.mean)
    }

    fn own_error_with(&self, kink: &Kink, x: f64) -> f64 {
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
        let at = at + self.beside.map_or(0.0, |beside| beside.mean);
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
