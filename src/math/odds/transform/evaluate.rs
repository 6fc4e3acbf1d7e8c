//! Factors at the frequencies of a batch.

use super::super::model::factor::Factor;
use super::super::model::rate::MOST_COUNTS;
use super::super::numeric::chebyshev::{Polynomial, at};
use super::super::numeric::complex::{C, ONE, exp, sin_cos};
use super::piece::{Form, Piece, Term};
use super::stretch::{STRETCH, Stretch};
use super::table::Table;
use super::values::{Frequencies, Values};

/// Frequencies that share the length of a power series.
const STRIDE: usize = 64;
/// From one frequency to the next, as a share of half a piece, where they may be told from one to the next.
const CLOSE: f64 = 1e-4;

/// A product of factors: e^exponent * product.
pub(crate) struct Product {
    pub(crate) exponent: Values,
    pub(crate) product: Values,
    incident: Values,
    other: Values,
}

impl Product {
    pub(crate) fn new() -> Self {
        Self {
            exponent: Values::new(),
            product: Values::new(),
            incident: Values::new(),
            other: Values::new(),
        }
    }

    /// Nothing has been multiplied yet.
    pub(crate) fn clear(&mut self) {
        self.exponent.fill(C::new(0.0, 0.0));
        self.product.fill(ONE);
    }

    /// The size is at most this.
    pub(crate) fn most(&self, count: usize) -> f64 {
        let (mut exponent, mut square) = (f64::NEG_INFINITY, 0.0_f64);
        for k in 0..count {
            let (x, y) = (self.product.re[k], self.product.im[k]);
            exponent = if self.exponent.re[k] > exponent {
                self.exponent.re[k]
            } else {
                exponent
            };
            let next = x * x + y * y;
            square = if next > square { next } else { square };
        }
        exp(exponent) * square.sqrt() * (1.0 + 1e-9)
    }

    /// Multiplies another product in.
    #[cfg_attr(target_arch = "wasm32", target_feature(enable = "simd128"))]
    pub(crate) fn times(&mut self, other: &Self, count: usize) {
        for k in 0..count {
            self.exponent.re[k] += other.exponent.re[k];
            self.exponent.im[k] += other.exponent.im[k];
        }
        self.product.times(&other.product, count);
    }

    /// Multiplies a factor in.
    pub(crate) fn factor(&mut self, factor: &Factor, table: &Table, on: Frequencies) {
        let mut place = 0;
        for piece in &table.pieces {
            let (first, last) = (on.at(place), on.at(on.count - 1));
            if piece.to <= first {
                continue;
            }
            let end = if piece.to > last {
                on.count
            } else {
                let more = ((piece.to - first) / on.step).ceil() as usize;
                (place + more.max(1)).min(on.count)
            };
            self.piece(factor, piece, on, place, end);
            place = end;
            if place == on.count {
                return;
            }
        }
    }

    #[cfg_attr(target_arch = "wasm32", target_feature(enable = "simd128"))]
    fn piece(&mut self, factor: &Factor, piece: &Piece, on: Frequencies, from: usize, to: usize) {
        let part = Part {
            a: on.a,
            frequency: on.at(from),
            step: on.step,
            count: to - from,
            place: (on.at(from) - piece.from) / (piece.to - piece.from) * 2.0 - 1.0,
            stride: on.step / (piece.to - piece.from) * 2.0,
        };
        let exponent_re = &mut self.exponent.re[from..to];
        let exponent_im = &mut self.exponent.im[from..to];
        match &piece.form {
            Form::Silent => {
                for value in exponent_re {
                    *value += factor.log_none;
                }
            }
            Form::Whole(polynomial) => {
                for k in 0..part.count {
                    let (re, im) = at(polynomial, part.place + part.stride * k as f64);
                    exponent_re[k] += re;
                    exponent_im[k] += im;
                }
            }
            Form::Value(polynomial) => {
                for k in 0..part.count {
                    let (re, im) = at(polynomial, part.place + part.stride * k as f64);
                    self.product.multiply(from + k, re, im);
                }
            }
            Form::Terms(terms) => {
                part.incident(factor, terms, &mut self.incident, &mut self.other);
                match factor.rate.known() {
                    Some(rate) => {
                        for k in 0..part.count {
                            exponent_re[k] += rate * (self.incident.re[k] - 1.0);
                            exponent_im[k] += rate * self.incident.im[k];
                        }
                    }
                    None => self.powers(factor, from, part.count),
                }
            }
        }
    }

