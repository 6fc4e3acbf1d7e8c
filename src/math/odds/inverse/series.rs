//! A damped Fourier series of a distribution function, and how far off it may be.
//!
//! On the line s = a + i omega, with omega in steps of 2 pi / L, the series
//!
//!   e^(a x) / L * (g(0) + 2 Re sum g(k) e^(i omega(k) x)),   g = phi / s,
//!
//! is F(x) + e^(-a L) F(x + L) + e^(-2 a L) F(x + 2 L) + ... for 0 <= x < L.
//!
//! Sources: H. Dubner and J. Abate, Numerical inversion of Laplace transforms by relating them to the finite
//! Fourier cosine transform, Journal of the ACM 15 (1968); J. Abate and W. Whitt, The Fourier-series method for
//! inverting transforms of probability distributions, Queueing Systems 10 (1992).

use std::f64::consts::PI;

use rustfft::algorithm::Radix4;
use rustfft::{Fft, FftDirection};

use super::super::numeric::complex::{C, ZERO};

/// The period of a series, in reaches: of most, and of a longer one. Powers of 2, as the discrete transform asks.
const PERIOD: f64 = 2.0;
const LONG_PERIOD: f64 = 4.0;
/// ln of what later periods are damped by.
const DAMPING: f64 = 15.0;
const LEAST_DAMPING: f64 = 9.0;
/// Sums run in so many lanes, and so many blocks of them before the phase is taken anew.
const LANES: usize = 8;
const BLOCKS: usize = 128;

/// The line that a series runs on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Line {
    /// The largest amount asked.
    pub(crate) reach: f64,
    pub(crate) length: f64,
    pub(crate) a: f64,
    /// Between two frequencies.
    pub(crate) step: f64,
}

impl Line {
    pub(crate) fn to(reach: f64) -> Self {
        Self::new(reach, PERIOD, DAMPING)
    }

    /// A longer one, beyond which so much is left: later periods add less than that, so that they need less damping.
    /// What is left out and rounded counts less at all amounts, and there are more frequencies.
    pub(crate) fn longer_to(reach: f64, left: f64) -> Self {
        let damping = DAMPING + (2.0 * left).max(1e-9).ln();
        Self::new(reach, LONG_PERIOD, damping.clamp(LEAST_DAMPING, DAMPING))
    }

    fn new(reach: f64, period: f64, damping: f64) -> Self {
        let length = period * reach;
        Self {
            reach,
            length,
            a: damping / length,
            step: 2.0 * PI / length,
        }
    }

    pub(crate) fn is_longer(&self) -> bool {
        self.length > PERIOD * self.reach
    }

    /// e^(-a L): what the next period adds at most.
    pub(crate) fn alias(&self) -> f64 {
        (-self.a * self.length).exp()
    }
}

/// The coefficients g(k).
#[derive(Clone, Debug)]
pub(crate) struct Series {
    pub(crate) line: Line,
    /// From where to where they are nothing.
    nothing: Vec<(usize, usize)>,
    pub(crate) re: Vec<f64>,
    pub(crate) im: Vec<f64>,
}

impl Series {
    pub(crate) fn new(line: Line) -> Self {
        Self {
            line,
            nothing: Vec::new(),
            re: Vec::new(),
            im: Vec::new(),
        }
    }

    /// Some more coefficients that are nothing.
    pub(crate) fn push_nothing(&mut self, count: usize) {
        let from = self.re.len();
        let to = from + count;
        self.re.resize(to, 0.0);
        self.im.resize(to, 0.0);
        match self.nothing.last_mut() {
            Some(last) if last.1 == from => last.1 = to,
            _ => self.nothing.push((from, to)),
        }
    }

    /// The series at x, and where it is wanted its slope.
    #[cfg_attr(target_arch = "wasm32", target_feature(enable = "simd128"))]
    pub(crate) fn at<const SLOPED: bool>(&self, x: f64) -> (f64, f64) {
        let count = self.re.len();
        if count == 0 {
            return (0.0, 0.0);
        }
        let line = self.line;
        let turn = line.step * x;
        let (turn_sin, turn_cos) = (turn * LANES as f64).sin_cos();
        let (mut sums, mut slopes) = ([0.0; LANES], [0.0; LANES]);
        let (mut k, mut nothing) = (0, self.nothing.iter().peekable());
        while k < count {
            let next = nothing.peek().map_or(count, |(from, _)| *from);
            if k >= next {
                k = nothing.next().map_or(count, |(_, to)| *to);
                continue;
            }
            let end = (k + LANES * BLOCKS).min(next);
            let (mut cos, mut sin, mut at) = ([0.0; LANES], [0.0; LANES], [0.0; LANES]);
            for lane in 0..LANES {
                (sin[lane], cos[lane]) = ((k + lane) as f64 * turn).sin_cos();
                at[lane] = (k + lane) as f64 * line.step;
            }
            let blocks = (end - k) / LANES;
            for block in 0..blocks {
                let first = k + block * LANES;
                let re = &self.re[first..first + LANES];
                let im = &self.im[first..first + LANES];
                for lane in 0..LANES {
                    sums[lane] += re[lane] * cos[lane] - im[lane] * sin[lane];
                    if SLOPED {
                        slopes[lane] += at[lane] * (re[lane] * sin[lane] + im[lane] * cos[lane]);
                        at[lane] += line.step * LANES as f64;
                    }
                    let next = cos[lane] * turn_cos - sin[lane] * turn_sin;
                    sin[lane] = cos[lane] * turn_sin + sin[lane] * turn_cos;
                    cos[lane] = next;
                }
            }
            for (lane, place) in (k + blocks * LANES..end).enumerate() {
                sums[lane] += self.re[place] * cos[lane] - self.im[place] * sin[lane];
                slopes[lane] +=
                    at[lane] * (self.re[place] * sin[lane] + self.im[place] * cos[lane]);
            }
            k = end;
        }
        let sum: f64 = 2.0 * sums.iter().sum::<f64>() - self.re[0];
        let slope: f64 = slopes.iter().sum();
        let scale = (line.a * x).exp() / line.length;
        let slope = if SLOPED {
            (line.a * sum - 2.0 * slope) * scale
        } else {
            0.0
        };
        (sum * scale, slope)
    }

    /// The series at `steps` + 1 equally spaced amounts up to the reach: folded modulo the number of points of a period,
    /// the coefficients are those of one discrete transform.
    pub(crate) fn drawn(&self, steps: usize) -> Vec<f64> {
        let points = (steps as f64 * self.line.length / self.line.reach) as usize;
        let mut folded = vec![ZERO; points];
        for (k, (re, im)) in self.re.iter().zip(&self.im).enumerate() {
            folded[k % points] += C::new(*re, *im);
        }
        let transform = Radix4::new(points, FftDirection::Inverse);
        transform.process(&mut folded);
        let line = self.line;
        let first = self.re.first().copied().unwrap_or(0.0);
        let mut values = Vec::with_capacity(steps + 1);
        for (place, value) in folded[..=steps].iter().enumerate() {
            let x = line.length * place as f64 / points as f64;
            values.push((2.0 * value.re - first) * (line.a * x).exp() / line.length);
        }
        values
    }
}
