//! Polynomials through Chebyshev's nodes, and Gauss and Legendre's rules.

use std::f64::consts::PI;
use std::sync::OnceLock;

use super::complex::{C, ZERO};

/// Nodes of a panel.
pub(crate) const NODES: usize = 12;

/// A polynomial in the place within a panel, from -1 to 1, the lowest power first.
pub(crate) type Polynomial = [C; NODES];

/// The nodes, and what turns values there into a polynomial's coefficients.
pub(crate) struct Basis {
    pub(crate) nodes: [f64; NODES],
    matrix: [[f64; NODES]; NODES],
    /// What turns values at the nodes into the integral up to each node and to the end.
    integrals: [[f64; NODES]; NODES + 1],
}

impl Basis {
    pub(crate) fn get() -> &'static Self {
        static BASIS: OnceLock<Basis> = OnceLock::new();
        BASIS.get_or_init(Self::new)
    }

    fn new() -> Self {
        let angle = |node: usize| PI * (node as f64 + 0.5) / NODES as f64;
        // The powers in each of Chebyshev's polynomials: T(n) = 2 x T(n-1) - T(n-2).
        let mut powers = [[0.0; NODES]; NODES];
        powers[0][0] = 1.0;
        powers[1][1] = 1.0;
        for n in 2..NODES {
            for power in 0..NODES {
                let raised = if power > 0 {
                    2.0 * powers[n - 1][power - 1]
                } else {
                    0.0
                };
                powers[n][power] = raised - powers[n - 2][power];
            }
        }
        let mut matrix = [[0.0; NODES]; NODES];
        for (n, powers) in powers.iter().enumerate() {
            let weight = if n == 0 { 1.0 } else { 2.0 } / NODES as f64;
            for (power, row) in matrix.iter_mut().enumerate() {
                for (node, to) in row.iter_mut().enumerate() {
                    // The nodes ascend, so the angle is taken from the far end.
                    *to += weight * (n as f64 * (PI - angle(node))).cos() * powers[power];
                }
            }
        }
        // The integral of T(n) is (T(n+1) / (n+1) - T(n-1) / (n-1)) / 2, but for the first two.
        let integral = |n: usize, angle: f64| {
            let cos = |k: usize| (k as f64 * angle).cos();
            match n {
                0 => cos(1),
                1 => cos(2) / 4.0,
                _ => (cos(n + 1) / (n + 1) as f64 - cos(n - 1) / (n - 1) as f64) / 2.0,
            }
        };
        let mut integrals = [[0.0; NODES]; NODES + 1];
        for n in 0..NODES {
            let weight = if n == 0 { 1.0 } else { 2.0 } / NODES as f64;
            for (place, row) in integrals.iter_mut().enumerate() {
                let to = if place == NODES {
                    0.0
                } else {
                    PI - angle(place)
                };
                for (node, share) in row.iter_mut().enumerate() {
                    let value = weight * (n as f64 * (PI - angle(node))).cos();
                    *share += value * (integral(n, to) - integral(n, PI)) / 2.0;
                }
            }
        }
        Self {
            nodes: std::array::from_fn(|node| -angle(node).cos()),
            matrix,
            integrals,
        }
    }

    /// The nodes of a panel.
    pub(crate) fn places(&self, from: f64, to: f64) -> [f64; NODES] {
        self.nodes
            .map(|node| from + (to - from) * (node + 1.0) / 2.0)
    }

    /// The integrals of the polynomial through values at the nodes, from the beginning to each node and to the end,
    /// as shares of the length.
    pub(crate) fn integrals(&self, values: &[C; NODES]) -> ([C; NODES], C) {
        let to = |row: &[f64; NODES]| {
            let terms = row.iter().zip(values).map(|(share, value)| value * share);
            terms.fold(ZERO, |sum, term| sum + term)
        };
        let whole = to(&self.integrals[NODES]);
        (std::array::from_fn(|node| to(&self.integrals[node])), whole)
    }

    /// The polynomial through values at the nodes.
    pub(crate) fn through(&self, values: &[C; NODES]) -> Polynomial {
        let mut polynomial = [ZERO; NODES];
        for (power, row) in self.matrix.iter().enumerate() {
            for (weight, value) in row.iter().zip(values) {
                polynomial[power] += value * weight;
            }
        }
        polynomial
    }
}