    /// The power series of P(n incidents) in the transform of an incident; where it is too long, the
    /// mixing variable's transform.
    #[cfg_attr(target_arch = "wasm32", target_feature(enable = "simd128"))]
    fn powers(&mut self, factor: &Factor, from: usize, count: usize) {
        let mut start = 0;
        while start < count {
            let end = (start + STRIDE).min(count);
            let mut most: f64 = 0.0;
            for k in start..end {
                let (re, im) = (self.incident.re[k], self.incident.im[k]);
                most = most.max(re * re + im * im);
            }
            let length = series_length(&factor.counts, most.sqrt());
            if length >= MOST_COUNTS {
                for k in start..end {
                    let missing = ONE - C::new(self.incident.re[k], self.incident.im[k]);
                    let log = factor.rate.log_transform(missing);
                    self.exponent.re[from + k] += log.re;
                    self.exponent.im[from + k] += log.im;
                }
            } else {
                let (mut re, mut im) = ([0.0; STRIDE], [0.0; STRIDE]);
                let points = end - start;
                for count in factor.counts[..length].iter().rev() {
                    let x = &self.incident.re[start..end];
                    let y = &self.incident.im[start..end];
                    for k in 0..points {
                        let next = re[k] * x[k] - im[k] * y[k] + count;
                        im[k] = re[k] * y[k] + im[k] * x[k];
                        re[k] = next;
                    }
                }
                for k in 0..points {
                    self.product.multiply(from + start + k, re[k], im[k]);
                }
            }
            start = end;
        }
    }

    /// e^exponent * product, of the first so many.
    pub(crate) fn values(&self, count: usize, to: &mut Values) {
        to.re[..count].fill(0.0);
        to.im[..count].fill(0.0);
        self.values_over(count, to);
    }

    /// The same over e^exponent of what is given, which the values take the place of.
    #[cfg_attr(target_arch = "wasm32", target_feature(enable = "simd128"))]
    pub(crate) fn values_over(&self, count: usize, other: &mut Values) {
        let (re, im) = (&mut other.re[..count], &mut other.im[..count]);
        let (log, turn) = (&self.exponent.re[..count], &self.exponent.im[..count]);
        for k in 0..count {
            let size = exp(log[k] - re[k]);
            let (sin, cos) = sin_cos(turn[k] - im[k]);
            (re[k], im[k]) = (size * cos, size * sin);
        }
        other.times(&self.product, count);
    }
}

/// How many terms of sum p(n) x^n matter.
fn series_length(counts: &[f64], x: f64) -> usize {
    const FAINT: f64 = 3e-15;
    let mut power = 1.0;
    for (n, count) in counts.iter().enumerate() {
        if n > 0 && power * count < FAINT && *count <= counts[n - 1] {
            return n;
        }
        power *= x;
        if power < FAINT {
            return n + 1;
        }
    }
    counts.len()
}

/// Part of a batch within one piece.
struct Part {
    a: f64,
    frequency: f64,
    step: f64,
    count: usize,
    /// Of the first frequency in the piece, and from one to the next.
    place: f64,
    stride: f64,
}

