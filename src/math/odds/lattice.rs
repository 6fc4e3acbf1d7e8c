//! Masses on a lattice from stop-loss functions.
//!
//! The mass at k steps is the second difference of pi(x) = E[(X - x)+] there, divided by the step:
//! each value is shared between its two neighbours so that the mean stays. That adds step^2/6 to the
//! variance of what is smooth, which extrapolation takes out again, but step * X to what is small
//! beside a step. So the first cells are computed on finer lattices and brought back three moments at a time.
//!
//! Source: H. U. Gerber, On the numerical evaluation of the distribution of aggregate claims and
//! its stop-loss premiums, Insurance: Mathematics and Economics 1 (1982); Loss Models, 9.6.5.

/// How many of the first cells come from a lattice twice as fine.
pub(super) const HEAD: usize = 64;

/// The head of a lattice, which the coarsest level must still be longer than.
pub(super) fn head(points: usize) -> usize {
    HEAD.min(points / 16)
}

/// No part of a cost is resolved finer than this many halvings.
const MOST_HALVINGS: usize = 16;
/// Finer lattices end once what they could still add to the variance is below this, in steps squared.
const NEGLIGIBLE: f64 = 1e-7;

/// The lattice of a table: `points` steps, and two coarser ones for the extrapolation.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Grid {
    /// Minutes, a power of two.
    pub(super) step: f64,
    /// A power of two.
    pub(super) points: usize,
}

/// The step, its double and its fourfold.
pub(super) const LEVELS: usize = 3;

impl Grid {
    pub(super) fn reach(self) -> f64 {
        self.step * self.points as f64
    }
}

/// An amount on a lattice: its stop-loss values there and on finer ones for its head.
pub(super) struct StopLoss {
    step: f64,
    /// How much of the probability these values are of.
    whole: f64,
    head: usize,
    /// At 0, 1, .. n steps, unless there are samples.
    base: Vec<f64>,
    /// Density times step, which is the mass where an amount is smooth.
    samples: Vec<f64>,
    /// At 0, 1, .. 2 head + 2 steps of a half, a quarter and so on.
    finer: Vec<Vec<f64>>,
}

impl StopLoss {
    /// Asks for values at 0, 1, .. steps of a size: for the lattice, unless there are samples of the
    /// density on it, and for as many finer ones as matter. Of those only the values between two places
    /// are needed; others may be left 0.
    pub(super) fn new(
        step: f64,
        points: usize,
        whole: f64,
        samples: Option<Vec<f64>>,
        values: &mut dyn FnMut(f64, usize, usize) -> Vec<f64>,
    ) -> Self {
        let head = head(points);
        let (base, samples) = match samples {
            Some(samples) if joins(&samples, head) => (Vec::new(), samples),
            _ => (values(step, 0, points), Vec::new()),
        };
        let mut finer: Vec<Vec<f64>> = Vec::new();
        let (mut size, mut weight) = (step, 1.0);
        while finer.len() < MOST_HALVINGS {
            let below = match finer.last() {
                None if base.is_empty() => {
                    let mut below = whole;
                    for sample in &samples[head..] {
                        below -= sample;
                    }
                    below
                }
                None => whole - (base[head - 1] - base[head + 1]) / (2.0 * size),
                Some(last) => whole - (last[head - 1] - last[head + 1]) / (2.0 * size),
            };
            if below * weight < NEGLIGIBLE {
                break;
            }
            size /= 2.0;
            weight /= 4.0;
            finer.push(values(size, head - 2, 2 * head + 2));
        }
        // Only the finest lattice needs its own head.
        if let Some(last) = finer.last_mut()
            && last[0] == 0.0
        {
            let rest = values(size, 0, head - 3);
            last[..rest.len()].copy_from_slice(&rest);
        }
        Self {
            step,
            whole,
            head,
            base,
            samples,
            finer,
        }
    }

