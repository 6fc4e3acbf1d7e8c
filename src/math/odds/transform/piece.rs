//! A factor's transform on a stretch of the line s = a + i omega.
//!
//! It is told by polynomials through Chebyshev's nodes: of the exponent of an incident's transform, whose phase for
//! the certain cost is taken out, or of the logarithm of the whole factor while that turns little, or of values where
//! there is no better way.

use super::super::model::doubt;
use super::super::model::factor::{Bounds, Factor};
use super::super::model::spread::Manner;
use super::super::numeric::chebyshev::{Basis, NODES, Polynomial, last_terms};
use super::super::numeric::complex::{C, ONE, ZERO, cexp, cln_1p, exp, real};

/// While the phase is below this, a flat impact's transform is one exponent.
const LOW: f64 = 2.0;
/// What the rules behind a transform are off by, as a share of what it differs from 1 by, and a few roundings.
const RULES: f64 = 3e-13;
const ROUNDING: f64 = 5e-16;
/// A transform smaller than this adds nothing.
const SILENT: f64 = 1e-16;

/// A stretch of frequencies.
#[derive(Clone, Debug)]
pub(crate) struct Piece {
    pub(crate) from: f64,
    pub(crate) to: f64,
    pub(crate) form: Form,
    pub(crate) bounds: [Bounds; NODES],
    /// How far off the factor's exponent may be, and what of that finer pieces do not mend.
    pub(crate) error: f64,
    pub(crate) floor: f64,
    /// How far off the factor itself may be, where that is told.
    pub(crate) absolute: f64,
}

#[derive(Clone, Debug)]
pub(crate) enum Form {
    /// The logarithm of the factor.
    Whole(Polynomial),
    /// The factor.
    Value(Polynomial),
    /// The transform of an incident, term by term.
    Terms(Vec<Term>),
    /// Only the probability of no incident is left.
    Silent,
}

/// One term of an incident's transform.
#[derive(Clone, Debug)]
pub(crate) enum Term {
    /// weight e^(exponent - delay s).
    Exponent {
        weight: f64,
        delay: f64,
        exponent: Polynomial,
    },
    /// weight (e^(exponent - delay s) - e^(other exponent - other delay s)) / (width s).
    Difference {
        weight: f64,
        delays: [f64; 2],
        exponents: Box<[Polynomial; 2]>,
        width: f64,
    },
    /// A spread in closed form.
    Closed(usize),
    /// The value.
    Value { weight: f64, value: Polynomial },
}