impl Part {
    /// The transform of an incident.
    #[cfg_attr(target_arch = "wasm32", target_feature(enable = "simd128"))]
    fn incident(&self, factor: &Factor, terms: &[Term], to: &mut Values, other: &mut Values) {
        let n = self.count;
        let one = match terms {
            [
                Term::Exponent {
                    weight,
                    delay,
                    exponent,
                },
            ] if factor.atom.is_none() && *weight == 1.0 => {
                self.power(exponent, *delay, to);
                return;
            }
            [Term::Difference { weight, .. }] => factor.atom.is_none() && *weight == 1.0,
            _ => false,
        };
        let mut sum = if one { None } else { Some(Values::new()) };
        for term in terms {
            let weight = match term {
                Term::Exponent {
                    weight,
                    delay,
                    exponent,
                } => {
                    self.power(exponent, *delay, to);
                    *weight
                }
                Term::Difference {
                    weight,
                    delays,
                    exponents,
                    width,
                } => {
                    self.power(&exponents[0], delays[0], to);
                    self.power(&exponents[1], delays[1], other);
                    for k in 0..n {
                        let w = self.frequency + self.step * k as f64;
                        let over = 1.0 / (width * (self.a * self.a + w * w));
                        let (re, im) = (to.re[k] - other.re[k], to.im[k] - other.im[k]);
                        to.re[k] = (re * self.a + im * w) * over;
                        to.im[k] = (im * self.a - re * w) * over;
                    }
                    *weight
                }
                Term::Closed(place) => {
                    let spread = &factor.spreads[*place];
                    for k in 0..n {
                        let w = self.frequency + self.step * k as f64;
                        let value = spread.transform(C::new(self.a, w));
                        to.re[k] = value.re;
                        to.im[k] = value.im;
                    }
                    spread.weight
                }
                Term::Value { weight, value } => {
                    for k in 0..n {
                        let (re, im) = at(value, self.place + self.stride * k as f64);
                        to.re[k] = re;
                        to.im[k] = im;
                    }
                    *weight
                }
            };
            if let Some(sum) = &mut sum {
                for k in 0..n {
                    sum.re[k] += weight * to.re[k];
                    sum.im[k] += weight * to.im[k];
                }
            }
        }
        if let Some(mut sum) = sum {
            if let Some((weight, cost)) = factor.atom {
                for k in 0..n {
                    let w = self.frequency + self.step * k as f64;
                    let size = weight * exp(-self.a * cost);
                    let (sin, cos) = sin_cos(-w * cost);
                    sum.re[k] += size * cos;
                    sum.im[k] += size * sin;
                }
            }
            std::mem::swap(to, &mut sum);
        }
    }

    /// e^(exponent - delay s).
    #[inline]
    #[cfg_attr(target_arch = "wasm32", target_feature(enable = "simd128"))]
    fn power(&self, exponent: &Polynomial, delay: f64, to: &mut Values) {
        let n = self.count;
        let mut k = 0;
        while k < n {
            let end = (k + STRETCH).min(n);
            let (out_re, out_im) = (&mut to.re[k..end], &mut to.im[k..end]);
            if end - k < STRETCH || !self.stretch(exponent, delay, k, out_re, out_im) {
                self.power_each(exponent, delay, k, out_re, out_im);
            }
            k = end;
        }
    }

    #[cfg_attr(target_arch = "wasm32", target_feature(enable = "simd128"))]
    fn power_each(
        &self,
        exponent: &Polynomial,
        delay: f64,
        k: usize,
        re: &mut [f64],
        im: &mut [f64],
    ) {
        for (number, (out_re, out_im)) in re.iter_mut().zip(im).enumerate() {
            let along = (k + number) as f64;
            let (re, im) = at(exponent, self.place + self.stride * along);
            let size = exp(re - delay * self.a);
            let w = self.frequency + self.step * along;
            let (sin, cos) = sin_cos(im - delay * w);
            *out_re = size * cos;
            *out_im = size * sin;
        }
    }

    /// The same from one to the next, where frequencies are close enough.
    #[cfg_attr(target_arch = "wasm32", target_feature(enable = "simd128"))]
    fn stretch(
        &self,
        exponent: &Polynomial,
        delay: f64,
        k: usize,
        re: &mut [f64],
        im: &mut [f64],
    ) -> bool {
        if self.stride > CLOSE {
            return false;
        }
        let along = (k + STRETCH / 2) as f64;
        let stretch = Stretch {
            middle: self.place + self.stride * along,
            stride: self.stride,
        };
        let more = C::new(self.a, self.frequency + self.step * along) * -delay;
        stretch.exponentials(exponent, more, C::new(0.0, -delay * self.step), re, im)
    }
}
