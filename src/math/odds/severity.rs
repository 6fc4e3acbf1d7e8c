//! What one incident costs: (ETTD + ETTR) * impact, on a lattice.

use super::super::estimate::Estimate;
use super::super::risk::RiskEstimates;
use super::super::systemic::Shift;
use super::super::units::Minutes;
use super::lattice::{Grid, HEAD, LEVELS, StopLoss, shift};
use super::normal::{Normal, Tables};
use super::part::{Duration, Part};
use super::spread::Spread;
use super::transform::{Spectrum, Transform};

/// Tables and plans, made once.
pub(super) struct Tools {
    pub(super) tables: Tables,
    transforms: Vec<Transform>,
}

impl Tools {
    pub(super) fn new() -> Self {
        Self {
            tables: Tables::new(),
            transforms: Vec::new(),
        }
    }

    /// The transform of this length.
    pub(super) fn transform(&mut self, points: usize) -> &mut Transform {
        let known = self
            .transforms
            .iter()
            .position(|one| one.points() == points);
        let place = known.unwrap_or_else(|| {
            self.transforms.push(Transform::new(points));
            self.transforms.len() - 1
        });
        &mut self.transforms[place]
    }
}

/// The lasting of an incident: what is certain, and up to two random parts.
#[derive(Clone, Copy, Debug)]
pub(super) struct Lasting {
    pub(super) certain: f64,
    pub(super) parts: [Option<Part>; 2],
}

/// The cost of one incident.
#[derive(Clone, Copy, Debug)]
pub(super) enum Severity {
    /// A fixed amount plus up to two random parts.
    Sum(Lasting),
    /// A lasting, some part of it random, times an impact that is flat from `low` to `high`.
    Spread {
        lasting: Lasting,
        low: f64,
        high: f64,
    },
}

/// A cost's certain values: what chance can pile up on one spot.
#[derive(Clone, Copy, Debug)]
pub(super) struct Atoms {
    /// P(an incident costs nothing).
    pub(super) nothing: f64,
    /// Where the other one lies, above 0.
    pub(super) cost: f64,
    /// P(an incident costs that).
    pub(super) share: f64,
}

impl Severity {
    /// The cost of one incident under a shift.
    pub(super) fn of(risk: &RiskEstimates, change: Shift) -> Self {
        let ettd = Duration::of(risk.ettd, change.ettd.get());
        let ettr = Duration::of(risk.ettr, change.ettr.get());
        let lasting = Lasting {
            certain: ettd.certain + ettr.certain,
            parts: [ettd.random, ettr.random],
        };
        let (low, high) = match risk.impact {
            Estimate::Uniform { low, high } => (low.get(), high.get()),
            // An impact is a point or flat; any other shape counts as its mean.
            other => (other.mean().get(), other.mean().get()),
        };
        if high <= 0.0 {
            return Self::Sum(Lasting {
                certain: 0.0,
                parts: [None, None],
            });
        }
        if high - low <= 1e-9 * high {
            return Self::Sum(lasting.scaled(high));
        }
        if lasting.parts[0].is_none() && lasting.parts[1].is_none() {
            let flat = Estimate::Uniform {
                low: Minutes::new(lasting.certain * low),
                high: Minutes::new(lasting.certain * high),
            };
            let cost = Duration::of(flat, 0.0);
            return Self::Sum(Lasting {
                certain: cost.certain,
                parts: [cost.random, None],
            });
        }
        Self::Spread { lasting, low, high }
    }

    pub(super) fn atoms(&self, normal: &Normal) -> Atoms {
        let (lasting, flat) = match self {
            Self::Sum(lasting) => (lasting, false),
            Self::Spread { lasting, .. } => (lasting, true),
        };
        let mut share = 1.0;
        for part in lasting.parts.iter().flatten() {
            share *= part.zero(normal);
        }
        if lasting.certain <= 0.0 {
            Atoms {
                nothing: share,
                cost: 0.0,
                share: 0.0,
            }
        } else {
            Atoms {
                nothing: 0.0,
                cost: lasting.certain,
                share: if flat { 0.0 } else { share },
            }
        }
    }

    /// Whether every incident costs the same.
    pub(super) fn is_certain(&self) -> bool {
        match self {
            Self::Sum(lasting) => lasting.parts[0].is_none() && lasting.parts[1].is_none(),
            Self::Spread { .. } => false,
        }
    }