/// The size of what a polynomial's last terms add: what it leaves out is smaller where the function is smooth. In
/// Chebyshev's terms the highest coefficient is 2^(n-1) times smaller than that of the power.
pub(crate) fn last_terms(polynomial: &Polynomial) -> f64 {
    let scale = |power: usize| polynomial[power].norm_sqr().sqrt() / (1_u64 << (power - 1)) as f64;
    scale(NODES - 1).max(scale(NODES - 2) / 4.0) / 2.0
}

/// A polynomial's value at a place from -1 to 1.
#[inline(always)]
pub(crate) fn at(polynomial: &Polynomial, place: f64) -> (f64, f64) {
    let (mut re, mut im) = (polynomial[NODES - 1].re, polynomial[NODES - 1].im);
    for power in (0..NODES - 1).rev() {
        re = re * place + polynomial[power].re;
        im = im * place + polynomial[power].im;
    }
    (re, im)
}

/// Gauss and Legendre's rule of N points on [0, 1]: places and weights.
///
/// Source: Newton's method on Legendre's polynomials from Francesco Tricomi's first guess.
fn rule<const N: usize>() -> [(f64, f64); N] {
    std::array::from_fn(|point| {
        let mut x = (PI * (point as f64 + 0.75) / (N as f64 + 0.5)).cos();
        let mut slope = 1.0;
        for _ in 0..20 {
            let (mut before, mut now) = (1.0, x);
            for k in 2..=N {
                let k = k as f64;
                (before, now) = (now, ((2.0 * k - 1.0) * x * now - (k - 1.0) * before) / k);
            }
            slope = N as f64 * (x * now - before) / (x * x - 1.0);
            x -= now / slope;
        }
        ((x + 1.0) / 2.0, 1.0 / ((1.0 - x * x) * slope * slope))
    })
}

macro_rules! rules {
    ($($name:ident $points:literal),*) => {$(
        pub(crate) fn $name() -> &'static [(f64, f64)] {
            static RULE: OnceLock<[(f64, f64); $points]> = OnceLock::new();
            RULE.get_or_init(rule::<$points>)
        }
    )*};
}

rules!(gauss_4 4, gauss_6 6, gauss_8 8, gauss_16 16);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_polynomial_follows_a_smooth_function() {
        let basis = Basis::get();
        let values = basis.places(1.0, 2.0).map(|x| C::new(x.ln(), 1.0 / x));
        let polynomial = basis.through(&values);
        for step in 0..=20 {
            let place = f64::from(step) / 10.0 - 1.0;
            let x = 1.5 + place / 2.0;
            let (re, im) = at(&polynomial, place);
            assert!((re - x.ln()).abs() < 1e-8 && (im - 1.0 / x).abs() < 2e-7);
        }
    }

    #[test]
    fn the_integrals_of_a_smooth_function() {
        let basis = Basis::get();
        let places = basis.places(1.0, 2.0);
        let (to, whole) = basis.integrals(&places.map(|x| C::new(1.0 / x, x.powi(8))));
        for (place, value) in places.iter().zip(to).chain([(&2.0, whole)]) {
            let wanted = C::new(place.ln(), (place.powi(9) - 1.0) / 9.0);
            let off = (value - wanted).norm_sqr().sqrt();
            assert!(off < 1e-8 && (value.im - wanted.im).abs() < 1e-13 * 57.0);
        }
    }

    #[test]
    fn the_rules_integrate_powers() {
        for rule in [gauss_4(), gauss_6(), gauss_8(), gauss_16()] {
            let sum: f64 = rule.iter().map(|(x, weight)| weight * x.powi(7)).sum();
            assert!((sum - 0.125).abs() < 1e-15);
        }
    }
}
