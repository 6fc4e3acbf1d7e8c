//! Equally spaced frequencies, a batch at a time, and complex values at them.

use super::super::numeric::complex::C;

/// The most frequencies of a batch.
pub(crate) const BATCH: usize = 512;

/// Real and imaginary parts.
#[derive(Clone)]
pub(crate) struct Values {
    pub(crate) re: Vec<f64>,
    pub(crate) im: Vec<f64>,
}

impl Values {
    pub(crate) fn new() -> Self {
        Self {
            re: vec![0.0; BATCH],
            im: vec![0.0; BATCH],
        }
    }

    pub(crate) fn fill(&mut self, value: C) {
        self.re.fill(value.re);
        self.im.fill(value.im);
    }

    /// Multiplies the first so many by another's.
    #[cfg_attr(target_arch = "wasm32", target_feature(enable = "simd128"))]
    pub(crate) fn times(&mut self, other: &Self, count: usize) {
        let (re, im) = (&mut self.re[..count], &mut self.im[..count]);
        let (x, y) = (&other.re[..count], &other.im[..count]);
        for k in 0..count {
            (re[k], im[k]) = (re[k] * x[k] - im[k] * y[k], re[k] * y[k] + im[k] * x[k]);
        }
    }

    /// Adds so many times the first so many of another's.
    pub(crate) fn add(&mut self, times: f64, other: &Self, count: usize) {
        let parts = [(&mut self.re, &other.re), (&mut self.im, &other.im)];
        for (own, other) in parts {
            for (own, other) in own[..count].iter_mut().zip(&other[..count]) {
                *own += times * other;
            }
        }
    }

    #[inline]
    pub(crate) fn multiply(&mut self, place: usize, re: f64, im: f64) {
        let (a, b) = (self.re[place], self.im[place]);
        self.re[place] = a * re - b * im;
        self.im[place] = a * im + b * re;
    }
}

/// Frequencies k step for k from `first` on, on the line with the real part a.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Frequencies {
    pub(crate) a: f64,
    pub(crate) step: f64,
    pub(crate) first: usize,
    pub(crate) count: usize,
}

impl Frequencies {
    pub(crate) fn at(&self, place: usize) -> f64 {
        (self.first + place) as f64 * self.step
    }
}
