//! Complex numbers, and the exponential and the circular functions in a form that compilers vectorise.

pub(crate) use rustfft::num_complex::Complex;

pub(crate) type C = Complex<f64>;

pub(crate) const ZERO: C = C { re: 0.0, im: 0.0 };
pub(crate) const ONE: C = C { re: 1.0, im: 0.0 };

/// Adding and taking away 1.5 * 2^52 rounds to a whole number, which then stands in the lowest bits.
const ROUNDER: f64 = 6_755_399_441_055_744.0;

pub(crate) const fn real(re: f64) -> C {
    C { re, im: 0.0 }
}

/// e^x to a few roundings; held at x = -700 and 700, so that it never leaves the normal numbers.
///
/// Source: W. J. Cody and W. Waite, Software Manual for the Elementary Functions (1980): the argument
/// less a multiple of ln 2 in two parts, then a polynomial.
#[inline(always)]
pub(crate) fn exp(x: f64) -> f64 {
    const LN_2_HIGH: f64 = 0.693_147_180_369_123_8;
    const LN_2_LOW: f64 = 1.908_214_929_270_587_7e-10;
    let x = if x < -700.0 { -700.0 } else { x };
    let x = if x > 700.0 { 700.0 } else { x };
    let shifted = x * std::f64::consts::LOG2_E + ROUNDER;
    let whole = shifted - ROUNDER;
    let r = x - whole * LN_2_HIGH - whole * LN_2_LOW;
    let q = r * r;
    let last = 1.0 / 39_916_800.0 + r * (1.0 / 479_001_600.0);
    let high = 1.0 / 362_880.0 + r * (1.0 / 3_628_800.0 + r * last);
    let middle = 1.0 / 720.0 + r * (1.0 / 5_040.0 + r * (1.0 / 40_320.0 + r * high));
    let low = 0.5 + r * (1.0 / 6.0 + r * (1.0 / 24.0 + r * (1.0 / 120.0 + r * middle)));
    (1.0 + r + q * low) * f64::from_bits(shifted.to_bits().wrapping_add(1023) << 52)
}

/// The sine and the cosine, to a rounding or two while |x| stays below about 10^9.
///
/// Source: the polynomials of fdlibm (Sun Microsystems, k_sin.c and k_cos.c), the argument less a multiple
/// of pi / 2 in three parts.
#[inline(always)]
pub(crate) fn sin_cos(x: f64) -> (f64, f64) {
    const HIGH: f64 = 1.570_796_326_734_125_6;
    const MIDDLE: f64 = 6.077_100_506_303_966e-11;
    const LOW: f64 = 2.022_266_248_795_950_6e-21;
    let shifted = x * std::f64::consts::FRAC_2_PI + ROUNDER;
    let whole = shifted - ROUNDER;
    let quadrant = shifted.to_bits();
    let r = x - whole * HIGH - whole * MIDDLE - whole * LOW;
    let q = r * r;
    let sin = -2.505_076_025_340_686_3e-8 + q * 1.589_690_995_211_55e-10;
    let sin = -1.984_126_982_985_795e-4 + q * (2.755_731_370_707_006_8e-6 + q * sin);
    let sin = -1.666_666_666_666_663_2e-1 + q * (8.333_333_333_322_49e-3 + q * sin);
    let sin = r + r * q * sin;
    let cos = 2.087_572_321_298_175e-9 - q * 1.135_964_755_778_819_5e-11;
    let cos = 2.480_158_728_947_673e-5 + q * (-2.755_731_435_139_066_3e-7 + q * cos);
    let cos = 4.166_666_666_666_66e-2 + q * (-1.388_888_888_887_411e-3 + q * cos);
    let cos = 1.0 - 0.5 * q + q * q * cos;
    // In odd quadrants the two change places; the signs follow from the next bit.
    let odd = (quadrant & 1).wrapping_neg();
    let (s, c) = (sin.to_bits(), cos.to_bits());
    let sin = ((c & odd) | (s & !odd)) ^ ((quadrant & 2) << 62);
    let cos = ((s & odd) | (c & !odd)) ^ ((quadrant.wrapping_add(1) & 2) << 62);
    (f64::from_bits(sin), f64::from_bits(cos))
}

/// e^z.
#[inline(always)]
pub(crate) fn cexp(z: C) -> C {
    let size = exp(z.re);
    let (sin, cos) = sin_cos(z.im);
    C::new(size * cos, size * sin)
}

/// ln z, on the principal branch.
#[inline]
pub(crate) fn cln(z: C) -> C {
    C::new(0.5 * z.norm_sqr().ln(), z.im.atan2(z.re))
}

/// e^z - 1, true where z is small.
pub(crate) fn cexp_m1(z: C) -> C {
    if z.norm_sqr() > 0.01 {
        return cexp(z) - ONE;
    }
    let (mut term, mut sum) = (z, z);
    for n in 2..12 {
        term = term * z / f64::from(n);
        sum += term;
    }
    sum
}

/// ln(1 + z), true where z is small.
pub(crate) fn cln_1p(z: C) -> C {
    if z.norm_sqr() > 0.0025 {
        return cln(ONE + z);
    }
    let (mut term, mut sum) = (z, z);
    for n in 2..13 {
        term = -term * z;
        sum += term / f64::from(n);
    }
    sum
}

/// (1 - e^-z) / z: the transform of what is flat on [0, 1].
pub(crate) fn flat(z: C) -> C {
    if z.norm_sqr() > 0.01 {
        return (ONE - cexp(-z)) / z;
    }
    let (mut term, mut sum) = (ONE, ONE);
    for n in 2..12 {
        term = -term * z / f64::from(n);
        sum += term;
    }
    sum
}

/// 1 - (1 - e^-z) / z, true where z is small.
pub(crate) fn less_than_flat(z: C) -> C {
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
    use super::{exp, sin_cos};

    #[test]
    fn the_fast_functions_are_true_to_rounding() {
        for place in -20_000..20_000 {
            let x = f64::from(place) * 0.017_3;
            assert!((exp(x) / x.exp() - 1.0).abs() < 1e-15, "exp({x})");
            let (sin, cos) = sin_cos(x * 1e4);
            let (wanted_sin, wanted_cos) = (x * 1e4).sin_cos();
            assert!((sin - wanted_sin).abs() < 1e-15, "sin({x}e4)");
            assert!((cos - wanted_cos).abs() < 1e-15, "cos({x}e4)");
        }
    }
}
