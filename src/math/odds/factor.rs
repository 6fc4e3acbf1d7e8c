//! The transform of a risk's total whose incidents do not all cost the same, tabulated on a line.
//!
//! On the line s = a + i omega the transform is told piece by piece in omega, each piece by polynomials through
//! Chebyshev's nodes: of the exponent of an incident's transform, whose phase for the certain cost is taken out,
//! or of the logarithm of the whole factor while that turns little, or of values where there is no better way.

use std::cell::RefCell;

use super::chebyshev::{Basis, NODES, Polynomial, last_terms};
use super::complex::{C, ONE, ZERO, cexp, cexp_m1, cln_1p, exp, real};
use super::doubt::{self, OnAxis};
use super::kink::Kink;
use super::rate::{MOST_COUNTS, Rate};
use super::severity::{Manner, Spread};

/// From this phase on incidents may come into phase again, but never by more than there.
const TURNED: f64 = 4.5;
/// While the phase is below this, a flat impact's transform is one exponent.
const LOW: f64 = 2.0;
/// What an exponent may be off by before its piece is halved, where the factor is not small.
const SMOOTH: f64 = 2e-10;
/// What the rules behind a transform are off by, as a share of what it differs from 1 by, and a few roundings.
const RULES: f64 = 3e-13;
const ROUNDING: f64 = 5e-16;
/// A piece is halved no more often than this.
const MOST_HALVINGS: u32 = 6;
/// The narrowest piece, as a share of its place.
const LEAST_WIDTH: f64 = 1.0 / 256.0;
/// A transform smaller than this adds nothing.
const SILENT: f64 = 1e-16;

/// A risk's part of the transform.
#[derive(Debug)]
pub(super) struct Factor {
    pub(super) rate: Rate,
    pub(super) spreads: Vec<Spread>,
    /// A certain cost among the others, and how probable it is.
    pub(super) atom: Option<(f64, f64)>,
    /// Sigma of a factor on all costs of a horizon, 0 without.
    pub(super) doubt: f64,
    /// P(n incidents) of a rate that is not known.
    pub(super) counts: Vec<f64>,
    /// ln P(no incident).
    pub(super) log_none: f64,
    /// ln P(no incident, or only ones with the certain cost).
    pub(super) log_counted: f64,
    /// P(one incident) / P(none).
    pub(super) first: f64,
    /// Corners that the first incident leaves, and how much of each.
    pub(super) kinks: Vec<(f64, Kink)>,
    /// Where the phase of the shortest kind is `TURNED`, and how large the transform is from there on.
    turned: (f64, f64),
    /// What all of it hardly ever turns by up to the end of the first piece.
    far: f64,
    /// The factor without doubt on the real axis, as far as it was asked.
    on_axis: RefCell<OnAxis>,
}

/// A factor on one line, known up to some frequency.
#[derive(Clone, Debug, Default)]
pub(super) struct Table {
    pub(super) pieces: Vec<Piece>,
}

/// A stretch of frequencies.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    pub(super) from: f64,
    pub(super) to: f64,
    pub(super) form: Form,
    pub(super) bounds: [Bounds; NODES],
    /// How far off the factor's exponent may be, and what of that finer pieces do not mend.
    pub(super) error: f64,
    floor: f64,
    /// How far off the factor itself may be, where that is told.
    absolute: f64,
}

/// What holds of a factor from a frequency on.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Bounds {
    /// ln |factor| is at most this.
    pub(super) size: f64,
    /// |factor - its counted part| is at most the most of that part times (e^excess - 1).
    pub(super) excess: f64,
    /// |the first incident's transform without its kinks|, as a part of `excess`.
    pub(super) rest: f64,
}

