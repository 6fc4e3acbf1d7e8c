//! A polynomial's exponential at many close frequencies.
//!
//! Where they are so close that the polynomial is as good as a cubic, each value is the one eight frequencies before it times
//! a ratio, and so is each ratio: no exponential is asked of each.

use super::super::numeric::chebyshev::{NODES, Polynomial};
use super::super::numeric::complex::{C, ONE, ZERO, cexp};

/// Frequencies of a stretch.
pub(crate) const STRETCH: usize = 64;
const LANES: usize = 8;
/// What the exponent may be off by for it: a tenth of what the rules behind it are.
const OFF: f64 = 3e-14;
/// Exponents whose cube is below a rounding.
const SLIGHT: f64 = 4e-6;

/// Equally close frequencies in a piece: the middle of the stretch there, and from one to the next.
#[derive(Clone, Copy)]
pub(crate) struct Stretch {
    pub(crate) middle: f64,
    pub(crate) stride: f64,
}

impl Stretch {
    /// e^(polynomial + more + turn k), with k counted from the middle; whether they were so close.
    #[cfg_attr(target_arch = "wasm32", target_feature(enable = "simd128"))]
    pub(crate) fn exponentials(
        self,
        polynomial: &Polynomial,
        more: C,
        turn: C,
        to_re: &mut [f64],
        to_im: &mut [f64],
    ) -> bool {
        let [mut e0, mut e1, mut e2, mut e3, mut e4] = expanded(polynomial, self.middle);
        let stride = self.stride;
        let half = (STRETCH / 2) as f64;
        // Of what is left out the first term is nearly all.
        e4 *= (stride * half).powi(4);
        if e4.norm_sqr().is_nan() || 1.44 * e4.norm_sqr() > OFF * OFF {
            return false;
        }
        e0 += more;
        e1 = e1 * stride + turn;
        e2 *= stride * stride;
        e3 *= stride * stride * stride;
        // From a value to the next in its lane, of those from one to the next, and of these.
        let h = LANES as f64;
        let first = |u: f64| (e1 + e2 * (2.0 * u + h) + e3 * (3.0 * u * (u + h) + h * h)) * h;
        let second = |u: f64| (e2 + e3 * (3.0 * (u + h))) * (2.0 * h * h);
        let third = e3 * (6.0 * h * h * h);
        let lowest = first(-half);
        let farthest = first(h - 1.0 - half) - lowest;
        let slight = SLIGHT * SLIGHT;
        if second(-half).norm_sqr() > slight || farthest.norm_sqr() > slight {
            return false;
        }
        let ratio = cexp(lowest);
        let third = nearly_one(third);
        let zero = [0.0; LANES];
        let (mut re, mut im) = (zero, zero);
        let (mut ratio_re, mut ratio_im) = (zero, zero);
        let (mut change_re, mut change_im) = (zero, zero);
        for lane in 0..LANES {
            let u = lane as f64 - half;
            let value = cexp(e0 + (e1 + (e2 + e3 * u) * u) * u);
            let own = ratio * nearly_one(first(u) - lowest);
            let change = nearly_one(second(u));
            (re[lane], im[lane]) = (value.re, value.im);
            (ratio_re[lane], ratio_im[lane]) = (own.re, own.im);
            (change_re[lane], change_im[lane]) = (change.re, change.im);
        }
        for (to_re, to_im) in to_re
            .chunks_exact_mut(LANES)
            .zip(to_im.chunks_exact_mut(LANES))
        {
            for lane in 0..LANES {
                (to_re[lane], to_im[lane]) = (re[lane], im[lane]);
                let (x, y) = (ratio_re[lane], ratio_im[lane]);
                let next = re[lane] * x - im[lane] * y;
                im[lane] = re[lane] * y + im[lane] * x;
                re[lane] = next;
                let (p, q) = (change_re[lane], change_im[lane]);
                ratio_re[lane] = x * p - y * q;
                ratio_im[lane] = x * q + y * p;
                change_re[lane] = p * third.re - q * third.im;
                change_im[lane] = p * third.im + q * third.re;
            }
        }
        true
    }
}

/// e^z of a slight z.
fn nearly_one(z: C) -> C {
    ONE + z + z * z * 0.5
}

/// A polynomial's first coefficients around a place (Horner's scheme, again and again).
fn expanded(polynomial: &Polynomial, place: f64) -> [C; 5] {
    let mut left = *polynomial;
    let mut first = [ZERO; 5];
    for (number, one) in first.iter_mut().enumerate() {
        for power in (number..NODES - 1).rev() {
            let above = left[power + 1];
            left[power] += above * place;
        }
        *one = left[number];
    }
    first
}

#[cfg(test)]
mod tests {
    use super::super::super::numeric::chebyshev::{Basis, at};
    use super::*;

    #[test]
    fn close_frequencies_have_the_exponential_of_the_polynomial() {
        let basis = Basis::get();
        let values = basis
            .places(1.0, 2.0)
            .map(|x| C::new(-3.0 * x.ln(), 4.0 / x));
        let polynomial = basis.through(&values);
        let (more, turn) = (C::new(-0.5, 7.0), C::new(0.0, 0.31));
        let mut taken = 0;
        for (middle, stride) in [(0.3, 1e-5), (-0.9, 2e-6), (0.7, 1e-6), (0.0, 1e-3)] {
            let (mut re, mut im) = ([0.0; STRETCH], [0.0; STRETCH]);
            let stretch = Stretch { middle, stride };
            if !stretch.exponentials(&polynomial, more, turn, &mut re, &mut im) {
                continue;
            }
            taken += 1;
            for k in 0..STRETCH {
                let along = k as f64 - (STRETCH / 2) as f64;
                let (x, y) = at(&polynomial, middle + stride * along);
                let wanted = cexp(C::new(x, y) + more + turn * along);
                let off = (C::new(re[k], im[k]) - wanted).norm();
                assert!(
                    off < 1e-13 * wanted.norm(),
                    "{middle} {stride} {k}: {off:e}"
                );
            }
        }
        assert_eq!(taken, 3);
    }
}
