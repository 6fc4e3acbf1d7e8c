//! Mitigations: what fixes do to a risk's estimates, before the systemic risks are counted.

use super::estimate::{Estimate, Frequency};
use super::risk::RiskEstimates;
use super::systemic::Shift;
use super::units::{Minutes, PerYear, Share, Unit, YearLength};

/// What a fix does to one figure.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Change<T> {
    /// So many times what it is. For a frequency: so many times as many incidents.
    Times(f64),
    /// Another estimate in its place.
    To(T),
}

/// What one fix does to a risk; `None` leaves a figure as it is.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Fix {
    /// To the time to detect.
    pub ettd: Option<Change<Estimate<Minutes>>>,
    /// To the time to resolve.
    pub ettr: Option<Change<Estimate<Minutes>>>,
    /// To the share of users.
    pub impact: Option<Change<Estimate<Share>>>,
    /// To how often it happens.
    pub frequency: Option<Change<Frequency>>,
}

/// Whether a fix is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// Not made.
    No,
    /// Made.
    Yes,
    /// Not decided: it may be made or not, whichever costs less. What comes out is a lower bound
    /// of what any decision leads to.
    Open,
}

impl RiskEstimates {
    /// The estimates once the fixes are made. Factors multiply; of several new estimates the one
    /// that costs least under `shift` takes the place of the risk's own, and the factors apply to
    /// it. So the order of the fixes never matters.
    pub fn mitigated(
        &self,
        fixes: &[(&Fix, Decision)],
        shift: Shift,
        year: YearLength,
    ) -> RiskEstimates {
        let minutes = |own, pick: fn(&Fix) -> Option<Change<Estimate<Minutes>>>, shift| {
            changed(own, fixes, pick, Estimate::times, &|estimate| {
                estimate.mean_after(shift).get()
            })
        };
        Self {
            ettd: minutes(self.ettd, |fix| fix.ettd, shift.ettd),
            ettr: minutes(self.ettr, |fix| fix.ettr, shift.ettr),
            impact: changed(
                self.impact,
                fixes,
                |fix| fix.impact,
                |impact, factor| impact.times(factor).at_most(Share::new(1.0)),
                &|impact| impact.mean().get(),
            ),
            frequency: changed(
                self.frequency,
                fixes,
                |fix| fix.frequency,
                Frequency::times,
                &|frequency| frequency.incidents_per_year(year).get(),
            ),
        }
    }
}

/// One figure once the fixes are made.
fn changed<T: Copy>(
    own: T,
    fixes: &[(&Fix, Decision)],
    pick: fn(&Fix) -> Option<Change<T>>,
    times: fn(T, f64) -> T,
    cost: &dyn Fn(T) -> f64,
) -> T {
    let (mut factor, mut replaced) = (1.0, false);
    for (fix, decision) in fixes {
        match (pick(fix), decision) {
            (Some(Change::Times(by)), Decision::Yes) => factor *= by,
            (Some(Change::Times(by)), Decision::Open) => factor *= f64::min(by, 1.0),
            (Some(Change::To(_)), Decision::Yes) => replaced = true,
            _ => {}
        }
    }
    let scaled = |one: T| {
        if factor == 1.0 {
            one
        } else {
            times(one, factor)
        }
    };
    let mut best = (!replaced).then(|| scaled(own));
    for (fix, decision) in fixes {
        if let (Some(Change::To(new)), Decision::Yes | Decision::Open) = (pick(fix), decision) {
            let new = scaled(new);
            if best.is_none_or(|best| cost(new) < cost(best)) {
                best = Some(new);
            }
        }
    }
    best.unwrap_or(own)
}

impl<U: Unit> Estimate<U> {
    /// So many times this; `factor` is 0 or above. Every shape stays itself.
    #[must_use]
    pub fn times(self, factor: f64) -> Self {
        let by = |value: U| U::new(value.get() * factor);
        match self {
            Self::Point(value) => Self::Point(by(value)),
            // Nothing is spread around 0.
            _ if factor == 0.0 => Self::Point(U::new(0.0)),
            Self::Lognormal { low, high } => Self::Lognormal {
                low: by(low),
                high: by(high),
            },
            Self::Exponential { high } => Self::Exponential { high: by(high) },
            Self::Uniform { low, high } => Self::Uniform {
                low: by(low),
                high: by(high),
            },
            Self::Capped { low, high, most } => Self::Capped {
                low: by(low),
                high: by(high),
                most: by(most),
            },
        }
    }

    /// What reaches beyond `most` is held there.
    #[must_use]
    fn at_most(self, most: U) -> Self {
        match self {
            Self::Point(value) if value > most => Self::Point(most),
            Self::Uniform { low, .. } if low >= most => Self::Point(most),
            Self::Uniform { low, high } if high > most => Self::Capped { low, high, most },
            Self::Capped { low, .. } if low >= most => Self::Point(most),
            Self::Capped {
                low,
                high,
                most: held,
            } if held > most => Self::Capped { low, high, most },
            other => other,
        }
    }
}

impl Frequency {
    /// So many times as many incidents; `factor` is above 0.
    #[must_use]
    fn times(self, factor: f64) -> Self {
        match self {
            Self::Every(days) => Self::Every(days.times(1.0 / factor)),
            Self::Rate(rate) => Self::Rate(Estimate::<PerYear>::times(rate, factor)),
        }
    }
}
