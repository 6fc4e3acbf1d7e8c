//! Rules for expectations over durations, each along a path on which e^(-v y) falls.

use super::super::numeric::chebyshev::gauss_16;
use super::super::numeric::complex::{C, ONE, cexp, cln, exp, real};
use super::super::numeric::lognormal::Nodes;

/// Nothing lies further than so many sigmas from a lognormal's median.
pub(crate) const FARTHEST: f64 = 7.7;

/// Panels of Gauss and Legendre's rule towards 0, each a quarter as wide as the one before.
const GRADES: usize = 12;

/// The nodes of what a lognormal exceeds something by, by Gauss and Legendre's rule along a ray on which e^(-v t)
/// falls, as far as the density does not grow too much there. They are fine enough for e^(-fast t) too, a real multiple of v.
pub(crate) fn excess_nodes(v: C, fast: C, mu: f64, sigma: f64, less: f64, grades: usize) -> Nodes {
    let angle = fast.im.atan2(fast.re);
    let turn = angle.clamp(-3.0 * sigma, 3.0 * sigma);
    let ray = cexp(C::new(0.0, -turn));
    let along = v * ray;
    let end = exp(mu + FARTHEST * sigma);
    let scale = |v: C| 8.0 / v.norm_sqr().sqrt().max(1e-300);
    let (wide, narrow) = (scale(v), scale(fast));
    let over = ray / (sigma * 2.506_628_274_631_000_2);
    let mut nodes = Nodes::default();
    let mut from = 0.0;
    while from < end && along.re * from < 36.0 {
        let most = if (fast * ray).re * from < 36.0 {
            narrow
        } else {
            wide
        };
        let width = ((less + from) * 1.5 * sigma).min(most);
        let mut add = |from: f64, to: f64| {
            for (place, weight) in gauss_16() {
                let t = from + (to - from) * place;
                let log = cln(real(less) + ray * t);
                let z = (log - real(mu)) / sigma;
                let density = cexp(-z * z * 0.5 - log - along * t);
                nodes.push(density * over * (weight * (to - from)), ray * t);
            }
        };
        // What is divided by the sum with another part rises steeply where both are small.
        let mut to = from + width;
        if from == 0.0 {
            for _ in 0..grades {
                add(to / 8.0, to);
                to /= 8.0;
            }
        }
        add(from, to);
        from += width;
    }
    nodes
}

/// The nodes of an exponential: with y = t / (v + 1 / mean) it is the integral of e^-t, by the trapezoidal rule
/// in a double exponential variable (H. Takahasi and M. Mori, 1974).
pub(crate) fn exponential_nodes(v: C, mean: f64) -> Nodes {
    let over = ONE / (ONE + v * mean);
    let mut nodes = Nodes::default();
    for (t, weight) in falling() {
        nodes.push(over * weight, over * (mean * t));
    }
    nodes
}

/// The nodes of what is flat on [0, width]: where e^(-v y) turns there, what begins at 0 less what begins at the
/// width, each along the ray on which it falls.
pub(crate) fn flat_nodes(v: C, fast: C, width: f64) -> Nodes {
    let mut nodes = Nodes::default();
    if v.norm_sqr().sqrt() * width < 4.0 {
        let panels = (fast.norm_sqr().sqrt() * width / 6.0)
            .clamp(1.0, 400.0)
            .ceil();
        let mut add = |from: f64, to: f64| {
            for (place, weight) in gauss_16() {
                let y = real(width * (from + (to - from) * place));
                nodes.push(cexp(-v * y) * (weight * (to - from)), y);
            }
        };
        // What is divided by the sum with a much shorter part rises steeply towards 0.
        let mut to = 1.0 / panels;
        for _ in 0..GRADES {
            add(to / 4.0, to);
            to /= 4.0;
        }
        add(0.0, to);
        for panel in 1..panels as i32 {
            add(f64::from(panel) / panels, f64::from(panel + 1) / panels);
        }
        return nodes;
    }
    let end = cexp(-v * width);
    let step = step_nodes(v, width);
    for node in 0..step.weight_re.len() {
        let weight = C::new(step.weight_re[node], step.weight_im[node]);
        let value = C::new(step.value_re[node], step.value_im[node]);
        nodes.push(weight, value);
        nodes.push(-weight * end, value + real(width));
    }
    nodes
}

/// The nodes of a step, along the ray on which e^(-v y) falls.
pub(crate) fn step_nodes(v: C, width: f64) -> Nodes {
    let over = ONE / v;
    let mut nodes = Nodes::default();
    for (t, weight) in falling() {
        nodes.push(over * (weight / width), over * t);
    }
    nodes
}

/// Nodes t and weights of the integral of e^-t f(t) from 0 on.
fn falling() -> impl Iterator<Item = (f64, f64)> {
    const STEP: f64 = 0.11;
    (-33..=34).map(|node| {
        let u = STEP * f64::from(node);
        // t = exp(u - e^-u) falls to 0 twice exponentially; e^-t does so at the other end.
        let t = (u - (-u).exp()).exp();
        (t, t * (1.0 + (-u).exp()) * (-t).exp() * STEP)
    })
}
