//! One risk over the horizon: what it may cost, as spectra that can be multiplied.

use super::super::risk::RiskEstimates;
use super::super::systemic::{Costing, Shift};
use super::super::units::{Days, YearLength};
use super::doubt::Doubted;
use super::exact::Pile;
use super::frequency::Incidents;
use super::lattice::{Grid, LEVELS, StopLoss, shift};
use super::severity::{Atoms, Severity, Tools};
use super::transform::Spectrum;

/// A risk as its odds see it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct OddsRisk {
    /// The four estimates.
    pub estimates: RiskEstimates,
    /// What systemic risks do to them.
    pub shift: Shift,
    /// Whether the figures are guesses, which [`Question::doubt`](super::Question) widens.
    pub doubted: bool,
}

/// What one risk's figures are computed from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Key {
    pub(super) risk: OddsRisk,
    pub(super) horizon: Days,
    pub(super) year: YearLength,
    /// Sigma of the doubt, 0 without.
    pub(super) doubt: f64,
}

/// One risk over the horizon, before any lattice.
pub(super) struct Prepared {
    pub(super) key: Key,
    incidents: Incidents,
    severity: Severity,
    atoms: Atoms,
    /// P(it costs nothing).
    pub(super) still: f64,
    /// P(at least one incident).
    pub(super) happens: f64,
    /// Mean cost over the horizon.
    pub(super) mean: f64,
    /// Mean and variance, roughly, for the reach.
    pub(super) rough: (f64, f64),
}

/// One risk on a lattice.
pub(super) struct Spectra {
    /// Of its total cost, for each level.
    pub(super) total: Vec<Spectrum>,
    /// Of the same while every incident costs one of the certain amounts.
    pub(super) piled: Piled,
}

/// The part of a risk's total that is piled up on multiples of one amount.
pub(super) enum Piled {
    /// Only nothing at all, with this probability.
    Still(f64),
    /// All of it.
    All,
    /// Some of it.
    Some(Vec<Spectrum>),
}

impl Prepared {
    pub(super) fn new(key: Key, tools: &Tools) -> Self {
        let OddsRisk {
            estimates,
            shift,
            doubted,
        } = key.risk;
        let doubt = if doubted { key.doubt } else { 0.0 };
        let incidents = Incidents::of(
            estimates.frequency,
            key.horizon,
            key.year,
            shift.rate,
            doubt,
        );
        let severity = Severity::of(&estimates, shift);
        let atoms = severity.atoms(&tools.tables.normal);
        let (cost, square) = severity.rough_moments(&tools.tables.normal);
        let (rate, rates) = incidents.rough_moments();
        let mean = rate * cost;
        let variance = rate * square + (rates - rate * rate).max(0.0) * cost * cost;
        let widened = (doubt * doubt).exp() * (variance + mean * mean) - mean * mean;
        let yearly = Costing::of(&estimates, key.year).bad_minutes_per_year(shift);
        Self {
            key,
            still: incidents.generating(atoms.nothing),
            happens: 1.0 - incidents.generating(0.0),
            mean: yearly.get() * key.horizon.get() / key.year.days().get(),
            rough: (mean, widened),
            incidents,
            severity,
            atoms,
        }
    }

    fn doubt(&self) -> f64 {
        if self.key.risk.doubted {
            self.key.doubt
        } else {
            0.0
        }
    }

    /// Whether every incident costs the same, and nothing blurs it.
    pub(super) fn is_certain(&self) -> bool {
        self.severity.is_certain() && self.doubt() == 0.0
    }

    /// Whether the rate is known too.
    pub(super) fn is_exact(&self) -> bool {
        self.is_certain() && self.incidents.known().is_some()
    }

    /// The amount on whose multiples part of the total is piled up.
    pub(super) fn pile_cost(&self) -> Option<f64> {
        let piles = self.doubt() == 0.0 && self.atoms.share > 0.0 && self.happens > 0.0;
        piles.then_some(self.atoms.cost)
    }

    /// How likely each multiple of it is, and the factor that all share.
    pub(super) fn pile(&self) -> (f64, Pile) {
        let Atoms { nothing, share, .. } = self.atoms;
        match self.incidents.known() {
            Some(rate) => {
                let missed = (1.0 - nothing - share).max(0.0);
                ((-rate * missed).exp(), Pile::Poisson(rate * share))
            }
            None => (1.0, Pile::Counts(self.incidents.thinned(nothing, share))),
        }
    }

