//! The counting of certain costs on their common step.

use super::super::model::pile::Pile;
use super::points::Points;
use super::step::Step;

/// The most multiples that are counted.
pub(crate) const MOST_STEPS: usize = 1 << 23;
/// The most incidents of one kind that are counted.
const MOST_COUNTED: usize = 1 << 20;
/// Multiplications in one slice of the counting.
const SLICE: usize = 1_000_000;
/// Where the running scale of the recursion is taken back.
const LARGE: f64 = 1e200;

/// The counting, a slice at a time. No subtraction occurs, so each probability is true to rounding.
///
/// Source: H. H. Panjer, Recursive evaluation of a family of compound distributions, ASTIN Bulletin
/// 12 (1981), for the Poisson ones together; the others are convolved.
pub(crate) struct Counting {
    step: Step,
    /// Steps with rate times steps, of the known rates.
    known: Vec<(usize, f64)>,
    /// Steps with P(n incidents), of the others.
    counted: Vec<(f64, Vec<f64>)>,
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
    pub(crate) fn new(piles: &[&Pile], reach: f64) -> Option<Self> {
        let costs: Vec<f64> = piles.iter().map(|pile| pile.cost).collect();
        let step = Step::of(&costs)?;
        if reach / step.minutes(1) > MOST_STEPS as f64 {
            return None;
        }
        let exactly = |cost: f64| [(step.multiples(cost), 1.0), (0, 0.0)];
        Some(Self::on(step, piles, reach, exactly))
    }

    /// With each cost rounded, down or up.
    pub(crate) fn rounded(piles: &[&Pile], reach: f64, up: bool) -> Self {
        let step = Step::rounded(reach);
        let round = |cost: f64| (cost / step.minutes(1)) as usize + usize::from(up);
        Self::on(step, piles, reach, |cost| [(round(cost), 1.0), (0, 0.0)])
    }

    /// With each cost rounded down or up so that it is right on average, and how far off a total hardly ever is: the
    /// probability of more is below 1e-13 (S. N. Bernstein's inequality).
    pub(crate) fn between(piles: &[&Pile], reach: f64) -> (Self, f64) {
        let step = Step::rounded(reach);
        let minutes = step.minutes(1);
        let (mut variance, mut least) = (0.0, 24.0);
        for pile in piles {
            let above = (pile.cost / minutes).fract();
            match pile.rate.known() {
                Some(rate) => variance += rate * above * (1.0 - above),
                // The total of its incidents is rounded.
                None => least += 1.0,
            }
        }
        let both = |cost: f64| {
            let (steps, above) = ((cost / minutes) as usize, (cost / minutes).fract());
            [(steps, 1.0 - above), (steps + 1, above)]
        };
        let blur = minutes * (8.0 * f64::sqrt(variance) + least);
        (Self::on(step, piles, reach, both), blur)
    }

    fn on(
        step: Step,
        piles: &[&Pile],
        reach: f64,
        steps: impl Fn(f64) -> [(usize, f64); 2],
    ) -> Self {
        let length = step.multiples(reach) + 1;
        let (mut known, mut counted): (Vec<(usize, f64)>, _) = (Vec::new(), Vec::new());
        let mut all = 0.0;
        for pile in piles {
            let rounded = steps(pile.cost);
            if let Some(rate) = pile.rate.known() {
                for (steps, share) in rounded {
                    // What costs no step at all changes nothing.
                    if steps == 0 || share == 0.0 {
                        continue;
                    }
                    let weight = rate * share * steps as f64;
                    all += rate * share;
                    match known.iter_mut().find(|one| one.0 == steps) {
                        Some(one) => one.1 += weight,
                        None => known.push((steps, weight)),
                    }
                }
                continue;
            }
            let [(low, below), (high, above)] = rounded;
            let steps = low as f64 * below + high as f64 * above;
            let most = if steps > 0.0 {
                ((length - 1) as f64 / steps) as usize + 1
            } else {
                MOST_COUNTED
            };
            let mut counts = pile.rate.counts(most.min(MOST_COUNTED) + 1);
            let mut share = 1.0;
            for count in &mut counts {
                *count *= share;
                share *= pile.share;
            }
            counted.push((steps, counts));
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

    /// How many multiplications it takes, about.
    pub(crate) fn effort(&self) -> f64 {
        let terms: usize = self.counted.iter().map(|(_, counts)| counts.len()).sum();
        (self.known.len() + terms) as f64 * self.masses.len() as f64
    }

    /// Does a slice; the totals, once they are known.
    pub(crate) fn step(&mut self) -> Option<Points> {
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
        Some(Points::on(self.step, cumulative))
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
        let place = |count: usize| (count as f64 * steps).round() as usize;
        while self.at < counts.len() && place(self.at) < length && left > 0 {
            let (share, moved) = (counts[self.at], place(self.at));
            if share > 1e-18 {
                for (to, mass) in self.next[moved..].iter_mut().zip(&self.masses) {
                    *to += share * mass;
                }
                left -= (length - moved) as isize;
            }
            self.at += 1;
        }
        if self.at >= counts.len() || place(self.at) >= length {
            std::mem::swap(&mut self.masses, &mut self.next);
            self.stage += 1;
            self.at = 0;
        }
    }
}