#[derive(Clone, Debug)]
pub(super) enum Form {
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
pub(super) enum Term {
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
    pub(super) fn new(
        rate: Rate,
        spreads: Vec<Spread>,
        atom: Option<(f64, f64)>,
        doubt: f64,
    ) -> Self {
        let log_none = rate.log_generating(1.0);
        let certain = atom.filter(|_| doubt == 0.0).map_or(0.0, |atom| atom.0);
        let log_counted = rate.log_generating(1.0 - certain);
        let (counts, first) = match rate.known() {
            Some(known) => (Vec::new(), known),
            None => {
                let counts = rate.counts(MOST_COUNTS);
                let one = counts.get(1).copied().unwrap_or(0.0);
                let first = if counts[0] > 0.0 {
                    one / counts[0]
                } else {
                    f64::INFINITY
                };
                (counts, first)
            }
        };
        let mut kinks = Vec::new();
        if doubt == 0.0 && atom.is_none() {
            for spread in &spreads {
                if let Some((amount, kink)) = Kink::of(spread) {
                    kinks.push((amount * spread.weight, kink));
                }
            }
        }
        let mut shortest = f64::INFINITY;
        let mut far: f64 = 0.0;
        for spread in &spreads {
            shortest = shortest.min(spread.typical());
            far = far.max(spread.far());
        }
        if let Some((_, cost)) = atom {
            shortest = shortest.min(cost);
            far = far.max(cost);
        }
        if doubt > 0.0 {
            far *= exp(4.5 * doubt);
        }
        if rate.known().is_none() || doubt > 0.0 {
            far *= rate.far().max(1.0);
        }
        let mut factor = Self {
            rate,
            spreads,
            atom,
            doubt,
            counts,
            log_none,
            log_counted,
            first,
            kinks,
            turned: (TURNED / shortest, 1.0),
            far,
            on_axis: RefCell::default(),
        };
        let mut later = atom.map_or(0.0, |atom| atom.0);
        let s = C::new(0.0, factor.turned.0);
        for spread in &factor.spreads {
            later += spread.weight * spread.bound(s);
        }
        factor.turned.1 = later.min(1.0);
        factor
    }

    /// 1 less the transform of an incident, true where that is near 1.
    fn missing(&self, s: C) -> C {
        let mut sum = match self.atom {
            Some((weight, cost)) => -cexp_m1(-s * cost) * weight,
            None => ZERO,
        };
        for spread in &self.spreads {
            sum += spread.less_than_one(s) * spread.weight;
        }
        sum
    }

    /// ln of the factor without the factor on all costs.
    pub(super) fn log_undoubted(&self, s: C) -> C {
        self.rate.log_transform(self.missing(s))
    }

    /// The factor without the factor on all costs at a real place, less P(none).
    pub(super) fn undoubted_on_axis(&self, log: f64) -> f64 {
        let exact = |log: f64| {
            let log_value = self.log_undoubted(real(exp(log))).re;
            exp(log_value) - exp(self.log_none)
        };
        self.on_axis.borrow_mut().at(log, exact)
    }

    /// Whether a kink lies away from 0.
    pub(super) fn has_kinks_away(&self) -> bool {
        self.kinks.iter().any(|(_, kink)| kink.is_away())
    }

