//! A spread of costs and its transform.

use super::super::numeric::chebyshev::gauss_16;
use super::super::numeric::complex::{
    C, ONE, ZERO, cexp, cexp_m1, cln, flat, less_than_flat, real,
};
use super::duration::Shape;

/// ln of nothing, as far as a number goes.
const NOTHING: f64 = -700.0;
/// The sigma below which a lognormal's transform turns faster than it falls.
const NARROW: f64 = 0.25;

/// Durations, at least something of them or of the impact random, times an impact that is flat on [low, high].
#[derive(Clone, Debug)]
pub(crate) struct Spread {
    pub(crate) weight: f64,
    /// Certain minutes; below 0 for a lognormal that never falls to what is taken away.
    pub(crate) certain: f64,
    pub(crate) shapes: Vec<Shape>,
    pub(crate) low: f64,
    pub(crate) high: f64,
}

/// How a spread's transform is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Manner {
    /// In closed form.
    Closed,
    /// As a smooth exponent.
    Exponent,
    /// As the difference of two smooth exponents' powers: a flat impact times lognormals.
    Difference,
    /// As a smooth exponent between both ends of what is flat: a certain impact times one flat duration beside others.
    Ends,
    /// By its values.
    Values,
}

impl Spread {
    pub(crate) fn manner(&self) -> Manner {
        // What is left of a lognormal keeps the phase of what is certain beside it.
        let smooth = |shape: &Shape| match shape {
            Shape::Lognormal { .. } | Shape::Exponential { .. } => true,
            Shape::Excess { .. } => self.certain > 0.0,
            Shape::Flat { .. } | Shape::Step { .. } => false,
        };
        let simple =
            |shape: &Shape| matches!(shape, Shape::Exponential { .. } | Shape::Flat { .. });
        let all_smooth = self.shapes.iter().all(smooth);
        let is_simple = self.shapes.iter().all(simple);
        if self.shapes.is_empty() || (self.low == self.high && is_simple) {
            Manner::Closed
        } else if self.low == self.high && all_smooth {
            Manner::Exponent
        } else if self.low == self.high && self.flats() == 1 {
            Manner::Ends
        } else if self.is_one_exponential() {
            Manner::Closed
        } else if self.low < self.high && (all_smooth || self.is_one_flat()) {
            Manner::Difference
        } else {
            Manner::Values
        }
    }

    /// Whether it falls no later than it turns: it has no certain part, and no narrow one.
    pub(crate) fn is_smooth(&self) -> bool {
        let smooth = |shape: &Shape| match shape {
            Shape::Lognormal { sigma, .. } => *sigma >= NARROW,
            Shape::Exponential { .. } => true,
            Shape::Flat { .. } | Shape::Step { .. } | Shape::Excess { .. } => false,
        };
        let is_told = self.low == self.high || self.is_one_exponential() || self.climbs();
        self.certain == 0.0 && self.shapes.iter().all(smooth) && is_told
    }

    /// A flat impact times an exponential alone, whose E[1 / T] there is not.
    pub(crate) fn is_one_exponential(&self) -> bool {
        matches!(self.shapes[..], [Shape::Exponential { .. }]) && self.certain == 0.0
    }

    /// One flat part whose beginning does not reach 0, the other smooth.
    pub(crate) fn is_one_flat(&self) -> bool {
        let is_excess = |shape: &Shape| matches!(shape, Shape::Excess { .. });
        self.flats() == 1
            && !self.shapes.iter().any(is_excess)
            && (self.certain > 0.0 || self.shapes.len() > 1)
    }

    /// How many flat parts there are.
    fn flats(&self) -> usize {
        let is_flat = |shape: &&Shape| matches!(shape, Shape::Flat { .. });
        self.shapes.iter().filter(is_flat).count()
    }

    /// With steps for what is flat: sums of spreads with a sign, whose phases for what is certain can be taken out.
    pub(crate) fn steps(&self) -> Vec<(f64, Self)> {
        let is_flat = |shape: &Shape| matches!(shape, Shape::Flat { .. });
        let Some(place) = self.shapes.iter().position(is_flat) else {
            return vec![(1.0, self.clone())];
        };
        let width = self.shapes[place].far();
        let mut begin = self.clone();
        begin.shapes[place] = Shape::Step { width };
        let mut end = begin.clone();
        end.certain += width;
        vec![(1.0, begin), (-1.0, end)]
    }

    /// ln E[e^(-v T) / T] of one of its steps, the certain part's phase taken out. At v = 0 each step alone is
    /// infinite; together they have E[1 / T], which the first is given.
    pub(crate) fn log_end(&self, sign: f64, step: &Self, v: C) -> C {
        if v != ZERO || !self.is_one_flat() {
            step.log_inverse(v)
        } else if sign > 0.0 {
            self.log_inverse(v)
        } else {
            real(NOTHING)
        }
    }

    pub(crate) fn width(&self) -> f64 {
        self.high - self.low
    }

    /// The least an incident costs.
    pub(crate) fn least(&self) -> f64 {
        self.certain.max(0.0) * self.low
    }