    /// The spectra on a grid.
    pub(super) fn spectra(&self, grid: Grid, tools: &mut Tools) -> Spectra {
        let doubt = self.doubt();
        if doubt > 0.0 {
            return Spectra {
                total: self.doubted(doubt, grid, tools),
                piled: Piled::Still(self.still),
            };
        }
        let mut total = self.severity.spectra(grid, tools);
        for spectrum in &mut total {
            self.incidents.compose(spectrum);
        }
        let piled = if self.is_certain() {
            Piled::All
        } else if self.pile_cost().is_some() {
            let Atoms {
                nothing,
                cost,
                share,
            } = self.atoms;
            let mut piled = Vec::with_capacity(LEVELS);
            for level in 0..LEVELS {
                let points = grid.points >> level;
                let mut masses = vec![0.0; points];
                masses[0] = share;
                let mut masses = shift(&masses, cost / (grid.step * (1 << level) as f64));
                masses[0] += nothing;
                let mut spectrum = tools.transform(points).forward(&masses);
                self.incidents.compose(&mut spectrum);
                piled.push(spectrum);
            }
            Piled::Some(piled)
        } else {
            Piled::Still(self.still)
        };
        Spectra { total, piled }
    }

    /// With one factor on all incidents of the horizon: the total without it is put on its
    /// lattice, multiplied, and put on the lattice again.
    fn doubted(&self, sigma: f64, grid: Grid, tools: &mut Tools) -> Vec<Spectrum> {
        let mut spectra = if self.atoms.nothing >= 1.0 || self.is_always_the_same() {
            Vec::new()
        } else {
            self.severity.spectra(grid, tools)
        };
        let mut total = Vec::with_capacity(LEVELS);
        for level in 0..LEVELS {
            let points = grid.points >> level;
            let step = grid.step * (1 << level) as f64;
            let mut masses = Vec::new();
            if spectra.is_empty() {
                if self.atoms.cost > 0.0 {
                    let counts = self.incidents.thinned(0.0, 1.0);
                    for (n, share) in counts.iter().enumerate().skip(1) {
                        masses.push((n as f64 * self.atoms.cost, *share));
                    }
                }
            } else {
                self.incidents.compose(&mut spectra[level]);
                let found = tools.transform(points).inverse(&spectra[level]);
                let mut beyond = 1.0;
                for (k, share) in found.iter().enumerate() {
                    beyond -= share;
                    if k > 0 {
                        masses.push((k as f64 * step, *share));
                    }
                }
                self.follow(beyond, points, step, &mut masses, tools);
            }
            let doubted = Doubted::new(&masses, sigma, &tools.tables.normal);
            let ladder = StopLoss::new(
                step,
                points,
                doubted.whole(),
                None,
                &mut |step, _, count| {
                    let mut values = Vec::with_capacity(count + 1);
                    for k in 0..=count {
                        values.push(doubted.stop_loss(k as f64 * step));
                    }
                    values
                },
            );
            let mut masses = ladder.masses();
            masses[0] += 1.0 - doubted.whole();
            total.push(tools.transform(points).forward(&masses));
        }
        total
    }

    /// Adds what lies beyond the reach before the factor and may come back within it, from a coarser
    /// lattice; what lies even beyond that goes to its end.
    fn follow(
        &self,
        beyond: f64,
        points: usize,
        step: f64,
        masses: &mut Vec<(f64, f64)>,
        tools: &mut Tools,
    ) {
        let grid = Grid {
            step: step * 16.0,
            points: points / 4,
        };
        let mut left = beyond.max(0.0);
        let end = masses.len();
        masses.push((points as f64 * step, 0.0));
        if left > 1e-7 {
            let mut spectrum = self.severity.spectra(grid, tools).swap_remove(0);
            self.incidents.compose(&mut spectrum);
            let found = tools.transform(grid.points).inverse(&spectrum);
            for (k, share) in found.iter().enumerate().skip(points / 16 + 1) {
                masses.push((k as f64 * grid.step, *share));
                left -= share;
            }
            let mut outer = 1.0;
            for share in &found {
                outer -= share;
            }
            masses.push((grid.reach(), outer.max(0.0)));
            left -= outer.max(0.0);
        }
        masses[end].1 = left;
    }

    fn is_always_the_same(&self) -> bool {
        self.severity.is_certain() && self.incidents.is_counted()
    }
}

impl Spectra {
    /// Whether the piled part has spectra of its own.
    pub(super) fn has_both(&self) -> bool {
        matches!(self.piled, Piled::Some(_))
    }
}