    fn piece(&self, a: f64, from: f64, to: f64) -> Piece {
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
                        let logs = ends.map(|end| unwrapped(s.map(|s| step.log_inverse(s * end))));
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
        let bounds = std::array::from_fn(|node| {
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
            let rest = excess;
            Bounds {
                size: size.max(none).ln(),
                excess,
                rest,
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

    /// What a transform of an incident means for the factor, from a frequency on.
    fn bounds(&self, place: f64, real_part: f64, size: f64, rest: f64) -> Bounds {
        let (turned, later) = self.turned;
        let (lead, most) = if place < turned {
            (real_part.max(later), size.max(later))
        } else {
            (size, size)
        };
        let (lead, most) = (lead.min(1.0), most.min(1.0));
        Bounds {
            size: self.rate.log_generating(1.0 - lead),
            excess: self.rate.log_generating(1.0 - most) - self.log_counted,
            rest: self.first * rest,
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

impl Table {
    /// Adds one more piece, unless the table already goes that far; whether it does.
    pub(super) fn extend(&mut self, factor: &Factor, a: f64, end: f64) -> bool {
        let from = self.pieces.last().map_or(0.0, |piece| piece.to);
        if from >= end {
            return true;
        }
        let mut to = if self.pieces.is_empty() {
            // The widest first piece on which the factor turns little.
            let mut to = a;
            while to * 2.0 <= 1.0 / factor.far {
                to *= 2.0;
            }
            to
        } else {
            // No more than twice as wide as the last one.
            let last = self.pieces.last().map_or(a, |piece| piece.to - piece.from);
            from + from.min((2.0 * last).max(from * LEAST_WIDTH))
        };
        let mut halvings = 0;
        let piece = loop {
            let piece = factor.piece(a, from, to);
            // Where the factor is small, so is what an error does.
            let wanted = (SMOOTH * exp(-piece.bounds[0].size)).min(1e-8);
            if piece.error <= wanted.max(8.0 * piece.floor)
                || halvings == MOST_HALVINGS
                || to - from <= from * LEAST_WIDTH
            {
                break piece;
            }
            to = from + (to - from) / 2.0;
            halvings += 1;
        };
        self.pieces.push(piece);
        self.pieces.last().is_some_and(|piece| piece.to >= end)
    }

    /// How far off the exponent may be between two frequencies,
    /// or the factor itself.
    pub(super) fn errors_between(&self, from: f64, to: f64) -> (f64, f64) {
        let first = self.pieces.partition_point(|piece| piece.to <= from);
        let (mut most, mut absolute) = (0.0_f64, 0.0_f64);
        for piece in &self.pieces[first..] {
            if piece.from > to {
                break;
            }
            most = most.max(piece.error);
            absolute = absolute.max(piece.absolute);
        }
        (most, absolute)
    }

    /// What holds from a frequency on, as far as the table goes.
    pub(super) fn bounds_at(&self, place: f64) -> Bounds {
        let number = self.pieces.partition_point(|piece| piece.to <= place);
        let Some(piece) = self.pieces.get(number) else {
            return Bounds {
                size: 0.0,
                excess: f64::INFINITY,
                rest: f64::INFINITY,
            };
        };
        let nodes = Basis::get().places(piece.from, piece.to.min(1e300));
        let before = nodes.partition_point(|node| *node <= place);
        if before > 0 {
            return piece.bounds[before - 1];
        }
        match number {
            0 => Bounds {
                size: 0.0,
                excess: f64::INFINITY,
                rest: f64::INFINITY,
            },
            _ => self.pieces[number - 1].bounds[NODES - 1],
        }
    }
}

impl Spread {
    /// |E e^(-s X)| is at most this from here on, once the phase has turned.
    pub(super) fn bound(&self, s: C) -> f64 {
        let size = |z: C| z.norm_sqr().sqrt();
        match self.manner() {
            Manner::Closed => {
                let mut bound = 1.0;
                if self.shapes.is_empty() {
                    let width = self.certain * (self.high - self.low);
                    bound = (2.0 / (size(s) * width)).min(1.0);
                }
                if self.low < self.high && !self.shapes.is_empty() {
                    return size(self.transform(s));
                }
                for shape in &self.shapes {
                    bound *= match shape {
                        super::duration::Shape::Flat { width } => {
                            (2.0 / (size(s) * width * self.high)).min(1.0)
                        }
                        _ => size(shape.transform(s * self.high)),
                    };
                }
                bound
            }
            Manner::Difference => {
                let mut ends = 0.0;
                for (_, step) in self.steps() {
                    for impact in [step.low, step.high] {
                        let delay = s.re * impact * step.certain;
                        ends += (step.log_inverse(s * impact).re - delay).exp();
                    }
                }
                (ends / (size(s) * (self.high - self.low))).min(1.0)
            }
            Manner::Exponent => size(self.transform(s)),
            Manner::Values => (1.5 * size(self.transform(s))).min(1.0),
        }
    }

    /// 1 - E e^(-s X), true where it is small.
    pub(super) fn less_than_one(&self, s: C) -> C {
        if self.shapes.is_empty() {
            let v = s * self.certain;
            let low = cexp_m1(-v * self.low);
            let high = super::severity::less_than_flat(v * (self.high - self.low));
            return high - low + low * high;
        }
        if self.low < self.high {
            return self.missing(s);
        }
        let v = s * self.high;
        let mut log = -v * self.certain;
        for shape in &self.shapes {
            log += shape.log_transform(v);
        }
        -cexp_m1(log)
    }
}
