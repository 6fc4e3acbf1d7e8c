//! The transform of a lognormal, E exp(-z e^(sigma Z)) for a standard normal Z and Re z >= 0.
//!
//! It is the integral of exp(-z e^y - y^2 / (2 sigma^2)) over the real line, divided by sigma root 2 pi. The
//! line is moved through the integrand's saddle, where y = -W(z sigma^2), and turned towards the ray on
//! which exp(-z e^y) only falls, so that the trapezoidal rule on it converges like a Gaussian's.
//!
//! Sources: S. Asmussen, J. L. Jensen and L. Rojas-Nandayapa, On the Laplace transform of the lognormal
//! distribution, Methodology and Computing in Applied Probability 18 (2016), for the saddle; L. N. Trefethen
//! and J. A. C. Weideman, The exponentially convergent trapezoidal rule, SIAM Review 56 (2014).

use std::f64::consts::FRAC_PI_2;

use super::complex::{C, ONE, ZERO, cexp, cln, cln_1p, exp, real, sin_cos};

/// The most nodes of a line.
const MOST_NODES: usize = 256;
const ROOT_2_PI: f64 = 2.506_628_274_631_000_2;
/// The integrand is followed until it has fallen by e^-29.
const DEPTH: f64 = 29.0;
/// The same in standard deviations of a Gaussian.
const FARTHEST: f64 = 7.62;

/// The horizontal line y = t - i turn on which the trapezoidal rule runs.
struct Line {
    /// The exponent at the saddle, by which all is scaled.
    saddle: C,
    from: f64,
    step: f64,
    nodes: usize,
    turn: f64,
}

/// W(q) - w e^w = q - by Halley's method (R. M. Corless et al., On the Lambert W function, 1996).
fn lambert(q: C) -> C {
    if q.norm_sqr() < 1e-16 {
        return q;
    }
    let mut w = if q.norm_sqr() < 400.0 {
        cln_1p(q)
    } else {
        let log = cln(q);
        log - cln(log)
    };
    for _ in 0..2 {
        let power = cexp(w);
        let miss = w * power - q;
        let more = w + ONE;
        let step = miss / (power * more - (w + real(2.0)) * miss / (more * 2.0));
        w -= step;
        // The next step would be about its cube.
        if step.norm_sqr() < 0.02 {
            break;
        }
    }
    w
}

/// The same for a real q >= 0, roughly: it only says how far the line goes.
fn rough_lambert(q: f64) -> f64 {
    if q < 1e-8 {
        return q.max(0.0);
    }
    let mut w = if q > 20.0 {
        q.ln() - q.ln().ln()
    } else {
        q.ln_1p()
    };
    for _ in 0..2 {
        let power = exp(w);
        w -= (w * power - q) / (power * (w + 1.0));
    }
    w.max(0.0)
}

impl Line {
    #[inline]
    fn through_saddle(z: C, sigma: f64, fineness: f64) -> Self {
        let variance = sigma * sigma;
        let y = -lambert(z * variance);
        let saddle = -z * cexp(y) - y * y * (0.5 / variance);
        let width = sigma / (1.0 + (-y.re).max(0.0)).sqrt();
        let angle = z.im.atan2(z.re);
        // From the saddle towards the ray, as far as the Gaussian does not grow by much.
        let margin = 1.7 * width;
        let turn = if -angle < y.im {
            (y.im - margin).max(-angle)
        } else {
            (y.im + margin).min(-angle)
        };
        let (sin, cos) = sin_cos(turn);
        // On the line the integrand's size is exp(-fall e^t - t^2 / (2 sigma^2)).
        let fall = z.re * cos - z.im * sin;
        let w = rough_lambert(fall * variance);
        let own_width = sigma / (1.0 + w).sqrt();
        let (mut below, mut above) = (FARTHEST * sigma, FARTHEST * own_width);
        if w > 0.02 {
            let reach = DEPTH * variance;
            below = below.min(1.0 + reach / w).max(own_width);
            above = above.min((1.0 + reach / w).ln() + 1.0);
            for _ in 0..2 {
                let e = exp(-below);
                let miss = w * (below - 1.0 + e) + below * below / 2.0 - reach;
                below = (below - miss / (w * (1.0 - e) + below)).max(2.0 * own_width);
                let e = exp(above);
                let miss = w * (e - 1.0 - above) + above * above / 2.0 - reach;
                above = (above - miss / (w * (e - 1.0) + above)).max(2.0 * own_width);
            }
        } else if fall > 0.0 {
            above = above.min((40.0 / fall).ln_1p());
        }
        // The strip in which the integrand is analytic and small ends where exp(-z e^y) grows.
        let strip = (FRAC_PI_2 - (angle + turn).abs()).max(0.0);
        let step = (0.66 * own_width.min(width)).min((0.2 * strip).max(0.3 * own_width)) * fineness;
        let nodes = ((((below + above) / step) as usize + 5) & !3).clamp(12, MOST_NODES);
        Self {
            saddle,
            from: -w - below,
            step: (below + above) / (nodes - 1) as f64,
            nodes,
            turn,
        }
    }
}

/// How much finer the step is for this sigma, found by comparing rules: all are then true to 1e-12.
pub(crate) fn fineness(sigma: f64) -> f64 {
    if sigma < 0.45 {
        1.0
    } else {
        0.85 * (1.6 / sigma).clamp(0.3, 1.0)
    }
}

