//! A factor's transform on a stretch of the line s = a + i omega.
//!
//! It is told by polynomials through Chebyshev's nodes: of the exponent of an incident's transform, whose phase for
//! the certain cost is taken out, or of the logarithm of the whole factor while that turns little, or of values where
//! there is no better way.

use super::super::model::doubt;
use super::super::model::duration::Shape;
use super::super::model::factor::{Bounds, Factor, LARGE, UNCOUNTED};
use super::super::model::flat_impact::{Climb, Climbed, RULES};
use super::super::model::spread::{Manner, Spread};
use super::super::numeric::chebyshev::{Basis, NODES, Polynomial, last_terms};
use super::super::numeric::complex::{C, ONE, ZERO, cexp, exp, real};

/// While the phase is below this, all of a factor is one exponent.
const LOW: f64 = 2.0;
/// A few roundings.
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
    /// Where its flat impacts have climbed to at the end.
    pub(crate) climbs: Vec<Climb>,
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
    /// The transform from one frequency to another; `start` has where its flat impacts have climbed to before.
    pub(crate) fn piece(&self, a: f64, from: f64, to: f64, start: &[Climb]) -> Piece {
        let places = Basis::get().places(from, to);
        if self.doubt > 0.0 {
            return self.doubted_piece(a, from, to, &places);
        }
        let turns = self
            .spreads
            .iter()
            .fold(0.0, |most: f64, spread| most.max(to * spread.typical()));
        if turns < LOW || self.is_smooth {
            self.whole_piece(a, from, to, start)
        } else {
            self.piece_by_terms(a, from, to)
        }
    }

    /// Where nothing turns fast the logarithm of the whole factor is smooth.
    fn whole_piece(&self, a: f64, from: f64, to: f64, start: &[Climb]) -> Piece {
        let basis = Basis::get();
        let places = basis.places(from, to);
        let s = places.map(|place| C::new(a, place));
        let mut missing = s.map(|s| self.missing_atom(s));
        let mut climbs = Vec::with_capacity(start.len());
        // How far off an incident's transform may be, and what of that a finer piece does not mend.
        let (mut off, mut rules) = (0.0, 0.0);
        let mut is_silent = self.atom.is_none() && from > self.turned.0;
        for (spread, start) in self.spreads.iter().zip(start) {
            let told = if spread.climbs() {
                spread.climb(a, (from, to), start)
            } else {
                Climbed::alone(s.map(|s| spread.less_than_one(s)))
            };
            for (missing, own) in missing.iter_mut().zip(told.missing) {
                *missing += own * spread.weight;
            }
            off += told.off * spread.weight;
            rules += told.rules * spread.weight;
            is_silent &= told.largest < SILENT;
            climbs.push(told.to);
        }
        if is_silent {
            return self.silent_piece(from);
        }
        let mut logs = self.logs(&missing);
        if self.rate.is_mixed() {
            logs = unwrapped(logs);
        }
        let whole = basis.through(&logs);
        let most = logs[NODES - 1].norm_sqr().sqrt();
        let (mut least, mut greatest) = (logs[0].re, logs[0].re);
        for log in &logs {
            (least, greatest) = (least.min(log.re), greatest.max(log.re));
        }
        let own = RULES * most + UNCOUNTED / LARGE;
        // What an incident's transform is off by counts as often as there are incidents: of a known rate in the
        // exponent, else in the factor itself.
        let incidents = self.rate.rough_moments().0;
        let times = match self.rate.known() {
            Some(rate) => rate,
            None => incidents * exp(-least),
        };
        let left_out = last_terms(&whole);
        let incident = missing.map(|missing| ONE - missing);
        let size = incident.map(|incident| incident.norm_sqr().sqrt() + off);
        Piece {
            from,
            to,
            form: Form::Whole(whole),
            bounds: self.bounds_at_nodes(&s, &incident, incident.map(|one| one.re + off), size),
            error: left_out + own + off * times,
            floor: own + rules * times,
            absolute: match self.rate.known() {
                Some(rate) => (left_out + own + off * rate) * exp(greatest),
                None => (left_out + own) * exp(greatest) + off * incidents,
            },
            climbs,
        }
    }

    /// Only the probability of no incident is left from here on, or of those with the certain cost.
    fn silent_piece(&self, from: f64) -> Piece {
        Piece {
            from,
            to: f64::INFINITY,
            form: match self.atom {
                None => Form::Silent,
                Some(_) => Form::Terms(Vec::new()),
            },
            bounds: [self.bounds(from, SILENT, SILENT, SILENT); NODES],
            error: 0.0,
            floor: 0.0,
            absolute: f64::INFINITY,
            climbs: Vec::new(),
        }
    }

    /// What is known from each node on: of an incident's transform, its real part and size there.
    fn bounds_at_nodes(
        &self,
        s: &[C; NODES],
        incident: &[C; NODES],
        real_part: [f64; NODES],
        size: [f64; NODES],
    ) -> [Bounds; NODES] {
        let mut bounds: [Bounds; NODES] = std::array::from_fn(|node| {
            let mut left = incident[node];
            for (amount, kink) in &self.kinks {
                left -= kink.transform(s[node]) * *amount;
            }
            let rest = if self.kinks.is_empty() {
                size[node]
            } else {
                left.norm_sqr().sqrt()
            };
            self.bounds(s[node].im, real_part[node], size[node], rest)
        });
        // Steps may cancel each other at a node.
        for node in (1..NODES).rev() {
            bounds[node - 1].rest = bounds[node - 1].rest.max(bounds[node].rest);
        }
        bounds
    }

    /// An incident's transform term by term, its phases for what is certain taken out.
    fn piece_by_terms(&self, a: f64, from: f64, to: f64) -> Piece {
        let basis = Basis::get();
        let s = basis.places(from, to).map(|place| C::new(a, place));
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
                    let logs = spread.logs(&s, |_| true);
                    let delay = spread.certain * spread.high;
                    for node in 0..NODES {
                        let value = cexp(logs[node] - s[node] * delay);
                        add(node, value, value.norm_sqr().sqrt() * spread.unevenness());
                    }
                    let exponent = basis.through(&logs);
                    error = error.max(last_terms(&exponent) * size[0].min(1.0));
                    terms.push(Term::Exponent {
                        weight,
                        delay,
                        exponent,
                    });
                }
                Manner::Ends => {
                    let is_flat = |shape: &Shape| matches!(shape, Shape::Flat { .. });
                    let logs = spread.logs(&s, |shape| !is_flat(shape));
                    let flat = spread.shapes.iter().find(|shape| is_flat(shape));
                    let width = flat.map_or(0.0, Shape::far) * spread.high;
                    let begin = spread.certain * spread.high;
                    let delays = [begin, begin + width];
                    let mut first = 0.0;
                    for node in 0..NODES {
                        let powers = delays.map(|delay| cexp(logs[node] - s[node] * delay));
                        let over = ONE / (s[node] * width);
                        let bound = powers.map(|power| power.norm_sqr().sqrt());
                        let size = (bound[0] + bound[1]) * over.norm_sqr().sqrt();
                        if node == 0 {
                            first = size;
                        }
                        let value = (powers[0] - powers[1]) * over;
                        add(node, value, size * spread.unevenness());
                    }
                    let exponent = basis.through(&logs);
                    error = error.max(last_terms(&exponent) * f64::min(first, 1.0));
                    terms.push(Term::Difference {
                        weight,
                        delays,
                        exponents: Box::new([exponent, exponent]),
                        width,
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
            return self.silent_piece(from);
        }
        let missing = (ONE - all[NODES - 1]).norm_sqr().sqrt().min(1.0);
        let incidents = self.rate.rough_moments().0;
        let floor = (RULES * missing + ROUNDING) * incidents;
        let certain = self.atom.map_or(0.0, |atom| atom.0);
        let (real_part, size) = (
            real_part.map(|one| one + certain),
            size.map(|one| one + certain),
        );
        Piece {
            from,
            to,
            form: Form::Terms(terms),
            bounds: self.bounds_at_nodes(&s, &all, real_part, size),
            error: error * incidents + floor,
            floor,
            absolute: f64::INFINITY,
            climbs: Vec::new(),
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
            climbs: Vec::new(),
        }
    }
}

impl Spread {
    /// ln of the transforms of some of its durations, together.
    fn logs(&self, s: &[C; NODES], wanted: impl Fn(&Shape) -> bool) -> [C; NODES] {
        unwrapped(s.map(|s| {
            let shapes = self.shapes.iter().filter(|shape| wanted(shape));
            let logs = shapes.map(|shape| shape.log_transform(s * self.high));
            logs.fold(ZERO, |sum, log| sum + log)
        }))
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
