//! From the masses of a total to its distribution function.

use super::lattice::{Grid, LEVELS};
use super::severity::Tools;
use super::transform::Spectrum;

/// What all lattices of a table may share as an error, on one of 4096 points: the lasting behind a range
/// of impacts is put on one lattice only, whose error goes with the square of its step.
const UNSEEN: f64 = 5e-7;
const UNSEEN_POINTS: f64 = 4096.0;
/// Two lattices may agree by chance at one place: the error about it counts, so many fourth steps either way.
const AROUND: usize = 4;

/// A smooth distribution function at 0, 1, .. steps, never falling.
#[derive(Clone, Debug)]
pub(super) struct Curve {
    step: f64,
    values: Vec<f64>,
    /// How far off it may be about each fourth step.
    errors: Vec<f64>,
}

impl Curve {
    /// Reads F as what lies below plus half of the mass there, on lattices of one, two and four steps.
    /// Each is off by its step squared, so (4 F1 - F2)/3 is off by less, and half of what
    /// that differs from (4 F2 - F4)/3 is more than it is off by itself, whether it improves with
    /// the square (at a bend) or the fourth power of the step (where it is smooth).
    ///
    /// Source: Richardson's extrapolation.
    pub(super) fn new(spectra: &[Spectrum], grid: Grid, tools: &mut Tools) -> Self {
        let mut levels: Vec<Vec<f64>> = Vec::with_capacity(LEVELS);
        for (level, spectrum) in spectra.iter().enumerate() {
            let mut masses = tools.transform(grid.points >> level).inverse(spectrum);
            let mut sum = 0.0;
            for (k, mass) in masses.iter_mut().enumerate() {
                let half = *mass / 2.0;
                // Nothing lies at 0 itself: what is certain was taken out before.
                *mass = if k == 0 { 0.0 } else { sum + half };
                sum += 2.0 * half;
            }
            levels.push(masses);
        }
        let fewer = UNSEEN_POINTS / grid.points as f64;
        let unseen = UNSEEN * (fewer * fewer).max(1.0);
        let (one, two, four) = (&levels[0], &levels[1], &levels[2]);
        let correction = |k: usize| (one[2 * k] - two[k]) / 3.0;
        let last = two.len() - 1;
        let mut values = Vec::with_capacity(grid.points);
        let mut errors = Vec::with_capacity(grid.points / 4);
        for k in 0..grid.points {
            let half = k / 2;
            let more = if k % 2 == 0 {
                correction(half)
            } else {
                let (before, after) = (half.saturating_sub(1), (half + 1).min(last));
                let outer = correction(before) + correction((half + 2).min(last));
                (9.0 * (correction(half) + correction(after)) - outer) / 16.0
            };
            values.push(one[k] + more);
            if k % 4 == 0 {
                let coarse = (4.0 * two[half] - four[k / 4]) / 3.0;
                errors.push((values[k] - coarse).abs() / 2.0 + unseen);
            }
        }
        // Within the first cells the coarser lattices say nothing; there the correction itself counts.
        let mut first: f64 = 0.0;
        for k in 0..8 {
            first = first.max(correction(k).abs());
        }
        for error in &mut errors[..4] {
            *error = error.max(first);
        }
        // Where the curve would fall, what comes later is right: it is the first cells that are coarse.
        let mut lowest: f64 = 1.0;
        for k in (0..grid.points).rev() {
            let value = values[k];
            lowest = lowest.min(value).max(0.0);
            errors[k / 4] = errors[k / 4].max((value - lowest).abs());
            values[k] = lowest;
        }
        Self {
            step: grid.step,
            values,
            errors,
        }
    }

    /// The share of its reach within which a close-up is used.
    pub(super) const OWN: f64 = 0.875;

    /// Up to where a close-up is used.
    pub(super) fn own_reach(&self) -> f64 {
        self.step * self.values.len() as f64 * Self::OWN
    }

    /// A close-up must not lie above the curve it is of where that takes over.
    pub(super) fn stay_below(&mut self, outer: &Self) {
        let most = outer.at(self.own_reach());
        for value in &mut self.values {
            *value = value.min(most);
        }
    }

    /// F(x), between the steps by a cubic that never falls.
    pub(super) fn at(&self, x: f64) -> f64 {
        let place = x / self.step;
        let last = self.values.len() - 1;
        if place <= 0.0 {
            return 0.0;
        }
        if place >= last as f64 {
            return self.values[last];
        }
        let below = place as usize;
        let rise = |k: usize| self.values[k + 1] - self.values[k];
        let here = rise(below);
        // Three times the rise is the most slope that keeps a cubic from falling (Fritsch and Carlson).
        let slope = |k: usize| {
            let around = if k == 0 || k >= last {
                here
            } else {
                (rise(k - 1) + rise(k)) / 2.0
            };
            around.min(3.0 * here)
        };
        let (t, s) = (place - below as f64, 1.0 - (place - below as f64));
        let bend = s * s * t * slope(below) - t * t * s * slope(below + 1);
        self.values[below] + t * t * (1.0 + 2.0 * s) * here + bend
    }

    /// The integral of F between two places, by trapezoids.
    pub(super) fn integral(&self, from: f64, to: f64) -> f64 {
        let (mut sum, mut at, mut value) = (0.0, from, self.at(from));
        let mut k = (from / self.step) as usize + 1;
        while at < to {
            let next = (k as f64 * self.step).min(to);
            let then = self.at(next);
            sum += (value + then) / 2.0 * (next - at);
            (at, value) = (next, then);
            k += 1;
        }
        sum
    }

    /// How far off the curve may be about x.
    pub(super) fn error_at(&self, x: f64) -> f64 {
        let place = (x / self.step / 4.0).max(0.0) as usize;
        let (first, last) = (place.saturating_sub(AROUND), place + AROUND);
        let last = last.min(self.errors.len() - 1);
        let mut most: f64 = 0.0;
        for error in &self.errors[first.min(last)..=last] {
            most = most.max(*error);
        }
        most
    }

    /// How far off it may be anywhere from x on.
    pub(super) fn error_beyond(&self, x: f64) -> f64 {
        let first = (x / self.step / 4.0) as usize;
        let mut most: f64 = 0.0;
        for error in self.errors.iter().skip(first) {
            most = most.max(*error);
        }
        most
    }
}
