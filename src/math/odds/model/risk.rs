//! One risk over the horizon: what of its cost is counted on a step, and what is a factor of the transform.

use std::rc::Rc;

use super::factor::Factor;
use super::pile::Pile;
use super::rate::Rate;
use super::severity::Severity;
use crate::math::risk::RiskEstimates;
use crate::math::systemic::{Costing, Shift};
use crate::math::units::{Days, YearLength};

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
pub(crate) struct Key {
    pub(crate) risk: OddsRisk,
    pub(crate) horizon: Days,
    pub(crate) year: YearLength,
    /// Sigma of the doubt, 0 without.
    pub(crate) doubt: f64,
}

/// One risk over the horizon, before any amount is asked about.
#[derive(Debug)]
pub(crate) struct Prepared {
    pub(crate) key: Key,
    /// What costs the same each time.
    pub(crate) pile: Option<Pile>,
    /// What does not.
    pub(crate) factor: Option<Factor>,
    /// P(it costs nothing).
    pub(crate) still: f64,
    /// The least that an incident costs.
    pub(crate) least: f64,
    /// P(at least one incident).
    pub(crate) happens: f64,
    /// Mean cost over the horizon.
    pub(crate) mean: f64,
    /// Mean and variance, roughly.
    pub(crate) rough: (f64, f64),
}

impl Prepared {
    pub(crate) fn new(key: Key) -> Self {
        let OddsRisk {
            estimates,
            shift,
            doubted,
        } = key.risk;
        let doubt = if doubted { key.doubt } else { 0.0 };
        let rate = Rate::of(
            estimates.frequency,
            key.horizon,
            key.year,
            shift.rate,
            doubt,
        );
        let mut severity = Severity::of(&estimates, shift);
        let happens = 1.0 - rate.none();
        let rough = rough(&rate, &severity, doubt);
        let yearly = Costing::of(&estimates, key.year).bad_minutes_per_year(shift);
        let mut prepared = Self {
            key,
            pile: None,
            factor: None,
            still: 1.0,
            least: f64::INFINITY,
            happens,
            mean: yearly.get() * key.horizon.get() / key.year.days().get(),
            rough,
        };
        let costly = 1.0 - severity.nothing;
        if costly <= 0.0 || rate.known() == Some(0.0) {
            return prepared;
        }
        // Incidents that cost nothing are left out: thinning leaves a mixed Poisson process one.
        let rate = rate.thinned(costly);
        prepared.still = rate.none();
        for spread in &mut severity.spreads {
            spread.weight /= costly;
            prepared.least = prepared.least.min(spread.least());
        }
        if let Some(atom) = &mut severity.atom {
            atom.0 /= costly;
            prepared.least = prepared.least.min(atom.1);
        }
        if doubt > 0.0 {
            // A factor on all costs may bring any of them down to nothing.
            prepared.least = 0.0;
            prepared.factor = Some(Factor::new(rate, severity.spreads, severity.atom, doubt));
            return prepared;
        }
        match severity.atom {
            Some((_, cost)) if severity.spreads.is_empty() => {
                let share = 1.0;
                prepared.pile = Some(Pile { cost, rate, share });
            }
            // Of a known rate the kinds of incidents are independent.
            Some((share, cost)) if rate.known().is_some() => {
                let (certain, rest) = (rate.clone().thinned(share), rate.thinned(1.0 - share));
                prepared.pile = Some(Pile {
                    cost,
                    rate: certain,
                    share: 1.0,
                });
                for spread in &mut severity.spreads {
                    spread.weight /= 1.0 - share;
                }
                prepared.factor = Some(Factor::new(rest, severity.spreads, None, 0.0));
            }
            Some((share, cost)) => {
                prepared.pile = Some(Pile {
                    cost,
                    rate: rate.clone(),
                    share,
                });
                let atom = severity.atom;
                prepared.factor = Some(Factor::new(rate, severity.spreads, atom, 0.0));
            }
            None => prepared.factor = Some(Factor::new(rate, severity.spreads, None, 0.0)),
        }
        prepared
    }

    /// Whether its probabilities are counted, and nothing else.
    pub(crate) fn is_counted(&self) -> bool {
        self.factor.is_none()
    }

    /// Whether every figure that matters is a point.
    pub(crate) fn is_exact(&self) -> bool {
        let known = |pile: &Pile| pile.rate.known().is_some();
        self.factor.is_none() && self.pile.as_ref().is_none_or(known)
    }
}

/// What costs the same each time.
pub(crate) fn piles(risks: &[(Rc<Prepared>, bool)]) -> Vec<&Pile> {
    let piles = risks.iter().filter_map(|(risk, _)| risk.pile.as_ref());
    piles.collect()
}

/// Mean and variance of a risk's total, roughly.
fn rough(rate: &Rate, severity: &Severity, doubt: f64) -> (f64, f64) {
    let (cost, square) = severity.rough_moments();
    let (often, square_often) = rate.rough_moments();
    let mean = often * cost;
    let variance = often * square + (square_often - often * often).max(0.0) * cost * cost;
    let widened = (doubt * doubt).exp() * (variance + mean * mean) - mean * mean;
    (mean, widened)
}