    /// The value at k steps of the size `step` / 2^level.
    fn at(&self, level: i32, k: usize) -> f64 {
        if level > 0 {
            self.finer[level as usize - 1][k]
        } else {
            self.base[k << -level]
        }
    }

    /// The masses on the lattice.
    pub(super) fn masses(&self) -> Vec<f64> {
        if self.samples.is_empty() {
            let mut masses = self.graded(0, self.base.len() - 1, 0.0);
            masses.pop();
            return masses;
        }
        let mut masses = self.samples.clone();
        if self.finer.is_empty() {
            return masses;
        }
        // The rest of a sum of samples that begins at the head's end, by Euler and Maclaurin.
        let head = self.head;
        let near = masses[head + 1] - masses[head - 1];
        let far = masses[head + 2] - masses[head - 2];
        let (here, slope, third) = (masses[head], (8.0 * near - far) / 12.0, far / 2.0 - near);
        for mass in &mut masses[..head] {
            *mass = 0.0;
        }
        masses[head] = here / 2.0 + slope / 12.0 - third / 720.0;
        masses[head - 1] -= here / 24.0;
        masses[head + 1] += here / 24.0;
        let inner = self.graded(1, 2 * head, self.beyond(1, 2 * head));
        halve(&inner, &mut masses);
        masses
    }

    /// The masses on the lattices of one, two, four steps and so on.
    pub(super) fn levels(&self) -> Vec<Vec<f64>> {
        let mut levels = Vec::with_capacity(LEVELS);
        levels.push(self.masses());
        for level in 1..LEVELS {
            let last = &levels[level - 1];
            // Where there may be bends the lattices differ, which tells how far off they are.
            if !self.samples.is_empty() {
                let mut masses = vec![0.0; last.len() / 2];
                halve(last, &mut masses);
                levels.push(masses);
            } else {
                let mut masses = self.graded(-(level as i32), last.len() / 2, 0.0);
                masses.pop();
                levels.push(masses);
            }
        }
        levels
    }

    /// P(X > k steps), from four values about it.
    fn beyond(&self, level: i32, k: usize) -> f64 {
        let near = self.at(level, k - 1) - self.at(level, k + 1);
        let far = self.at(level, k - 2) - self.at(level, k + 2);
        (8.0 * near - far) / (12.0 * self.step * f64::powi(0.5, level))
    }

    /// Masses at 0 to `last`; the one at `last` counts only what lies below it, given P(X > there).
    fn graded(&self, level: i32, last: usize, beyond: f64) -> Vec<f64> {
        let step = self.step * f64::powi(0.5, level);
        let mut masses = vec![0.0; last + 1];
        let mut drop = (self.at(level, 0) - self.at(level, 1)) / step;
        masses[0] = self.whole - drop;
        for (k, mass) in masses.iter_mut().enumerate().take(last).skip(1) {
            let next = (self.at(level, k) - self.at(level, k + 1)) / step;
            *mass = drop - next;
            drop = next;
        }
        masses[last] = drop - beyond;
        if level >= self.finer.len() as i32 {
            sharpen(&mut masses, 0);
            return masses;
        }
        let head = self.head;
        let above = self.beyond(level + 1, 2 * head);
        let inner = self.graded(level + 1, 2 * head, above);
        for mass in &mut masses[..head] {
            *mass = 0.0;
        }
        masses[head] = above - (self.at(level, head) - self.at(level, head + 1)) / step;
        sharpen(&mut masses, head);
        halve(&inner, &mut masses);
        masses
    }
}

/// Whether samples are smooth enough at the end of a head to begin there.
fn joins(samples: &[f64], head: usize) -> bool {
    let near = samples[head + 1] - samples[head - 1];
    let far = samples[head + 2] - samples[head - 2];
    (far / 2.0 - near).abs() < 1e-4
}

