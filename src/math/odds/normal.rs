//! The standard normal's upper tail from a table: a severity needs thousands of them.

/// Nodes per unit, and how far the table reaches; beyond it a tail is 0 or 1 to 1e-17.
const PER_UNIT: f64 = 64.0;
const REACH: f64 = 8.5;

/// Q(x) = P(Z > x) for a standard normal Z, to 2e-12 absolute.
pub(super) struct Normal {
    /// Q and the density at each node.
    nodes: Vec<(f64, f64)>,
}

impl Normal {
    pub(super) fn new() -> Self {
        let half = (REACH * PER_UNIT) as i32;
        let mut nodes = Vec::with_capacity(2 * half as usize + 1);
        for node in -half..=half {
            let x = f64::from(node) / PER_UNIT;
            let tail = libm::erfc(x * std::f64::consts::FRAC_1_SQRT_2) / 2.0;
            nodes.push((tail, density(x)));
        }
        Self { nodes }
    }

    /// The density at x, as `upper_tail` finds its tail.
    pub(super) fn density(&self, x: f64) -> f64 {
        let place = (x + REACH) * PER_UNIT + 0.5;
        let node = place as usize;
        if place < 1.0 || node >= self.nodes.len() {
            return 0.0;
        }
        let at = node as f64 / PER_UNIT - REACH;
        let d = x - at;
        let square = at * at;
        let quartic = d * ((square - 6.0) * square + 3.0) / 24.0;
        let cubic = d * (at * (3.0 - square) / 6.0 + quartic);
        self.nodes[node].1 * (1.0 + d * (-at + d * ((square - 1.0) / 2.0 + cubic)))
    }

    /// mean * Q(z - sigma) - x * Q(z): what a lognormal is expected to exceed x by.
    pub(super) fn stop_loss(&self, z: f64, sigma: f64, mean: f64, x: f64) -> f64 {
        if z < -REACH {
            return mean - x;
        }
        if z > REACH + sigma {
            return 0.0;
        }
        mean * self.upper_tail(z - sigma) - x * self.upper_tail(z)
    }

    /// Taylor's series of four terms about the nearest node, at most 1/128 away.
    pub(super) fn upper_tail(&self, x: f64) -> f64 {
        let place = (x + REACH) * PER_UNIT + 0.5;
        // A NaN ends here too: nothing below is ever asked for one.
        if place < 1.0 || place.is_nan() {
            return 1.0;
        }
        let node = place as usize;
        if node >= self.nodes.len() {
            return 0.0;
        }
        let (tail, density) = self.nodes[node];
        let at = node as f64 / PER_UNIT - REACH;
        let d = x - at;
        let cubic = at * (at * at - 3.0) * d / 24.0;
        let series = d * (1.0 + d * (-at / 2.0 + d * ((at * at - 1.0) / 6.0 - cubic)));
        tail - density * series
    }
}

/// The normal's table with one of logarithms.
pub(super) struct Tables {
    pub(super) normal: Normal,
    /// ln k.
    logs: Vec<f64>,
    /// 1 / k.
    inverses: Vec<f64>,
}

impl Tables {
    pub(super) fn new() -> Self {
        Self {
            normal: Normal::new(),
            logs: Vec::new(),
            inverses: Vec::new(),
        }
    }

    /// Makes room for the logarithms of 1 to `count`.
    pub(super) fn extend(&mut self, count: usize) {
        while self.logs.len() <= count {
            let next = self.logs.len() as f64;
            self.logs.push(next.ln());
            self.inverses.push(1.0 / next);
        }
    }

    /// 1 / k, likewise.
    pub(super) fn inverse(&self, k: usize) -> f64 {
        self.inverses[k]
    }

    /// ln k, for k up to what was made room for.
    pub(super) fn log(&self, k: usize) -> f64 {
        self.logs[k]
    }
}

/// The standard normal's density.
pub(super) fn density(x: f64) -> f64 {
    const INVERSE_ROOT_2_PI: f64 = 0.398_942_280_401_432_7;
    INVERSE_ROOT_2_PI * (-x * x / 2.0).exp()
}
