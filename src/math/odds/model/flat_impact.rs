//! The transform of durations times an impact that is flat on an interval.

use super::super::numeric::chebyshev::{
    Basis, NODES, gauss_4, gauss_6, gauss_8, gauss_16, last_terms,
};
use super::super::numeric::complex::{
    C, ONE, ZERO, cexp, cexp_m1, cln, exp, flat, less_than_flat, real, sin_cos,
};
use super::super::numeric::lognormal;
use super::duration::Shape;
use super::spread::{Manner, Spread};

/// What the rules behind a transform are off by, as a share of what it differs from 1 by.
pub(crate) const RULES: f64 = 3e-13;

/// What the first of Chebyshev's terms that is left out may make of an integral, as a share of the length.
const LEFT_OUT: f64 = NODES as f64 / (NODES * NODES - 1) as f64;

/// Where s width (1 - psi(s)) of a flat impact has climbed to on the line s = a + i omega, and how far off it may be.
///
/// With m(v) = 1 - E e^(-v T) it is the integral of m from s low to s high, so that along the line it changes by
/// i (high m(s high) - low m(s low)): only both ends are asked, not all that lies between. The integrals of the
/// polynomial through Chebyshev's nodes add that up (C. W. Clenshaw and A. R. Curtis, Numerische Mathematik 2, 1960).
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Climb {
    value: C,
    off: f64,
}

/// 1 - psi at the nodes of a piece.
pub(crate) struct Climbed {
    pub(crate) missing: [C; NODES],
    /// How far off it may be, and how far by what a finer piece does not mend.
    pub(crate) off: f64,
    pub(crate) rules: f64,
    /// How large the transforms are where the piece begins.
    pub(crate) largest: f64,
    /// Where it has climbed to at the end.
    pub(crate) to: Climb,
}

impl Climb {
    /// Where the line begins.
    pub(crate) fn start(spread: &Spread, a: f64) -> Self {
        if !spread.climbs() {
            return Self::default();
        }
        let value = spread.missing(real(a)) * (a * spread.width());
        let off = RULES * value.re;
        Self { value, off }
    }
}

impl Climbed {
    /// What is told at each node without climbing.
    pub(crate) fn alone(missing: [C; NODES]) -> Self {
        Self {
            off: 0.0,
            rules: 0.0,
            largest: (ONE - missing[0]).norm_sqr().sqrt(),
            to: Climb::default(),
            missing,
        }
    }
}

impl Spread {
    /// Whether its transform is told by climbing: where the ends are apart, so that their difference keeps its digits.
    pub(crate) fn climbs(&self) -> bool {
        let is_apart = self.low < self.high * 0.75;
        is_apart && self.manner() == Manner::Difference && !self.is_one_flat()
    }

    /// 1 - psi on a piece of the line.
    pub(crate) fn climb(&self, a: f64, (from, to): (f64, f64), start: &Climb) -> Climbed {
        let basis = Basis::get();
        let s = basis.places(from, to).map(|place| C::new(a, place));
        let (mut most, mut largest): (f64, f64) = (0.0, if self.low == 0.0 { 1.0 } else { 0.0 });
        let slopes: [C; NODES] = std::array::from_fn(|node| {
            let mut slope = ZERO;
            for (impact, sign) in [(self.high, 1.0), (self.low, -1.0)] {
                if impact == 0.0 {
                    continue;
                }
                let v = s[node] * impact;
                let mut log = -v * self.certain;
                for shape in &self.shapes {
                    log += shape.log_transform(v);
                }
                let missing = -cexp_m1(log);
                if node == 0 {
                    largest = exp(log.re).max(largest);
                }
                most = most.max(impact * missing.norm_sqr().sqrt());
                slope += missing * (sign * impact);
            }
            C::new(-slope.im, slope.re)
        });
        let length = to - from;
        let (climbed, end) = basis.integrals(&slopes);
        let rules = 2.0 * RULES * length * most;
        let left_out = length * last_terms(&basis.through(&slopes));
        // What is off so far is over s width; what the piece adds grows with the way from its beginning.
        let over = |place: f64| C::new(a, place).norm_sqr().sqrt() * self.width();
        let fixed = start.off / over(from) + rules / over(to);
        Climbed {
            missing: std::array::from_fn(|node| {
                (start.value + climbed[node] * length) / (s[node] * self.width())
            }),
            off: fixed + (left_out / over(to)).min(left_out * LEFT_OUT / over(from)),
            rules: fixed,
            largest,
            to: Climb {
                value: start.value + end * length,
                off: start.off + left_out * LEFT_OUT + rules,
            },
        }
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

    pub(crate) fn mean_missing(&self, s: C, low: f64, high: f64, rule: &[(f64, f64)]) -> C {
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
        let step = (0.6 * sigma).min((0.18 * strip).max(0.27 * sigma)) * lognormal::fineness(sigma);
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
    pub(crate) fn inverse(&self, v: C) -> (C, C) {
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