    /// Mean and second moment, roughly: how large a lattice should be.
    pub(super) fn rough_moments(&self, normal: &Normal) -> (f64, f64) {
        match self {
            Self::Sum(lasting) => lasting.rough_moments(normal),
            Self::Spread { lasting, low, high } => {
                let (mean, square) = lasting.rough_moments(normal);
                let middle = (low + high) / 2.0;
                (
                    mean * middle,
                    square * (low * low + low * high + high * high) / 3.0,
                )
            }
        }
    }

    /// The spectra of one incident's cost, on the grid and on the coarser ones.
    pub(super) fn spectra(&self, grid: Grid, tools: &mut Tools) -> Vec<Spectrum> {
        let mut spectra = Vec::with_capacity(LEVELS);
        match self {
            Self::Sum(lasting) => {
                let mut parts: Vec<Vec<Vec<f64>>> = Vec::new();
                for part in lasting.parts.iter().flatten() {
                    let mut levels = part
                        .ladder(grid.step, grid.points, &mut tools.tables)
                        .levels();
                    let nothing = part.zero(&tools.tables.normal);
                    for masses in &mut levels {
                        masses[0] += nothing;
                    }
                    parts.push(levels);
                }
                for level in 0..LEVELS {
                    let points = grid.points >> level;
                    let step = grid.step * (1 << level) as f64;
                    let moved = match parts.first() {
                        Some(levels) => shift(&levels[level], lasting.certain / step),
                        None => {
                            let mut nothing = vec![0.0; points];
                            nothing[0] = 1.0;
                            shift(&nothing, lasting.certain / step)
                        }
                    };
                    let transform = tools.transform(points);
                    let mut spectrum = transform.forward(&moved);
                    if let Some(levels) = parts.get(1) {
                        spectrum.multiply(&transform.forward(&levels[level]));
                    }
                    spectra.push(spectrum);
                }
            }
            Self::Spread { lasting, low, high } => {
                let mut spread = Spread::new(*lasting, *low, *high, &tools.tables.normal);
                let nothing = self.atoms(&tools.tables.normal).nothing;
                let ladder = StopLoss::new(
                    grid.step,
                    grid.points,
                    1.0 - nothing,
                    None,
                    &mut |step, _, last| spread.stop_loss(step, last, tools),
                );
                for mut masses in ladder.levels() {
                    masses[0] += nothing;
                    spectra.push(tools.transform(masses.len()).forward(&masses));
                }
            }
        }
        spectra
    }
}

impl Lasting {
    fn scaled(self, factor: f64) -> Self {
        let scaled = |part: Option<Part>| part.map(|part| part.scaled(factor));
        Self {
            certain: self.certain * factor,
            parts: [scaled(self.parts[0]), scaled(self.parts[1])],
        }
    }

    pub(super) fn mean(&self, normal: &Normal) -> f64 {
        let mut mean = self.certain;
        for part in self.parts.iter().flatten() {
            mean += part.stop_loss(0.0, normal);
        }
        mean
    }

    fn rough_moments(&self, normal: &Normal) -> (f64, f64) {
        let (mut mean, mut variance) = (self.certain, 0.0);
        for part in self.parts.iter().flatten() {
            let (first, second) = part.rough_moments(normal);
            mean += first;
            variance += (second - first * first).max(0.0);
        }
        (mean, mean * mean + variance)
    }

    /// Masses of the lasting on a lattice, true to the fourth power of the step where it is smooth.
    pub(super) fn masses(&self, step: f64, points: usize, tools: &mut Tools) -> Vec<f64> {
        let mut masses = vec![0.0; points];
        masses[0] = 1.0;
        let mut whole: Option<Spectrum> = None;
        for part in self.parts.iter().flatten() {
            masses = part.ladder(step, points, &mut tools.tables).masses();
            masses[0] += part.zero(&tools.tables.normal);
            if let Some(spectrum) = &mut whole {
                let transform = tools.transform(points);
                spectrum.multiply(&transform.forward(&masses));
                masses = transform.inverse(spectrum);
            } else if self.parts[1].is_some() {
                whole = Some(tools.transform(points).forward(&masses));
            }
        }
        shift(&masses, self.certain / step)
    }
}

impl Part {
    /// The stop-loss values of the part where it is above 0.
    fn ladder(&self, step: f64, points: usize, tables: &mut Tables) -> StopLoss {
        tables.extend(points.max(2 * HEAD + 2));
        let whole = 1.0 - self.zero(&tables.normal);
        let samples = self.samples(step, points, tables);
        StopLoss::new(step, points, whole, samples, &mut |step, from, last| {
            self.stop_losses(step, from, last, tables)
        })
    }
}
