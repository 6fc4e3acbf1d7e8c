//! A spread of costs and its transform.

use super::super::numeric::chebyshev::{gauss_4, gauss_6, gauss_8, gauss_16};
use super::super::numeric::complex::{C, ONE, ZERO, cexp, cexp_m1, cln, exp, flat, real, sin_cos};
use super::super::numeric::lognormal;
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
    /// By its values.
    Values,
}

impl Spread {
    pub(crate) fn manner(&self) -> Manner {
        let all = |wanted: fn(&Shape) -> bool| self.shapes.iter().all(wanted);
        let smooth =
            |shape: &Shape| matches!(shape, Shape::Lognormal { .. } | Shape::Exponential { .. });
        let is_simple =
            all(|shape| matches!(shape, Shape::Exponential { .. } | Shape::Flat { .. }));
        if self.shapes.is_empty() || (self.low == self.high && is_simple) {
            Manner::Closed
        } else if self.low == self.high && all(smooth) {
            Manner::Exponent
        } else if self.is_one_exponential() {
            Manner::Closed
        } else if self.low < self.high && (all(smooth) || self.is_one_flat()) {
            Manner::Difference
        } else {
            Manner::Values
        }
    }

    /// A flat impact times an exponential alone, whose E[1 / T] there is not.
    fn is_one_exponential(&self) -> bool {
        matches!(self.shapes[..], [Shape::Exponential { .. }]) && self.certain == 0.0
    }