impl Factor {
    /// The transform from one frequency to another.
    pub(crate) fn piece(&self, a: f64, from: f64, to: f64) -> Piece {
        let basis = Basis::get();
        let places = basis.places(from, to);
        if self.doubt > 0.0 {
            return self.doubted_piece(a, from, to, &places);
        }
        let s = places.map(|place| C::new(a, place));
        let turns = to
            * self
                .spreads
                .iter()
                .fold(0.0, |most: f64, spread| most.max(spread.typical()));
        let low = turns < LOW;
        if low && self.rate.known().is_none() {
            let missing = s.map(|s| self.missing(s));
            let logs = unwrapped(missing.map(|missing| self.rate.log_transform(missing)));
            let whole = basis.through(&logs);
            let bounds = std::array::from_fn(|node| {
                let incident = ONE - missing[node];
                let size = incident.norm_sqr().sqrt();
                self.bounds(places[node], incident.re, size, size)
            });
            let most = logs[NODES - 1].norm_sqr().sqrt();
            let floor = RULES * most.min(1.0) + ROUNDING * (1.0 + most);
            let error = last_terms(&whole) + floor;
            let form = Form::Whole(whole);
            return Piece {
                from,
                to,
                form,
                bounds,
                error,
                floor,
                absolute: f64::INFINITY,
            };
        }
        let mut terms = Vec::new();
        let mut error: f64 = 0.0;
        let (mut real_part, mut size, mut all) = ([0.0; NODES], [0.0; NODES], [ZERO; NODES]);
        for (place, spread) in self.spreads.iter().enumerate() {
            let weight = spread.weight;
            let mut add = |node: usize, value: C, bound: f64| {
                all[node] += value * weight;
                real_part[node] += value.re * weight;
                size[node] += bound * weight;
            };
            match spread.manner() {
                Manner::Closed => {
                    for (node, s) in s.iter().enumerate() {
                        add(node, spread.transform(*s), spread.bound(*s));
                    }
                    terms.push(Term::Closed(place));
                }
                Manner::Exponent => {
                    let logs = s.map(|s| {
                        let shapes = spread.shapes.iter();
                        let sum = shapes.map(|shape| shape.log_transform(s * spread.high));
                        sum.fold(ZERO, |sum, log| sum + log)
                    });
                    let delay = spread.certain * spread.high;
                    for node in 0..NODES {
                        let value = cexp(logs[node] - s[node] * delay);
                        add(node, value, value.norm_sqr().sqrt());
                    }
                    let exponent = basis.through(&logs);
                    error = error.max(last_terms(&exponent) * size[0].min(1.0));
                    terms.push(Term::Exponent {
                        weight,
                        delay,
                        exponent,
                    });
                }
                Manner::Difference if low => {
                    let missing = s.map(|s| spread.missing(s));
                    for (node, missing) in missing.iter().enumerate() {
                        let value = ONE - missing;
                        add(node, value, value.norm_sqr().sqrt());
                    }
                    let exponent = basis.through(&missing.map(|missing| cln_1p(-missing)));
                    error = error.max(last_terms(&exponent));
                    let delay = 0.0;
                    terms.push(Term::Exponent {
                        weight,
                        delay,
                        exponent,
                    });
                }
                Manner::Difference => {
                    let width = spread.high - spread.low;
                    for (sign, step) in spread.steps() {
                        let ends = [step.low, step.high];
                        let logs = ends
                            .map(|end| unwrapped(s.map(|s| spread.log_end(sign, &step, s * end))));
                        let delays = ends.map(|end| end * step.certain);
                        let mut first = 0.0;
                        for node in 0..NODES {
                            let powers = [0, 1].map(|end: usize| {
                                cexp(logs[end][node] - s[node] * delays[end]) * sign
                            });
                            let over = ONE / (s[node] * width);
                            let bound = powers.map(|power| power.norm_sqr().sqrt());
                            let size = (bound[0] + bound[1]) * over.norm_sqr().sqrt();
                            if node == 0 {
                                first = size;
                            }
                            add(node, (powers[0] - powers[1]) * over, size);
                        }
                        let exponents = logs.map(|logs| basis.through(&logs));
                        let off = last_terms(&exponents[0]).max(last_terms(&exponents[1]));
                        error = error.max(off * f64::min(first, 1.0));
                        terms.push(Term::Difference {
                            weight: weight * sign,
                            delays,
                            exponents: Box::new(exponents),
                            width,
                        });
                    }
                }
                Manner::Values => {
                    let values = s.map(|s| spread.transform(s));
                    for (node, value) in values.iter().enumerate() {
                        add(node, *value, 1.5 * value.norm_sqr().sqrt());
                    }
                    let value = basis.through(&values);
                    error = error.max(last_terms(&value));
                    terms.push(Term::Value { weight, value });
                }
            }
        }
        if size[0] < SILENT && from > self.turned.0 {
            let bounds = [self.bounds(from, SILENT, SILENT, SILENT); NODES];
            let form = match self.atom {
                None => Form::Silent,
                Some(_) => Form::Terms(Vec::new()),
            };
            let (error, floor) = (0.0, 0.0);
            return Piece {
                from,
                to: f64::INFINITY,
                form,
                bounds,
                error,
                floor,
                absolute: f64::INFINITY,
            };
        }
        let missing = (ONE - all[NODES - 1]).norm_sqr().sqrt().min(1.0);
        let incidents = self.rate.rough_moments().0;
        let floor = (RULES * missing + ROUNDING) * incidents;
        let error = error * incidents + floor;
        let certain = self.atom.map_or(0.0, |atom| atom.0);
        let mut bounds: [Bounds; NODES] = std::array::from_fn(|node| {
            let mut left = all[node];
            for (amount, kink) in &self.kinks {
                left -= kink.transform(s[node]) * *amount;
            }
            let rest = if self.kinks.is_empty() {
                size[node]
            } else {
                left.norm_sqr().sqrt()
            };
            self.bounds(
                places[node],
                real_part[node] + certain,
                size[node] + certain,
                rest,
            )
        });
        // Steps may cancel each other at a node.
        for node in (1..NODES).rev() {
            bounds[node - 1].rest = bounds[node - 1].rest.max(bounds[node].rest);
        }
        let form = Form::Terms(terms);
        Piece {
            from,
            to,
            form,
            bounds,
            error,
            floor,
            absolute: f64::INFINITY,
        }
    }

    /// With a factor on all costs: there is no transform of an incident alone.
    fn doubted_piece(&self, a: f64, from: f64, to: f64, places: &[f64; NODES]) -> Piece {
        let none = exp(self.log_none);
        let values = places.map(|place| doubt::transform(self, C::new(a, place)));
        let bounds = values.map(|value| {
            let size = value.norm_sqr().sqrt();
            let more = (value - real(none)).norm_sqr().sqrt();
            let excess = (more / none.max(1e-300)).ln_1p();
            let rest = more / none.max(1e-300);
            Bounds {
                size: size.max(none).ln(),
                excess,
                rest,
                one: 1.0,
            }
        });
        let more = (values[0] - real(none)).norm_sqr().sqrt();
        let is_silent = more < SILENT && from > self.turned.0;
        let value = Basis::get().through(&values);
        let least = none.max(exp(bounds[NODES - 1].size)).max(1e-300);
        let floor = RULES * doubt::growth(self.doubt) / least;
        let error = last_terms(&value) / least + floor;
        Piece {
            from,
            to: if is_silent { f64::INFINITY } else { to },
            form: if is_silent {
                Form::Silent
            } else {
                Form::Value(value)
            },
            bounds,
            error: if is_silent { 0.0 } else { error },
            floor,
            absolute: if is_silent { 0.0 } else { error * least },
        }
    }
}

/// Logarithms without the jumps of their branch: from one node to the next no phase turns by half a turn.
fn unwrapped(mut logs: [C; NODES]) -> [C; NODES] {
    const TURN: f64 = std::f64::consts::TAU;
    for node in 1..NODES {
        let jump = logs[node].im - logs[node - 1].im;
        logs[node].im -= (jump / TURN).round() * TURN;
    }
    logs
}