/// Adds masses on half steps to those on whole steps, with their mean, variance and, past the
/// first cell, skewness as they were.
fn halve(inner: &[f64], masses: &mut [f64]) {
    let value = |k: usize| if k < inner.len() { inner[k] } else { 0.0 };
    let share = |near: f64, far: f64| (9.0 * near - far) / 16.0;
    let one = value(1);
    masses[0] += value(0) + 0.375 * one - value(3) / 16.0;
    masses[1] += value(2) + 0.75 * one + share(value(3), value(5));
    masses[2] += value(4) - 0.125 * one + share(value(3) + value(5), value(7));
    let whole = (inner.len().saturating_sub(4) / 2).min(masses.len());
    for (k, mass) in masses[..whole].iter_mut().enumerate().skip(3) {
        let near = &inner[2 * k - 3..2 * k + 4];
        *mass += near[3] + share(near[2] + near[4], near[0] + near[6]);
    }
    let end = (inner.len() / 2 + 2).min(masses.len());
    let first = whole.max(3);
    if first < end {
        for (at, mass) in masses[first..end].iter_mut().enumerate() {
            let place = 2 * (first + at);
            let near = value(place - 1) + value(place + 1);
            *mass += value(place) + share(near, value(place - 3) + value(place + 3));
        }
    }
}

/// A value `fraction` of a step above `place`, shared among lattice points so that a cubic's mean
/// (in the first cell a parabola's) stays: where they begin, and Lagrange's weights. Neither ever
/// makes a frequency louder, which compounding would blow up.
pub(super) fn taps(place: usize, fraction: f64) -> (usize, [f64; 4]) {
    let f = fraction;
    if place == 0 {
        let (g, e) = (1.0 - f, 2.0 - f);
        return (0, [g * e / 2.0, f * e, -f * g / 2.0, 0.0]);
    }
    let (g, e, d) = (1.0 - f, 2.0 - f, 1.0 + f);
    let weights = [
        -f * g * e / 6.0,
        d * g * e / 2.0,
        d * f * e / 2.0,
        -d * f * g / 6.0,
    ];
    (place - 1, weights)
}

/// The masses moved up by `amount` steps, within their length.
pub(super) fn shift(masses: &[f64], amount: f64) -> Vec<f64> {
    let mut moved = vec![0.0; masses.len()];
    if amount >= masses.len() as f64 {
        return moved;
    }
    let place = amount as usize;
    let fraction = amount - place as f64;
    let (first, weights) = taps(place, fraction);
    for (tap, weight) in weights.iter().enumerate() {
        if *weight != 0.0 && first + tap < masses.len() {
            let (from, to) = (
                &masses[..masses.len() - first - tap],
                &mut moved[first + tap..],
            );
            for at in 0..from.len() {
                to[at] += weight * from[at];
            }
        }
    }
    moved
}

/// How rough masses may be that are sharpened.
const ROUGH: f64 = 0.02;

/// Takes out the step^2/6 that sharing between two neighbours adds to the variance, beyond the head.
/// What is too rough for that, a range hardly wider than a step, is left alone: it would be made
/// louder at some frequencies, which compounding would blow up.
fn sharpen(masses: &mut [f64], head: usize) {
    // Neither end is a whole cell; each keeps its own, and takes what its neighbour gives.
    let (first, last) = (head + 1, masses.len() - 1);
    let inside = |masses: &[f64], at: usize| match at {
        _ if at < first || at >= last => 0.0,
        _ => masses[at],
    };
    let (mut all, mut rough) = (0.0, 0.0);
    for near in masses[first..last].windows(3) {
        all += near[1].abs();
        rough += (near[0] - 2.0 * near[1] + near[2]).abs();
    }
    if rough / 12.0 > ROUGH * all {
        return;
    }
    let mut before = 0.0;
    for at in head..=last {
        let (here, after) = (inside(masses, at), inside(masses, at + 1));
        masses[at] -= (before - 2.0 * here + after) / 12.0;
        before = here;
    }
}
