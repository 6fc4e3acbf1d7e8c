//! How fast an error budget is spent.

use super::super::budget::{Percent, error_budget};
use super::super::units::{Days, Minutes, Share};

/// Budgets spent in one window at this error ratio: 1 spends exactly the budget. `None` for a target of
/// 100 %, which leaves nothing to spend.
///
/// Source: error ratio / (1 - target) (The Site Reliability Workbook, chapter 5).
pub fn burn_rate(error_ratio: Share, target: Percent) -> Option<f64> {
    let allowed = target.left_to_fail().get();
    (allowed > 0.0).then(|| error_ratio.get() / allowed)
}

/// The error ratio at which the budget burns this fast; it may exceed 1, which nothing reaches.
pub fn error_ratio_at(burn: f64, target: Percent) -> f64 {
    target.left_to_fail().get() * burn
}

/// How long a full budget lasts: window / burn. `None` while nothing burns.
pub fn time_to_exhaustion(window: Days, burn: f64) -> Option<Minutes> {
    (burn > 0.0).then(|| Minutes::new(window.minutes().get() / burn))
}

/// The burn rate that spends a share of the budget within an alert's window.
pub fn burn_for(spend: Share, alert: Minutes, window: Days) -> f64 {
    spend.get() * window.minutes().get() / alert.get()
}

/// The share of the budget that a burn rate spends within an alert's window.
pub fn spend_of(burn: f64, alert: Minutes, window: Days) -> Share {
    Share::new(burn * alert.get() / window.minutes().get())
}

/// What a measurement has consumed of a budget, as if its share of good events held over the time
/// measured and traffic were even.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Consumption {
    /// Minutes the whole window may fail.
    pub budget: Minutes,
    /// Minutes failed so far.
    pub failed: Minutes,
    /// What is left; below 0 when more failed than allowed.
    pub remaining: Minutes,
    /// How fast it burns; 1 spends exactly the budget over the window.
    pub burn: f64,
    /// Spent so far, as a share of the budget.
    pub consumed: Share,
    /// Until nothing is left at this burn; `None` when nothing burns or nothing is left.
    pub exhausted_in: Option<Minutes>,
}

impl Consumption {
    /// Of a share of good events over `elapsed` of a window; `None` when the target leaves nothing to
    /// fail, or the window or the time measured is none.
    pub fn of(good: Share, target: Percent, window: Days, elapsed: Days) -> Option<Self> {
        let (length, so_far) = (window.minutes().get(), elapsed.minutes().get());
        let burn = burn_rate(Share::new(1.0 - good.get()), target)?;
        if length <= 0.0 || so_far <= 0.0 {
            return None;
        }
        let budget = error_budget(target, window);
        let failing = 1.0 - good.get();
        let failed = failing * so_far;
        let remaining = budget.get() - failed;
        let lasts = failing > 0.0 && remaining > 0.0;
        Some(Self {
            budget,
            failed: Minutes::new(failed),
            remaining: Minutes::new(remaining),
            burn,
            consumed: Share::new(burn * so_far / length),
            exhausted_in: lasts.then(|| Minutes::new(remaining / failing)),
        })
    }
}
