//! What a risk costs over the horizon when the size of its incidents is in doubt.
//!
//! One factor, lognormal with mean 1, multiplies all incidents of a horizon, so it multiplies their
//! total. In logarithms that is a convolution: the total's masses go on a lattice of ln minutes,
//! and each becomes a lognormal whose stop-loss function has a closed form.

use super::normal::Normal;

/// Nodes of the lattice of ln minutes to a sigma.
const PER_SIGMA: f64 = 16.0;
/// The factor's logarithm stays within so many sigmas of its middle.
const FARTHEST: f64 = 7.0;

/// The sigma of a lognormal with 90 % in [1/k, k]: ln k / z95.
pub(super) fn sigma(k: f64) -> f64 {
    k.ln() / super::super::estimate::Z95
}

/// The stop-loss function of an amount times the factor.
pub(super) struct Doubted {
    origin: f64,
    spacing: f64,
    /// At each node of ln x: E[(S - x)+], and x P(S > x), which is its slope there.
    nodes: Vec<(f64, f64)>,
    mean: f64,
    whole: f64,
}

impl Doubted {
    /// Of masses at amounts above 0, told in minutes.
    pub(super) fn new(masses: &[(f64, f64)], sigma: f64, normal: &Normal) -> Self {
        let spacing = sigma / PER_SIGMA;
        let (mut least, mut most) = (f64::INFINITY, 0.0_f64);
        let (mut mean, mut whole) = (0.0, 0.0);
        for (amount, mass) in masses {
            least = least.min(*amount);
            most = most.max(*amount);
            mean += amount * mass;
            whole += mass;
        }
        let margin = (FARTHEST * PER_SIGMA) as usize;
        if whole <= 0.0 {
            (least, most) = (1.0, 1.0);
        }
        let origin = least.ln() - (margin + 4) as f64 * spacing;
        let length = ((most.ln() - origin) / spacing) as usize + margin + 4;
        let mut on_nodes = vec![0.0; length];
        for (amount, mass) in masses {
            let place = (amount.ln() - origin) / spacing;
            let (first, taps) = super::lattice::taps(place as usize, place.fract());
            for (tap, part) in taps.iter().enumerate() {
                on_nodes[first + tap] += mass * part;
            }
        }
        // Of the factor itself, at x = exp(distance * spacing).
        let mut kernel = Vec::with_capacity(2 * margin + 1);
        for at in 0..=2 * margin {
            let log = (at as f64 - margin as f64) * spacing;
            let z = log / sigma + sigma / 2.0;
            let above = normal.upper_tail(z);
            let value = normal.upper_tail(z - sigma) - log.exp() * above;
            kernel.push((value, above));
        }
        let mut doubted = Self {
            origin,
            spacing,
            nodes: Vec::with_capacity(length),
            mean,
            whole,
        };
        // Masses so far above x that no factor brings them down to it count in full.
        let (mut far, mut far_amount) = (0.0, 0.0);
        let mut amounts = Vec::with_capacity(length);
        for (at, mass) in on_nodes.iter().enumerate() {
            let amount = (origin + at as f64 * spacing).exp();
            amounts.push(amount);
            if at > margin {
                far += mass;
                far_amount += mass * amount;
            }
        }
        for at in 0..length {
            let x = amounts[at];
            let (mut value, mut above) = (far_amount - x * far, far);
            let first = at.saturating_sub(margin);
            let last = (at + margin).min(length - 1);
            for from in first..=last {
                let (of_value, of_above) = kernel[at + margin - from];
                value += on_nodes[from] * amounts[from] * of_value;
                above += on_nodes[from] * of_above;
            }
            doubted.nodes.push((value, x * above));
            let next = at + margin + 1;
            if next < length {
                far -= on_nodes[next];
                far_amount -= on_nodes[next] * amounts[next];
            }
        }
        doubted
    }

    /// P(S > 0).
    pub(super) fn whole(&self) -> f64 {
        self.whole
    }

    /// E[(S - x)+], between the nodes by Hermite's cubic.
    pub(super) fn stop_loss(&self, x: f64) -> f64 {
        let place = if x > 0.0 {
            (x.ln() - self.origin) / self.spacing
        } else {
            0.0
        };
        if place <= 0.0 {
            return self.mean - x * self.whole;
        }
        let below = place as usize;
        if below + 1 >= self.nodes.len() {
            return 0.0;
        }
        let (one, other) = (self.nodes[below], self.nodes[below + 1]);
        let (t, s) = (place - below as f64, 1.0 - (place - below as f64));
        let slopes = s * s * t * one.1 - t * t * s * other.1;
        s * s * (1.0 + 2.0 * t) * one.0 + t * t * (1.0 + 2.0 * s) * other.0 - self.spacing * slopes
    }
}
