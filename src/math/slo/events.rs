//! Objectives in events instead of minutes.

use super::super::budget::Percent;
use super::super::units::{Days, Minutes, Share};
use super::burn::burn_rate;

/// Events counted: those that were good, of those that count.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Counts {
    /// Answered as they should be.
    pub good: f64,
    /// All that count.
    pub valid: f64,
}

impl Counts {
    /// Both together.
    pub fn and(self, other: Self) -> Self {
        Self {
            good: self.good + other.good,
            valid: self.valid + other.valid,
        }
    }

    /// The share of good events, the SLI; `None` without any, or with more good ones than there are.
    pub fn share(self) -> Option<Share> {
        let fits = self.valid > 0.0 && (0.0..=self.valid).contains(&self.good);
        fits.then(|| Share::new(self.good / self.valid))
    }
}

/// Events that may fail: (1 - target) * events, with 1 - target taken in decimal. What is allowed in
/// whole events is the floor.
pub fn allowed_failures(target: Percent, events: f64) -> f64 {
    target.complement_of(events)
}

/// What a single failure does where little happens.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LowTraffic {
    /// Its share of the window's budget; above 1 one failure is too many.
    pub spends: f64,
    /// Failures allowed in the window, in whole events.
    pub allowed: f64,
    /// The burn rate of an hour with one failure.
    pub burn_of_hour: f64,
    per_hour: f64,
    target: Percent,
}

impl LowTraffic {
    /// At so many requests an hour; `None` without traffic, or with nothing to fail.
    pub fn of(per_hour: f64, target: Percent, window: Days) -> Option<Self> {
        let allowed = allowed_failures(target, per_hour * 24.0 * window.get());
        if per_hour <= 0.0 || allowed <= 0.0 {
            return None;
        }
        let mut found = Self {
            spends: 1.0 / allowed,
            allowed: allowed.floor(),
            burn_of_hour: 0.0,
            per_hour,
            target,
        };
        found.burn_of_hour = found.burn_over(Minutes::new(60.0));
        Some(found)
    }

    /// The burn rate of a window with one failure; 0 for a target that leaves nothing to fail.
    pub fn burn_over(&self, window: Minutes) -> f64 {
        let events = self.per_hour * window.get() / 60.0;
        // One failure among fewer than one request is all of them.
        let ratio = Share::new((1.0 / events).min(1.0));
        burn_rate(ratio, self.target).unwrap_or(0.0)
    }
}