/// ln E exp(-z e^(sigma Z)).
pub(crate) fn log_transform(z: C, sigma: f64) -> C {
    let size = z.norm_sqr().sqrt();
    if size == 0.0 {
        return ZERO;
    }
    // Near 0 the moments keep what 1 - E is small by.
    let variance = sigma * sigma;
    if size < 1e-3 && size.powi(5) * exp(18.0 * variance) < 7e-13 {
        let moment = |n: f64| exp(n * n * variance / 2.0);
        let higher = real(moment(4.0) / 24.0) - z * (moment(5.0) / 120.0);
        let series = real(moment(2.0) / 2.0) - z * (real(moment(3.0) / 6.0) - z * higher);
        return cln_1p(-z * (real(moment(1.0)) - z * series));
    }
    on_line(z, sigma, fineness(sigma))
}

/// The same by the trapezoidal rule, four nodes abreast.
#[cfg_attr(target_arch = "wasm32", target_feature(enable = "simd128"))]
fn on_line(z: C, sigma: f64, fineness: f64) -> C {
    let line = Line::through_saddle(z, sigma, fineness);
    let (sin, cos) = sin_cos(line.turn);
    let (fall, wave) = (z.re * cos - z.im * sin, z.re * sin + z.im * cos);
    let half = 0.5 / (sigma * sigma);
    let (h, from) = (line.step, line.from);
    // e^t goes up by a factor from one node to the next.
    let ratio = exp(h);
    let first = exp(from);
    let mut power = [
        first,
        first * ratio,
        first * ratio * ratio,
        first * ratio * ratio * ratio,
    ];
    let ratio = (ratio * ratio) * (ratio * ratio);
    let size = line.turn * line.turn * half - line.saddle.re;
    let slope = -2.0 * line.turn * half;
    let (mut re, mut im) = ([0.0; 4], [0.0; 4]);
    for four in 0..line.nodes / 4 {
        for lane in 0..4 {
            let t = from + h * (4 * four + lane) as f64;
            let m = exp(size - fall * power[lane] - t * t * half);
            let (s, c) = sin_cos(slope * t - line.saddle.im - wave * power[lane]);
            re[lane] += m * c;
            im[lane] += m * s;
            power[lane] *= ratio;
        }
    }
    let sum = C::new(re.iter().sum(), im.iter().sum());
    line.saddle + cln(sum * (h / (sigma * ROOT_2_PI)))
}

/// A rule for E[f(Y) e^(-v Y)]: weights, by e^scale too small, and values of Y off the real axis.
#[derive(Clone, Debug, Default)]
pub(crate) struct Nodes {
    pub(crate) scale: C,
    pub(crate) weight_re: Vec<f64>,
    pub(crate) weight_im: Vec<f64>,
    pub(crate) value_re: Vec<f64>,
    pub(crate) value_im: Vec<f64>,
}

impl Nodes {
    pub(crate) fn push(&mut self, weight: C, value: C) {
        self.weight_re.push(weight.re);
        self.weight_im.push(weight.im);
        self.value_re.push(value.re);
        self.value_im.push(value.im);
    }

    /// Of median e^(sigma Z).
    pub(crate) fn lognormal(v: C, median: f64, sigma: f64) -> Self {
        let z = v * median;
        let line = Line::through_saddle(z, sigma, fineness(sigma));
        let (sin, cos) = sin_cos(line.turn);
        let (fall, wave) = (z.re * cos - z.im * sin, z.re * sin + z.im * cos);
        let half = 0.5 / (sigma * sigma);
        let weight = line.step / (sigma * ROOT_2_PI);
        let mut nodes = Self {
            scale: line.saddle,
            weight_re: vec![0.0; line.nodes],
            weight_im: vec![0.0; line.nodes],
            value_re: vec![0.0; line.nodes],
            value_im: vec![0.0; line.nodes],
        };
        for node in 0..line.nodes {
            let t = line.from + line.step * node as f64;
            let e = exp(t);
            let size = -fall * e - (t * t - line.turn * line.turn) * half - line.saddle.re;
            let phase = -wave * e - 2.0 * t * line.turn * half - line.saddle.im;
            let (m, (s, c)) = (weight * exp(size), sin_cos(phase));
            nodes.weight_re[node] = m * c;
            nodes.weight_im[node] = m * s;
            nodes.value_re[node] = median * e * cos;
            nodes.value_im[node] = median * e * sin;
        }
        nodes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rule_agrees_with_a_finer_one() {
        for sigma in [0.02, 0.1, 0.3, 0.6, 0.9, 1.3, 1.7, 2.1, 2.5, 3.0] {
            let mut worst: f64 = 0.0;
            for decade in 0..90 {
                let size = 1e-4 * 10_f64.powf(f64::from(decade) * 0.1);
                for angle in [0.0, 0.4, 0.8, 1.1, 1.3, 1.5, 1.56] {
                    let z = C::from_polar(size, angle);
                    let finer = on_line(z, sigma, 0.3 * fineness(sigma));
                    let off = (on_line(z, sigma, fineness(sigma)) - finer).norm();
                    worst = worst.max(off * finer.re.exp());
                }
            }
            println!("sigma {sigma}: {worst:.1e}");
            assert!(worst < 2e-12, "sigma {sigma}: {worst:e}");
        }
    }
}
