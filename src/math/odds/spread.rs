//! A random lasting T times an impact that is flat on [low, high].
//!
//! Given T, the cost is flat on [low T, high T]. Its stop-loss function is a sum over the masses of T:
//! T (low + high)/2 - x where low T > x, and (high T - x)^2 / (2 T (high - low)) where only high T is.
//! Mixing a few values of the impact instead would leave steps in it.

use super::normal::Normal;
use super::severity::{Lasting, Tools};

/// No lasting is followed further than so many times four beyond the reach.
const MOST_TAILS: usize = 8;
/// A tail this light is not followed.
const NEGLIGIBLE: f64 = 1e-12;

/// Sums over the masses of T from a place on, half of the mass there counted.
struct Sums {
    step: f64,
    /// Of 1, T and 1/T at 0, 1, .. steps.
    from: Vec<[f64; 3]>,
}

impl Sums {
    fn end(&self) -> f64 {
        self.step * (self.from.len() - 1) as f64
    }

    fn at(&self, place: f64) -> [f64; 3] {
        let place = place / self.step;
        let below = (place as usize).min(self.from.len() - 2);
        let part = place - below as f64;
        let (one, other) = (self.from[below], self.from[below + 1]);
        let mut between = [0.0; 3];
        for at in 0..3 {
            between[at] = one[at] + part * (other[at] - one[at]);
        }
        between
    }

    /// Completes the sums of 1/T, which are known only from the far end: so far each is half of the
    /// mass there over T. The last few places lie on the next lattice too.
    fn complete(&mut self, next: Option<&Self>) {
        let mut k = self.from.len() - 1;
        let mut above = self.from[k][2];
        self.from[k][2] = match next {
            Some(next) => next.at(self.step * k as f64)[2],
            // What lies beyond every lattice, as if it all were at its mean.
            None if self.from[k][1] > 0.0 => self.from[k][0] * self.from[k][0] / self.from[k][1],
            None => 0.0,
        };
        while k > 0 {
            let half = self.from[k - 1][2];
            self.from[k - 1][2] = self.from[k][2] + above + half;
            above = half;
            k -= 1;
        }
    }
}

pub(super) struct Spread {
    lasting: Lasting,
    low: f64,
    high: f64,
    mean: f64,
    /// Ever finer lattices of T, for the first cells of the cost.
    finer: Vec<Sums>,
    /// The lattice of T that the cost's is made of, and coarser ones where a small impact asks how T goes on.
    coarser: Vec<Sums>,
    /// The last values asked for, at twice the step of the next.
    values: Vec<f64>,
}

impl Spread {
    pub(super) fn new(lasting: Lasting, low: f64, high: f64, normal: &Normal) -> Self {
        Self {
            lasting,
            low,
            high,
            mean: lasting.mean(normal),
            finer: Vec::new(),
            coarser: Vec::new(),
            values: Vec::new(),
        }
    }

    /// E[(T I - x)+] at 0, 1, .. `count` steps: first of the lattice itself, then of finer ones in turn.
    pub(super) fn stop_loss(&mut self, step: f64, count: usize, tools: &mut Tools) -> Vec<f64> {
        let points = count.next_power_of_two();
        if self.coarser.is_empty() {
            self.follow(step / self.high, points, count as f64 * step, tools);
        } else {
            let mut sums = self.sums(step / self.high, points, tools);
            let next = self.finer.last().unwrap_or(&self.coarser[0]);
            sums.complete(Some(next));
            let last = sums.from.len() - 1;
            self.finer.push(sums);
            // A sum that is cut off sharply is only roughly known, the value that it leads to is known
            // better from before: that of 1/T is moved until the two agree.
            let x = last as f64 * step;
            let missing = self.values[last / 2] - self.value(last, x);
            let amount = missing * 2.0 * (self.high - self.low) / (x * x);
            if let Some(own) = self.finer.last_mut() {
                for sums in &mut own.from {
                    sums[2] += amount;
                }
            }
        }
        let mut values = Vec::with_capacity(count + 1);
        values.push(self.mean * (self.low + self.high) / 2.0);
        for k in 1..=count {
            values.push(self.value(k, k as f64 * step));
        }
        self.values.clone_from(&values);
        values
    }

    /// E[(T I - x)+] at x, k steps of the finest lattice.
    fn value(&self, k: usize, x: f64) -> f64 {
        let (low, high) = (self.low, self.high);
        let own = self.finer.last().unwrap_or(&self.coarser[0]);
        // The last steps lie where one lattice hands over to the next.
        let near = if k < own.from.len() {
            own.from[k]
        } else {
            self.find(x / high)
        };
        let far = if low > 0.0 {
            self.find(x / low)
        } else {
            [0.0; 3]
        };
        let whole = (low + high) / 2.0 * far[1] - x * far[0];
        let part = high * high / 2.0 * (near[1] - far[1]) - high * x * (near[0] - far[0])
            + x * x / 2.0 * (near[2] - far[2]);
        whole + part / (high - low)
    }

    /// The sums on the finest lattice that reaches a place.
    fn find(&self, place: f64) -> [f64; 3] {
        for sums in self.finer.iter().rev() {
            if place <= sums.end() {
                return sums.at(place);
            }
        }
        for sums in &self.coarser {
            if place <= sums.end() {
                return sums.at(place);
            }
        }
        [0.0; 3]
    }

    /// Makes the lattice of T, and coarser ones until all that a cost within reach can come from is seen.
    fn follow(&mut self, step: f64, points: usize, reach: f64, tools: &mut Tools) {
        let farthest = if self.low > 0.0 {
            reach / self.low
        } else {
            f64::INFINITY
        };
        let (mut step, mut points) = (step, points);
        loop {
            let sums = self.sums(step, points, tools);
            let (end, left) = (sums.end(), sums.from[points - 2][0]);
            self.coarser.push(sums);
            if end >= farthest || left < NEGLIGIBLE || self.coarser.len() > MOST_TAILS {
                break;
            }
            points = (points / 2).max(256);
            step = (4.0 * end).min(1.001 * farthest) / (points - 2) as f64;
        }
        for at in (0..self.coarser.len()).rev() {
            let (these, next) = self.coarser.split_at_mut(at + 1);
            these[at].complete(next.first());
        }
    }

    /// The sums of 1 and T, which are known from the head, and half of each mass over T.
    fn sums(&self, step: f64, points: usize, tools: &mut Tools) -> Sums {
        let masses = self.lasting.masses(step, points, tools);
        let (mut share, mut time) = (1.0, self.mean);
        let mut from = Vec::with_capacity(points);
        for (k, mass) in masses.iter().enumerate() {
            let half = mass / 2.0;
            let value = k as f64 * step;
            let inverse = if k == 0 { 0.0 } else { half / value };
            from.push([share - half, time - half * value, inverse]);
            share -= mass;
            time -= mass * value;
        }
        // The last place tells only half of what is there.
        from.truncate(points - 1);
        Sums { step, from }
    }
}
