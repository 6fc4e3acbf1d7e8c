//! Real discrete Fourier transforms of tilted masses.
//!
//! Masses at 0, 1, .. n - 1 steps are multiplied by r^k before the transform and divided by it after
//! the inverse, with r^n = exp(-16). What lies beyond the lattice wraps around damped by that
//! factor (1e-7), and rounding grows at most by its inverse (to 1e-9).
//!
//! Source: R. Grübel and R. Hermesmeier, Computation of Compound Distributions I: Aliasing Errors
//! and Exponential Tilting, ASTIN Bulletin 29 (1999).

use std::sync::Arc;

use rustfft::algorithm::Radix4;
use rustfft::algorithm::butterflies::{Butterfly8, Butterfly16};
use rustfft::num_complex::Complex;
use rustfft::{Fft, FftDirection};

/// -ln r^n: how much the last of the masses is damped.
const TILT: f64 = 16.0;

/// The tilted transform of a lattice's masses at the frequencies 0 to n/2, real and imaginary
/// parts apart, so that loops over frequencies run straight.
#[derive(Clone, Debug, Default)]
pub(super) struct Spectrum {
    pub(super) re: Vec<f64>,
    pub(super) im: Vec<f64>,
}

impl Spectrum {
    /// The spectrum of nothing ever happening: 1 throughout.
    pub(super) fn one(frequencies: usize) -> Self {
        Self {
            re: vec![1.0; frequencies],
            im: vec![0.0; frequencies],
        }
    }

    /// The spectrum of a sum of two independent amounts.
    pub(super) fn multiply(&mut self, other: &Self) {
        let length = self.re.len().min(other.re.len());
        let (re, im) = (&mut self.re[..length], &mut self.im[..length]);
        let (other_re, other_im) = (&other.re[..length], &other.im[..length]);
        for at in 0..length {
            let (a, b) = (re[at], im[at]);
            re[at] = a * other_re[at] - b * other_im[at];
            im[at] = a * other_im[at] + b * other_re[at];
        }
    }
}

/// The transform of one length, with its plan and tables.
pub(super) struct Transform {
    points: usize,
    half: Radix4<f64>,
    /// exp(-2 pi i k / points) for k up to points / 2.
    roots: Vec<Complex<f64>>,
    /// r^k.
    tilt: Vec<f64>,
    values: Vec<Complex<f64>>,
    scratch: Vec<Complex<f64>>,
}

impl Transform {
    /// A transform of `points` masses, a power of two from 32 on.
    pub(super) fn new(points: usize) -> Self {
        // Told what it ends in, it leaves out what other lengths would need.
        let doublings = (points / 2).trailing_zeros();
        let end: Arc<dyn Fft<f64>> = if doublings.is_multiple_of(2) {
            Arc::new(Butterfly16::new(FftDirection::Forward))
        } else {
            Arc::new(Butterfly8::new(FftDirection::Forward))
        };
        let half = Radix4::new_with_base((doublings - end.len().trailing_zeros()) / 2, end);
        let scratch = vec![Complex::default(); half.get_inplace_scratch_len()];
        let mut roots = Vec::with_capacity(points / 2 + 1);
        for k in 0..=points / 2 {
            let (sin, cos) = (std::f64::consts::TAU * k as f64 / points as f64).sin_cos();
            roots.push(Complex::new(cos, -sin));
        }
        let mut tilt = Vec::with_capacity(points);
        for k in 0..points {
            tilt.push((-TILT * k as f64 / points as f64).exp());
        }
        Self {
            points,
            half,
            roots,
            tilt,
            values: vec![Complex::default(); points / 2],
            scratch,
        }
    }

    pub(super) fn points(&self) -> usize {
        self.points
    }

    /// The spectrum of masses; those beyond the lattice's length are left out.
    pub(super) fn forward(&mut self, masses: &[f64]) -> Spectrum {
        let half = self.points / 2;
        let given = masses.len().min(self.points);
        let whole = given / 2;
        let pairs = masses[..2 * whole].chunks_exact(2);
        let tilts = self.tilt.chunks_exact(2);
        for ((value, mass), tilt) in self.values.iter_mut().zip(pairs).zip(tilts) {
            *value = Complex::new(mass[0] * tilt[0], mass[1] * tilt[1]);
        }
        for value in &mut self.values[whole..] {
            *value = Complex::default();
        }
        if given > 2 * whole {
            self.values[whole].re = masses[given - 1] * self.tilt[given - 1];
        }
        self.half
            .process_with_scratch(&mut self.values, &mut self.scratch);
        let (mut re, mut im) = (vec![0.0; half + 1], vec![0.0; half + 1]);
        let first = self.values[0];
        (re[0], re[half]) = (first.re + first.im, first.re - first.im);
        for at in 1..=half / 2 {
            let (one, other) = (self.values[at], self.values[half - at]);
            let even = Complex::new((one.re + other.re) / 2.0, (one.im - other.im) / 2.0);
            let odd = Complex::new((one.im + other.im) / 2.0, (other.re - one.re) / 2.0);
            let turned = odd * self.roots[at];
            (re[at], im[at]) = (even.re + turned.re, even.im + turned.im);
            (re[half - at], im[half - at]) = (even.re - turned.re, turned.im - even.im);
        }
        Spectrum { re, im }
    }

    /// The masses of a spectrum.
    pub(super) fn inverse(&mut self, spectrum: &Spectrum) -> Vec<f64> {
        let half = self.points / 2;
        for at in 0..half {
            let one = Complex::new(spectrum.re[at], spectrum.im[at]);
            let other = Complex::new(spectrum.re[half - at], -spectrum.im[half - at]);
            let (even, odd) = ((one + other) * 0.5, (one - other) * 0.5);
            let odd = odd * self.roots[at].conj();
            // The inverse is a forward transform of the conjugate: even + i * odd, conjugated.
            self.values[at] = Complex::new(even.re - odd.im, -(even.im + odd.re));
        }
        self.half
            .process_with_scratch(&mut self.values, &mut self.scratch);
        let scale = 1.0 / half as f64;
        let mut masses = Vec::with_capacity(self.points);
        for at in 0..half {
            let value = self.values[at];
            masses.push(value.re * scale / self.tilt[2 * at]);
            masses.push(-value.im * scale / self.tilt[2 * at + 1]);
        }
        masses
    }
}