    /// Adds from where to where it has what is like a step: where what is certain and what is flat end.
    pub(crate) fn add_steps(&self, to: &mut Vec<(f64, f64)>) {
        let mut ends = vec![self.certain.max(0.0)];
        let mut blurred = 0.0;
        for shape in &self.shapes {
            match shape {
                Shape::Flat { width } => {
                    for place in 0..ends.len() {
                        ends.push(ends[place] + width);
                    }
                }
                // While a narrow one's transform falls its phase is that of its median, and only later that of 0.
                Shape::Lognormal { sigma, .. } | Shape::Excess { sigma, .. } if *sigma < NARROW => {
                    blurred += shape.typical();
                }
                _ => {}
            }
        }
        for end in ends {
            to.push((end * self.high, (end + blurred) * self.high));
            if self.low < self.high {
                to.push((end * self.low, (end + blurred) * self.low));
            }
        }
    }

    /// A cost at which the transform has turned by about a radian.
    pub(crate) fn typical(&self) -> f64 {
        let lasting: f64 = self.shapes.iter().map(Shape::typical).sum();
        (self.certain + lasting) * self.high
    }

    /// What an incident hardly ever exceeds.
    pub(crate) fn far(&self) -> f64 {
        let lasting: f64 = self.shapes.iter().map(Shape::far).sum();
        (self.certain.max(0.0) + lasting) * self.high
    }

    /// What it adds to the mean of an incident and to that of the square, of lognormals up to so many sigmas.
    pub(crate) fn moments(&self, sigmas: f64) -> (f64, f64) {
        let (mut lasting, mut variance) = (self.certain, 0.0);
        for shape in &self.shapes {
            let (one, more) = shape.moments(sigmas);
            lasting += one;
            variance += more;
        }
        let (low, high) = (self.low, self.high);
        let impact = (low * low + low * high + high * high) / 3.0;
        (
            self.weight * lasting * (low + high) / 2.0,
            self.weight * (lasting * lasting + variance) * impact,
        )
    }

    /// What an incident exceeds with a probability of at most this, at most.
    pub(crate) fn most(&self, unlikely: f64) -> f64 {
        let each = unlikely / self.shapes.len().max(1) as f64;
        let lasting: f64 = self.shapes.iter().map(|shape| shape.most(each)).sum();
        (self.certain + lasting) * self.high
    }

    /// E e^(-s X).
    pub(crate) fn transform(&self, s: C) -> C {
        if self.shapes.is_empty() {
            let certain = cexp(-s * (self.certain * self.low));
            return certain * flat(s * (self.certain * (self.high - self.low)));
        }
        if self.low == self.high {
            return self.lasting(s * self.high);
        }
        if let ([Shape::Exponential { mean }], true) = (&self.shapes[..], self.certain == 0.0) {
            // The mean of 1 / (1 + u z) over u.
            let z = s * *mean;
            let (low, high) = (ONE + z * self.low, ONE + z * self.high);
            let span = z * (self.high - self.low);
            return if span.norm_sqr() > 0.01 * low.norm_sqr() {
                cln(high / low) / span
            } else {
                ONE - self.mean_missing(s, self.low, self.high, gauss_16())
            };
        }
        ONE - self.missing(s)
    }

    /// The transform of the durations.
    pub(crate) fn lasting(&self, v: C) -> C {
        let mut product = cexp(-v * self.certain);
        for shape in &self.shapes {
            product *= shape.transform(v);
        }
        product
    }

    /// |E e^(-s X)| is at most this from here on, once the phase has turned.
    pub(crate) fn bound(&self, s: C) -> f64 {
        let size = |z: C| z.norm_sqr().sqrt();
        match self.manner() {
            Manner::Closed => {
                let mut bound = 1.0;
                if self.shapes.is_empty() {
                    let width = self.certain * (self.high - self.low);
                    bound = (2.0 / (size(s) * width)).min(1.0);
                }
                if self.low < self.high && !self.shapes.is_empty() {
                    return size(self.transform(s));
                }
                for shape in &self.shapes {
                    bound *= match shape {
                        Shape::Flat { width } => (2.0 / (size(s) * width * self.high)).min(1.0),
                        _ => size(shape.transform(s * self.high)),
                    };
                }
                bound
            }
            Manner::Difference => {
                let mut ends = 0.0;
                for (sign, step) in self.steps() {
                    for impact in [step.low, step.high] {
                        let delay = s.re * impact * step.certain;
                        ends += (self.log_end(sign, &step, s * impact).re - delay).exp();
                    }
                }
                (ends / (size(s) * (self.high - self.low))).min(1.0)
            }
            Manner::Exponent => size(self.transform(s)) * self.unevenness(),
            Manner::Ends | Manner::Values => (1.5 * size(self.transform(s))).min(1.0),
        }
    }

    /// Where minutes were taken away the size may rise again by so much.
    pub(crate) fn unevenness(&self) -> f64 {
        let is_excess = |shape: &Shape| matches!(shape, Shape::Excess { .. });
        if self.shapes.iter().any(is_excess) {
            1.5
        } else {
            1.0
        }
    }

    /// 1 - E e^(-s X), true where it is small.
    pub(crate) fn less_than_one(&self, s: C) -> C {
        if self.shapes.is_empty() {
            let v = s * self.certain;
            let low = cexp_m1(-v * self.low);
            let high = less_than_flat(v * (self.high - self.low));
            return high - low + low * high;
        }
        if self.low < self.high {
            return self.missing(s);
        }
        let v = s * self.high;
        let mut log = -v * self.certain;
        for shape in &self.shapes {
            log += shape.log_transform(v);
        }
        -cexp_m1(log)
    }
}