    /// One flat part whose beginning does not reach 0, the other smooth.
    fn is_one_flat(&self) -> bool {
        let is_flat = |shape: &&Shape| matches!(shape, Shape::Flat { .. });
        let is_excess = |shape: &Shape| matches!(shape, Shape::Excess { .. });
        self.shapes.iter().filter(is_flat).count() == 1
            && !self.shapes.iter().any(is_excess)
            && (self.certain > 0.0 || self.shapes.len() > 1)
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
    fn lasting(&self, v: C) -> C {
        let mut product = cexp(-v * self.certain);
        for shape in &self.shapes {
            product *= shape.transform(v);
        }
        product
    }

    /// 1 - E e^(-s X) of a flat impact times durations.
    pub(crate) fn missing(&self, s: C) -> C {
        let turns = s.norm_sqr().sqrt() * self.typical();
        if turns > 2.0 {
            let far = if self.is_one_exponential() {
                self.transform(s)
            } else {
                self.far_transform(s)
            };
            return ONE - far;
        }
        if let ([Shape::Lognormal { mu, sigma }], true) = (&self.shapes[..], self.certain >= 0.0) {
            return self.missing_of_one(s, *mu, *sigma);
        }
        let wide = |shape: &Shape| match shape {
            Shape::Lognormal { sigma, .. } | Shape::Excess { sigma, .. } => *sigma > 1.0,
            Shape::Exponential { .. } | Shape::Flat { .. } | Shape::Step { .. } => false,
        };
        let is_even = self.low * 2.0 >= self.high;
        if self.shapes.iter().any(wide) && !is_even {
            // The mean over the impact goes through several orders of magnitude.
            let mut sum = ZERO;
            let mut to = self.high;
            for piece in 0..4 {
                let from = if piece < 3 { to / 4.0 } else { 0.0 }.max(self.low);
                sum += self.mean_missing(s, from, to, gauss_16()) * (to - from);
                to = from;
            }
            return sum / (self.high - self.low);
        }
        let plain = |shape: &Shape| matches!(shape, Shape::Lognormal { .. });
        let rule = match (is_even, turns < 0.3) {
            _ if !self.shapes.iter().all(plain) => gauss_16(),
            (true, true) => gauss_4(),
            (false, true) => gauss_6(),
            (true, false) => gauss_8(),
            (false, false) => gauss_16(),
        };
        self.mean_missing(s, self.low, self.high, rule)
    }

    fn mean_missing(&self, s: C, low: f64, high: f64, rule: &[(f64, f64)]) -> C {
        let mut sum = ZERO;
        for (place, weight) in rule {
            let v = s * (low + (high - low) * place);
            let mut log = -v * self.certain;
            for shape in &self.shapes {
                log += shape.log_transform(v);
            }
            sum -= cexp_m1(log) * *weight;
        }
        sum
    }

    /// The flat impact's own transform inside the integral over one lognormal, on a turned line.
    fn missing_of_one(&self, s: C, mu: f64, sigma: f64) -> C {
        const FARTHEST: f64 = 7.62;
        let width = self.high - self.low;
        let angle = s.im.atan2(s.re);
        let turn = -angle.min(1.7 * sigma);
        let strip = std::f64::consts::FRAC_PI_2 - (angle + turn);
        let step = (0.6 * sigma).min((0.18 * strip).max(0.27 * sigma));
        let nodes = (2.0 * FARTHEST * sigma / step) as usize + 1;
        let step = 2.0 * FARTHEST * sigma / nodes as f64;
        let (sin, cos) = sin_cos(turn);
        let half = 0.5 / (sigma * sigma);
        let mut sum = ZERO;
        for node in 0..=nodes {
            let t = step * node as f64 - FARTHEST * sigma;
            let weight = cexp(C::new((turn * turn - t * t) * half, -2.0 * t * turn * half));
            let minutes = exp(mu + t);
            let v = s * C::new(self.certain + minutes * cos, minutes * sin);
            // 1 - e^(-low v) flat(width v), kept true where v is small.
            let low = cexp_m1(-v * self.low);
            let high = less_than_flat(v * width);
            sum += weight * (high - low + low * high);
        }
        sum * (step / (sigma * 2.506_628_274_631_000_2))
    }

    /// (g(s low) - g(s high)) / (s (high - low)) with g(v) = E[e^(-v T) / T]: the mean of e^(-s u T) over u.
    fn far_transform(&self, s: C) -> C {
        let span = s * (self.high - self.low);
        if self.manner() == Manner::Difference && !self.is_one_flat() {
            let end =
                |impact: f64| cexp(self.log_inverse(s * impact) - s * (impact * self.certain));
            return (end(self.low) - end(self.high)) / span;
        }
        if let ([shape], true) = (&self.shapes[..], self.certain <= 0.0) {
            // Alone both ends would be infinite; together they are not.
            let nodes = shape.nodes_between(s * self.low, s * self.high);
            let mut sum = ZERO;
            for node in 0..nodes.weight_re.len() {
                let weight = C::new(nodes.weight_re[node], nodes.weight_im[node]);
                let v = C::new(nodes.value_re[node], nodes.value_im[node]) * s;
                sum += weight * flat(v * (self.high - self.low));
            }
            return sum * cexp(nodes.scale);
        }
        let end = |impact: f64| {
            let (scale, sum) = self.inverse(s * impact);
            sum * cexp(scale - s * (impact * self.certain))
        };
        (end(self.low) - end(self.high)) / span
    }

    /// E[e^(-v T) / (certain + T)] for the sum T of one or two shapes with nodes, as scale and value.
    fn inverse(&self, v: C) -> (C, C) {
        let one = self.shapes[0].nodes(v);
        let Some(shape) = self.shapes.get(1) else {
            let mut sum = ZERO;
            for node in 0..one.weight_re.len() {
                let weight = C::new(one.weight_re[node], one.weight_im[node]);
                let value = C::new(self.certain + one.value_re[node], one.value_im[node]);
                sum += weight / value;
            }
            return (one.scale, sum);
        };
        let other = shape.nodes(v);
        let (mut re, mut im) = (0.0, 0.0);
        let count = other.weight_re.len();
        let (x, y) = (&other.value_re[..count], &other.value_im[..count]);
        let (p, q) = (&other.weight_re[..count], &other.weight_im[..count]);
        for node in 0..one.weight_re.len() {
            let at_re = self.certain + one.value_re[node];
            let at_im = one.value_im[node];
            let (mut inner_re, mut inner_im) = ([0.0; 4], [0.0; 4]);
            let mut add = |place: usize, lane: usize| {
                let (sum_re, sum_im) = (at_re + x[place], at_im + y[place]);
                let over = 1.0 / (sum_re * sum_re + sum_im * sum_im);
                inner_re[lane] += (p[place] * sum_re + q[place] * sum_im) * over;
                inner_im[lane] += (q[place] * sum_re - p[place] * sum_im) * over;
            };
            for four in 0..count / 4 {
                for lane in 0..4 {
                    add(4 * four + lane, lane);
                }
            }
            for place in count / 4 * 4..count {
                add(place, 0);
            }
            let (a, b): (f64, f64) = (inner_re.iter().sum(), inner_im.iter().sum());
            re += one.weight_re[node] * a - one.weight_im[node] * b;
            im += one.weight_re[node] * b + one.weight_im[node] * a;
        }
        (one.scale + other.scale, C::new(re, im))
    }

    /// ln of the same.
    pub(crate) fn log_inverse(&self, v: C) -> C {
        if let ([Shape::Lognormal { mu, sigma }], true) = (&self.shapes[..], self.certain == 0.0) {
            // Dividing by a lognormal only moves its median.
            let moved = lognormal::log_transform(v * exp(mu - sigma * sigma), *sigma);
            return moved + real(sigma * sigma / 2.0 - mu);
        }
        let (scale, sum) = self.inverse(v);
        scale + cln(sum)
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
            Manner::Exponent => size(self.transform(s)),
            Manner::Values => (1.5 * size(self.transform(s))).min(1.0),
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

/// 1 - (1 - e^-z) / z, true where z is small.
fn less_than_flat(z: C) -> C {
    if z.norm_sqr() > 0.01 {
        return ONE - flat(z);
    }
    let (mut term, mut sum) = (z * 0.5, z * 0.5);
    for n in 3..13 {
        term = -term * z / f64::from(n);
        sum += term;
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Against the midpoint rule over the impact, whose transforms are in closed form.
    #[test]
    fn a_long_flat_part_beside_short_ones_has_its_transform() {
        for certain in [0.0, 0.01, 100.0] {
            for low in [0.0, 0.02, 0.2] {
                let (mu, sigma, width) = (1.4, 0.8, 20_000.0);
                let spread = Spread {
                    weight: 1.0,
                    certain,
                    shapes: vec![Shape::Flat { width }, Shape::Lognormal { mu, sigma }],
                    low,
                    high: 0.28,
                };
                for phase in [0.3, 1.0, 2.5, 4.0, 9.0] {
                    let s = C::new(0.6, 0.8) * (phase / spread.typical());
                    let mut sum = ZERO;
                    let points = 20_000;
                    for point in 0..points {
                        let place = (f64::from(point) + 0.5) / f64::from(points);
                        sum += spread.lasting(s * (low + (0.28 - low) * place));
                    }
                    let wanted = sum / f64::from(points);
                    let off = (spread.transform(s) - wanted).norm();
                    assert!(off < 2e-9, "{certain} {low} {phase}: {off:e}");
                }
            }
        }
    }
}
